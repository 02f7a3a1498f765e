"""The human rights index: its recommendations of the UPR come into their reviews, known defects are survived, nothing is guessed."""

import csv
import io
import re
import sqlite3
import subprocess
import sys
from contextlib import nullcontext, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import DATA, GOLDEN, ROOT, Ran, project, scorecards
from uhri_export import OTHER, RECORD, Record, record, write_json

from generator.cli_import import _progress
from generator.importers.files.outside_records import OutsideRecord
from generator.importers.files.word_file import open_word
from generator.importers.ohchr_list import _read_rows, _sections, read_ohchr_list
from generator.importers.review_entries import paragraph_order
from generator.importers.state_names import StateNames
from generator.importers.uhri.fields import read_fields
from generator.importers.uhri.iso_codes import ALPHA_3
from generator.importers.uhri.places import NoPlace, Places, printed_paragraph, state_codes
from generator.importers.uhri.run import Show, import_uhri
from generator.importers.uhri.spool import Spool
from generator.importers.uhri.words import TARGETS, UhriWords
from generator.read import read_frame
from generator.vocabulary import Position

TITLE = "Universal Human Rights Index (OHCHR)"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The golden content, whose cycle 4 of Ruritania is known by its session only, with the theme that the index puts everywhere."""
    project(tmp_path)
    review = tmp_path / "content/states/RUR/cycle-4/review.yaml"
    review.write_text("# A review.\nstate: RUR\ncycle: 4\nsession: 48\nstatus: held\nheld_on: 2025-01-28\nrecord: none\n", encoding="utf-8")
    with (tmp_path / "content/themes.yaml").open("a", encoding="utf-8") as themes:
        themes.write("  - {id: reservations, name: Reservations, cluster: framework, labels: {uhri: [Reservations]}}\n")
    return tmp_path


def run(folder: Path, *records: object, more: tuple[str, ...] = ()) -> Ran:
    return scorecards(folder, "import", "uhri", str(write_json(folder / "export.json", *records)), *more)


def review_of(folder: Path, state: str = "RUR", cycle: int = 4) -> Path:
    return folder / f"content/states/{state}/cycle-{cycle}/review.yaml"


def written(folder: Path, state: str = "RUR", cycle: int = 4) -> list[dict[str, Any]]:
    return list(yaml.safe_load(review_of(folder, state, cycle).read_text(encoding="utf-8")).get("recommendations", []))


def test_record_becomes_a_recommendation_of_its_review(folder: Path) -> None:
    ran = run(folder, record(), OTHER, OTHER | {"Body": "- CEDAW"}, record(AnnotationType="- Concerns/Observations"))
    assert ran.code == 0, ran.err
    assert ran.out.splitlines() == [
        "RUR-4: 1 new recommendations; each needs a summary in plain words",
        "1 rows read, 1 matched, 0 unmatched",
        "1 recommendations and 0 pledges of 1 reviews: 1 reviews changed, 0 as they were, 0 refused",
        "export.json: 4 records read, 1 of them recommendations of the UPR; left aside: CRC 1, CEDAW 1, UPR, Concerns/Observations 1",
        "of these 1: 1 matched, 0 unmatched, 0 the same again and counted once, 0 with a fault",
    ]
    assert yaml.safe_load(review_of(folder).read_text(encoding="utf-8")) == {
        "state": "RUR",
        "cycle": 4,
        "session": 48,
        "status": "held",
        "held_on": date(2025, 1, 28),
        "documents": {"working_group_report": "A/HRC/99/16"},
        "record": "partial",
        "record_note": "Recommendations as the Universal Human Rights Index lists them, not compared with the report of the Working Group.",
        "recommendations": [
            {
                "paragraph": "141.1",
                "by": ["FRE", "SYL"],
                "position": "supported",
                "position_source": {"title": TITLE},
                "themes": ["treaty-ratification", "environment"],
                "groups": ["children"],
                "sdgs": [6, "16.3"],
            }
        ],
    }


def test_official_text_is_kept_only_when_asked_for(folder: Path) -> None:
    said = "141.1&nbsp;Ratify the treaty<br> of &ldquo;clean&rdquo; rivers (Freedonia); Keep it\u200e (Sylvania);"
    run(folder, record(Text=said))
    assert "text" not in written(folder)[0]
    run(folder, record(Text=said), more=("--with-text",))
    assert written(folder)[0]["text"] == "Ratify the treaty of “clean” rivers; Keep it."


PARAGRAPHS = {
    "141.7 Ratify": ("141.7", "Ratify"),
    "141.7. Ratify": ("141.7", "Ratify"),
    "141.7Ratify": ("141.7", "Ratify"),
    "141.7a Ratify": ("141.7a", "Ratify"),
    "R 141.7 Ratify": ("141.7", "Ratify"),
    "141.7 2030 goals": ("141.7", "2030 goals"),
    "Recommendation No. 7, para. 141: 7. Ratify": ("141.7", "Ratify"),
    "Recommendation No. 7 contained in para 141: Ratify": ("141.7", "Ratify"),
    "Recommendation No. 7, para. 141: 8. Ratify": (None, "Ratify"),
    "67. Ratify": (None, "Ratify"),
    "79(a). Ratify": (None, "Ratify"),
    "Recommendations contained in para. 79(a): 79(a). Ratify": (None, "Ratify"),
    "141.7.1 Ratify": (None, "141.7.1 Ratify"),
    "141.1234 Ratify": (None, "141.1234 Ratify"),
    "2030 goals": (None, "2030 goals"),
    "5 years later": (None, "5 years later"),
    "141.7": (None, "141.7"),
    "": (None, ""),
}


@pytest.mark.parametrize("text", PARAGRAPHS)
def test_paragraph_is_the_printed_number_with_both_of_its_halves(text: str) -> None:
    paragraph, words = printed_paragraph(text)
    assert (paragraph, words.strip()) == PARAGRAPHS[text]


REPORT = """
1. The Working Group held its forty-eighth session from 20 January to 3 February 2025. The review of Ruritania was held at the 13th
meeting, on 28 January 2025.
A/HRC/99/16
II. Conclusions and/or recommendations
141. The recommendations listed below enjoy the support of Ruritania:
141.1 Ratify the treaty (TCR) early (Freedonia) (Sylvania);
141.2 Teach every child of the country how to swim (Sylvania);
141.3 Count the birds (Sylvania); Count the fish in all the lakes (Holy See);
144. All conclusions and/or recommendations contained in the present report reflect the position of the submitting State(s).
"""
UNNUMBERED: Record = {"UprRecommendingCountry": [], "Text": "7. Teach every child of the country how to swim (Sylvania);", "AnnotationId": "a-2"}


def test_text_without_a_paragraph_is_unmatched_without_a_report(folder: Path) -> None:
    ran = run(folder, record(), record(**UNNUMBERED), record(**UNNUMBERED))
    assert ran.code == 0
    said = 'AnnotationId a-2: no paragraph such as 131.7 begins the text "7. Teach every child of the country how to swim (Sylvania);"'
    assert f"RUR-4: unmatched: row 2: {said}; the report of the Working Group may have it, with --reports\n" in ran.out
    assert "of these 3: 1 matched, 1 unmatched, 1 the same again and counted once, 0 with a fault\nunmatched: no paragraph 1\n" in ran.out
    (folder / "reports").mkdir()
    assert "; no report of this review is in the folder of reports\n" in run(folder, record(), record(**UNNUMBERED), more=("--reports", "reports")).out


def test_text_without_a_paragraph_is_found_in_the_report(folder: Path) -> None:
    (folder / "reports").mkdir()
    (folder / "reports/report.txt").write_text(REPORT, encoding="utf-8")
    (folder / "reports/letter.txt").write_text("Dear Sir or Madam", encoding="utf-8")
    other = record(Text="Count the birds (Sylvania); Count the fish in all the lakes (Holy See);", UprRecommendingCountry=[], AnnotationId="a-3")
    lost = record(Text="9. Build a tower to the moon (Freedonia);", UprRecommendingCountry=[], AnnotationId="a-4")
    ran = run(folder, record(), record(**UNNUMBERED), other, lost, more=("--reports", "reports"))
    assert ran.code == 0
    assert [(item["paragraph"], item["by"]) for item in written(folder)] == [("141.1", ["FRE", "SYL"]), ("141.2", ["SYL"]), ("141.3", ["SYL", "VAT"])]
    assert "note: letter.txt: " in ran.out
    assert (
        'RUR-4: unmatched: row 4: AnnotationId a-4: no paragraph such as 131.7 begins the text "9. Build a tower to the moon (Freedonia);"; nothing is near enough'
        in ran.out
    )
    assert "2 texts without a paragraph were found in their reports\nunmatched: no paragraph 1\n" in ran.out


def test_numbered_record_and_unnumbered_one_of_the_same_paragraph_are_one(folder: Path) -> None:
    (folder / "reports").mkdir()
    (folder / "reports/report.txt").write_text(REPORT, encoding="utf-8")
    numbered = record(**{**UNNUMBERED, "Text": "141.2 Teach every child of the country how to swim (Sylvania);", "AnnotationId": "a-9"})
    ran = run(folder, numbered, record(**UNNUMBERED), more=("--reports", "reports"))
    assert "RUR-4: note: row 2: 141.2 stands in rows 1 and 2; counted once\n" in ran.out
    assert len(written(folder)) == 1


def test_progress_is_told_of_every_byte_of_the_export(folder: Path) -> None:
    file = write_json(folder / "export.json", record())
    seen: list[int] = []
    show = Show(lambda _: nullcontext(seen.append), lambda items, _: items)
    assert list(import_uhri(folder / "content", file, None, with_text=False, partial=False, show=show))
    assert sum(seen) == file.stat().st_size


PLACES: dict[str, tuple[Record, tuple[str, int, int | None] | str]] = {
    "session and cycle": ({}, ("RUR", 4, 48)),
    "session alone": ({"UprCycle": None}, ("RUR", 4, 48)),
    "cycle alone": ({"UprSession": []}, ("RUR", 4, None)),
    "an ordinal": ({"UprSession": ["48th Session - January 2025"], "UprCycle": "4th cycle (2022-2027)"}, ("RUR", 4, 48)),
    "words": ({"UprSession": ["Session 048"], "UprCycle": "Fourth cycle"}, ("RUR", 4, 48)),
    "numbers": ({"UprSession": [48], "UprCycle": 4}, ("RUR", 4, 48)),
    "the same session twice": ({"UprSession": ["48", "48 "]}, ("RUR", 4, 48)),
    "trailing spaces": ({"Countries": ["Ruritania ", " Ruritania"]}, ("RUR", 4, 48)),
    "a former name": ({"Countries": ["the Kingdom of Ruritania"]}, ("RUR", 4, 48)),
    "neither": ({"UprSession": [], "UprCycle": None}, "neither a session nor a cycle is named"),
    "two that differ": ({"UprCycle": "Cycle 3"}, "session 48 is of cycle 4, UprCycle says 3"),
    "an unknown session": ({"UprSession": ["47"]}, "session 47 is on no list"),
    "an odd session": ({"UprSession": ["January"]}, 'the session "January" has no form that is known'),
    "an odd cycle": ({"UprCycle": "Next cycle"}, 'the cycle "Next cycle" has no form that is known'),
    "two sessions": ({"UprSession": ["34", "48"]}, "several sessions are named, 34, 48; a review has one"),
    "no country": ({"Countries": []}, "no country is named"),
    "a country of spaces": ({"Countries": [" ", "-"]}, '"-" is the name of no State or observer'),
    "two countries": ({"Countries": ["Ruritania", "Sylvania"]}, "several countries are named, RUR, SYL; a review has one State"),
    "two countries in one": ({"Countries": ["Ruritania - Sylvania"]}, "several countries are named, RUR, SYL; a review has one State"),
    "a misspelt country": ({"Countries": ["Ruritanja"]}, '"Ruritanja" is the name of no State or observer; the nearest on the lists: Ruritania, '),
    "an observer": ({"Countries": ["Holy See"]}, "VAT is no State of this record"),
    "a code of a State that is not here": ({"Countries": ["PK"]}, "PAK is no State of this record"),
    "a code that is none": ({"Countries": ["pk"]}, '"pk" is the name of no State or observer'),
}


@pytest.mark.parametrize("case", PLACES)
def test_place_of_a_record_is_known_exactly_or_listed(case: str, folder: Path) -> None:
    changes, expected = PLACES[case]
    ran = run(folder, record(), record(Text="141.2 Ask (Sylvania);", UprRecommendingCountry=["Sylvania"], AnnotationId="a-2", **changes))
    if isinstance(expected, str):
        assert f"no review: unmatched: row 2: AnnotationId a-2: {expected}" in ran.out
        assert [item["paragraph"] for item in written(folder)] == ["141.1"]
    else:
        assert [item["paragraph"] for item in written(folder)] == ["141.1", "141.2"], ran.out
    assert ran.code == 0


def test_country_codes_are_those_of_the_list_and_name_every_state_once() -> None:
    content = read_frame(ROOT / "content")
    assert sorted(ALPHA_3.values()) == sorted([*content.states, *content.observer_by_code])
    names = StateNames(content)
    assert [state_codes(name, names) for name in ("PK", "MY", "Pakistan ", "State of Palestine*", "Timor-Leste", "NA", "XX", "pk", "PAK")] == [
        *(["PAK"], ["MYS"], ["PAK"], ["PSE"], ["TLS"], ["NAM"], None, None, None),
    ]


@pytest.mark.skipif(not DATA.is_dir(), reason="the outside data is not here")
def test_country_codes_agree_with_the_list_they_come_from() -> None:
    with (DATA / "states/un-names-six-languages.csv").open(encoding="utf-8-sig") as opened:
        listed = {row["ISO 3166-1 Alpha 3-Codes"]: row["ISO 3166-1 Alpha 2-Codes"] for row in csv.DictReader(opened)}
    assert {alpha_3: listed[alpha_3] for alpha_3 in ALPHA_3.values()} == {alpha_3: alpha_2 for alpha_2, alpha_3 in ALPHA_3.items()}


POSITIONS = {
    ("Supported",): "supported",
    ("Noted ",): "noted",
    ("- Noted",): "noted",
    ("Supported/Noted",): "partially_supported",
    ("Supported / Noted",): "partially_supported",
    ("Supported", "Noted"): "partially_supported",
    (): "not_recorded",
}


@pytest.mark.parametrize("printed", POSITIONS)
def test_position_is_the_printed_one_with_the_index_as_its_source(printed: tuple[str, ...], folder: Path) -> None:
    assert run(folder, record(UprPositions=list(printed))).code == 0
    assert written(folder)[0]["position"] == POSITIONS[printed]
    assert written(folder)[0].get("position_source") == ({"title": TITLE} if printed else None)


STATES: dict[str, tuple[Record, list[str], str]] = {
    "only in the text": ({"UprRecommendingCountry": []}, ["FRE", "SYL"], ""),
    "only in the column": ({"Text": "141.1 Ask for it;", "UprRecommendingCountry": ["Sylvania ", "Freedonia"]}, ["SYL", "FRE"], ""),
    "more in the text": (
        {"UprRecommendingCountry": ["Sylvania"]},
        ["FRE", "SYL"],
        "141.1: the text names FRE, SYL, the index SYL; those of the text were taken",
    ),
    "brackets that name nobody": (
        {"Text": "141.1 Ask (Utopia);"},
        ["FRE", "SYL"],
        '141.1: in the brackets of the text "Utopia" is the name of no State or observer; the nearest on the lists: ',
    ),
    "an observer": ({"Text": "141.1 Ask (Holy See);", "UprRecommendingCountry": ["Holy See*"]}, ["VAT"], ""),
}


@pytest.mark.parametrize("case", STATES)
def test_recommending_states_are_compared_with_the_brackets_of_the_text(case: str, folder: Path) -> None:
    changes, expected, remark = STATES[case]
    ran = run(folder, record(**changes))
    assert written(folder)[0]["by"] == expected
    assert (f"RUR-4: note: row 1: {remark}" in ran.out) if remark else ("note:" not in ran.out)


FAULTS: dict[str, tuple[Record, str]] = {
    "an unknown State": ({"UprRecommendingCountry": ["Silvania"]}, '141.9: "Silvania" is the name of no State or observer; the nearest on the lists: Sylvania'),
    "no State": ({"UprRecommendingCountry": []}, "141.9: no recommending State is named, neither in UprRecommendingCountry nor in brackets in the text"),
    "nobody known": ({"UprRecommendingCountry": [], "Text": "141.9 Ask (Silvania);"}, '141.9: "Silvania" is the name of no State or observer; the nearest'),
    "itself": ({"UprRecommendingCountry": ["Ruritania"]}, "141.9: RUR is the State under Review and among the recommending States"),
    "an unknown position": ({"UprPositions": ["Accepted"]}, 'the position "Accepted" is none of Supported, Noted, Supported/Noted'),
    "a type as position": ({"UprPositions": ["Concerns/Observations"]}, 'the position "Concerns/Observations" is none of'),
    "an unknown theme": ({"Themes": ["Enviroment"]}, 'the label "Enviroment" is on no list; the nearest known is "Environment"; add it to content/themes.yaml'),
    "an unknown group": (
        {"AffectedPersons": ["Childrens"]},
        'the label "Childrens" is on no list; the nearest known is "children"; add it to content/groups.yaml',
    ),
    "an unknown target": ({"Sdgs": ["16.99 - Everything"]}, 'the label "16.99 - Everything" is on no list'),
    "an unknown goal": ({"Sdgs": ["16 - WAR"]}, 'the label "16 - WAR" is on no list; the nearest known is'),
}


@pytest.mark.parametrize("case", FAULTS)
def test_record_that_cannot_be_read_is_named_and_its_review_is_left_alone(case: str, folder: Path) -> None:
    changes, message = FAULTS[case]
    before = review_of(folder).read_bytes()
    faulty = record(Text="141.9 Ask;", UprRecommendingCountry=["Sylvania"]) | changes
    ran = run(
        folder, record(), faulty, record(Countries=["Freedonia"], UprSession=["33"], UprCycle=None, Text="80.1 Ask (Sylvania);", UprRecommendingCountry=[])
    )
    assert ran.code == 1
    assert f"RUR-4: row 2: {message}" in ran.out
    assert "2 reviews: 1 reviews changed, 0 as they were, 1 refused" in ran.out
    assert review_of(folder).read_bytes() == before
    assert [item["paragraph"] for item in written(folder, "FRE", 3)] == ["80.1"]
    ran = run(folder, record(), faulty, more=("--partial",))
    assert ran.code == 0
    assert f"RUR-4: left out: row 2: {message}" in ran.out
    assert [item["paragraph"] for item in written(folder)] == ["141.1"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"Text": "141.2 " + "Ask " * 6_000}, "Text has 24,005 characters"),
        ({"Text": "141.2 Ask \u202e (Sylvania);"}, "Text has the invisible character U+202E"),
        ({"Themes": ["a" * 501]}, "its labels have "),
        ({"AffectedPersons": ["Children"] * 900, "Themes": ["Ratification of treaties"] * 900}, "its labels have 28,"),
        (
            {"Symbol": 3, "Themes": "Environment", "Sdgs": [3], "Text": None},
            "Symbol is a number, not text; Themes is text, not a list; Sdgs holds a number, not text",
        ),
    ],
)
def test_record_whose_fields_have_another_form_is_listed_with_all_that_is_wrong(changes: Record, message: str, folder: Path) -> None:
    ran = run(folder, record(), record(AnnotationId="a-2") | changes)
    assert f"no review: unmatched: row 2: AnnotationId a-2: {message}" in ran.out
    assert [item["paragraph"] for item in written(folder)] == ["141.1"]


def test_complaint_of_many_records_is_one_line_with_their_number(folder: Path) -> None:
    ran = run(folder, record(), *(record(Text=f"142.{number} Ask (Sylvania);", UprRecommendingCountry=[], Themes=["Tea"]) for number in range(1, 31)))
    assert ran.out.count("Tea") == 1
    assert 'RUR-4: row 2: the label "Tea" is on no list; add it to content/themes.yaml (30 records)' in ran.out
    assert "30 with a fault" in ran.out


def test_reservations_count_only_where_the_text_speaks_of_them(folder: Path) -> None:
    ran = run(
        folder,
        record(Themes=["Environment", "Reservations "]),
        record(Text="141.2 Withdraw its reservation to the treaty (Sylvania);", Themes=["Reservations"], UprRecommendingCountry=[]),
        record(Text="141.3 Say it without reserve (Sylvania);", Themes=["Reservations"], UprRecommendingCountry=[]),
    )
    assert [item.get("themes") for item in written(folder)] == [["environment"], ["reservations"], None]
    assert "the theme Reservations was left out of 2 recommendations whose text speaks of none" in ran.out


def test_same_record_again_is_counted_once_and_reported(folder: Path) -> None:
    ran = run(
        folder, record(), record(), record(AnnotationId="a-2", Text="141.1  Ratify the treaty (TCR) early (Freedonia) (Sylvania);", Themes=["Environment"])
    )
    assert ran.code == 0
    assert "RUR-4: note: row 2: 141.1 stands in rows 1 and 2; counted once\n" in ran.out
    assert "RUR-4: note: row 3: 141.1 stands in rows 1 and 3; counted once, with the labels of the first\n" in ran.out
    assert "of these 3: 1 matched, 0 unmatched, 2 the same again and counted once, 0 with a fault" in ran.out
    assert written(folder)[0]["themes"] == ["treaty-ratification", "environment"]


def test_unmatched_record_again_is_listed_once(folder: Path) -> None:
    ran = run(
        folder,
        record(),
        record(AnnotationId="a-2", Countries=[]),
        record(AnnotationId="a-2", Countries=[]),
        record(AnnotationId="", Countries=[]),
        *[record(Body=7)] * 2,
    )
    assert ran.out.count("AnnotationId a-2: no country is named") == 1
    assert "1 matched, 2 unmatched, 1 the same again and counted once" in ran.out
    assert ran.out.splitlines()[-1] == "unmatched: no country 2"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"Text": "141.2 Ask another thing (Sylvania);"}, "141.2 stands in rows 2 and 3 with different texts; see the report"),
        ({"UprPositions": ["Noted"]}, "141.2 stands in rows 2 and 3 with different States or positions; see the report"),
    ],
)
def test_one_paragraph_with_two_contents_is_a_fault_and_neither_is_taken(changes: Record, message: str, folder: Path) -> None:
    second = record(Text="141.2 Ask one thing (Sylvania);", UprRecommendingCountry=["Sylvania"])
    ran = run(folder, record(), second, second | changes, more=("--partial",))
    assert f"RUR-4: left out: row 3: {message}" in ran.out
    assert [item["paragraph"] for item in written(folder)] == ["141.1"]
    ran = run(folder, record(), second, second, second | changes, more=("--partial",))
    assert "of these 4: 1 matched, 0 unmatched, 0 the same again and counted once, 3 with a fault" in ran.out


def test_records_of_one_review_with_several_sessions_are_a_fault(folder: Path) -> None:
    sessions = folder / "content/sessions.yaml"
    sessions.write_text(sessions.read_text(encoding="utf-8") + "  - {number: 47, cycle: 4, year: 2024, source: invented}\n", encoding="utf-8")
    ran = run(
        folder,
        record(),
        record(Text="141.2 Ask (Sylvania);", UprRecommendingCountry=[]),
        record(Text="141.3 Ask (Sylvania);", UprSession=["47"], UprRecommendingCountry=[]),
    )
    assert ran.code == 1
    assert "RUR-4: row 3: the records name several sessions, 48 (2 records), 47 (1 records); see which is right" in ran.out


def test_documents_that_do_not_fit_are_worth_a_note(folder: Path) -> None:
    ran = run(
        folder,
        record(PublicationDate="2019-01-01T00:00:00"),
        record(Text="141.2 Ask (Sylvania);", UprRecommendingCountry=[], Symbol="A/HRC/99/17/Add.1"),
        record(Text="141.3 Ask (Sylvania);", UprRecommendingCountry=[], Symbol="CRC/C/RUR/1"),
    )
    assert "RUR-4: note: row 1: the document is of 2019, older than session 48 (2025)" in ran.out
    assert "RUR-4: note: row 1: the records name several reports, A/HRC/99/16 (1 records), A/HRC/99/17 (1 records); none was taken" in ran.out
    assert 'RUR-4: note: row 3: Symbol is "CRC/C/RUR/1", not that of a report of the Working Group' in ran.out
    assert "documents" not in yaml.safe_load(review_of(folder).read_text(encoding="utf-8"))


def test_second_import_changes_no_byte(folder: Path) -> None:
    records = [record(Text=f"141.{number} Ask (Sylvania);", UprRecommendingCountry=[]) for number in range(1, 13)]
    run(folder, *records)
    before = review_of(folder).read_bytes()
    assert "0 reviews changed, 1 as they were" in run(folder, *reversed(records)).out
    assert review_of(folder).read_bytes() == before


def test_what_people_wrote_stays_and_what_vanished_is_reported(folder: Path) -> None:
    second = record(Text="141.2 Ask (Sylvania);", UprRecommendingCountry=[])
    run(folder, record(), second)
    text = review_of(folder).read_text(encoding="utf-8")
    text = text.replace('  - paragraph: "141.1"\n', '  # a note of ours\n  - paragraph: "141.1"   # the first\n    summary: Ratify it soon.\n')
    text = text.replace("themes: [treaty-ratification, environment]\n", "themes: [education]\n", 1).replace("position: supported", "position: noted", 1)
    review_of(folder).write_text(text, encoding="utf-8")
    ran = run(folder, record())
    assert "to decide: RUR-4-141.1: position is noted, the list says supported; it was kept" in ran.out
    assert "to decide: RUR-4-141.2: is in the file but not in the list; it was kept" in ran.out
    assert review_of(folder).read_text(encoding="utf-8") == text.replace("[education]", "[education, treaty-ratification, environment]")


def test_review_with_more_records_than_any_has_is_refused(folder: Path) -> None:
    records = [record(Text=f"{1 + number // 900}.{1 + number % 900} Ask;") for number in range(2_001)]
    ran = run(folder, *records, more=("--partial",))
    assert ran.code == 1
    assert "RUR-4: row 1: 2,001 records are of this review, more than any has" in ran.out
    assert written(folder) == []


def test_all_169_targets_are_known_and_no_other() -> None:
    assert len(TARGETS) == 169
    assert {"1.b", "8.10", "16.10", "17.19"} < TARGETS
    assert not {"13.4", "17.20", "17.a", "18.1", "16.01"} & TARGETS


@pytest.mark.parametrize(
    ("label", "sdg"),
    [
        ("16.3 - Promote the rule of law", "16.3"),
        ("16.3", "16.3"),
        ("16.b: Laws", "16.b"),
        ("6 - clean water", "6"),
        ("16 - Peace, justice and strong institutions", "16"),
    ],
)
def test_goals_and_targets_are_known_by_number_and_name(label: str, sdg: str) -> None:
    complaints: list[str] = []
    assert UhriWords(read_frame(GOLDEN)).sdgs([label, "S Goals"], complaints) == (sdg,)
    assert complaints == []


def test_every_label_of_the_real_lists_is_known() -> None:
    content = read_frame(ROOT / "content")
    words, complaints = UhriWords(content), list[str]()
    labels = tuple(label for theme in content.theme_by_id.values() for label in theme.labels.uhri)
    assert len(words.themes(labels, "a reservation", complaints)[0]) == len(labels) > 90
    words.groups([label for group in content.group_by_id.values() for label in group.labels], complaints)
    words.sdgs([label for goal in content.goal_by_number.values() for label in goal.labels], complaints)
    assert words.position([], complaints) == Position.NOT_RECORDED
    assert complaints == []


def snapshot(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (folder / "content").rglob("*") if path.is_file()}


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**18), 10**18)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=40)
    | st.sampled_from(["- UPR", "141.1 Ask (Sylvania);", "Ruritania", "Supported", "48"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.dictionaries(st.sampled_from(sorted(RECORD)), VALUES, max_size=6), more=st.sampled_from([("--partial",), ("--partial", "--with-text")]))
def test_record_of_any_values_is_used_listed_or_left_aside_and_never_a_traceback(changes: Record, more: tuple[str, ...], folder: Path) -> None:
    review_of(folder).write_text("state: RUR\ncycle: 4\nsession: 48\nstatus: held\nheld_on: 2025-01-28\nrecord: none\n", encoding="utf-8")
    ran = run(folder, record(), record(Text="142.1 Ask (Sylvania);") | changes, more=more)
    assert ran.out.count("2 records read") == 1, ran.err
    kept, matched, unmatched, again, faulty = (int(word) for word in re.findall(r"\d+", ran.out[ran.out.index("of these ") :].splitlines()[0]))
    assert kept == matched + unmatched + again + faulty
    assert len(written(folder)) == matched or ran.code == 1
    problems = scorecards(folder, "check", "--today", "2026-06-01").out.splitlines()
    assert all("recommendation_says_what_is_asked" in line for line in problems if "RUR/cycle-4/review.yaml" in line)


@settings(max_examples=300, deadline=None)
@given(printed=st.text(max_size=60) | st.sampled_from(["48", "Session 48 - x", "PK - PK"]))
def test_any_words_for_a_place_are_a_place_or_no_place(printed: str) -> None:
    content = read_frame(GOLDEN)
    fields = read_fields(OutsideRecord(1, {"Text": "141.1 Ask", "UprCycle": "4", "Countries": ("Ruritania",)}))
    for other in (replace(fields, countries=(printed,)), replace(fields, sessions=(printed,)), replace(fields, cycle=printed)):
        with suppress(NoPlace):
            assert Places(content, StateNames(content)).place(other).state == "RUR"
    assert len(printed_paragraph(printed)) == 2


def as_index(name: str) -> list[Record]:
    """The rows of an OHCHR list, whose words come from the index, as records of its export; labels only of the list that has today's."""
    found: list[Record] = []
    state = read_frame(ROOT / "content").states[name[:3]].record.name
    for _, cells in _read_rows(open_word(DATA / f"ohchr-lists/{name}.docx").tables[0]):
        position = next((cell.strip() for cell in cells if re.fullmatch(r"\s*(Supported|Noted|Supported/Noted)\s*", cell)), None)
        if position is None:
            continue
        text = re.split(r"\n\s*(?:Source of [Pp]osition|Comments)\s*:", cells[0])[0]
        labels = list(_sections(cells[2])) if name == "SVN-4" else []
        themes = [line for section, line in labels if section == "theme" and line.strip()]
        groups = [line for section, line in labels if section == "group" and line.strip()]
        sdgs = cells[3].splitlines() if labels else []
        empty: Record = {"UprRecommendingCountry": [], "UprSession": [], "Symbol": None, "AnnotationId": str(len(found))}
        found.append(
            record(
                **{
                    **empty,
                    "Countries": [f"{state} "],
                    "UprCycle": f"Cycle {name[4]}",
                    "Text": text,
                    "UprPositions": [position],
                    "Themes": themes,
                    "AffectedPersons": groups,
                    "Sdgs": sdgs,
                }
            )
        )
    return found


@pytest.mark.skipif(not DATA.is_dir(), reason="the outside data is not here")
@pytest.mark.parametrize(("name", "number"), [("SVN-2", 163), ("SVN-3", 215), ("SVN-4", 254), ("CHN-3", 346), ("EGY-2", 300)])
def test_real_recommendations_are_read_from_the_index_as_from_the_lists_of_ohchr(name: str, number: int, tmp_path: Path) -> None:
    content = read_frame(ROOT / "content")
    expected = {one.paragraph: one for one in read_ohchr_list(DATA / f"ohchr-lists/{name}.docx", content).recommendations}
    review = project(tmp_path, ROOT / "content") / f"content/states/{name[:3]}/cycle-{name[4]}/review.yaml"
    review.write_text(f"state: {name[:3]}\ncycle: {name[4]}\nsession: 1\nstatus: held\nrecord: none\n", encoding="utf-8")
    ran = scorecards(tmp_path, "import", "uhri", str(write_json(tmp_path / "export.json", *as_index(name))))
    assert ran.code == 0, ran.out
    assert f"{number} records read, {number} of them recommendations of the UPR" in ran.out
    assert f"of these {number}: {number} matched, 0 unmatched" in ran.out
    found = yaml.safe_load(review.read_text(encoding="utf-8"))["recommendations"]
    assert [item["paragraph"] for item in found] == sorted(expected, key=paragraph_order)
    for item in found:
        one = expected[item["paragraph"]]
        assert (item["by"], item["position"]) == (list(one.by), str(one.position)), one.paragraph
        if name == "SVN-4":
            listed = {str(sdg) for sdg in item.get("sdgs", [])}
            assert (set(item["themes"]) >= set(one.themes), item.get("groups", []), listed >= set(one.sdgs)) == (True, list(one.groups), True)


@pytest.mark.skipif(not DATA.is_dir(), reason="the outside data is not here")
@pytest.mark.parametrize(("name", "report", "number"), [("SVN-3", "A_HRC_43_15.txt", 215), ("SVN-4", "A_HRC_59_15.txt", 254)])
def test_real_recommendations_without_their_numbers_are_found_in_the_report(name: str, report: str, number: int, tmp_path: Path) -> None:
    records = [one | {"Text": re.sub(r"^\s*\S+\s+", "", str(one["Text"]))} for one in as_index(name)]
    project(tmp_path, ROOT / "content")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / report).symlink_to(DATA / "slovenia" / report)
    ran = scorecards(tmp_path, "import", "uhri", str(write_json(tmp_path / "export.json", *records)), "--reports", "reports")
    assert f"{number} texts without a paragraph were found in their reports" in ran.out
    assert "0 reviews changed, 1 as they were, 0 refused" in ran.out
    assert "to decide" not in ran.out


@pytest.mark.skipif(not DATA.is_dir(), reason="the outside data is not here")
@pytest.mark.parametrize("name", ["SVN-3", "SVN-4"])
def test_index_changes_nothing_about_a_review_that_is_complete(name: str, tmp_path: Path) -> None:
    review = project(tmp_path, ROOT / "content") / f"content/states/SVN/cycle-{name[4]}/review.yaml"
    before = review.read_bytes()
    ran = scorecards(tmp_path, "import", "uhri", str(write_json(tmp_path / "export.json", *as_index(name))))
    assert "0 reviews changed, 1 as they were, 0 refused" in ran.out
    assert review.read_bytes() == before
    assert "to decide" not in ran.out


def test_lists_with_faults_of_their_own_are_mended_first(folder: Path) -> None:
    groups = folder / "content/groups.yaml"
    groups.write_text(groups.read_text(encoding="utf-8").replace("id: children", "id: Children"), encoding="utf-8")
    ran = run(folder, record())
    assert (ran.code, ran.err) == (1, "content/groups.yaml has faults of its own; mend them first (scorecards check)\n")
    assert written(folder) == []


def test_no_room_for_the_records_is_said_in_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Spool, "ready", full)
    ran = run(folder, record())
    assert ran.code == 1
    assert re.fullmatch(r"\S+export.json: its records could not be put aside in \S+: database or disk is full; make room there, or set TMPDIR\n", ran.err)


def test_progress_is_shown_only_to_people_who_watch(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(folder, record()).err == ""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    watched = Terminal()
    monkeypatch.setattr(sys, "stderr", watched)
    with _progress(10) as advance:
        advance(5)
    assert "50%" in watched.getvalue()


MEASURED = """
import contextlib, pathlib, re, sys
from generator.cli import main
with contextlib.suppress(SystemExit):
    main(sys.argv[1:])
print(re.search(r"VmHWM:\\s*(\\d+)", pathlib.Path("/proc/self/status").read_text())[1])
"""


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="the highest use of memory is read from /proc")
@pytest.mark.parametrize("form", ["json", "xlsx"])
def test_large_export_takes_little_memory(form: str, tmp_path: Path) -> None:
    export = tmp_path / f"export.{form}"
    project(tmp_path, ROOT / "content")
    subprocess.run([sys.executable, str(ROOT / "benchmarks/uhri_export.py"), str(export), "--records", "30000"], check=True, cwd=ROOT)
    measured = [sys.executable, "-c", MEASURED, "--content", str(tmp_path / "content"), "import", "uhri", str(export)]
    done = subprocess.run(measured, capture_output=True, text=True, check=True, cwd=ROOT)
    assert "30,000 records read" in done.stdout, done.stderr
    assert int(done.stdout.splitlines()[-1]) < 150 * 1024
