"""Finds links and anchors inside the built site that lead nowhere; MkDocs does not look at the pages that the hook converts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_REFERENCES = {"a": "href", "link": "href", "script": "src", "img": "src", "source": "src", "iframe": "src"}


@dataclass(slots=True)
class _Document:
    """What a page refers to and which ids it has."""

    references: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    repeated: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Gathers references and ids; nothing else of a page is looked at."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.document = _Document()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if name == "id":
                (self.document.repeated.append if value in self.document.ids else self.document.ids.add)(value)
            elif _REFERENCES.get(tag) == name:
                self.document.references.append(value)


def broken_links(site: Path, root: str = "/") -> list[str]:
    """A line for every internal link, script or image that leads nowhere, and for every id that a page has twice.

    `root` is where the site stands on its host: what the page 404.html, served at any address, links to from there.
    """
    site = site.resolve()
    documents = {path: _read(path) for path in sorted(site.rglob("*.html"))}
    return [line for path, document in documents.items() for line in _faults(site, root, path, document, documents)]


def _read(path: Path) -> _Document:
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader.document


def _faults(site: Path, root: str, path: Path, document: _Document, documents: dict[Path, _Document]) -> Iterator[str]:
    shown = path.relative_to(site)
    for identifier in document.repeated:
        yield f'{shown}: the id "{identifier}" stands twice'
    for reference in dict.fromkeys(document.references):
        parts = urlsplit(reference)
        if parts.scheme or parts.netloc:
            continue
        target = _target(site, path, unquote(parts.path), root)
        if not target.is_file():
            yield f'{shown}: a link to "{reference}", which does not exist'
        elif parts.fragment and target in documents and not _has_anchor(documents[target], unquote(parts.fragment)):
            yield f'{shown}: a link to "{reference}", whose anchor does not exist'


def _has_anchor(document: _Document, anchor: str) -> bool:
    """Material's own controls (#__skip and such) are drawn by scripts and count as there."""
    return anchor in document.ids or anchor.startswith("__")


def _target(site: Path, page: Path, path: str, root: str) -> Path:
    """The file a link from a page leads to."""
    path = "/" + path.removeprefix(root) if path.startswith(root) else path
    base = site if path.startswith("/") else page.parent
    target = base / path.lstrip("/") if path else page
    return Path(target / "index.html").resolve() if target.is_dir() else target.resolve()
