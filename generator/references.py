"""What a built page refers to and which ids it has.

A page in the plain form that our theme and converters write is read by patterns, any other by html.parser, with the same
result: the first pattern proves that there is nothing in the page that the others could mistake for a tag or an attribute.
"""

import html
import re
from dataclasses import dataclass
from html.parser import HTMLParser

_REFERENCES = {"a": "href", "link": "href", "script": "src", "img": "src", "source": "src", "iframe": "src"}

# Attributes in double quotes, each after a space, values without brackets and without a = at their end. Names that begin like id, href or
# src with a capital in them are none of these.
_ATTRIBUTES = rb"""(?:[ \n]++(?<=[ ])[a-z0-9:-]++(?:(?<=[a-z]{4})[A-Z][a-zA-Z]*+)?(?:="[^"<>]*+(?<!=)")?)*+"""
# Elements whose content some versions of html.parser do not look into.
_OPAQUE = rb"script|style|title|textarea|iframe|noembed|noframes|xmp|plaintext"
_PLAIN = re.compile(
    rb"\s*+<!(?:doctype|DOCTYPE)[ ]html>[^<>\"]*+"
    rb"(?:<(?:"
    rb"/[a-z][a-z0-9-]*+"
    rb"|(?!(?:" + _OPAQUE + rb")\b)[a-z][a-z0-9-]*+" + _ATTRIBUTES + rb"[ \n]*+/?"
    rb"|title>[^<>\"]*+</title"
    rb"|script" + _ATTRIBUTES + rb">[^<=]*+(?:(?:=(?!\")|<(?![/!]))[^<=]*+)*+</script"
    rb")>[^<>\"]*+)*+"
)  # fmt: skip
_REFERENCE = re.compile(rb'<(?:(?:a|link)[ \n](?:[^<>]*?[ ])?href|(?:script|img|source)[ \n](?:[^<>]*?[ ])?src)="([^"]*)"')
_ID = re.compile(rb' id="([^"]*)"')
_ODD_CHARACTER_REFERENCE = re.compile(rb"&(?!(?:amp|lt|gt|quot|#[0-9]+|#x[0-9a-fA-F]+);)")


@dataclass(frozen=True, slots=True)
class Document:
    """What a page refers to, each once and in order, and every id it has, in order and as often as it stands there."""

    references: tuple[str, ...]
    ids: tuple[str, ...]


def read_document(data: bytes) -> Document:
    """The references and ids of a page as html.parser finds them."""
    return _read_plain(data) or _read_any(data)


def _read_plain(data: bytes) -> Document | None:
    """The same from a page in plain form; None for any other."""
    if b"\r" in data or not _PLAIN.fullmatch(data):
        return None
    references, ids = _REFERENCE.findall(data), _ID.findall(data)
    if len(references) != data.count(b' href="') + data.count(b' src="'):
        return None  # another element has such an attribute, or one has it twice
    references = list(dict.fromkeys(references))
    if any(b"&" in value and _ODD_CHARACTER_REFERENCE.search(value) for value in (*references, *ids)):
        return None
    return Document(tuple(map(_text, references)), tuple(map(_text, ids)))


def _text(value: bytes) -> str:
    return html.unescape(value.decode()) if b"&" in value else value.decode()


def _read_any(data: bytes) -> Document:
    reader = _Reader()
    reader.feed(data.decode().replace("\r\n", "\n").replace("\r", "\n"))
    return Document(tuple(dict.fromkeys(reader.references)), tuple(reader.ids))


class _Reader(HTMLParser):
    """Gathers references and ids; nothing else of a page is looked at."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.references: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if name == "id":
                self.ids.append(value)
            elif _REFERENCES.get(tag) == name:
                self.references.append(value)
