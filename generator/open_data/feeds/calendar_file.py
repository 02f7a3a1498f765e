"""Calendars in the format iCalendar (RFC 5545, 7986): all-day events in, the bytes of a file out; the same calendar, the same bytes.

The stamp of every event is the day of the data, put in when the file is written (`stamps`). An event is made in two halves, so that a calendar can
add a sentence of its own to the description of an event that many calendars have.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from generator.open_data.stamps import DAY_BASIC

_LINE = 75  # octets of a line, after which it goes on in the next one
_END = "\r\n"
_GOES_ON = "\r\n "
_LINE_ENDS = re.compile("\r\n?")
_CANNOT_HOLD = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
# A calendar must hold something: where there is no event it holds the time zone that all of it is in.
_NOTHING = (
    "BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
    "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that is on some days, from the first to the last; `status` is CONFIRMED, TENTATIVE or CANCELLED."""

    uid: str
    first: date
    last: date
    summary: str
    description: str
    url: str
    category: str
    status: str


@dataclass(frozen=True, slots=True)
class EventText:
    """The lines of an event up to the end of its description, and the rest."""

    uid: str
    head: str
    tail: str


def text(value: str) -> str:
    """Text as a value: the same text out, on one line; CR LF and CR are new lines, controls and lone surrogates become U+FFFD."""
    return _CANNOT_HOLD.sub("\ufffd", _LINE_ENDS.sub("\n", value)).translate(_ESCAPES)


def folded(line: str) -> str:
    """A line with its end, cut where it is longer than a line may be, never within a character."""
    if line.isascii():
        rest = [line[start : start + _LINE - 1] for start in range(_LINE, len(line), _LINE - 1)]
        return f"{_GOES_ON.join((line[:_LINE], *rest))}{_END}" if rest else line + _END
    data = line.encode()
    pieces, start, room = [], 0, _LINE
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        pieces.append(data[start:end])
        start, room = end, _LINE - 1
    return _GOES_ON.encode().join((*pieces, data[start:])).decode() + _END


def event_text(event: Event) -> EventText:
    """The lines of an event."""
    head = "".join(
        (
            f"BEGIN:VEVENT{_END}",
            folded(f"UID:{text(event.uid)}"),
            f"DTSTAMP:{DAY_BASIC.decode()}{_END}DTSTART;VALUE=DATE:{_day(event.first)}{_END}",
            f"DTEND;VALUE=DATE:{_day(event.last + timedelta(days=1))}{_END}",  # the day after the last, says the format
            folded(f"SUMMARY:{text(event.summary)}"),
            folded(f"DESCRIPTION:{text(event.description)}"),
        )
    )
    url = folded(f"URL:{_CANNOT_HOLD.sub('', event.url)}") if event.url else ""
    tail = f"{url}{folded(f'CATEGORIES:{text(event.category)}')}STATUS:{event.status}{_END}TRANSP:TRANSPARENT{_END}END:VEVENT{_END}"
    return EventText(event.uid, head, tail)


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def more(words: str) -> str:
    """A further paragraph, to be put between the halves of an event; it begins on a line of its own. The words have passed through `text`."""
    return folded(f" \\n{words}")


def calendar_file(name: str, description: str, events: Iterable[str], *, address: str = "") -> bytes:
    """The bytes of a calendar of these events; `address` is where it is to be had again, empty where that is not known."""
    body = "".join(events) or _NOTHING
    return "".join(
        (
            f"BEGIN:VCALENDAR{_END}VERSION:2.0{_END}PRODID:-//UPR scorecards//Calendar of reviews//EN{_END}CALSCALE:GREGORIAN{_END}METHOD:PUBLISH{_END}",
            folded(f"NAME:{text(name)}"),
            folded(f"X-WR-CALNAME:{text(name)}"),
            folded(f"DESCRIPTION:{text(description)}"),
            folded(f"X-WR-CALDESC:{text(description)}"),
            f"REFRESH-INTERVAL;VALUE=DURATION:P1D{_END}X-PUBLISHED-TTL:P1D{_END}",
            folded(f"SOURCE;VALUE=URI:{_CANNOT_HOLD.sub('', address)}") if address else "",
            body,
            f"END:VCALENDAR{_END}",
        )
    ).encode()
