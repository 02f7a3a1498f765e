"""Days as sources give them (a day, a month, a year, or some day between two of these): compared without guessing, and in words."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from generator.vocabulary import MONTHS


@dataclass(frozen=True, slots=True)
class Span:
    """All that is known of a day: it lies between these two, both included."""

    first: date
    last: date

    def is_before(self, other: "Span") -> bool:
        """Whether this day is surely earlier than the other."""
        return self.last < other.first


def span(text: str) -> Span:
    """The first and the last day that `2015`, `2015-03`, `2015-03-14` or `2015-03-15/2015-12` allow; raises ValueError for other text."""
    start, slash, end = text.partition("/")
    return Span(_bounds(start)[0], _bounds(end if slash else start)[1])


def _bounds(text: str) -> tuple[date, date]:
    if re.fullmatch(r"\d{4}", text, re.ASCII):
        return date(int(text), 1, 1), date(int(text), 12, 31)
    if re.fullmatch(r"\d{4}-\d{2}", text, re.ASCII):
        year, month = int(text[:4]), int(text[5:])
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date.fromisoformat(text), date.fromisoformat(text)


def day(value: date) -> str:
    """28 January 2025."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def partial_day(value: str) -> str:
    """2022, March 2022 or 14 March 2022, as far as the source goes; between 2013 and 14 March 2015 where it is some day between."""
    start, slash, end = value.partition("/")
    if slash:
        begins, ends = partial_day(start), partial_day(end)
        same_year = len(start) > 4 and begins.rpartition(" ")[2] == ends.rpartition(" ")[2]
        return f"between {begins.rpartition(' ')[0] if same_year else begins} and {ends}"
    parts = [int(part) for part in value.split("-")]
    month = f"{MONTHS[parts[1] - 1]} " if len(parts) > 1 else ""
    return f"{parts[2]} {month}{parts[0]}" if len(parts) > 2 else f"{month}{parts[0]}"
