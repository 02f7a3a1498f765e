"""The spreadsheet path: a review goes out as a sheet, comes back as assessments, and every fault names its sheet and cell."""

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from support import TODAY, Ran, project, scorecards

from generator.escape import one_line, spreadsheet
from generator.importers.files.named_sheets import column_letters, read_named_sheets
from generator.importers.files.sheet_records import Column
from generator.importers.sheet.layout import LOCKED, OURS, SOURCE
from generator.vocabulary import Level

COLUMNS = {key: column_letters(index) for index, key in enumerate({**LOCKED, **OURS})}
SOURCE_COLUMNS = {key: column_letters(index) for index, key in enumerate(SOURCE)}
FULL = {
    "level": "Fully implemented",
    "as_of": "2025-03-31",
    "reason": "Figures are collected since 2024.",
    "source": "Report on figures",
    "paragraphs": "4-5",
    "status": "Published",
    "assessors": "second-editor",
}
NEW_SOURCE = {"type": "National human rights institution", "title": "Report on figures", "date": "2025-03", "url": "https://example.org/figures"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return project(tmp_path)


def assessments(folder: Path, cycle: int = 3) -> Path:
    return folder / f"content/states/RUR/cycle-{cycle}/assessments.yaml"


def export(folder: Path, review: str = "RUR-3") -> Path:
    assert scorecards(folder, "sheet", "export", review, "--today", TODAY).code == 0
    return folder / f"{review}.xlsx"


def row_of(sheet: Any, record: str) -> int:
    return next(int(cell.row) for cell in sheet["A"] if cell.value == record)


def fill(file: Path, values: Mapping[str, Any], of: str = "RUR-3-121.11", new_source: Mapping[str, Any] | None = NEW_SOURCE) -> int:
    """Fills in the row of a record and the first free row of the sources, as a person does; returns the row."""
    book = openpyxl.load_workbook(file)
    sheet = book["Assessments"]
    row = row_of(sheet, of)
    for key, value in values.items():
        cell = sheet[f"{COLUMNS[key]}{row}"]
        cell.value = value
        if key == "setbacks":
            cell.data_type = "s"  # text that begins with =, as a cell with the format of text keeps it
    if new_source:
        sources = book["Sources"]
        free = next(number for number in range(2, 400) if not sources[f"A{number}"].value and not sources[f"B{number}"].value)
        for key, value in new_source.items():
            sources[f"{SOURCE_COLUMNS[key]}{free}"] = value
    book.save(file)
    return row


def change(file: Path, edit: Callable[[Any], None]) -> Path:
    book = openpyxl.load_workbook(file)
    edit(book)
    book.save(file)
    return file


def take_in(folder: Path, file: Path) -> Ran:
    return scorecards(folder, "sheet", "import", str(file), "--today", TODAY)


def written(folder: Path, paragraph: str) -> list[dict[str, Any]]:
    return list(yaml.load(assessments(folder).read_text(encoding="utf-8"), yaml.BaseLoader)["recommendations"][paragraph]["assessments"])


def test_filled_in_row_comes_back_as_an_assessment_and_every_other_byte_stays(folder: Path) -> None:
    before = assessments(folder).read_bytes()
    file = export(folder)
    fill(file, {**FULL, "remaining_actions": "- Publish them.\n- Explain them.", "setbacks": "= none so far"})
    ran = take_in(folder, file)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "content/states/RUR/cycle-3/assessments.yaml: 1 assessment (RUR-3-121.11) and 1 source (report-on-figures) added\n"
    added = written(folder, "121.11")
    assert added == [
        {
            "as_of": "2025-03-31",
            "level": "fully_implemented",
            "status": "published",
            "reason": "Figures are collected since 2024.",
            "setbacks": "= none so far",
            "remaining_actions": ["Publish them.", "Explain them."],
            "evidence": [{"source": "report-on-figures", "paragraphs": "4-5"}],
            "assessors": ["second-editor"],
            "method": "1",
        }
    ]
    assert scorecards(folder, "check", "--today", TODAY).out.endswith("\n0 errors, 2 warnings\n")  # as before
    after = iter(assessments(folder).read_bytes().splitlines(keepends=True))
    assert all(line in after for line in before.splitlines(keepends=True)), "every old line is there, in its order"


def test_new_assessment_stands_behind_the_older_ones(folder: Path) -> None:
    file = export(folder)
    fill(file, {**FULL, "source": "ombudsman\nNational report", "paragraphs": "9\n5", "level": "in_process"}, "RUR-3-121.1", None)
    assert take_in(folder, file).code == 0
    assert [one["as_of"] for one in written(folder, "121.1")] == ["2023-10-01", "2024-10-30", "2025-03-31"]
    assert written(folder, "121.1")[2]["evidence"] == [{"source": "ombudsman", "paragraphs": "9"}, {"source": "national-report", "paragraphs": "5"}]


def test_unfilled_sheet_changes_no_byte(folder: Path) -> None:
    before = assessments(folder).read_bytes()
    ran = take_in(folder, export(folder))
    assert (ran.code, ran.out) == (0, "content/states/RUR/cycle-3/assessments.yaml: nothing new in RUR-3.xlsx, the file stays as it was\n")
    assert assessments(folder).read_bytes() == before


def test_sheet_taken_in_twice_adds_nothing_the_second_time(folder: Path) -> None:
    file = export(folder)
    fill(file, FULL)
    take_in(folder, file)
    once = assessments(folder).read_bytes()
    ran = take_in(folder, file)
    assert "nothing new" in ran.out
    assert assessments(folder).read_bytes() == once


def test_first_assessments_of_a_review_make_its_file(folder: Path) -> None:
    assessments(folder).unlink()
    file = export(folder)
    fill(file, {**FULL, "status": None})
    assert take_in(folder, file).code == 0
    made = assessments(folder).read_text(encoding="utf-8")
    assert made.partition("\n")[2].startswith("# Sources, claims and assessments of Ruritania's review, cycle 3.\n")
    assert "status: draft" in made


def test_export_is_the_same_bytes_every_time_and_never_writes_over_a_sheet(folder: Path) -> None:
    first = export(folder)
    ran = scorecards(folder, "sheet", "export", "RUR-3", "--out", "again.xlsx", "--today", TODAY)
    assert ran.code == 0
    assert (folder / "again.xlsx").read_bytes() == first.read_bytes()
    refused = scorecards(folder, "sheet", "export", "RUR-3", "--today", TODAY)
    assert refused.code == 2
    assert "RUR-3.xlsx is there already and may be filled in; give another name with --out" in refused.err


def test_review_that_is_not_on_record_is_wrong_use(folder: Path) -> None:
    ran = scorecards(folder, "sheet", "export", "RUR-9", "--today", TODAY)
    assert ran.code == 2
    assert "there is no review 'RUR-9'; write RUR-3, RUR-4" in ran.err


def test_sheet_has_locked_record_columns_and_drop_downs_and_says_what_levels_mean(folder: Path) -> None:
    book = openpyxl.load_workbook(export(folder))
    sheet = book["Assessments"]
    assert sheet.protection.sheet
    assert all(sheet[f"{COLUMNS[key]}2"].protection.locked for key in LOCKED)
    assert not any(sheet[f"{COLUMNS[key]}2"].protection.locked for key in OURS)
    assert [sheet.cell(2, column).value for column in range(1, len(LOCKED) + 1)] == [
        "RUR-3-121.1", "121.1", "Ratify the treaty on clean rivers.", "Freedonia (Former Duchy of), Sylvania", "Supported",
        "Treaties; Rivers, lakes & the *sea*", None, "6, 16.3", "Partially implemented", "2024-10-30",
    ]  # fmt: skip
    listed = next(one.formula1 for one in sheet.data_validations.dataValidation if f"{COLUMNS['level']}2" in one.sqref)
    assert listed == "Lists!$A$1:$A$6"
    assert [cell.value for cell in book["Lists"]["A"]][:6] == [level.label for level in Level]
    told = {cell.value for row in book["Read me"].iter_rows() for cell in row}
    assert {level.definition for level in Level} <= told


FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "level misspelt": (
        {"level": "fuly implemented"},
        'K{row}: level is "fuly implemented"; did you mean Fully implemented? Write one of Fully implemented, Part',
    ),
    "level far off": ({"level": "maybe"}, 'K{row}: level is "maybe"; write one of Fully implemented, Partially implemented, In process, Not implemented'),
    "level left out": ({"level": None}, "K{row}: level is empty; write one of Fully implemented"),
    "day left out": ({"as_of": None}, "L{row}: as of is empty; write the day up to which the sources speak, as YYYY-MM-DD"),
    "day in another order": ({"as_of": "31/03/2025"}, 'L{row}: as_of is "31/03/2025"; write a date as YYYY-MM-DD'),
    "only a year": ({"as_of": 2025}, 'L{row}: as_of is "2025"; write a date as YYYY-MM-DD'),
    "day to come": ({"as_of": "2031-01-01"}, "L{row}: RUR-3-121.11: as_of"),
    "day before the review": ({"as_of": "2001-01-01"}, "L{row}: RUR-3-121.11: as_of"),
    "source unknown": ({"source": "Report on figure"}, 'P{row}: source is "Report on figure"; did you mean "Report on figures"?'),
    "source left out": ({"source": None}, "P{row}: source is empty; write the key or the title of a source"),
    "only the State": ({"source": "national-report"}, "P{row}: RUR-3-121.11: evidence names only the State itself; add another source"),
    "more paragraphs than sources": ({"paragraphs": "1\n2"}, "Q{row}: paragraphs has 2 lines and source 1; write one line for each source"),
    "paragraphs that are none": ({"paragraphs": "§ 4"}, 'Q{row}: paragraphs is "§ 4"; write paragraph numbers'),
    "status that is not for a sheet": ({"status": "withdrawn"}, 'S{row}: status is "withdrawn"; write one of Draft, Published'),
    "assessor left out": ({"assessors": None}, "T{row}: assessor is empty; write the handle of who assessed"),
    "markup": ({"reason": "<script>x</script>"}, "M{row}: RUR-3-121.11: "),
    "the word that States cannot say": ({"reason": "It rejected it."}, "M{row}: RUR-3-121.11: "),
    "reason left out": ({"level": "Not applicable", "reason": None}, "K{row}: RUR-3-121.11: level is not_applicable without a reason; add the reason"),
    "formula without its value": ({"reason": "=A1"}, "M{row}: the cell holds a formula that was saved without its value; write text"),
    "truth value": ({"reason": True}, "M{row}: the cell holds true or false; write text"),
    "State's word": ({"state_source_only": "perhaps"}, 'R{row}: state_source_only is "perhaps"; write yes, or leave it empty'),
    "present level changed": ({"present_level": "Fully implemented"}, 'I{row}: present level is "Fully implemented", the record has "Not assessed yet"'),
    "summary changed": (
        {"summary": "Do less."},
        'C{row}: recommendation is "Do less.", the record has "Collect figures on hate speech, broken down by group."; this',
    ),
    "record id changed": ({"record": "RUR-3-99.9"}, 'A{row}: the record id is "RUR-3-99.9", which this review does not have; write it back'),
    "record id twice": ({"record": "RUR-3-121.1"}, "A{row}: RUR-3-121.1 stands in row 2 already; delete one of the rows"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_names_sheet_and_cell_and_nothing_is_written(fault: str, folder: Path) -> None:
    values, message = FAULTS[fault]
    before = assessments(folder).read_bytes()
    file = export(folder)
    row = fill(file, {**FULL, **values})
    ran = take_in(folder, file)
    assert ran.code == 1
    assert f"Assessments!{message.format(row=row)}" in ran.err
    assert ran.err.endswith("in RUR-3.xlsx; nothing was written.\n")
    assert assessments(folder).read_bytes() == before


SOURCE_FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "type unknown": ({"type": "Ombudsperson"}, 'B{row}: type is "Ombudsperson"; write one of The State\'s national report'),
    "no title": ({"title": None}, "C{row}: the source has no title; write its title or its publisher, or mark it as anonymised"),
    "unsafe link": ({"url": "javascript:alert(1)"}, "G{row}: "),
    "day that is none": ({"date": "2025-13"}, 'F{row}: date is "2025-13"; write a date as YYYY-MM-DD'),
    "key of odd letters": ({"key": "häm häm"}, 'A{row}: key is "häm häm"; write letters, digits and hyphens'),
    "anonymised with a name": ({"sensitivity": "Anonymised"}, "C{row}: "),
}


@pytest.mark.parametrize("fault", SOURCE_FAULTS)
def test_fault_in_a_source_names_its_cell(fault: str, folder: Path) -> None:
    values, message = SOURCE_FAULTS[fault]
    file = export(folder)
    fill(file, FULL, new_source={**NEW_SOURCE, **values})
    ran = take_in(folder, file)
    assert ran.code == 1
    assert f"Sources!{message.format(row=8)}" in ran.err


def test_all_faults_of_a_sheet_are_told_at_once(folder: Path) -> None:
    file = export(folder)
    fill(file, {**FULL, "level": "x", "as_of": "y"})
    fill(file, {**FULL, "source": "nowhere"}, "RUR-3-122.1", {**NEW_SOURCE, "type": "z"})
    ran = take_in(folder, file)
    assert [line.split(":")[0] for line in ran.err.splitlines()[:-1]] == ["Sources!B9", "Assessments!K5", "Assessments!L5", "Assessments!P6"]
    assert ran.err.splitlines()[-1] == "4 problems in RUR-3.xlsx; nothing was written."


def test_changed_source_on_record_is_a_fault(folder: Path) -> None:
    file = change(export(folder), lambda book: book["Sources"].__setitem__("C2", "Another report"))
    assert 'Sources!C2: title is "Another report", the record has "National report"; this column belongs to the record' in take_in(folder, file).err


def test_days_are_taken_as_a_spreadsheet_counts_them_and_as_text(folder: Path) -> None:
    file = export(folder)
    fill(file, {**FULL, "as_of": datetime(2025, 3, 31)})  # noqa: DTZ001
    fill(file, {**FULL, "source": "Other", "as_of": date(2025, 4, 1)}, "RUR-3-122.1", {**NEW_SOURCE, "title": "Other", "date": 2024})
    assert take_in(folder, file).code == 0
    assert [written(folder, paragraph)[-1]["as_of"] for paragraph in ("121.11", "122.1")] == ["2025-03-31", "2025-04-01"]
    assert yaml.load(assessments(folder).read_text(encoding="utf-8"), yaml.BaseLoader)["sources"]["other"]["date"] == "2024"


def moved_columns(book: Any) -> None:
    """The columns in another order, one of a person's own between them, one row hidden, empty rows above and below it."""
    sheet = book["Assessments"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    del book["Assessments"]
    other = book.create_sheet("assessments ")
    for row in rows:
        other.append([*row[::-1], "My notes" if row is rows[0] else "ask again", None])
        if row is rows[3]:
            other.append([])
    for number in range(2, other.max_row + 1):
        other.row_dimensions[number].hidden = True


def test_moved_and_added_columns_hidden_and_empty_rows_do_no_harm(folder: Path) -> None:
    file = export(folder)
    fill(file, FULL)
    ran = take_in(folder, change(file, moved_columns))
    assert (ran.code, ran.err) == (0, "")
    assert written(folder, "121.11")[0]["level"] == "fully_implemented"


def without_column(book: Any) -> None:
    book["Assessments"].delete_cols(11)


def without_sources(book: Any) -> None:
    del book["Sources"]


def of_two_reviews(book: Any) -> None:
    book["Assessments"]["A2"] = "RUR-4-1.1"


def without_rows(book: Any) -> None:
    book["Assessments"].delete_rows(2, 100)


OTHER_FILES: dict[str, tuple[Callable[[Any], None], str]] = {
    "no sheet of the name": (without_sources, 'RUR-3.xlsx: it has no sheet "Sources"; its sheets are "Assessments", '),
    "a column is missing": (without_column, 'RUR-3.xlsx: the sheet "Assessments" lacks the heading New level'),
    "two reviews": (of_two_reviews, "RUR-3.xlsx: its record ids belong to 2 reviews (RUR-3, RUR-4); a sheet is about one"),
    "no rows": (without_rows, "RUR-3.xlsx: its record ids belong to no reviews (none); a sheet is about one"),
}


@pytest.mark.parametrize("case", OTHER_FILES)
def test_file_that_is_no_such_sheet_is_refused_in_one_line(case: str, folder: Path) -> None:
    edit, message = OTHER_FILES[case]
    ran = take_in(folder, change(export(folder), edit))
    assert ran.code == 1
    assert ran.err.startswith(message)
    assert len(ran.err.splitlines()) == 2


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"Record id,New level\n"])
def test_what_is_no_spreadsheet_is_refused(data: bytes, folder: Path) -> None:
    (folder / "x.xlsx").write_bytes(data)
    ran = take_in(folder, folder / "x.xlsx")
    assert (ran.code, ran.err.splitlines()[-1]) == (1, "Nothing was written.")


def test_review_with_errors_is_not_added_to(folder: Path) -> None:
    file = export(folder)
    fill(file, FULL)
    broken = assessments(folder).read_bytes().replace(b"level: not_implemented", b"level: not_done", 1)
    assessments(folder).write_bytes(broken)
    ran = take_in(folder, file)
    assert ran.code == 1
    assert "has errors; mend them first" in ran.err
    assert assessments(folder).read_bytes() == broken


def test_sheet_holds_no_formula_and_no_link_whatever_the_record_says(folder: Path) -> None:
    review = folder / "content/states/RUR/cycle-3/review.yaml"
    review.write_text(review.read_text(encoding="utf-8").replace("Do the already done.", '"=HYPERLINK(\\"https://example.org\\")"'), encoding="utf-8")
    file = export(folder)
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as package:
        sheets = b"".join(package.read(name) for name in package.namelist() if "worksheets/" in name)
    assert b"<f>" not in sheets
    assert b"hyperlink" not in sheets
    assert "nothing new" in take_in(folder, file).out


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
@example("<r><t>=1+1</t></r>")
@example("_x000D_ and _x005F_")
def test_text_of_a_cell_reads_back_as_the_same_text(tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("A")
        sheet.write_string(0, 0, "Words")
        sheet.write_string(1, 0, spreadsheet(text))
    cell = read_named_sheets(file, {"A": {"words": Column(("Words",))}})["A"].rows.get(2, {}).get("words")
    assert one_line(str(cell.value) if cell else "") == one_line(text)
