"""One workbook with a sheet for each table, after a sheet of notes: XlsxWriter makes all but the rows, which are put in as they were kept.

Cells have no address of their own, which the format allows, so that rows of one State can follow those of any other.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from generator.open_data.stamps import LICENCE, LICENCE_ADDRESS, LICENCE_TITLE, version_words
from generator.open_data.tables.all_tables import TABLES
from generator.open_data.tables.data_words import DESCRIPTION, SOURCES, TITLE
from generator.open_data.tables.deflated import Deflated, ZipFile, deflated
from generator.open_data.tables.pieces import SHEET, Pieces, piece_name
from generator.open_data.tables.table import Column, Table, Type
from generator.open_data.tables.workbook_rows import SheetRows, sheet_rows_from
from generator.version import DataVersion

MOST_ROWS = 1_048_576  # of a sheet, its heading included
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_A_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - the program that writes it knows no zones; any fixed day does
_ROWS_GO = b"</row></sheetData>"
_WIDTHS = {Type.TEXT: 20, Type.INTEGER: 12, Type.NUMBER: 12, Type.BOOLEAN: 10, Type.DATE: 12}
_LONG_TEXT = {"summary": 60, "text": 60, "part": 40, "says": 60, "reason": 60, "page_url": 40, "api_url": 40, "record_id": 14, "state": 8, "cycle": 8}


@dataclass(frozen=True, slots=True)
class Fit:
    """How many rows of a table stand in its sheet, how many cells of them are cut, and how many rows found no room."""

    rows: int
    cut: int
    left_out: int


def write_workbook(path: Path, pieces: Pieces, version: DataVersion, today: date) -> Mapping[str, int]:
    """Writes the workbook from the pieces of all States, and gives how many rows each table has; the same pieces give the same bytes."""
    fits = {table.name: _fit(_kept(pieces, table)) for table in TABLES}
    frame = zipfile.ZipFile(io.BytesIO(_frame(fits, version, today)))
    sheets = {f"xl/worksheets/sheet{place}.xml": table for place, table in enumerate(TABLES, start=2)}
    with path.open("wb") as file:
        target = ZipFile(file)
        for name in frame.namelist():
            made = frame.read(name)
            if table := sheets.get(name):
                target.add(name, _sheet(made, table, fits[table.name], _kept(pieces, table)))
            else:
                target.add(name, [deflated(made)])
        target.close()
    return {name: fit.rows + fit.left_out for name, fit in fits.items()}


def _kept(pieces: Pieces, table: Table) -> Iterator[SheetRows]:
    return map(sheet_rows_from, pieces(piece_name(SHEET, table)))


def _fit(kept: Iterable[SheetRows]) -> Fit:
    rows = cut = left_out = 0
    for piece in kept:
        if left_out or rows + piece.rows >= MOST_ROWS:
            left_out += piece.rows
        else:
            rows, cut = rows + piece.rows, cut + piece.cut
    return Fit(rows, cut, left_out)


def _sheet(made: bytes, table: Table, fit: Fit, kept: Iterable[SheetRows]) -> Iterator[Deflated]:
    """The sheet with its rows after its heading."""
    area = f"A1:{_letters(len(table.columns))}{fit.rows + 1}"
    head, _, tail = re.sub(rb'<dimension ref="[^"]*"/>', f'<dimension ref="{area}"/>'.encode(), made).partition(_ROWS_GO)
    yield deflated(head + b"</row>")
    rows = 0
    for piece in kept:
        if (rows := rows + piece.rows) > fit.rows:
            break
        yield piece.xml
    yield deflated(b"</sheetData>" + tail)


def _frame(fits: Mapping[str, Fit], version: DataVersion, today: date) -> bytes:
    """The workbook without rows: notes, headings, widths, filters, and headings that stay where rows are scrolled."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, _OPTIONS)
    book.set_properties({"title": TITLE, "comments": f"{LICENCE}, version {version_words(version)}", "created": _A_DAY})
    heading = book.add_format({"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", "valign": "top"})
    _notes(book, heading, _sentences(fits, version, today))
    for table in TABLES:
        sheet = book.add_worksheet(table.name)
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, _width(column))
            sheet.write_string(0, place, column.name, heading)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(fits[table.name].rows, 1), len(table.columns) - 1)
    book.close()
    return target.getvalue()


def _notes(book: Any, heading: Any, sentences: Sequence[tuple[str, str]]) -> None:
    """The first sheet: what it is, and every column in words."""
    sheet = book.add_worksheet("Notes")
    bold, plain = (book.add_format({"bold": is_bold, "text_wrap": True, "valign": "top"}) for is_bold in (True, False))
    sheet.set_column(0, 1, 28)
    sheet.set_column(2, 2, 12)
    sheet.set_column(3, 3, 100)
    for number, (word, sentence) in enumerate(sentences):
        sheet.write_string(number, 0, word, bold)
        sheet.write_string(number, 3, sentence, plain)
    start = len(sentences) + 1
    for place, word in enumerate(("Sheet", "Column", "Type", "Meaning")):
        sheet.write_string(start, place, word, heading)
    listed = [(table.name, column) for table in TABLES for column in table.columns]
    for number, (name, column) in enumerate(listed, start=start + 1):
        for place, text in enumerate((name, column.name, column.type.value, column.description)):
            sheet.write_string(number, place, text, plain)


def _sentences(fits: Mapping[str, Fit], version: DataVersion, today: date) -> list[tuple[str, str]]:
    return [
        ("What it is", TITLE),
        ("", DESCRIPTION),
        ("Version of the data", version_words(version)),
        ("Day of the data", version.day.isoformat()),
        ("Written on", today.isoformat()),
        ("Licence", f"{LICENCE_TITLE} ({LICENCE}), {LICENCE_ADDRESS}"),
        *(("Sources of the facts" if not place else "", f"{what}: {source}") for place, (what, source) in enumerate(SOURCES)),
        ("How to read it", "Ids, codes, paragraphs and days are text. An empty cell is no value. No cell is a formula."),
        ("", "Where XML cannot hold a character, such as most controls, U+FFFD stands in its place."),
        *((table.name, f"{table.description} {_how_many(fits[table.name])}") for table in TABLES),
    ]


def _how_many(fit: Fit) -> str:
    said = f"{fit.rows:,} rows."
    if fit.cut:
        said += f" {fit.cut:,} of their cells are cut at 32,767 characters, which is all that a cell holds; the file of CSV has them whole."
    if fit.left_out:
        said += f" {fit.left_out:,} more found no room, because a sheet holds {MOST_ROWS:,}; the file of CSV has them all."
    return said


def _width(column: Column) -> int:
    return _LONG_TEXT.get(column.name, max(_WIDTHS[column.type], min(len(column.name) + 4, 24)))


def _letters(count: int) -> str:
    """The letters of the last of so many columns: Z, AA."""
    letters = ""
    while count:
        count, place = divmod(count - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
