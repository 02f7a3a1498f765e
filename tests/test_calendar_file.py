"""Calendars as the format wants them: lines of at most 75 octets, text that an independent reader reads back, stamps of the data's day."""

import re
from datetime import date

import icalendar
from hypothesis import example, given
from hypothesis import strategies as st
from test_escape import HOSTILE

from generator.open_data.feeds.calendar_file import Event, calendar_file, event_text, folded, more, text
from generator.open_data.stamps import stamped
from generator.version import DataVersion

ANY = st.one_of(HOSTILE, st.text(st.characters(exclude_categories=()), max_size=200))
LONG = "a;b,c\\d\\n\n\u202e\x00👩‍👩‍👧 =cmd()" * 400
VERSION = DataVersion(date(2025, 5, 20), "", is_changed=False)
UNESCAPED = {"\\\\": "\\", "\\;": ";", "\\,": ",", "\\n": "\n", "\\N": "\n"}


def held(value: str) -> str:
    return re.sub("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]", "\ufffd", value.replace("\r\n", "\n").replace("\r", "\n"))


def event(summary: str = "", description: str = "") -> Event:
    return Event("A-1@b", date(2025, 1, 28), date(2025, 1, 28), summary, description, "https://a.example/", "UPR review", "CONFIRMED")


def written(*events: Event) -> bytes:
    texts = [event_text(one) for one in events]
    return stamped(calendar_file("Name", "Description", [one.head + one.tail for one in texts]), VERSION, date(2025, 6, 1))


@given(ANY)
@example(LONG)
def test_any_text_comes_out_as_the_format_says(value: str) -> None:
    escaped = text(value)
    assert "\n" not in escaped
    assert re.sub(r"\\[\\;,nN]", lambda found: UNESCAPED[found[0]], escaped) == held(value)
    assert re.search(r"(?<!\\)(\\\\)*[;,]", escaped) is None


@given(ANY)
@example(LONG)
@example("é" * 200)
@example("a" * 66)
@example("😀" * 100)
def test_lines_are_folded_at_75_octets_and_never_within_a_character(value: str) -> None:
    line = f"SUMMARY:{text(value)}"
    lines = folded(line).split("\r\n")
    assert lines.pop() == ""
    assert all(0 < len(one.encode()) <= 75 for one in lines)
    assert all(one.startswith(" ") for one in lines[1:])
    assert lines[0] + "".join(one[1:] for one in lines[1:]) == line


@given(ANY)
@example(LONG)
def test_an_independent_reader_reads_the_same_text(value: str) -> None:
    [read] = icalendar.Calendar.from_ical(written(event(value, value))).walk("VEVENT")
    assert str(read["SUMMARY"]) == held(value)
    assert str(read["DESCRIPTION"]) == held(value)
    assert read["UID"] == "A-1@b"


@given(ANY, ANY)
def test_further_words_are_a_line_of_the_description(value: str, told: str) -> None:
    halves = event_text(event("s", value))
    data = calendar_file("n", "d", [f"{halves.head}{more(text(told))}{halves.tail}"])
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    [read] = icalendar.Calendar.from_ical(stamped(data, VERSION, date(2025, 6, 1))).walk("VEVENT")
    assert str(read["DESCRIPTION"]) == f"{held(value)}\n{held(told)}"


def test_event_is_an_all_day_event_that_takes_nobodys_time_and_ends_on_the_day_after_its_last() -> None:
    [read] = icalendar.Calendar.from_ical(written(Event("a", date(2025, 1, 20), date(2025, 1, 31), "s", "d", "", "c", "TENTATIVE"))).walk("VEVENT")
    assert (read.decoded("DTSTART"), read.decoded("DTEND")) == (date(2025, 1, 20), date(2025, 2, 1))
    assert (read["STATUS"], read["TRANSP"], read.get("URL")) == ("TENTATIVE", "TRANSPARENT", None)


def test_stamp_is_the_day_of_the_data() -> None:
    assert b"\r\nDTSTAMP:20250520T000000Z\r\n" in written(event())


def test_calendar_without_an_event_still_holds_a_component() -> None:
    read = icalendar.Calendar.from_ical(calendar_file("n", "d", []))
    assert [one.name for one in read.subcomponents] == ["VTIMEZONE"]


def test_every_line_ends_as_the_format_wants() -> None:
    data = written(event("a\nb\rc"))
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert not {*b"\r\n"} & {*data.replace(b"\r\n", b"")}
