"""Makes a new site in a folder of its own: renders the pages that changed and takes every other file from the present site."""

import os
import shutil
from collections.abc import Collection

from mkdocs.structure.files import File

from generator.blanks import Blanks, MovedBlanks, words_of
from generator.links import Files, PageLinks, lead_somewhere
from generator.references import read_document
from generator.rendering import Loaded, built_on, listening, load, plan, write_templates
from generator.search import INDEX, NOT_WANTED, add_search_index
from generator.site_inputs import digest_of_inputs
from generator.site_order import Order, Site, SiteFault
from generator.site_pages import Making, SiteFile, page_files, recorded, write_made
from generator.site_record import Made, SiteRecord, Source, agrees, digest, read_record, states, write_record


def make_site(order: Order, loaded: Loaded | None = None) -> Site:
    """Makes the site of the order. Raises SiteFault.

    A fault in a site made with the help of the present one is looked at again in one made from nothing, so that what is said of it
    never depends on what was there before.
    """
    before = read_record(order.record)
    if before and agrees(before, order.site):
        try:
            return _make(order, before, loaded)
        except (SiteFault, MovedBlanks):
            shutil.rmtree(order.new)
            order.new.mkdir()
    return _make(order, None, loaded)


def _make(order: Order, before: SiteRecord | None, loaded: Loaded | None) -> Site:
    with built_on(order.today), listening():
        making, inputs = _begun(order, before, loaded or load(order.configuration, order.pages, order.site))
        files = page_files(making)
        files |= {name: made for name, made in _static_files(making).items() if name not in files}
        files |= _template_files(making, files)
    _take(making, [name for name, file in files.items() if file.stays])
    _check_links(making, files)
    no_search = _search_index(making, files, wanted=order.search)
    _record(order, making, inputs, files)
    html_pages = sum(name.endswith(".html") for name in files)
    return Site(html_pages, sum(not file.stays for file in files.values()), no_search)


def _begun(order: Order, before: SiteRecord | None, loaded: Loaded) -> tuple[Making, str]:
    """What is known before the first page is rendered, and the digest of all that pages depend on beside their text."""
    blanks, words = Blanks(), words_of(order.version)
    loaded.config.extra.update(blanks.in_place_of(words))
    planned = plan(loaded, order.new)
    inputs = digest(f"{digest_of_inputs(order.configuration)} {planned.shown_everywhere} {bool(order.version.commit)}".encode())
    names = [*(file.dest_uri for file in (*planned.pages, *planned.static_files)), *planned.templates]
    usable = before if before and before.inputs == inputs else None
    return Making(order.site, order.new, planned, Files(names, order.root), blanks, words, usable, order.new.stat().st_mtime_ns), inputs


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
    links = {name: file.links for name, file in files.items() if file.links}
    before = making.before
    if not lead_somewhere(links, before.links if before else {}, before.files.keys() - files.keys() if before else ()):
        ids = {name: PageLinks.from_text(text).ids for name, text in links.items()}
        pages = sorted(links, key=lambda name: name.split("/"))
        lines = [line for name in pages for line in making.files.faults(name, read_document((making.new / name).read_bytes()), ids)]
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


def _record(order: Order, making: Making, inputs: str, files: dict[str, SiteFile]) -> None:
    index = {name: state for name, state in states(order.new) if name.startswith(f"{INDEX}/")}
    links = {name: file.links for name, file in files.items() if file.links}
    write_record(SiteRecord(inputs, making.words, {name: file.made for name, file in files.items()}, links, index), order.new_record)
