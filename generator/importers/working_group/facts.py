"""Reads what a UN document on a review says of itself: its symbol and date, the State, the session, the day of the review."""

import re
from collections import Counter
from datetime import date

from generator.importers.state_names import StateNames
from generator.vocabulary import MONTHS

_ORDINALS = (
    *("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth"),
    *("fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60}
_HEAD = 1_000  # characters, white space folded: the head of the first page

_SYMBOL = r"A/HRC/ ?(\d{1,2})/\d{1,3}"
_REPORT = re.compile(rf"{_SYMBOL}(?![\d/])")
_ADDENDUM = re.compile(rf"{_SYMBOL}/Add\.\d{{1,2}}(?:/(?:Corr|Rev)\.\d)?(?![\d/])")
# "Previously issued under document symbol A/HRC/...": another document.
_OF_ANOTHER = re.compile(r"(?:issued|symbol|document|number|see|in)\b[^.;]{0,30}\Z", re.IGNORECASE)
_COUNCIL_SESSION = re.compile(r"Human Rights Council ([a-z]+(?:[-–][a-z]+)?) session", re.IGNORECASE)
_STATE = re.compile(r"[Tt]he review of (?:the )?(.{3,80}?) was (?:held|conducted)? ?(?:at|on)")
_SHORTER = re.compile(r"\s*\([A-Z]+\)$| Republic$")
_SESSION = re.compile(r"held its ([a-z-]+) session")
_HELD_ON = re.compile(r"meeting,? ?(?:held )?on (\d{1,2}) (\w+) (\d{4})")
_DATED = re.compile(r"(?<!\d)(\d{1,2}) ([A-Za-z]+) (\d{4})(?= Original)")


def own_symbol(printed: str, *, addendum: bool = False) -> tuple[str | None, str | None]:
    """The document's own symbol, and why it has none that can be trusted.

    It stands in the head of the first page and in page furniture. Where these differ, or where its session is not the one of the
    Human Rights Council that the head names, it is not taken.
    """
    pattern = _ADDENDUM if addendum else _REPORT
    head = " ".join(printed[: 4 * _HEAD].split())[:_HEAD]
    in_head = {_plain(found[0]) for found in pattern.finditer(head) if not _OF_ANOTHER.search(head[max(0, found.start() - 60) : found.start()])}
    candidates = in_head | _in_furniture(printed, pattern)
    if not candidates:
        return None, None
    if len(candidates) > 1:
        return None, f"the symbol is not clear: {', '.join(sorted(candidates))}"
    symbol = candidates.pop()
    council = _COUNCIL_SESSION.search(head)
    session = session_number(council[1]) if council else None
    if session and session != int(symbol.split("/")[2]):
        return None, f"{symbol} is of another session of the Human Rights Council than the {council[1].lower() if council else ''} that the head names"
    return symbol, None


def state_of_report(text: str, names: StateNames) -> str | None:
    """The code of the State whose review a report is about."""
    found = _STATE.search(text)
    return (names.code(found[1]) or names.code(_SHORTER.sub("", found[1]))) if found else None


def session_of_report(text: str) -> int | None:
    """The session of the Working Group in which the review was held."""
    found = _SESSION.search(text)
    return session_number(found[1]) if found else None


def held_on(text: str) -> date | None:
    """The day of the review."""
    return _date(_HELD_ON.search(text))


def dated(text: str) -> date | None:
    """The date in the head of a document."""
    return _date(_DATED.search(text[: 2 * _HEAD]))


def session_number(words: str) -> int | None:
    """18 for eighteenth, 34 for thirty-fourth."""
    said = words.lower().replace("–", "-")
    tens, _, units = said.partition("-")
    if said and said in _ORDINALS:
        return _ORDINALS.index(said)
    if tens not in _TENS or units not in _ORDINALS[:10]:
        return None
    return _TENS[tens] + _ORDINALS.index(units)


def _in_furniture(printed: str, pattern: re.Pattern[str]) -> set[str]:
    """The symbol that page furniture repeats: on a line of its own, or before "Page 3"."""
    lines = Counter(_plain(line) for raw in printed.splitlines() if len(line := raw.strip()) < 40 and pattern.fullmatch(line.rstrip("*")))
    pages = Counter(_plain(found[0]) for found in pattern.finditer(printed) if re.match(r"\s[Pp]age \d", printed[found.end() : found.end() + 8]))
    return {symbol for symbol, count in (lines + pages).items() if count > 1}


def _plain(symbol: str) -> str:
    return symbol.replace(" ", "").rstrip("*")


def _date(found: re.Match[str] | None) -> date | None:
    if not found or found[2].capitalize() not in MONTHS:
        return None
    try:
        return date(int(found[3]), MONTHS.index(found[2].capitalize()) + 1, int(found[1]))
    except ValueError:
        return None
