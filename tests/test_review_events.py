"""Which events the calendars hold: facts on record, their doubts said, names that stay, the same figures as the pages."""

import re
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest
from open_records import NO_ADDRESSES, across_of, all_files, golden, real, record_of
from support import GOLDEN, ROOT, SITE

from generator.open_data.feeds.review_events import calendar_of_all, recommending_calendar, review_events, state_calendar
from generator.open_data.stamps import DAY_BASIC
from generator.read import read
from generator.recommending import given_by
from generator.scoring import total_of

REVIEWS = "content/states/{}/cycle-{}/review.yaml"


def events(data: bytes) -> Mapping[str, Any]:
    """Events by their name."""
    return {str(one["UID"]): one for one in icalendar.Calendar.from_ical(data.replace(DAY_BASIC, b"20250520T000000Z")).walk("VEVENT")}


def of_state(code: str, folder: Path = GOLDEN) -> Mapping[str, Any]:
    content, problems = read(folder)
    assert not problems
    return events(state_calendar(record_of(content, code)).data)


def changed(folder: Path, path: str, *replaced: tuple[str, str]) -> Path:
    shutil.copytree(GOLDEN, folder / "content")
    text = (folder / path).read_text(encoding="utf-8")
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    (folder / path).write_text(text, encoding="utf-8")
    return folder / "content"


@pytest.mark.parametrize("folder", [GOLDEN, ROOT / "content"], ids=["golden", "real"])
def test_an_independent_reader_opens_every_calendar(folder: Path) -> None:
    for path, data in all_files(real(folder)).items():
        if not path.endswith(".ics"):
            continue
        calendar = icalendar.Calendar.from_ical(data)
        found = calendar.walk("VEVENT")
        names = [str(one["UID"]) for one in found]
        assert len(set(names)) == len(names)
        assert all(re.fullmatch(r"([A-Z]{3}(-\d)?|session)-[a-z0-9-]+@upr-scorecards", name) for name in names)
        assert {one.decoded("DTSTAMP").isoformat() for one in found} <= {"2025-05-20T00:00:00+00:00"}
        assert all(one.decoded("DTSTART") < one.decoded("DTEND") for one in found)
        assert str(calendar["X-WR-CALNAME"]) == str(calendar["NAME"])
        assert all(len(line) <= 75 for line in data.split(b"\r\n"))
        assert [str(error) for one in found for error in one.errors] == []


def test_review_of_a_known_day_is_confirmed_and_tells_what_is_on_record() -> None:
    review = of_state("RUR")["RUR-3-review@upr-scorecards"]
    assert (review.decoded("DTSTART"), review["STATUS"], str(review["SUMMARY"])) == (date(2019, 11, 12), "CONFIRMED", "Review of Ruritania, third cycle")
    assert "16 recommendations: 13 supported, 2 noted, 1 supported in part; 11 of 14 assessed, 2 not applicable." in review["DESCRIPTION"]
    assert (str(review["URL"]), review["TRANSP"]) == (f"{SITE}states/rur/cycle-3/", "TRANSPARENT")


def test_review_of_which_only_the_session_is_known_is_tentative() -> None:
    review = of_state("FRE")["FRE-4-review@upr-scorecards"]
    assert (review["STATUS"], str(review["SUMMARY"])) == ("TENTATIVE", "Review of Freedonia (Former Duchy of), fourth cycle (tentative)")
    assert review.decoded("DTSTART") == date(2025, 11, 3)
    assert "No document that we hold confirms it. Source of the days: invented, *not* confirmed" in review["DESCRIPTION"]


def test_whatever_is_tentative_says_so_in_its_summary() -> None:
    for content in (golden(), real(ROOT / "content")):
        found = events(calendar_of_all(across_of(content)).data).values()
        assert found
        assert all(("tentative" in one["SUMMARY"]) == (one["STATUS"] == "TENTATIVE") for one in found)


def test_session_of_which_only_the_year_is_known_gives_no_event() -> None:
    assert list(of_state("FRE")) == ["FRE-4-review@upr-scorecards"]
    assert [name for name in events(calendar_of_all(across_of(golden())).data) if name.startswith("session")] == [
        f"session-{number}@upr-scorecards" for number in (34, 48, 50)
    ]


def test_session_lasts_its_days_and_names_its_states() -> None:
    session = events(calendar_of_all(across_of(golden())).data)["session-48@upr-scorecards"]
    assert (session.decoded("DTSTART"), session.decoded("DTEND")) == (date(2025, 1, 20), date(2025, 2, 4))
    assert "1 State under review on record: Ruritania" in session["DESCRIPTION"]


def test_adoption_stands_on_its_day_with_its_decision() -> None:
    adoption = of_state("RUR")["RUR-3-adoption@upr-scorecards"]
    assert (adoption.decoded("DTSTART"), adoption["STATUS"]) == (date(2020, 3, 12), "CONFIRMED")
    assert "A/HRC/DEC/99/112" in adoption["DESCRIPTION"]


def test_midterm_report_is_due_around_two_years_after_the_adoption_unless_one_is_on_record(tmp_path: Path) -> None:
    assert "RUR-3-midterm-due@upr-scorecards" not in of_state("RUR")
    folder = changed(tmp_path, "content/states/RUR/state.yaml", ("kind: midterm_report, cycle: 3,", "kind: midterm_report, cycle: 2,"))
    due = of_state("RUR", folder)["RUR-3-midterm-due@upr-scorecards"]
    assert (due.decoded("DTSTART"), due["STATUS"]) == (date(2022, 3, 12), "TENTATIVE")
    assert "around this day" in due["SUMMARY"]
    assert "no State has to" in due["DESCRIPTION"]


def test_midterm_report_is_an_event_only_where_a_source_gives_its_day(tmp_path: Path) -> None:
    assert not [name for name in of_state("RUR") if "midterm" in name]
    folder = changed(tmp_path, "content/states/RUR/state.yaml", ("date: 2022-03,", "date: 2022-03-14,"))
    report = of_state("RUR", folder)["RUR-3-midterm-report-2022-03-14@upr-scorecards"]
    assert (report.decoded("DTSTART"), report["STATUS"]) == (date(2022, 3, 14), "CONFIRMED")
    assert "A/HRC/WG.6/48/RUR/1, paragraph 1" in report["DESCRIPTION"]


@pytest.mark.parametrize(("status", "expected", "mark"), [("postponed", "TENTATIVE", "(postponed, tentative)"), ("not_held", "CANCELLED", "(not held)")])
def test_review_that_was_moved_or_not_held_says_so(tmp_path: Path, status: str, expected: str, mark: str) -> None:
    folder = changed(tmp_path, REVIEWS.format("FRE", 4), ("status: scheduled", f"status: {status}"))
    review = of_state("FRE", folder)["FRE-4-review@upr-scorecards"]
    assert review["STATUS"] == expected
    assert str(review["SUMMARY"]).endswith(mark)


def test_names_stay_when_days_become_known_and_past_events_stay_in(tmp_path: Path) -> None:
    before = of_state("FRE")
    folder = changed(tmp_path, REVIEWS.format("FRE", 4), ("tentative: true\n", ""), ("status: scheduled", "status: held\nheld_on: 2025-11-05"))
    after = of_state("FRE", folder)
    assert list(after) == list(before)
    assert (after["FRE-4-review@upr-scorecards"]["STATUS"], after["FRE-4-review@upr-scorecards"].decoded("DTSTART")) == ("CONFIRMED", date(2025, 11, 5))


def test_calendars_do_not_depend_on_the_day() -> None:
    early, late = all_files(golden(), today="2019-01-01"), all_files(golden(), today="2030-01-01")
    assert {path: data for path, data in early.items() if path.endswith(".ics")} == {path: data for path, data in late.items() if path.endswith(".ics")}


def test_state_calendar_says_of_an_event_what_the_calendar_of_all_says() -> None:
    content = golden()
    every = events(calendar_of_all(across_of(content)).data)
    for code in content.states:
        for name, event in events(state_calendar(record_of(content, code)).data).items():
            assert event.to_ical() == every[name].to_ical()


def test_recommending_state_sees_reviews_from_its_first_recommendation_on_with_how_these_stand() -> None:
    across = across_of(golden())
    found = events(recommending_calendar(across, "VAT", review_events(across)).data)
    assert list(found) == ["RUR-3-review@upr-scorecards", "RUR-4-review@upr-scorecards"]
    for event in found.values():  # it recommended nothing in the later one
        assert re.search(r"\nBy Holy See in the third cycle: \d+ recommendations?, ", event["DESCRIPTION"])


@pytest.mark.parametrize("folder", [GOLDEN, ROOT / "content"], ids=["golden", "real"])
def test_recommending_state_is_told_the_counts_of_its_page(folder: Path) -> None:
    across = across_of(real(folder))
    texts = review_events(across)
    for code in across.occur.words["made"]:
        given = given_by(code, across.overviews, across.whole)
        assert given
        found = events(recommending_calendar(across, code, texts).data)
        for (state, cycle), counts in given.by_review.items():
            event = found.get(f"{state}-{cycle}-review@upr-scorecards")
            own = [review.record.cycle for review in across.content.reviews_of(state)]
            assert (event is None) == (texts[state][own.index(cycle)].text is None)
            if event:
                told = str(event["DESCRIPTION"]).rpartition(" cycle: ")[2]
                assert re.match(rf"{total_of(counts):,} recommendations?, ", told)
                assert sum(int(number.replace(",", "")) for number in re.findall(r"[a-z] (\d[\d,]*)(?=[,.])", told)) == total_of(counts)


def test_source_is_named_only_where_the_sites_address_is_known() -> None:
    assert b"SOURCE;VALUE=URI:" in state_calendar(record_of(golden(), "RUR")).data
    assert b"SOURCE;VALUE=URI:" not in state_calendar(record_of(golden(), "RUR", NO_ADDRESSES)).data
