"""Finds the lists of recommendations in an addendum: "140.7, 140.8. 140.9", "122.17-18", "140.82-85, 87", "Rec. 18"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MAX_RANGE = 400
MAX_NUMBERS = 2_000  # in one document; no State has had more than a few hundred recommendations

# A list begins with a full number, or with a bare one behind the word.
_BEGINS = re.compile(
    r"(?<![\w./])(\d{1,3}\.\d{1,3})(?![\d/])|\b[Rr]ec(?:ommendation)?s?\.?(?: [Nn](?:os?|umbers?)\.?)? ?(\d{1,3})(?![\d/]|\.\d)(?! recommendations)"
)
_NUMBER = re.compile(r"(?:(\d{1,3})\.)?(\d{1,3})(?:\s?[-–]\s?(?:(\d{1,3})\.)?(\d{1,3}))?(?!\d|[./]\d)")
_COMMA = re.compile(r"\s?(?:[,;]\s?(?:and\s)?|and\s|&\s)\s?")
# Some addenda print a full stop where a comma belongs; it separates only where the numbers go on rising.
_STOP = re.compile(r"\s?\.\s?(?=\d{1,3}\.\d)")
_LIST_GOES_ON = re.compile(r"\s?(?:[,;:.)]|\Z|(?:and|are|is|was|were|enjoys?|do|does|cannot|have|has)\b)")


@dataclass(frozen=True, slots=True)
class Number:
    """A recommendation as an addendum names it: paragraph and number, or the number alone."""

    block: int | None
    item: int

    @property
    def printed(self) -> str:
        """The number as the addendum prints it."""
        return f"{self.block}.{self.item}" if self.block else f"Rec. {self.item}"


def lists_of_numbers(text: str) -> Iterator[tuple[int, int, tuple[Number, ...]]]:
    """Every list of numbers in a text: where it begins, where it ends, and its numbers with ranges counted out."""
    index = 0
    while found := _BEGINS.search(text, index):
        begin = found.start(1) if found[1] else found.start(2)
        end, numbers = _list(text, begin)
        if numbers:
            yield begin if found[1] else found.start(), end, tuple(numbers)
        index = max(end, begin + 1)


def _list(text: str, begin: int) -> tuple[int, list[Number]]:
    """The end of the list that begins at a place, and its numbers."""
    numbers: list[Number] = []
    index, end, after_comma = begin, begin, True
    while len(numbers) <= MAX_NUMBERS and (found := _NUMBER.match(text, index)):
        block = int(found[1]) if found[1] else numbers[-1].block if numbers else None
        first, last = int(found[2]), int(found[4] or found[2])
        rises = not numbers or (block or 0, first) > (numbers[-1].block or 0, numbers[-1].item)
        bare = numbers and not found[1] and not _LIST_GOES_ON.match(text, found.end())
        if bare or last < first or last - first > MAX_RANGE or (found[3] and found[3] != found[1]) or not (rises or (after_comma and found[1])):
            break
        numbers += [Number(block, item) for item in range(first, last + 1)]
        end = found.end()
        comma, stop = _COMMA.match(text, end), _STOP.match(text, end)
        separator = comma or stop
        if not separator:
            break
        index, after_comma = separator.end(), comma is not None
    return end, numbers
