"""The workbook of all tables: what independent readers find in it, hostile text, the limits of the format, and its zip."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from readers import converted
from table_data import HOSTILE, VERSION, WRITTEN_ON, Made, golden_tables, hostile_rows, hostile_tables, in_order, pieces_with

from generator.open_data.tables import workbook
from generator.open_data.tables.all_tables import TABLE_BY_NAME, TABLES
from generator.open_data.tables.deflated import Deflated, ZipFile, combined, deflated, deflated_from
from generator.open_data.tables.files import write_copied
from generator.open_data.tables.rows import rows_of
from generator.open_data.tables.workbook_rows import CELL_LENGTH, sheet_rows, text_cell

WORKBOOK = "data/upr-scorecards.xlsx"
SHEETS = ["Notes", *(table.name for table in TABLES)]


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return golden_tables(tmp_path_factory.mktemp("workbook"))


def counts_of(made: Made) -> dict[str, int]:
    rows = [rows_of(record) for record in made.records]
    return {table.name: sum(len(of_state[table.name]) for of_state in rows) for table in TABLES}


def in_xml(text: str) -> str:
    """The text with U+FFFD where XML can hold no character."""
    return "".join("\ufffd" if (c < " " and c not in "\t\n\r") or c in "\ufffe\uffff" else c for c in text)


def in_office(text: str) -> str:
    """The text with the line ends of LibreOffice, which has one kind of them in a cell of several lines."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\n" in text else text


def office_sheets(path: Path, folder: Path) -> dict[str, list[list[str]]]:
    """Every sheet as LibreOffice reads it."""
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false,false,false,-1"
    converted(path, every_sheet, folder, made=f"{path.stem}-{SHEETS[0]}.csv")
    read = {}
    for name in SHEETS:
        with (folder / f"{path.stem}-{name}.csv").open(encoding="utf-8", newline="") as file:
            read[name] = list(csv.reader(file))
    return read


def test_openpyxl_finds_a_sheet_for_each_table_with_the_rows_of_the_scorecards(golden: Made) -> None:
    book = openpyxl.load_workbook(golden.root / WORKBOOK)
    assert book.sheetnames == SHEETS
    counts = counts_of(golden)
    assert counts["recommendations"] == sum(scorecard.all.total for _, scorecard in golden.scorecards)
    for table in TABLES:
        sheet = book[table.name]
        assert [cell.value for cell in sheet[1]] == [column.name for column in table.columns]
        assert (sheet.max_row, sheet.max_column) == (1 + counts[table.name], len(table.columns))
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == f"A1:{sheet.cell(max(counts[table.name], 1) + 1, len(table.columns)).coordinate}"


def test_cells_are_what_the_rows_say_and_none_is_a_formula(golden: Made) -> None:
    book = openpyxl.load_workbook(golden.root / WORKBOOK)
    for table in TABLES:
        rows = [row for record in golden.records for row in rows_of(record)[table.name]]
        found = list(book[table.name].iter_rows(min_row=2))
        assert [tuple(cell.value for cell in row) for row in found] == rows, table.name
        assert not any(cell.data_type == "f" for row in found for cell in row)


def test_pandas_reads_every_sheet(golden: Made) -> None:
    read = pd.read_excel(golden.root / WORKBOOK, sheet_name=None, keep_default_na=False, na_values=[""])
    assert {name: len(frame) for name, frame in read.items() if name != "Notes"} == counts_of(golden)
    levels = read["recommendations"].groupby("level").size().to_dict()
    assert levels["not_assessed"] == sum(scorecard.all.not_assessed for _, scorecard in golden.scorecards)


def test_libreoffice_reads_every_sheet(golden: Made, tmp_path: Path) -> None:
    read = office_sheets(golden.root / WORKBOOK, tmp_path)
    assert {name: len(rows) - 1 for name, rows in read.items() if name != "Notes"} == counts_of(golden)
    paragraphs = [row[5] for row in read["recommendations"][1:]]
    assert "121.10" in paragraphs


def test_notes_say_what_it_is_which_version_and_what_each_column_means(golden: Made) -> None:
    cells = [tuple(cell or "" for cell in row) for row in openpyxl.load_workbook(golden.root / WORKBOOK)["Notes"].iter_rows(values_only=True)]
    said = {row[0]: row[3] for row in cells}
    assert said["Version of the data"] == "2025-05-20+0123456789"
    assert "CC-BY-4.0" in said["Licence"]
    for table in TABLES:
        for column in table.columns:
            assert (table.name, column.name, column.type.value, column.description) in cells


def test_no_anonymised_source_is_named(golden: Made) -> None:
    with zipfile.ZipFile(golden.root / WORKBOOK) as package:
        assert not any(b"witness" in package.read(name) for name in package.namelist())


def test_hostile_text_comes_back_from_the_workbook_in_every_reader(tmp_path: Path) -> None:
    path = hostile_tables(tmp_path) / WORKBOOK
    expected = [in_xml(text) for text in HOSTILE]
    found = [cell.value for cell in openpyxl.load_workbook(path)["withdrawn"]["E"][1:]]
    assert found == expected
    read = pd.read_excel(path, sheet_name="withdrawn", dtype=str, keep_default_na=False)
    assert read["reason"].tolist() == expected


def test_hostile_text_comes_back_from_the_workbook_in_libreoffice(tmp_path: Path) -> None:
    path = hostile_tables(tmp_path) / WORKBOOK
    read = office_sheets(path, tmp_path)["withdrawn"]
    assert [row[4] for row in read[1:]] == [in_office(in_xml(text)) for text in HOSTILE]


_ANY = st.text(st.characters() | st.sampled_from("_x0041F<>&\r\n\t \x00="), min_size=1, max_size=30)


@given(_ANY)
def test_any_text_comes_back_from_a_cell_but_for_what_xml_cannot_hold(text: str) -> None:
    cell = etree.fromstring(text_cell(text))
    said = "".join(cell.itertext())
    assert said == in_xml("".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text))
    assert cell.tag == "c"
    assert {element.tag for element in cell.iter()} <= {"c", "v", "is", "r", "t"}


@given(st.lists(_ANY, min_size=1, max_size=4))
def test_texts_of_a_column_are_the_same_cells_together_as_one_by_one(texts: list[str]) -> None:
    table = TABLE_BY_NAME["withdrawn"]
    together = _xml(texts)
    cells = list(etree.fromstring(f"<all>{together}</all>").iterfind("row/c[5]"))
    one_by_one = [etree.fromstring(text_cell(text)) for text in texts]
    assert ["".join(cell.itertext()) for cell in cells] == ["".join(cell.itertext()) for cell in one_by_one]
    assert sheet_rows(table, table.columns_of(hostile_rows(texts))).rows == len(texts)


def _xml(texts: list[str]) -> str:
    table = TABLE_BY_NAME["withdrawn"]
    data = sheet_rows(table, table.columns_of(hostile_rows(texts))).xml.data
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(data).decode()


def copied(folder: Path, texts: Iterable[Iterable[str]]) -> None:
    """CSV and the workbook of some pieces of rows."""
    assert list(write_copied(folder, in_order(pieces_with({"withdrawn": hostile_rows(some)}) for some in texts), VERSION, WRITTEN_ON))


def test_text_that_is_longer_than_a_cell_is_cut_and_the_notes_count_it(tmp_path: Path) -> None:
    longest, longer = "y" * CELL_LENGTH, "👩" * (CELL_LENGTH // 2 + 1)
    copied(tmp_path, [[longest, longer], [longest + "z"]])
    book = openpyxl.load_workbook(tmp_path / WORKBOOK)
    found = [cell.value for cell in book["withdrawn"]["E"][1:]]
    assert found == [longest, "👩" * (CELL_LENGTH // 2) + "…", "y" * (CELL_LENGTH - 1) + "…"]
    assert any("2 of their cells are cut" in str(row[3]) for row in book["Notes"].iter_rows(values_only=True))
    assert len((tmp_path / "data/withdrawn.csv").read_text(encoding="utf-8")) > 2 * CELL_LENGTH


def test_rows_that_find_no_room_in_a_sheet_are_left_out_and_the_notes_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 6)
    copied(tmp_path, ["abc", "def", "g"])
    book = openpyxl.load_workbook(tmp_path / WORKBOOK)
    assert [cell.value for cell in book["withdrawn"]["E"][1:]] == ["a", "b", "c"]
    assert any("4 more found no room" in str(row[3]) for row in book["Notes"].iter_rows(values_only=True))
    assert (tmp_path / "data/withdrawn.csv").read_bytes().count(b"\r\n") == 8


def test_zip_of_the_workbook_is_whole(golden: Made) -> None:
    with zipfile.ZipFile(golden.root / WORKBOOK) as package:
        assert package.testzip() is None
        assert not any("calcChain" in name for name in package.namelist())


@given(st.lists(st.binary(max_size=200), max_size=5))
def test_pieces_compressed_apart_are_one_member_of_a_zip(pieces: list[bytes]) -> None:
    target = io.BytesIO()
    package = ZipFile(target)
    package.add("first.txt", [deflated(b"first")])
    package.add("pieces.txt", _kept(pieces))
    package.close()
    with zipfile.ZipFile(target) as read:
        assert read.testzip() is None
        assert read.read("pieces.txt") == b"".join(pieces)
        assert read.namelist() == ["first.txt", "pieces.txt"]


def _kept(pieces: list[bytes]) -> Iterator[Deflated]:
    return (deflated_from(bytes(deflated(piece))) for piece in pieces)


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_checksums_of_two_runs_combine_to_that_of_both(first: bytes, second: bytes) -> None:
    assert combined(zlib.crc32(first), zlib.crc32(second), len(second)) == zlib.crc32(first + second)
