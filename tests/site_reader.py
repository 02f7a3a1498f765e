"""Reads built pages for tests: elements with ids, and documents in a form in which only differences of meaning differ."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr", "rect", "circle", "path"}


@dataclass
class Element:
    """A tag with its attributes, its own text and the elements in it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""
    inside: list["Element"] = field(default_factory=list)


class Document(HTMLParser):
    """All elements of a page in order, and the article as nested tuples with folded white space."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.open: list[Element] = [Element("document", {})]
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and any(element.tag == tag for element in self.open):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data
        self.open[-1].inside.append(Element("#text", {}, data))

    def with_id(self, identifier: str) -> Element:
        return next(element for element in self.elements if element.attributes.get("id") == identifier)


def shape(element: Element) -> tuple[object, ...]:
    """What a browser shows of an element, whatever converter wrote it: order of attributes, thead and white space apart."""
    attributes = {name: _words(name, value) for name, value in element.attributes.items()}
    inside: list[object] = []
    for part in element.inside:
        if part.tag == "#text":
            text = re.sub(r"\s+", " ", part.text)
            if text.strip():
                inside.append(text.strip())
        else:
            inside.append(shape(part))
    return element.tag, tuple(sorted(attributes.items())), tuple(inside)


def _words(name: str, value: str) -> str:
    if name == "style":
        return value.replace(" ", "").rstrip(";")
    return " ".join(sorted(value.split())) if name == "class" else value
