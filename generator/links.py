"""Finds links and anchors inside the built site that lead nowhere; MkDocs does not look at the pages that the hook converts."""

import json
import posixpath
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.references import Document, read_document

_ELSEWHERE = "another host"


@dataclass(frozen=True, slots=True)
class PageLinks:
    """The ids of a page, and the anchors it names in each file of the site that it leads to, itself left out.

    `is_sound` where all these files are there, all its links to itself lead somewhere, and no id stands twice.
    """

    ids: frozenset[str]
    anchors: dict[str, list[str]]
    is_sound: bool

    def as_text(self) -> str:
        """The same in a line."""
        return json.dumps([sorted(self.ids), self.anchors, self.is_sound])

    @classmethod
    def from_text(cls, text: str) -> "PageLinks":
        """What `as_text` wrote."""
        ids, anchors, is_sound = json.loads(text)
        return cls(frozenset(ids), anchors, is_sound)


class Files:
    """The files of a site, by their names from its folder, and where it stands on its host (`root`)."""

    def __init__(self, names: Collection[str], root: str = "/") -> None:
        self._file_of = {name: name for name in names}
        for name in names:
            if name == "index.html" or name.endswith("/index.html"):
                self._file_of[name.removesuffix("index.html").rstrip("/")] = name
        self._root = root

    def links(self, page: str, document: Document) -> PageLinks:
        """The ids of a page and where its links lead."""
        anchors: dict[str, list[str]] = {}
        ids = frozenset(document.ids)
        is_sound = len(ids) == len(document.ids)
        for _, target, anchor in self._followed(page, document):
            if target is None:
                is_sound = False
            elif target == page:
                is_sound = is_sound and (not anchor or anchor in ids)
            else:
                named = anchors.setdefault(target, [])
                if anchor and target.endswith(".html"):
                    named.append(anchor)
        return PageLinks(ids, anchors, is_sound)

    def faults(self, page: str, document: Document, ids: Mapping[str, Collection[str]]) -> Iterator[str]:
        """A line for every link of a page that leads nowhere and every id that it has twice; `ids` are those of all pages."""
        seen: set[str] = set()
        for identifier in document.ids:
            if identifier in seen:
                yield f'{page}: the id "{identifier}" stands twice'
            seen.add(identifier)
        for reference, target, anchor in self._followed(page, document):
            if target is None:
                yield f'{page}: a link to "{reference}", which does not exist'
            elif anchor and target in ids and anchor not in ids[target]:
                yield f'{page}: a link to "{reference}", whose anchor does not exist'

    def _followed(self, page: str, document: Document) -> Iterator[tuple[str, str | None, str]]:
        """Every reference to the site with the file it leads to, if there is one, and the anchor that must be there.

        Material's own controls (#__skip and such) are drawn by scripts and count as there.
        """
        folder = page.split("/")[:-1]
        above = ["/".join([*folder[:count], ""]) for count in range(len(folder), -1, -1)]
        targets: dict[str, str | None] = {}
        for reference in document.references:
            path, _, anchor = reference.partition("#")
            if not reference.isprintable():  # browsers take some characters out
                anchor = urlsplit(reference).fragment
            if path not in targets:
                targets[path] = self._near(above, path) or self._target(page, path)
            target = targets[path]
            if target is not _ELSEWHERE:
                anchor = unquote(anchor) if "%" in anchor else anchor
                yield reference, target, "" if anchor.startswith("__") else anchor

    def _near(self, above: list[str], path: str) -> str | None:
        """The file that a path leads to if it only goes up and down, which most do; `above` are the folders it may go up to, the page's own first."""
        up = 0
        while path.startswith("../"):
            up, path = up + 1, path[3:]
        return self._file_of.get(above[up] + path.rstrip("/")) if 0 < up < len(above) and "%" not in path and "?" not in path else None

    def _target(self, page: str, reference: str) -> str | None:
        """The file of the site that a page refers to, through the index of a folder where it names one; _ELSEWHERE for another host."""
        parts = urlsplit(reference)
        if parts.scheme or parts.netloc:
            return _ELSEWHERE
        path = unquote(parts.path)
        if not path:
            return page
        if path.startswith(self._root):
            path = "/" + path.removeprefix(self._root)
        above = "" if path.startswith("/") else page.rpartition("/")[0]
        name = posixpath.normpath(f"{above}/{path.lstrip('/')}".lstrip("/") or ".")
        return self._file_of.get("" if name == "." else name)


def broken_links(site: Path, root: str = "/") -> list[str]:
    """A line for every internal link, script or image that leads nowhere, and for every id that a page has twice.

    `root` is where the site stands on its host: what the page 404.html, served at any address, links to from there.
    """
    names = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    pages = sorted((name for name in names if name.endswith(".html")), key=lambda name: name.split("/"))
    documents = {name: read_document((site / name).read_bytes()) for name in pages}
    files, ids = Files(names, root), {name: set(document.ids) for name, document in documents.items()}
    return [line for name, document in documents.items() for line in files.faults(name, document, ids)]


def doubtful(links: Mapping[str, str], before: Mapping[str, str], gone: Collection[str]) -> list[str]:
    """The pages that seem to have a link that leads nowhere, or an id twice.

    `links` are those of all pages, as text; `before` are those of a site without faults, which had `gone` among its files, or none.
    """
    read = cache(lambda name: PageLinks.from_text(links[name]))
    new = {name for name, text in links.items() if before.get(name) != text}
    lost = {name: PageLinks.from_text(before[name]).ids - read(name).ids for name in new if name in before}
    lost = {name: ids for name, ids in lost.items() if ids}

    def is_doubtful(name: str) -> bool:
        page = read(name)
        if name in new:
            return not page.is_sound or not all(all(map(read(target).ids.__contains__, named)) for target, named in page.anchors.items() if named)
        return any(target in gone or not lost.get(target, frozenset()).isdisjoint(named) for target, named in page.anchors.items())

    return [name for name in links if (name in new or lost or gone) and is_doubtful(name)]
