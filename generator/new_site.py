"""Makes a new site in a folder of its own: renders the pages that changed and takes every other file from the present site."""

import os
import shutil
from collections.abc import Collection
from contextlib import suppress
from datetime import date
from pathlib import Path

from mkdocs.structure.files import File

from generator.blanks import Blanks, MovedBlanks, words_of
from generator.cache import Cache
from generator.links import Files, doubtful, ids_in
from generator.references import read_document
from generator.rendering import Loaded, built_on, listening, load, load_templates, plan, write_templates
from generator.search import INDEX, NOT_WANTED, add_search_index
from generator.site_inputs import digest_of_inputs
from generator.site_order import Order, Place, Site, SiteFault
from generator.site_pages import Making, SiteFile, page_files, recorded, write_made
from generator.site_record import Made, SiteRecord, Source, agrees, digest, read_record, states, write_record


class SiteMaker:
    """Makes sites in one place, one after the other. What can be done before the pages are there, `prepare` does."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._loaded: Loaded | None = None
        self._read: tuple[tuple[int, ...], SiteRecord | None] = ((), None)
        self._made: tuple[SiteRecord, Path] | None = None

    def prepare(self, today: date) -> None:
        """Loads MkDocs, the templates and the record of the present site; what is wrong with them, `make` says."""
        with suppress(SiteFault), built_on(today), listening():
            self._loaded = self._load()
            load_templates(self._loaded)
        self._before()

    def _load(self) -> Loaded:
        return load(self._place.configuration, self._place.pages, self._place.site, Cache(self._place.record.parent))

    def make(self, order: Order) -> Site:
        """Makes the site of the order. Raises SiteFault.

        A fault in a site made with the help of the present one is looked at again in one made from nothing, so that what is said
        of it never depends on what was there before.
        """
        before = self._before()
        if before and agrees(before, self._place.site):
            try:
                return self._make_from(order, before)
            except (SiteFault, MovedBlanks):
                shutil.rmtree(order.new)
                order.new.mkdir()
        return self._make_from(order, None)

    def write_record(self) -> None:
        """Writes the record of the site made last; without one, where it cannot be written, the next site is made from nothing."""
        if self._made:
            with suppress(OSError):
                write_record(*self._made)
            self._read = (_identity(self._made[1]), self._made[0])

    def _before(self) -> SiteRecord | None:
        """The record of the present site, read again only where it is another one."""
        identity = _identity(self._place.record)
        if identity != self._read[0]:
            self._read = (identity, read_record(self._place.record))
        return self._read[1]

    def _make_from(self, order: Order, before: SiteRecord | None) -> Site:
        with built_on(order.today), listening():
            self._loaded = self._loaded or self._load()
            making = _begun(self._place, order, before, self._loaded)
            files = page_files(making)
            files |= {name: made for name, made in _static_files(making).items() if name not in files}
            written = sum(not file.stays for file in files.values())
            files |= _template_files(making, files)
        _take(making, [name for name, file in files.items() if file.stays])
        _check_links(making, files)
        no_search = _search_index(making, files, wanted=order.search)
        self._made = _record(making, files), order.record
        return Site(sum(name.endswith(".html") for name in files), written, no_search)


def _identity(file: Path) -> tuple[int, ...]:
    """What tells a file from the one that takes its place; empty for none."""
    try:
        state = file.stat()
    except OSError:
        return ()
    return state.st_ino, state.st_size, state.st_mtime_ns


def _begun(place: Place, order: Order, before: SiteRecord | None, loaded: Loaded) -> Making:
    """What is known before the first page is rendered."""
    blanks, words = Blanks(), words_of(order.version)
    loaded.config.extra.update(blanks.in_place_of(words))
    planned = plan(loaded, order.new)
    inputs = digest(f"{digest_of_inputs(place.configuration)} {planned.shown_everywhere} {bool(order.version.commit)}".encode())
    names = [*(file.dest_uri for file in (*planned.pages, *planned.static_files)), *planned.templates]
    return Making(
        site=place.site,
        new=order.new,
        begun=order.new.stat().st_mtime_ns,
        planned=planned,
        files=Files(names, order.root),
        blanks=blanks,
        words=words,
        inputs=inputs,
        before=before if before and before.inputs == inputs else None,
    )


def _static_files(making: Making) -> dict[str, SiteFile]:
    """What is copied as it is: from the folder of pages (redirects) and from the theme."""
    found = {}
    pages = {file.dest_uri for file in making.planned.pages}
    for file in making.planned.static_files:
        if file.dest_uri not in pages and file.dest_uri not in making.planned.templates:
            found[file.dest_uri] = _static_file(making, file)
    return found


def _static_file(making: Making, file: File) -> SiteFile:
    name, (source, made) = file.dest_uri, making.known(file)
    if made and making.before:
        return SiteFile(made, making.before.links.get(name, ""), stays=True, says_the_same=True)
    file.copy_file()
    links = making.files.links(name, read_document(file.content_bytes)).as_text() if name.endswith(".html") else ""
    return SiteFile(recorded(making.new / name, Made(source)), links)


def _template_files(making: Making, files: dict[str, SiteFile]) -> dict[str, SiteFile]:
    """What the theme makes of all pages; where a page was not rendered, it is told its title and how lists sort it."""
    for file in making.planned.pages:
        made = files[file.dest_uri].made
        assert file.page is not None  # noqa: S101  # as in site_pages
        file.page.title = made.title
        file.page.meta = {"list_as": made.list_as} if made.list_as is not None else {}
    write_templates(making.planned)
    return {name: _template_file(making, name) for name, _ in states(making.new) if name not in files}


def _template_file(making: Making, name: str) -> SiteFile:
    target, made = making.new / name, Made(Source())
    if not name.endswith(".html"):
        return SiteFile(recorded(target, made))
    data, _ = making.blanks.filled(target.read_bytes().decode(), making.words)
    return SiteFile(write_made(making.new, name, data, made), making.files.links(name, read_document(data)).as_text())


def _take(making: Making, names: Collection[str]) -> None:
    """Gives the new site the files of the present one, as further names of the same files where the disk can do that."""
    folders = {name.rpartition("/")[0] for name in names}
    for folder in folders:
        (making.new / folder).mkdir(parents=True, exist_ok=True)
    for name in names:
        try:
            os.link(making.site / name, making.new / name)
        except OSError:
            shutil.copy2(making.site / name, making.new / name)


def _check_links(making: Making, files: dict[str, SiteFile]) -> None:
    """Raises SiteFault where a link leads nowhere. A text may look like a link to patterns, so that doubtful pages are read anew."""
    links = {name: file.links for name, file in files.items() if file.links}
    before = making.before
    pages = doubtful(links, before.links if before else {}, before.files.keys() - files.keys() if before else ())
    ids = {name: ids_in(text) for name, text in links.items()} if pages else {}
    pages.sort(key=lambda name: name.split("/"))
    lines = [line for name in pages for line in making.files.faults(name, read_document((making.new / name).read_bytes()), ids)]
    if lines:
        raise SiteFault("the new site has links that lead nowhere; the last good site was kept", tuple(lines))


def _search_index(making: Making, files: dict[str, SiteFile], *, wanted: bool) -> str:
    """Gives the new site its index, the present one where no page says anything else; returns why there is none, as `add_search_index`."""
    if not wanted:
        return NOT_WANTED
    before = making.before
    pages = {name: file for name, file in files.items() if file.links and name not in making.planned.templates}
    if before and before.index and pages.keys() == before.links.keys() - set(making.planned.templates) and all(file.says_the_same for file in pages.values()):
        _take(making, before.index)
        return ""
    return add_search_index(making.new)


def _record(making: Making, files: dict[str, SiteFile]) -> SiteRecord:
    index = {f"{INDEX}/{name}": state for name, state in states(making.new / INDEX)}
    links = {name: file.links for name, file in files.items() if file.links}
    return SiteRecord(making.inputs, making.words, {name: file.made for name, file in files.items()}, links, index)
