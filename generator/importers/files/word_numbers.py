"""Counts what Word counts itself: the numbers of paragraphs in numbered lists, which are nowhere in the text of the file."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

MAX_NUMBER = 10_000

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def _letters(number: int) -> str:
    """27 is aa, as Word counts: the letter again, not the next in a system of 26."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written


_FORMS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is counted and printed."""

    form: str
    text: str
    start: int


@dataclass(slots=True)
class _List:
    """A list with the numbers it has come to, level by level."""

    levels: dict[int, _Level]
    reached: dict[int, int] = field(default_factory=dict)


class WordNumbers:
    """The printed number of each paragraph, counted in the order in which `label` is asked."""

    def __init__(self, document: Any) -> None:
        self._lists: dict[str, _List] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._list_by_number: dict[str, str] = {}
        part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
        if part is None:
            return
        for abstract in part.element.iter(qn("w:abstractNum")):
            levels = {int(level.get(qn("w:ilvl"))): _level(level) for level in abstract.iter(qn("w:lvl"))}
            self._lists[abstract.get(qn("w:abstractNumId"))] = _List(levels)
        for number in part.element.iter(qn("w:num")):
            name = number.get(qn("w:numId"))
            self._list_by_number[name] = _value(number, "w:abstractNumId") or ""
            for override in number.iter(qn("w:lvlOverride")):
                if (start := _value(override, "w:startOverride")) is not None:
                    self._starts[name, int(override.get(qn("w:ilvl")))] = int(start)

    def label(self, paragraph: Paragraph) -> str:
        """The number that Word prints before a paragraph, with a space behind it; nothing where it prints none or a form unknown here."""
        name, depth = _numbering(paragraph)
        one = self._lists.get(self._list_by_number.get(name or "", ""))
        level = one.levels.get(depth) if one else None
        if one is None or level is None or name == "0":
            return ""
        start = self._starts.pop((name or "", depth), None)
        number = start if start is not None else one.reached.get(depth, level.start - 1) + 1
        one.reached = {**{deep: reached for deep, reached in one.reached.items() if deep < depth}, depth: number}
        return _printed(one, level)


def _printed(one: _List, level: _Level) -> str:
    if level.form == "bullet":
        return "• "

    def number_of(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        number = one.reached.get(depth, one.levels[depth].start if depth in one.levels else 1)
        form = _FORMS.get(one.levels[depth].form if depth in one.levels else "decimal")
        return form(number) if form and 0 < number < MAX_NUMBER else ""

    written = re.sub(r"%([1-9])", number_of, level.text)
    return f"{written} " if written else ""


def _level(element: Any) -> _Level:
    return _Level(_value(element, "w:numFmt") or "decimal", _value(element, "w:lvlText") or "", int(_value(element, "w:start") or 1))


def _numbering(paragraph: Paragraph) -> tuple[str | None, int]:
    """The list of a paragraph and its level there: its own, or that of its style."""
    properties = [paragraph._p.pPr]  # noqa: SLF001 - the library does not show numbering
    style: Any = paragraph.style if paragraph._p.pPr is not None and paragraph._p.pPr.pStyle is not None else None  # noqa: SLF001 - the same
    for _ in range(10):  # styles rest on styles; a circle of them ends here
        if style is None:
            break
        properties.append(style.element.pPr)
        style = style.base_style
    for one in properties:
        number = one.find(qn("w:numPr")) if one is not None else None
        if number is not None:
            return _value(number, "w:numId"), int(_value(number, "w:ilvl") or 0)
    return None, 0


def _value(element: Any, tag: str) -> str | None:
    found = element.find(qn(tag))
    value = found.get(qn("w:val")) if found is not None else None
    return str(value) if value is not None else None
