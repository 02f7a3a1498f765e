"""What a built page refers to and which ids it has.

A page in the plain form that our theme and converters write is read by patterns, any other by html.parser, with the same
result: the first pattern proves that there is nothing in the page that the others could mistake for a tag or an attribute.
"""

import html
import re
from dataclasses import dataclass
from html.parser import HTMLParser

# Nowhere outside of a tag stands =", and in a tag only where a value begins: what looks like an attribute is one.
_TEXT = rb"[^<>=]*+(?:=(?!\")[^<>=]*+)*+"
# Attributes in double quotes, each after a space, values without brackets. Names that begin like id, href or src and have a capital in
# them are none of these.
_ATTRIBUTES = rb"""(?:[ \n]++(?<=[ ])[a-z0-9:-]++(?:(?<=[a-z]{4})[A-Z][a-zA-Z]*+)?(?:="[^"<>]*+(?<!=)")?)*+"""
# Elements whose content some versions of html.parser do not look into.
_OPAQUE = rb"script|style|title|textarea|iframe|noembed|noframes|xmp|plaintext"
_PLAIN = re.compile(
    rb"\s*+<!(?:doctype|DOCTYPE)[ ]html>" + _TEXT + rb"(?:<(?:"
    rb"/[a-z][a-z0-9-]*+"
    rb"|(?!(?:" + _OPAQUE + rb")\b)[a-z][a-z0-9-]*+" + _ATTRIBUTES + rb"[ \n]*+/?"
    rb"|title>" + _TEXT + rb"</title"
    rb"|script" + _ATTRIBUTES + rb">[^<=]*+(?:(?:=(?!\")|<(?![/!]))[^<=]*+)*+</script"
    rb")>" + _TEXT + rb")*+"
)  # fmt: skip
_HREF, _SRC, _ID = re.compile(rb' href="([^"]*)"'), re.compile(rb' src="([^"]*)"'), re.compile(rb' id="([^"]*)"')
_ODD_CHARACTER_REFERENCE = re.compile(rb"&(?!(?:amp|lt|gt|quot|#[0-9]+|#x[0-9a-fA-F]+);)")


@dataclass(frozen=True, slots=True)
class Document:
    """What a page refers to, each once (by href first, then by src), and every id it has, in order and as often as it stands there."""

    references: tuple[str, ...]
    ids: tuple[str, ...]


def read_document(data: bytes) -> Document:
    """The references and ids of a page."""
    return _read_plain(data) or read_by_html_parser(data)


def read_generated(data: bytes) -> Document:
    """The same of a page that this program wrote and pyromark converted: every such page is in plain form, which is not proved anew for each."""
    return _read_by_patterns(data) or read_by_html_parser(data)


def _read_plain(data: bytes) -> Document | None:
    """The same from a page in plain form; None for any other."""
    return _read_by_patterns(data) if is_plain(data) else None


def is_plain(data: bytes) -> bool:
    """Whether nothing in the page could be mistaken for a tag or an attribute."""
    return b"\r" not in data and _PLAIN.fullmatch(data) is not None


def _read_by_patterns(data: bytes) -> Document | None:
    references, ids = dict.fromkeys([*_HREF.findall(data), *_SRC.findall(data)]), _ID.findall(data)
    if any(_ODD_CHARACTER_REFERENCE.search(value) for value in (*references, *ids) if b"&" in value):
        return None
    return Document(tuple(dict.fromkeys(map(_text, references))), tuple(map(_text, ids)))


def _text(value: bytes) -> str:
    return html.unescape(value.decode()) if b"&" in value else value.decode()


def read_by_html_parser(data: bytes) -> Document:
    """The references and ids of a page in any form."""
    reader = _Reader()
    reader.feed(data.decode().replace("\r\n", "\n").replace("\r", "\n"))
    return Document(tuple(dict.fromkeys([*reader.hrefs, *reader.srcs])), tuple(reader.ids))


class _Reader(HTMLParser):
    """Gathers references and ids; nothing else of a page is looked at."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.hrefs: list[str] = []
        self.srcs: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # whatever element has them
        found = {"href": self.hrefs, "src": self.srcs, "id": self.ids}
        for name, value in attrs:
            if value is not None and name in found:
                found[name].append(value)
