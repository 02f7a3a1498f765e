"""Takes footnotes out of the text of items: their words (which name States too), and the marks that point at them.

Word files give a footnote at its mark. In text and PDF it stands wherever a page ended: behind an item, or in the middle of one.
"""

import re
from dataclasses import dataclass

from generator.importers.files.word_text import NOTE_BEGIN, NOTE_END
from generator.importers.working_group.labels import NOTE

_GIVEN = re.compile(f"{NOTE_BEGIN}([^{NOTE_END}]*){NOTE_END}")
_WITHOUT_NUMBER = re.compile(r"(?<=[;.:)]) (?=The (?:original )?recommendations? (?:as|was|made) [^.;()]{0,40}(?:read|made|stated)\b)")
_ITEM_ENDS = re.compile(r"(?:\)|[;.”])[\s;.:,”\"\d]*\Z")
_QUOTATION_ENDS = re.compile(r"”\s?(?:\([^()]{0,80}\))?[.;]*")
_NUMBERED_TAIL = re.compile(r"(?<=\))\s?[;.:]?\s(\d{1,2}) (?=[A-Z“])")
_MARK_BEHIND = re.compile(r"(?<=\))\s?[;.]?\s?(\d{1,2})\s?[;.]*\s*\Z")
_MARK_IN_A_WORD = re.compile(r"(?<=[a-z]{3})(\d{1,2})(?=[;.,]|\s|\Z)")
_AFTER_AN_ITEM = re.compile(r"\)\s?(?:;\s?)?(\d{1,2})?\s?[;.]")
_LONGEST_LOOK_BACK = 400


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its number where it bears one, and what it says."""

    number: int | None
    said: str


@dataclass(frozen=True, slots=True)
class WithoutNotes:
    """The text of an item, the footnotes that stood in it, and the numbers of the footnotes that it points at."""

    said: str
    notes: tuple[Note, ...]
    marks: tuple[int, ...]


class NoteReader:
    """Takes the items of a section in their order; a number glued to a word is a mark only where a footnote bears it, or where it counts on."""

    def __init__(self, section: str) -> None:
        begun = {found[1] for found in re.finditer(r"(?<=[;.)”] )(\d{1,2}) (?=[A-Z“])", section)}
        glued = {found[1] for found in _MARK_IN_A_WORD.finditer(section)}
        self._numbers = {int(found[1]) for found in NOTE.finditer(section)} | {int(number) for number in begun & glued}
        self._reached = 0
        self._has_notes = bool(self._numbers) or NOTE_BEGIN in section

    def without_notes(self, said: str) -> WithoutNotes:
        """The text of an item without what belongs to footnotes."""
        notes = [Note(None, found[1].strip()) for found in _GIVEN.finditer(said) if found[1].strip()]
        rest, printed = self._parted(_GIVEN.sub("", said))
        rest, marks = self._unmarked(rest)
        return WithoutNotes(rest, (*notes, *printed), marks)

    def _parted(self, said: str) -> tuple[str, list[Note]]:
        """The words of the item, and the footnotes printed behind it or in it."""
        notes: list[Note] = []
        said = self._without_the_page_before(said, notes)
        begin = NOTE.search(said) or _WITHOUT_NUMBER.search(said)
        while begin:
            if _ITEM_ENDS.search(said, max(0, begin.start() - 20), begin.start()):
                return said[: begin.start()], notes + _numbered(said[begin.start() :])
            end = _QUOTATION_ENDS.search(said, begin.end())
            if not end:
                return said[: begin.start()], notes + _numbered(said[begin.start() :])
            notes += _numbered(said[begin.start() : end.end()])
            said = f"{said[: begin.start()].rstrip()} {said[end.end() :].lstrip()}"
            begin = NOTE.search(said, begin.start())
        tail = _NUMBERED_TAIL.search(said)
        if tail and re.search(rf"[a-z)”]{tail[1]}\b", said[: tail.start()]):
            return said[: tail.start()], notes + _numbered(said[tail.start() :].lstrip(" ;.:"))
        return said, notes

    def _without_the_page_before(self, said: str, notes: list[Note]) -> str:
        """The item without the end of a footnote that began on the page before: words up to a quotation mark that nothing opened."""
        closing = said.find("”")
        if closing < 0 or re.search("[“„]", said[:closing]):
            return said
        begins = list(_AFTER_AN_ITEM.finditer(said, max(0, closing - _LONGEST_LOOK_BACK), closing))
        if not begins or not (self._has_notes or begins[-1][1]):
            return said
        begin = begins[-1].end()
        end = _QUOTATION_ENDS.match(said, closing)
        notes.append(Note(None, said[begin : end.end() if end else closing + 1].strip(" ;.")))
        return f"{said[:begin]} {said[end.end() if end else closing + 1 :].lstrip()}"

    def _unmarked(self, said: str) -> tuple[str, tuple[int, ...]]:
        """The text without the numbers that point at footnotes."""
        marks: list[int] = []
        if behind := _MARK_BEHIND.search(said, max(0, len(said) - 12)):
            marks.append(int(behind[1]))
            said = said[: behind.start()]

        def glued(found: re.Match[str]) -> str:
            number = int(found[1])
            counts = number == self._reached + 1 and found.string[found.end() : found.end() + 2] == " ("
            if number not in self._numbers and not counts:
                return found[0]
            marks.append(number)
            return ""

        said = _MARK_IN_A_WORD.sub(glued, said)
        self._reached = max((self._reached, *marks))
        return said, tuple(marks)


def _numbered(said: str) -> list[Note]:
    """Footnotes that follow each other, each with its number."""
    begins = [found.start() for found in re.finditer(r"(?:(?<=[;.:)”\"] )|\A)\d{1,2} (?=[A-Z“])", said)]
    pieces = [said[begin:end] for begin, end in zip(begins, [*begins, len(said)][1:], strict=True)]
    return [Note(int(number), words.strip(" ;")) for number, _, words in (piece.partition(" ") for piece in pieces)] or [Note(None, said.strip())]
