"""Spreadsheets of the human rights index: the same records as JSON, and a clear refusal of what is broken, hostile or something else."""

import io
import json
import random
import re
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import Ran, project, scorecards
from uhri_export import OTHER, cell, record, write_json, write_xlsx

from generator.importers.files.outside_records import Odd, OutsideRecord
from generator.importers.files.package_file import NotAList
from generator.importers.files.sheet_records import Column, read_sheet_records
from generator.importers.uhri.fields import COLUMNS

SMALL = {"Text": Column(("Text", "Words")), "Themes": Column(("Themes",), is_list=True), "Day": Column(("Day",), is_day=True, required=False)}
RECORDS = (
    record(),
    OTHER,
    record(
        AnnotationId="a-2", Text='141.2 =HYPERLINK(1) and it\'s < more & "more" (Sylvania);', UprRecommendingCountry=[], UprPositions=["Supported", "Noted"]
    ),
    record(AnnotationId="a-3", Countries=["Ruritania", "Sylvania"]),
    record(AnnotationId="a-4", Countries=[]),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    project(tmp_path)
    review = tmp_path / "content/states/RUR/cycle-4/review.yaml"
    review.write_text("state: RUR\ncycle: 4\nsession: 48\nstatus: held\nheld_on: 2025-01-28\nrecord: none\n", encoding="utf-8")
    return tmp_path


def review_of(folder: Path) -> Path:
    return folder / "content/states/RUR/cycle-4/review.yaml"


def run(folder: Path, file: Path) -> Ran:
    return scorecards(folder, "import", "uhri", str(file), "--with-text")


def snapshot(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (folder / "content").rglob("*") if path.is_file()}


def changed(file: Path, change: Callable[[str, bytes], bytes], **more: bytes) -> Path:
    """The spreadsheet with its parts changed and others added; `__` in a name is a slash."""
    target = io.BytesIO()
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        for part in source.infolist():
            written.writestr(part.filename, change(part.filename, source.read(part)))
        for name, data in more.items():
            written.writestr(name.replace("__", "/") + ".xml", data)
    file.write_bytes(target.getvalue())
    return file


def test_spreadsheet_gives_the_same_record_as_json(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = project(tmp_path_factory.mktemp("json"))
    (other / "content/states/RUR/cycle-4/review.yaml").write_bytes(review_of(folder).read_bytes())
    first = run(other, write_json(other / "export.json", *RECORDS))
    second = run(folder, write_xlsx(folder / "export.xlsx", *RECORDS))
    assert review_of(folder).read_bytes() == review_of(other).read_bytes()
    assert b"=HYPERLINK(1) and it's < more & " in review_of(folder).read_bytes()
    rows = {f"row {number}:": f"row {number + 1}:" for number in range(9, 0, -1)}
    expected = re.sub(r"row \d:", lambda found: rows[found[0]], first.out.replace("export.json", "export.xlsx"))
    assert second.out == expected


@pytest.mark.parametrize("seed", range(8))
def test_order_of_columns_is_no_matter(seed: int, tmp_path: Path) -> None:
    columns = list(COLUMNS)
    random.Random(seed).shuffle(columns)
    plain = list(read_sheet_records(write_xlsx(tmp_path / "a.xlsx", *RECORDS), COLUMNS, lambda _: None))
    shuffled = list(read_sheet_records(write_xlsx(tmp_path / "b.xlsx", *RECORDS, columns=columns), COLUMNS, lambda _: None))
    assert [(one.number, dict(one.values)) for one in shuffled] == [(one.number, dict(one.values)) for one in plain]


def test_days_are_read_from_numbers_and_from_text(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(["Text", "Themes", "Day"])
    for day in (45748, "45748", 46125.4996282407, "2025-04-02T00:00:00", 9_999_999, None):
        sheet.append(["a", None, day])
    workbook.save(tmp_path / "a.xlsx")
    days = ["2025-04-01", "2025-04-01", "2026-04-13", "2025-04-02T00:00:00", "9999999", None]
    assert [one.values["Day"] for one in read_sheet_records(tmp_path / "a.xlsx", SMALL, lambda _: None)] == days
    from_1904 = changed(
        tmp_path / "a.xlsx", lambda name, data: data.replace(b"<workbookPr/>", b'<workbookPr date1904="1"/>') if name == "xl/workbook.xml" else data
    )
    assert next(read_sheet_records(from_1904, SMALL, lambda _: None)).values["Day"] == "2029-04-02"
    assert write_xlsx(tmp_path / "b.xlsx", record(), dates=True)
    assert next(read_sheet_records(tmp_path / "b.xlsx", COLUMNS, lambda _: None)).values["PublicationDate"] == "2025-04-02"


def sheet_of(rows: str, strings: str = "", prefix: str = "") -> bytes:
    """A spreadsheet whose one sheet has these rows, as XML; every element of the sheet may have a prefix."""
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    p, declared = (f"{prefix}:", f"xmlns:{prefix}") if prefix else ("", "xmlns")
    sheet = re.sub(r"<(/?)(\w)", rf"<\1{p}\2", f"<worksheet><sheetData>{rows}</sheetData></worksheet>").replace(
        "worksheet>", f'worksheet {declared}="{namespace}">', 1
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr(
            "_rels/.rels", f'<Relationships xmlns="{package}"><Relationship Id="a" Type="{relation}/officeDocument" Target="/xl/workbook.xml"/></Relationships>'
        )
        written.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{namespace}" xmlns:r="{relation}"><sheets><sheet name="Export" sheetId="1" r:id="b"/></sheets></workbook>'
        )
        written.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}"><Relationship Id="b" Type="{relation}/worksheet" Target="worksheets/one.xml"/>'
            f'<Relationship Id="c" Type="{relation}/sharedStrings" Target="../xl/sharedStrings.xml"/></Relationships>',
        )
        written.writestr("xl/worksheets/one.xml", sheet)
        written.writestr("xl/sharedStrings.xml", f'<sst xmlns="{namespace}">{strings}</sst>')
    return target.getvalue()


def inline(*texts: str) -> str:
    return "<row>" + "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts) + "</row>"


HEAD = inline("Text", "Themes")
ALL = inline(*(column.headings[0] for column in COLUMNS.values()))


def read(file: Path, data: bytes) -> list[OutsideRecord]:
    file.write_bytes(data)
    return list(read_sheet_records(file, SMALL, lambda _: None))


CELLS: dict[str, tuple[str, str, object]] = {
    "its own text": ('<c t="inlineStr"><is><t>a &amp; b</t></is></c>', "", "a & b"),
    "a formula's text": ('<c t="str"><f>CONCATENATE("x","y")</f><v>xy</v></c>', "", "xy"),
    "a formula's number": ("<c><f>1+1</f><v>2</v></c>", "", "2"),
    "a formula without a value": ('<c t="str"><f>1+1</f></c>', "", None),
    "text that begins like a formula": ('<c t="inlineStr"><is><t>=1+1</t></is></c>', "", "=1+1"),
    "shared text": ('<c t="s"><v>1</v></c>', "<si><t>zero</t></si><si><t>one</t></si>", "one"),
    "shared text in pieces": (
        '<c t="s"><v>0</v></c>',
        "<si><r><t>on</t></r><r><rPr/><t xml:space='preserve'>e </t></r><rPh sb='0' eb='1'><t>uan</t></rPh></si>",
        "one ",
    ),
    "shared text that is not there": ('<c t="s"><v>7</v></c>', "<si><t>zero</t></si>", Odd("a text that the file does not hold")),
    "shared text of no number": ('<c t="s"><v>-1</v></c>', "<si><t>zero</t></si>", Odd("a text that the file does not hold")),
    "escaped line ends": ('<c t="s"><v>0</v></c>', "<si><t>a_x000D_\nb_x005F_x000D_</t></si>", "a\r\nb_x000D_"),
    "half a character": ('<c t="s"><v>0</v></c>', "<si><t>a_xD800_</t></si>", "a\ufffd"),
    "true": ('<c t="b"><v>1</v></c>', "", Odd("true or false")),
    "an error": ('<c t="e"><v>#REF!</v></c>', "", Odd("an error of the spreadsheet")),
    "a number": ("<c><v>1.50</v></c>", "", "1.50"),
    "nothing": ("<c/>", "", None),
}


@pytest.mark.parametrize("case", CELLS)
@pytest.mark.parametrize("prefix", ["", "x"])
def test_cell_is_read_by_its_kind_and_nothing_is_computed(case: str, prefix: str, tmp_path: Path) -> None:
    written, strings, expected = CELLS[case]
    rows = f'{HEAD}<row>{written}<c t="inlineStr"><is><t>- one\r\n - two\n-three\n\n</t></is></c></row>'
    assert read(tmp_path / "a.xlsx", sheet_of(rows, strings, prefix)) == [OutsideRecord(2, {"Text": expected, "Themes": ("one", "two", "three")})]  # type: ignore[dict-item]


def test_rows_and_cells_stand_where_their_references_say(tmp_path: Path) -> None:
    rows = f'<row r="3">{HEAD[5:]}<row r="7"><c r="B7"><v>1</v></c></row><row/><row><c r="A9"><v>2</v></c></row><row r="12"><c r="ZZ12"><v>3</v></c></row>'
    assert read(tmp_path / "a.xlsx", sheet_of(rows)) == [OutsideRecord(7, {"Text": None, "Themes": ("1",)}), OutsideRecord(9, {"Text": "2", "Themes": None})]


@pytest.mark.parametrize("name", ["Sheet1", "Ruritania & co", "数据"])
def test_sheet_may_have_any_name_and_others_beside_it(name: str, tmp_path: Path) -> None:
    file = write_xlsx(tmp_path / "a.xlsx", *RECORDS, sheet=name)
    workbook = openpyxl.load_workbook(file)
    workbook.create_sheet("About", 0).append(["About this export"])
    workbook.create_sheet("Empty", 0)
    workbook.save(file)
    assert len(list(read_sheet_records(file, COLUMNS, lambda _: None))) == 5


def two_sheets(file: Path) -> None:
    workbook = openpyxl.load_workbook(write_xlsx(file, record()))
    workbook.copy_worksheet(workbook.worksheets[0])
    workbook.save(file)


def one_more_heading(file: Path) -> None:
    workbook = openpyxl.load_workbook(write_xlsx(file, record()))
    workbook.worksheets[0].cell(1, 20, "Themes")
    workbook.save(file)


def without(key: str) -> Callable[[Path], None]:
    return lambda file: write_xlsx(file, record(), columns=[other for other in COLUMNS if other != key]).touch()


def bytes_of(make: Callable[[], bytes]) -> Callable[[Path], object]:
    return lambda file: file.write_bytes(make())


def with_document_type(file: Path) -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE worksheet [<!ENTITY l0 "lol">{levels}]>'.encode()
    changed(write_xlsx(file, record()), lambda name, data: data.replace(b"<worksheet", bomb + b"<worksheet", 1) if "sheet1" in name else data)


def as_utf_7(file: Path) -> None:
    declared = b'<?xml version="1.0" encoding="UTF-7"?>'
    changed(write_xlsx(file, record()), lambda name, data: declared + data if "sheet1" in name else data)


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "a sheet without a column": (without("UprPositions"), 'the sheet "Sheet1" lacks the heading UPR Position; its first row has OHCHR Annotation Id | Type | Reccomending Body'),
    "two sheets with the headings": (two_sheets, "the sheets Sheet1, Sheet1 Copy all have the headings; keep one of them"),
    "a heading twice": (one_more_heading, 'the sheet "Sheet1" has the heading "Themes" twice'),
    "an empty sheet": (lambda file: openpyxl.Workbook().save(file), 'the sheet "Sheet" lacks the heading OHCHR Annotation Id, Type'),
    "a Word file": (lambda file: docx.Document().save(str(file)), "it has no sheet"),
    "no package": (bytes_of(lambda: b"PK\x03\x04"), "it is no sound package: its end is missing"),
    "an empty package": (bytes_of(lambda: b"PK\x05\x06" + b"\0" * 18), "it is no spreadsheet (.xlsx)"),
    "a zip bomb": (bytes_of(lambda: sheet_of(" " * (250 * 1024 * 1024))), 'the part "xl/worksheets/one.xml" unpacks to more than 200 times its size'),
    "expanding entities": (with_document_type, 'the part "xl/worksheets/sheet1.xml" declares a document type or entities'),
    "another encoding": (as_utf_7, 'the part "xl/worksheets/sheet1.xml" is XML in another encoding than UTF-8 or UTF-16'),
    "a row of 10^6 cells": (bytes_of(lambda: sheet_of(f'{ALL}<row>{"".join(f"<c><v>{n}</v></c>" for n in range(1_000_000))}</row>')), "row 2 has more than 16,384 cells"),
    "a first row of 20,000 headings": (bytes_of(lambda: sheet_of(f'<row>{"".join(f"<c><v>{n}</v></c>" for n in range(20_000))}</row>')), "row 1 has more than 16,384 cells"),
    "XML that breaks off": (lambda file: changed(write_xlsx(file, record()), lambda name, data: data[:-40] if "sheet1" in name else data), 'its part "xl/worksheets/sheet1.xml" cannot be read'),
    "elements 100,000 deep": (bytes_of(lambda: sheet_of(ALL + "".join(f"<e{n % 7}>" for n in range(100_000)))), "lie more than 100 deep in each other"),
    "a tag without end": (bytes_of(lambda: sheet_of(ALL + "<row " + "".join(f'a{n}="{n}" ' for n in range(300_000)))), "is no part of a spreadsheet"),
    "a huge cell": (bytes_of(lambda: sheet_of(ALL + inline("".join(map(str, range(300_000)))))), "row 2 has a cell of more than 1,048,576 characters"),
    "a huge shared text": (bytes_of(lambda: sheet_of(ALL, f"<si><t>{''.join(map(str, range(300_000)))}</t></si>")), "a cell holds more than 1,048,576 characters"),
    "a huge row": (bytes_of(lambda: sheet_of(ALL + inline(*["".join(map(str, range(150_000)))] * 12))), "row 2 has more than 4,194,304 characters"),
    "a row of a huge number": (bytes_of(lambda: sheet_of(ALL + f'<row r="{"9" * 5_000}"/>')), "cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_file_that_is_no_sound_export_is_refused_in_one_line_and_nothing_is_written(case: str, folder: Path) -> None:
    make, message = REFUSED[case]
    make(folder / "export.xlsx")
    before = snapshot(folder)
    ran = scorecards(folder, "import", "uhri", "export.xlsx")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("export.xlsx: ")
    assert message in ran.err
    assert ran.err.endswith("; give the export of the Universal Human Rights Index as JSON or .xlsx\n")
    assert len(ran.err.splitlines()) == 1
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1048576"><c r="XFD1048576"/></row>',
        '<dimension ref="A1:XFD1048576"/>',
        "".join(f'<row r="{n}"/>' for n in range(3, 100_000)),
        "".join(f"<row><c><v>{n}</v></c></row>" for n in range(20_000)),
    ],
    ids=["a far corner", "a far dimension", "many empty rows", "many short rows"],
)
def test_memory_stays_small_whatever_the_sheet_claims_to_hold(rows: str, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(sheet_of(HEAD + rows, "<si><t>a</t></si>" * 10))
    tracemalloc.start()
    try:
        found = sum(1 for _ in read_sheet_records(tmp_path / "a.xlsx", SMALL, lambda _: None))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found == (20_000 if "<v>" in rows else 0)
    assert peak < 10_000_000


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(min_value=0, max_value=9_000))
def test_truncated_spreadsheet_is_refused_wherever_it_breaks_off(cut: int, tmp_path: Path) -> None:
    data = write_xlsx(tmp_path / "a.xlsx", *RECORDS).read_bytes()
    (tmp_path / "a.xlsx").write_bytes(data[: min(cut, len(data) - 1)])
    with pytest.raises(NotAList):
        list(read_sheet_records(tmp_path / "a.xlsx", COLUMNS, lambda _: None))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(part=st.sampled_from(["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"]), at=st.integers(0, 4_000), byte=st.integers(0, 255))  # fmt: skip
def test_spreadsheet_with_a_changed_byte_in_a_part_is_read_or_refused(part: str, at: int, byte: int, folder: Path) -> None:
    def change(name: str, data: bytes) -> bytes:
        return data[: at % len(data)] + bytes([byte]) + data[at % len(data) + 1 :] if name == part else data

    ran = scorecards(folder, "import", "uhri", str(changed(write_xlsx(folder / "export.xlsx", *RECORDS), change)))
    assert ran.code in {0, 1}
    assert ran.out or len(ran.err.splitlines()) == 1


def test_values_of_the_wrong_kind_are_listed(folder: Path) -> None:
    file = write_xlsx(folder / "export.xlsx", *RECORDS)
    workbook = openpyxl.load_workbook(file)
    sheet = workbook.worksheets[0]
    keys = list(COLUMNS)
    for key, value in (("Text", True), ("UprSession", "=1/0"), ("Body", True)):
        sheet.append([cell(record(AnnotationId=f"odd-{key}"), other) if other != key else value for other in keys])
    workbook.save(file)
    changed(
        file,
        lambda _, data: re.sub(rb"<c ([^>]*)><f>1/0</f><v></v>", rb'<c \1 t="e"><f>1/0</f><v>#DIV/0!</v>', data),
    )
    ran = run(folder, file)
    assert "no review: unmatched: row 7: AnnotationId odd-Text: Text is true or false, not text" in ran.out
    assert "no review: unmatched: row 8: AnnotationId odd-UprSession: " in ran.out
    assert "no review: unmatched: row 9: AnnotationId odd-Body: Body is true or false, not text" in ran.out
    assert json.dumps("141.1") in review_of(folder).read_text(encoding="utf-8")
