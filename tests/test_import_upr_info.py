"""UPR Info's exports: every row joined to its paragraph or listed with the reason, the report left standing, nothing guessed, nothing lost."""

import csv
import io
import random
from pathlib import Path

import pytest
import yaml
from support import Ran, project, scorecards

HEADINGS = ["To", "To-Rgrp", "To-Org", "Text", "From", "From-Rgrp", "From-Org", "Response", "Action", "Issue", "Session"]
REPORT = """
              United Nations                                                A/HRC/99/16
1. The Working Group held its forty-eighth session from 20 January to 3 February 2025. The review of Ruritania was held at the 13th
meeting, on 28 January 2025.
2. Freedonia welcomed the delegation. It recommended that Ruritania: (a) open the archives; and (b) close the old prison in the harbour.
A/HRC/99/16
II. Conclusions and/or recommendations
140. The recommendations listed below enjoy the support of Ruritania:
140.1 Ratify the treaty on clean rivers (TCR) (Freedonia) (Sylvania);
140.2 Teach every child how to swim (Sylvania);
141. The following recommendations did not enjoy the support of Ruritania:
141.1 Abolish the toll on bridges (Holy See).
142. The following recommendations will be examined by Ruritania, which will respond in due course:
142.1 Think of the fish in the lakes (Holy See);
142.2 Plant trees along the roads (Sylvania); water the trees along the roads every summer (Freedonia);
142.3 Count all the birds of the country (Sylvania, Freedonia).
143. The recommendations noted in the report in paragraph 2 (b) above did not enjoy the support of Ruritania.
144. All conclusions and/or recommendations contained in the present report reflect the position of the submitting State(s).
"""
BARE = """\
state: RUR
cycle: 4
session: 48
status: held
# A line of a person.
held_on: 2025-01-28
record: none
"""
TREATIES, SCHOOL, NOTHING = "International instruments", "Right to education", "Other"
Row = tuple[str, str, str, str, str]
ROWS: list[Row] = [
    ("Ratify the treaty on clean rivers TCR ", "Freedonia", "Accepted", "5", TREATIES),
    ("Ratify the treaty on clean rivers TCR ", "Kingdom of Sylvania", "Accepted", "5", f"{TREATIES},{NOTHING}"),
    ("Teach every child how to swim", "Sylvania", "Accepted", "4", SCHOOL),
    ("Abolish the toll on bridges.", "Holy See", "Noted", "5", NOTHING),
    ("Think of the fish in the lakes", "Holy See", "Noted", "3", NOTHING),
    ("Plant trees along the roads", "Sylvania", "Accepted", "5", NOTHING),
    ("Water the trees along the roads each summer", "Freedonia", "Accepted", "5", SCHOOL),
    ("Count all the birds of the country", "Sylvania", "Accepted", "5", NOTHING),
    ("Count all the birds of the country", "Freedonia", "Accepted", "5", NOTHING),
    ("Close the old prison in the harbour", "Freedonia", "Noted", "5", NOTHING),
]


def table(rows: list[Row], state: str = "Ruritania", session: str = "48", order: list[str] = HEADINGS) -> str:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, order, lineterminator="\n", restval="")
    writer.writeheader()
    for text, by, response, action, issue in rows:
        writer.writerow({"To": state, "Text": text, "From": by, "Response": response, "Action": action, "Issue": issue, "Session": session})
    return stream.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The golden content with the labels of UPR Info, a name it uses, and a review of Ruritania without recommendations; a report beside it."""
    project(tmp_path)
    edit(tmp_path / "content/themes.yaml", "[A12 Acceptance of norms]", f"[A12 Acceptance of norms], upr_info: [{TREATIES}]")
    edit(tmp_path / "content/themes.yaml", '["2.1. Education"]', f'["2.1. Education"], upr_info: [{SCHOOL}]')
    edit(tmp_path / "content/themes.yaml", "[Environment]", f"[Environment], upr_info: [{NOTHING}]")
    edit(tmp_path / "content/states/SYL/state.yaml", "regional_group", "former_names: [Kingdom of Sylvania]\nregional_group")
    (tmp_path / "content/states/RUR/cycle-3/assessments.yaml").unlink()
    review(tmp_path).write_text(BARE, encoding="utf-8")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/ruritania.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def review(folder: Path, cycle: int = 4) -> Path:
    return folder / f"content/states/RUR/cycle-{cycle}/review.yaml"


def run(folder: Path, text: str | bytes, *more: str, reports: bool = True) -> Ran:
    (folder / "rows.csv").write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return scorecards(folder, "import", "upr-info", "rows.csv", *(["--reports", "reports"] if reports else []), *more)


def recommendations(folder: Path, cycle: int = 4) -> dict[str, dict[str, object]]:
    return {item["paragraph"]: item for item in yaml.safe_load(review(folder, cycle).read_text(encoding="utf-8"))["recommendations"]}


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in (folder / "content").rglob("*") if path.is_file()}


def test_rows_become_the_items_of_the_report_with_what_the_database_adds(folder: Path) -> None:
    ran = run(folder, table(ROWS))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "RUR-4: 7 new recommendations; each needs a summary in plain words",
        "10 rows read, 10 matched, 0 unmatched",
        "7 recommendations and 0 pledges of 1 reviews: 1 reviews changed, 0 as they were, 0 refused",
    ]
    supported = {"symbol": "A/HRC/99/16", "paragraph": "140"}
    database = {"title": "UPR Info, database of recommendations"}
    found = recommendations(folder)
    assert list(found) == ["2b", "140.1", "140.2", "141.1", "142.1", "142.2", "142.3"]
    assert found["140.1"] == {
        "paragraph": "140.1",
        "by": ["FRE", "SYL"],
        "position": "supported",
        "position_source": supported,
        "themes": ["treaty-ratification", "environment"],
        "action_category": 5,
    }
    assert found["142.2"] == {
        "paragraph": "142.2",
        "by": ["SYL", "FRE"],
        "parts": [{"by": ["SYL"]}, {"by": ["FRE"]}],
        "position": "supported",
        "position_source": database,
        "themes": ["environment", "education"],
        "action_category": 5,
    }
    assert (found["142.1"]["position"], found["142.1"]["position_source"]) == ("noted", database)
    assert (found["2b"]["by"], found["2b"]["position"], found["2b"]["position_source"]) == (["FRE"], "noted", {**supported, "paragraph": "143"})
    assert "# A line of a person." in review(folder).read_text(encoding="utf-8")


def test_second_import_changes_no_byte(folder: Path) -> None:
    run(folder, table(ROWS), "--with-text")
    before = snapshot(folder)
    ran = run(folder, table(ROWS), "--with-text")
    assert "0 reviews changed, 1 as they were" in ran.out
    assert snapshot(folder) == before


def test_words_of_the_report_are_kept_only_when_asked_for(folder: Path) -> None:
    run(folder, table(ROWS))
    assert "text" not in review(folder).read_text(encoding="utf-8")
    run(folder, table(ROWS), "--with-text")
    assert recommendations(folder)["140.1"]["text"] == "Ratify the treaty on clean rivers (TCR)."


SHAPES = {
    "columns in another order": table(ROWS, order=random.Random(1).sample(HEADINGS, len(HEADINGS))).encode(),
    "a mark before UTF-8": table(ROWS).encode("utf-8-sig"),
    "UTF-16": table(ROWS).encode("utf-16"),
    "old Macs' line ends": table(ROWS).replace("\n", "\r").encode(),
    "Windows' line ends": table(ROWS).replace("\n", "\r\n").encode(),
    "semicolons": table(ROWS).replace(",", ";").replace(f"{TREATIES};{NOTHING}", f"{TREATIES},{NOTHING}").encode(),
    "the headings of the spreadsheet": table(ROWS).replace("To,", "SuR,", 1).replace("Text,From", "Recommendation,RS", 1).encode(),
    "characters written as HTML": table(ROWS).replace("Ruritania", "&#82;uritania").encode(),
}


@pytest.mark.parametrize("case", SHAPES)
def test_form_of_the_file_changes_nothing(case: str, folder: Path) -> None:
    run(folder, SHAPES[case])
    found = review(folder).read_bytes()
    review(folder).write_text(BARE, encoding="utf-8")
    run(folder, table(ROWS))
    assert review(folder).read_bytes() == found
    assert b"140.1" in found


def test_answer_of_the_database_takes_the_place_of_a_pending_one_with_its_source(folder: Path) -> None:
    scorecards(folder, "import", "wg-report", "reports/ruritania.txt")
    assert recommendations(folder)["142.1"]["position"] == "pending"
    run(folder, table(ROWS))
    assert recommendations(folder)["142.1"]["position_source"] == {"title": "UPR Info, database of recommendations"}
    scorecards(folder, "import", "wg-report", "reports/ruritania.txt")
    assert recommendations(folder)["142.1"]["position"] == "noted"


def test_un_document_takes_the_place_of_the_database_as_source(folder: Path) -> None:
    run(folder, table(ROWS))
    answered = REPORT.replace("will be examined by Ruritania, which will respond in due course", "enjoy the support of Ruritania")
    (folder / "reports/ruritania.txt").write_text(answered, encoding="utf-8")
    scorecards(folder, "import", "wg-report", "reports/ruritania.txt")
    assert recommendations(folder)["142.3"]["position_source"] == {"symbol": "A/HRC/99/16", "paragraph": "142"}


def test_with_an_addendum_on_record_the_database_decides_no_position(folder: Path) -> None:
    edit(review(folder), "record:", "documents: {working_group_report: A/HRC/99/16, addendum: A/HRC/99/16/Add.1}\nrecord:")
    run(folder, table(ROWS))
    assert {item["position"] for paragraph, item in recommendations(folder).items() if paragraph.startswith("142")} == {"pending"}


def test_answer_on_record_from_elsewhere_stays(folder: Path) -> None:
    run(folder, table(ROWS))
    edit(review(folder), 'position: noted\n    position_source: {title: "UPR Info, database of recommendations"}', "position: supported")
    before = review(folder).read_bytes()
    assert "0 reviews changed" in run(folder, table(ROWS)).out
    assert review(folder).read_bytes() == before


def changed(number: int, *, response: str = "", action: str = "", by: str = "", text: str = "") -> list[Row]:
    """The rows with one of them changed."""
    old = ROWS[number]
    return [*ROWS[:number], (text or old[0], by or old[1], response or old[2], action or old[3], old[4]), *ROWS[number + 1 :]]


def test_report_stands_where_the_database_has_another_answer_and_says_so(folder: Path) -> None:
    ran = run(folder, table(changed(3, response="Accepted")))
    assert "RUR-4: note: row 5: paragraph 141 says noted, UPR Info supported; the report stands: 1 item (141.1)" in ran.out
    assert recommendations(folder)["141.1"]["position"] == "noted"


def test_separate_asks_with_different_answers_are_supported_in_part(folder: Path) -> None:
    run(folder, table(changed(6, response="Noted")))
    assert recommendations(folder)["142.2"]["position"] == "partially_supported"


def test_one_ask_with_different_answers_stays_as_the_report_has_it(folder: Path) -> None:
    ran = run(folder, table(changed(8, response="Noted")))
    assert "UPR Info gives it more than one answer, none was taken: 1 item (142.3)" in ran.out
    assert recommendations(folder)["142.3"]["position"] == "pending"


def test_rows_that_disagree_about_the_action_give_none(folder: Path) -> None:
    ran = run(folder, table(changed(8, action="4")))
    assert "UPR Info gives it more than one action category, none was taken: 1 item (142.3)" in ran.out
    assert "action_category" not in recommendations(folder)["142.3"]


def test_state_that_the_report_does_not_name_is_counted_and_not_added(folder: Path) -> None:
    ran = run(folder, table(changed(3, by="Freedonia")))
    assert "UPR Info names other States, the report's stand: 1 item (141.1)" in ran.out
    assert recommendations(folder)["141.1"]["by"] == ["VAT"]


def test_differences_are_listed_one_by_one_on_request(folder: Path) -> None:
    rows = changed(3, response="Accepted")
    rows[0] = ("Ratify the treaty on clean rivers TCR", "Freedonia", "Noted", "4", TREATIES)
    ran = run(folder, table(rows), "--verbose")
    assert "RUR-4: note: row 2: 140.1: paragraph 140 says supported, UPR Info noted and supported; the report stands" in ran.out
    assert "RUR-4: note: row 2: 140.1: UPR Info gives it more than one action category, none was taken" in ran.out
    assert "RUR-4: note: row 5: 141.1: paragraph 141 says noted, UPR Info supported; the report stands" in ran.out


def test_row_that_is_near_nothing_is_listed_with_the_nearest_paragraph(folder: Path) -> None:
    ran = run(folder, table([*ROWS, ("Lower the tax on bread and butter", "Freedonia", "Noted", "5", NOTHING)]))
    assert 'RUR-4: unmatched: row 12: "Lower the tax on bread and butter" (FRE): nothing is near enough; the nearest is 14' in ran.out
    assert "11 rows read, 10 matched, 1 unmatched" in ran.out


def test_rows_without_report_and_texts_are_one_line(folder: Path) -> None:
    before = snapshot(folder)
    ran = run(folder, table(ROWS), reports=False)
    assert ran.code == 0
    assert ran.out.splitlines()[:2] == [
        "RUR-4: unmatched: row 2: 10 rows: neither a report nor texts on file to join them to; give the report of the Working Group with --reports",
        "10 rows read, 0 matched, 10 unmatched",
    ]
    assert snapshot(folder) == before


def test_rows_are_joined_to_the_texts_on_file_where_there_is_no_report(folder: Path) -> None:
    scorecards(folder, "import", "wg-report", "reports/ruritania.txt", "--with-text")
    before = recommendations(folder)
    run(folder, table(ROWS), "--with-text", reports=False)
    after = recommendations(folder)
    assert after["142.1"] == {
        **before["142.1"],
        "position": "noted",
        "position_source": {"title": "UPR Info, database of recommendations"},
        "themes": ["environment"],
        "action_category": 3,
    }
    assert [item.get("text") for item in after.values()] == [item.get("text") for item in before.values()]
    written = snapshot(folder)
    run(folder, table(ROWS), "--with-text", reports=False)
    assert snapshot(folder) == written


def test_rows_of_a_review_that_the_record_lacks_are_one_line(folder: Path) -> None:
    ran = run(folder, table(ROWS, session="33"))
    assert "RUR-3: unmatched: row 2: 10 rows: the record has no review of RUR in session 33" in ran.out


def test_recommendation_that_vanished_from_the_source_is_reported_and_kept(folder: Path) -> None:
    run(folder, table(ROWS))
    (folder / "reports/ruritania.txt").write_text(REPORT.replace("142.3 Count all the birds of the country (Sylvania, Freedonia).", ""), encoding="utf-8")
    ran = run(folder, table(ROWS))
    assert "to decide: RUR-4-142.3: is in the file but not in the list; it was kept" in ran.out
    assert "142.3" in recommendations(folder)


def test_what_people_wrote_stays(folder: Path) -> None:
    run(folder, table(ROWS))
    edit(review(folder), '  - paragraph: "140.2"\n', '  # Checked.\n  - paragraph: "140.2"\n    summary: Teach children to swim.\n')
    edit(review(folder), "themes: [education]", "themes: [environment, education]")
    before = review(folder).read_bytes()
    run(folder, table(ROWS))
    assert review(folder).read_bytes() == before


PROBLEMS = {
    "an unknown recommending State": (
        changed(0, by="Silvania"),
        'rows.csv: "Silvania" is the name of no State or observer; the nearest on the lists: Sylvania, Ruritania, Kingdom of Sylvania (row 2)',
    ),
    "a name of nobody": (
        changed(0, by="&#40;Unknown&#41;"),
        'rows.csv: "(Unknown)" is the name of no State or observer; the nearest on the lists: ',
    ),
    "an answer of another kind": (changed(0, response="Rejected"), 'rows.csv: the response is "Rejected", not Accepted or Noted (row 2)'),
    "a pledge": (
        changed(0, response="Voluntary Pledge"),
        'rows.csv: the response is "Voluntary Pledge", not Accepted or Noted; give files of pledges with --pledges (row 2)',
    ),
    "an action outside the scale": (changed(0, action="6"), 'rows.csv: the action is "6", not 1 to 5 (row 2)'),
    "a text that is missing": (changed(0, text=" "), "rows.csv: the text is missing (row 2)"),
    "a formula for a name": (changed(0, by='=HYPERLINK("http://evil.example")'), 'rows.csv: "=HYPERLINK("http://evil.example")" is the name of no State'),
    "an issue on no list": (
        [(*ROWS[0][:4], "Rivers"), (*ROWS[1][:4], f"{TREATIES}, Rivers"), *ROWS[2:]],
        'rows.csv: the issue "Rivers" is a label of no theme in themes.yaml (2 rows, the first is row 2)',
    ),
}


@pytest.mark.parametrize("case", PROBLEMS)
def test_row_that_cannot_be_read_is_a_problem_and_nothing_is_written(case: str, folder: Path) -> None:
    rows, line = PROBLEMS[case]
    before = snapshot(folder)
    ran = run(folder, table(rows))
    assert ran.code == 1
    assert ran.err.splitlines()[0].startswith(line), ran.err
    assert ran.err.splitlines()[-1].endswith("rows could not be read; nothing was written (--partial writes the rest)")
    assert snapshot(folder) == before
    partial = run(folder, table(rows), "--partial")
    assert partial.code == 0
    lost = 2 if "2 rows" in line else 1
    assert f"left out: {line}" in partial.out
    assert f"10 rows read, {10 - lost} matched, {lost} unmatched" in partial.out


def test_all_problems_of_a_row_are_told_at_once(folder: Path) -> None:
    bad = ("", "Utopia", "Maybe", "9", "Nothing at all")
    ran = run(folder, table([bad], state="Holy See", session="777"))
    assert len(ran.err.splitlines()) == 8
    assert "is an observer, and is not reviewed" in ran.err
    assert 'session is "777", which is not in sessions.yaml' in ran.err


def test_problems_without_end_are_counted(folder: Path) -> None:
    ran = run(folder, table([("Mend it", f"Utopia {number}", "Noted", "5", NOTHING) for number in range(130)]))
    assert ran.err.splitlines()[-2:] == ["and 30 more of this kind", "130 rows could not be read; nothing was written (--partial writes the rest)"]


NOT_EXPORTS = {
    "a file cut off in a row": table(ROWS).encode()[:-20],
    "a missing column": table(ROWS).replace("Action", "Deed").encode(),
    "an unclosed quote": (table(ROWS) + 'Ruritania,,,"Ask').encode(),
    "a package": b"PK\x03\x04" + bytes(50),
    "a page": b"<html><table></table></html>",
    "a spreadsheet cut off": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
    "a million columns": table(ROWS).encode() + b"," * 1_000_001,
    "nothing": b"",
}


@pytest.mark.parametrize("case", NOT_EXPORTS)
def test_file_of_another_kind_is_refused_and_nothing_is_written(case: str, folder: Path) -> None:
    before = snapshot(folder)
    ran = run(folder, NOT_EXPORTS[case])
    assert ran.code == 1
    assert 1 <= len(ran.err.splitlines()) <= 2
    assert "Traceback" not in ran.err
    assert ran.out == ""
    assert snapshot(folder) == before


PLEDGES: list[Row] = [
    ("The government will plant trees", "Ruritania", "Voluntary Pledge", "5", NOTHING),
    ("=1+1 schools will open", "Ruritania", "Voluntary Pledge", "5", f"{SCHOOL},{NOTHING}"),
]


def test_pledges_stand_beside_the_recommendations(folder: Path) -> None:
    (folder / "pledges.csv").write_text(table(PLEDGES), encoding="utf-8")
    ran = run(folder, table(ROWS), "--pledges", "pledges.csv", "--with-text")
    assert "RUR-4: 2 new pledges; each needs a summary in plain words" in ran.out
    assert "12 rows read, 12 matched, 0 unmatched" in ran.out
    found = yaml.safe_load(review(folder).read_text(encoding="utf-8"))["pledges"]
    assert [(pledge["id"], pledge["text"], str(pledge["made_on"]), pledge["themes"]) for pledge in found] == [
        ("P1", "The government will plant trees", "2025-01-28", ["environment"]),
        ("P2", "=1+1 schools will open", "2025-01-28", ["education", "environment"]),
    ]
    assert {pledge["source"]["title"] for pledge in found} == {"UPR Info, database of voluntary pledges"}
    before = snapshot(folder)
    run(folder, table(ROWS), "--pledges", "pledges.csv", "--with-text")
    assert snapshot(folder) == before


def test_pledges_of_a_review_without_its_day_are_one_line(folder: Path) -> None:
    edit(review(folder), "held_on: 2025-01-28\n", "")
    (folder / "pledges.csv").write_text(table(PLEDGES), encoding="utf-8")
    (folder / "reports/ruritania.txt").unlink()
    ran = run(folder, table([]), "--pledges", "pledges.csv")
    assert "RUR-4: unmatched: row 2: 2 pledges: the day of the review is not on record; add held_on" in ran.out


def test_recommendation_among_pledges_is_a_problem(folder: Path) -> None:
    (folder / "pledges.csv").write_text(table(ROWS[:1]), encoding="utf-8")
    ran = run(folder, table(ROWS), "--pledges", "pledges.csv")
    assert 'pledges.csv: the response is "Accepted", not Voluntary Pledge; give files of recommendations without --pledges (row 2)' in ran.err


def test_review_whose_report_has_unread_paragraphs_is_refused_and_the_others_are_written(folder: Path) -> None:
    (folder / "reports/ruritania.txt").write_text(REPORT.replace("(Holy See);", "(Utopia);"), encoding="utf-8")
    other = REPORT.replace("Ruritania", "Freedonia").replace("A/HRC/99/16", "A/HRC/99/17").replace("(Freedonia)", "(Sylvania)").replace(", Freedonia)", ")")
    (folder / "reports/freedonia.txt").write_text(other.replace("2. Freedonia welcomed", "2. Sylvania welcomed"), encoding="utf-8")
    freedonia = folder / "content/states/FRE/cycle-4/review.yaml"
    freedonia.parent.mkdir(exist_ok=True)
    freedonia.write_text(BARE.replace("RUR", "FRE"), encoding="utf-8")
    rows = table(ROWS) + table(ROWS[2:3], state="Freedonia").split("\n", 1)[1]
    ran = run(folder, rows)
    assert ran.code == 1
    assert 'RUR-4: row 142: 142.1: "Utopia" is the name of no State or observer' in ran.out
    assert "(in the report, ruritania.txt)" in ran.out
    assert ran.err == "1 reviews were refused and stay as they were; the lines above say why\n"
    assert review(folder).read_text(encoding="utf-8") == BARE
    assert "140.2" in freedonia.read_text(encoding="utf-8")
    assert run(folder, rows, "--partial").code == 0
    assert "record: partial" in review(folder).read_text(encoding="utf-8")


SHELVES = {
    "the same report again": (REPORT.replace("2025.", "2025.\n"), "second.txt is about RUR-4, and so is ruritania.txt; it was left out", "10 matched"),
    "another text of the same review": (
        REPORT.replace("every child", "each child"),
        "second.txt is about RUR-4, and so is ruritania.txt; they differ, neither was used",
        "0 matched",
    ),
    "no report": ("Dear Sir or Madam,", "second.txt: it has no section II, conclusions and recommendations; it was left out", "10 matched"),
    "a report of a review that is not on record": (
        REPORT.replace("Ruritania", "Sylvania"),
        "second.txt: it is about SYL in session 48, where the record has no review of it; it was left out",
        "10 matched",
    ),
    "a report of nobody": (
        REPORT.replace("The review of Ruritania was", "It was"),
        "second.txt: it does not say which State and session it is about; it was left out",
        "10 matched",
    ),
}


@pytest.mark.parametrize("case", SHELVES)
def test_file_that_is_no_report_of_its_own_is_noted(case: str, folder: Path) -> None:
    text, note, matched = SHELVES[case]
    (folder / "reports/second.txt").write_text(text, encoding="utf-8")
    (folder / "reports/second.csv").write_text("not looked at", encoding="utf-8")
    ran = run(folder, table(ROWS))
    assert f"note: {note}" in ran.out
    assert matched in ran.out
