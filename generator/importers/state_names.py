"""Finds the code of a State from its name as printed: exact or listed, never fuzzy."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from rapidfuzz import fuzz, process

from generator.content import Content

# Looking for similar names is slow: a file full of unknown names must not take for ever.
MAX_NAME = 100
MAX_SOUGHT = 500


def folded(name: str) -> str:
    """A name without what printing varies: case, white space, the form of apostrophes and hyphens, a leading article."""
    text = unicodedata.normalize("NFC", name).replace("’", "'").replace("‘", "'").replace("‑", "-").replace("–", "-")
    text = re.sub(r"(?<=[^\W\d_])\.(?=s\b)", "'", text)  # "People.s": how some conversions leave an apostrophe
    spaced = re.sub(r"\s*\(\s*", " (", re.sub(r"\s+\)", ")", text))
    return re.sub(r"\s+", " ", spaced).strip(" .;,").casefold().removeprefix("the ")


_TURNED = re.compile(r"^([^,()]+), ([^,()]+ of)\s*$")  # "Iran, Islamic Republic of" is "Iran (Islamic Republic of)"
_SEPARATOR = re.compile(r"[,;/\n]\s?(?:and\b)?|\band\b|&")
_MOST_PIECES = 4  # no name on the lists has more commas and "and" in it
_LONGEST_PAIR = 120
_ALIKE = 85


class StateNames:
    """Codes by every name that content/ lists: short names in six languages, former names, observers."""

    def __init__(self, content: Content) -> None:
        self._code_by_name: dict[str, str] = {}
        self._printed: dict[str, str] = {}
        self._nearest: dict[str, list[str]] = {}
        for code, state in content.states.items():
            record = state.record
            self._add(code, (record.name, *record.names.values(), *record.former_names))
        for code, observer in content.observer_by_code.items():
            self._add(code, (observer.name, *observer.names.values(), *observer.former_names))

    def _add(self, code: str, names: Iterable[str]) -> None:
        for name in names:
            self._code_by_name.setdefault(folded(name), code)
            self._printed.setdefault(folded(name), name)

    def code(self, name: str) -> str | None:
        """The code of the State of that name, or None where no list has it."""
        return self._code_by_name.get(folded(name)) or self._code_by_name.get(folded(_TURNED.sub(r"\1 (\2)", name)))

    def codes(self, text: str) -> list[str] | None:
        """The codes of a list such as `Spain, Tunisia and Portugal`, or None where one of the names is on no list."""
        pieces = list(_pieces(text))
        found: list[str] = []
        index = 0
        while index < len(pieces):
            codes, taken = self._longest(text, pieces[index : index + _MOST_PIECES])
            if not codes:
                return None
            found += codes
            index += taken
        return found or None

    def _longest(self, text: str, pieces: list[tuple[int, int]]) -> tuple[list[str], int]:
        """The code of the longest name that begins a list, and how many pieces it takes: `Trinidad and Tobago` and `Iran, Islamic Republic of` are one."""
        for count in range(len(pieces), 0, -1):
            if code := self.code(text[pieces[0][0] : pieces[count - 1][1]]):
                return [code], count
        return self._two(text[pieces[0][0] : pieces[0][1]]), 1

    def _two(self, piece: str) -> list[str]:
        """The codes of two names without a comma between them, as in `United Kingdom France`, where they can be parted in one way only."""
        words = piece.split() if len(piece) < _LONGEST_PAIR else []
        pairs = [(self.code(" ".join(words[:count])), self.code(" ".join(words[count:]))) for count in range(1, len(words))]
        whole = [[first, second] for first, second in pairs if first and second]
        return whole[0] if len(whole) == 1 else []

    def unknown(self, text: str) -> list[str]:
        """The names of a list that stand nowhere, as printed."""
        return [piece.strip() for piece in re.split(r"[,;/\n]", text) if piece.strip() and not self.codes(piece)] or [text.strip()]

    def nearest(self, name: str) -> list[str]:
        """The three most similar names on the lists, for the message about an unknown one; none once too many were unknown."""
        sought = folded(name[:MAX_NAME])
        if sought not in self._nearest and len(self._nearest) < MAX_SOUGHT:
            self._nearest[sought] = [self._printed[near] for near in get_close_matches(sought, self._code_by_name, n=3, cutoff=0)]
        return self._nearest.get(sought, [])

    def resembles(self, name: str) -> bool:
        """Whether a text is nearly a name on the lists, such as one with a misprint: enough to complain, never to match."""
        return process.extractOne(folded(name), self._code_by_name.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE) is not None


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where the names of a list can begin and end."""
    start = 0
    for separator in _SEPARATOR.finditer(text):
        if text[start : separator.start()].strip():
            yield start, separator.start()
        start = separator.end()
    if text[start:].strip():
        yield start, len(text)
