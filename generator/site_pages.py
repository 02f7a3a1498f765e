"""The Markdown pages of a new site: on all cores those that changed are rendered, others get the words of a new version, the rest stays."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from mkdocs.structure.files import File

from generator.blanks import Blanks, Words, refilled
from generator.links import Files
from generator.references import read_document, read_generated
from generator.rendering import Plan, fault_of_mkdocs, listening, render_page
from generator.shares import cores, dealt, in_processes
from generator.site_order import SiteFault
from generator.site_record import Made, SiteRecord, Source, source_of

_WEIGHT_OF_A_FRAME = 20_000  # rendering a page takes as long as that many bytes of Markdown, whatever it holds
_WORTH_A_PROCESS = 80 * _WEIGHT_OF_A_FRAME


@dataclass(frozen=True, slots=True)
class Making:
    """What all processes know that make one site in the folder `new`, begun at a time of the disk.

    `inputs` is the digest of all that pages depend on beside their text, `before` the record of the present `site` where that is the same.
    """

    site: Path
    new: Path
    begun: int
    planned: Plan
    files: Files
    blanks: Blanks
    words: Words
    inputs: str
    before: SiteRecord | None

    def known(self, file: File) -> tuple[Source, Made | None]:
        """The source of a file, and its record in the present site if it was made from the same."""
        if not file.abs_src_path:  # a hook made it
            return Source(), None
        made = self.before.files.get(file.dest_uri) if self.before else None
        source = source_of(Path(file.abs_src_path), file.src_uri, made.source if made else None, self.begun)
        is_same = made and (made.source.name, made.source.digest) == (source.name, source.digest)
        return source, replace(made, source=source) if made and is_same else None


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the new site; the `links` of a page are text.

    `stays` where the present site has the same file and none was written; `says_the_same` where only the version may be another.
    """

    made: Made
    links: str = ""
    stays: bool = False
    says_the_same: bool = False


@dataclass(frozen=True, slots=True)
class _Task:
    """A page that must be written, and what it weighs; `before` where it only needs the words of the version."""

    file: File
    weight: int
    before: Made | None


def page_files(making: Making) -> dict[str, SiteFile]:
    """All Markdown pages of the new site by their names; those that changed are written."""
    before, found, tasks = making.before, {}, []
    for name, file in {file.dest_uri: file for file in making.planned.pages}.items():
        made = making.known(file)[1] if before else None
        if made and before and before.words == making.words:
            found[name] = SiteFile(made, before.links[name], stays=True, says_the_same=True)
        else:
            weight = made.size // 20 if made else Path(file.abs_src_path or "").stat().st_size + _WEIGHT_OF_A_FRAME
            tasks.append(_Task(file, weight, made))
    faults: list[str] = []
    for written, lines in in_processes(partial(_written, making), dealt(tasks, lambda task: task.weight, _processes(tasks))):
        found.update(written)
        faults += lines
    if faults:
        raise fault_of_mkdocs(sorted(faults))
    return found


def _processes(tasks: Collection[_Task]) -> int:
    return max(1, min(cores(), sum(task.weight for task in tasks) // _WORTH_A_PROCESS))


def _written(making: Making, share: list[_Task]) -> tuple[dict[str, SiteFile], list[str]]:
    """The pages of one share, written, or what MkDocs says against them."""
    try:
        with listening():
            return {task.file.dest_uri: _refilled(making, task.file.dest_uri, task.before) if task.before else _rendered(making, task) for task in share}, []
    except SiteFault as fault:
        return {}, list(fault.details)


def _rendered(making: Making, task: _Task) -> SiteFile:
    page, name = task.file.page, task.file.dest_uri
    assert page is not None  # noqa: S101  # MkDocs gives every Markdown file its page when it makes the navigation
    data, places = making.blanks.filled(render_page(making.planned, page), making.words)
    links = making.files.links(name, (read_generated if page.meta.get("generated") else read_document)(data))
    if not links.is_sound:  # or a text looks like a link
        links = making.files.links(name, read_document(data))
    made = Made(making.known(task.file)[0], places=tuple(places), title=page.title, list_as=page.meta.get("list_as"))
    return SiteFile(write_made(making.new, name, data, made), links.as_text())


def _refilled(making: Making, name: str, made: Made) -> SiteFile:
    before = making.before
    assert before is not None  # noqa: S101  # it holds what was made
    data, places = refilled((making.site / name).read_bytes(), made.places, before.words, making.words)
    return SiteFile(write_made(making.new, name, data, replace(made, places=tuple(places))), before.links[name], says_the_same=True)


def write_made(folder: Path, name: str, data: bytes, made: Made) -> Made:
    """Writes a file of the new site, whose record then knows its size and time."""
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    return recorded(target, made)


def recorded(target: Path, made: Made) -> Made:
    """The record of a file that was written, with its size and time."""
    state = target.stat()
    return replace(made, size=state.st_size, time=state.st_mtime_ns)
