"""Reads a table that somebody exported, as CSV or XLS: kind, encoding, line ends and separator are found out, columns known by heading.

The file is bounded before it is read: its size, its lines, its cells. What is something else is refused in one sentence.
"""

import codecs
import csv
import io
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import xlrd

from generator.importers.files.word_file import NotAList

MAX_BYTES = 64 * 1024 * 1024
MAX_LINE = 1_000_000
_ENOUGH_LETTERS = 10_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS: Mapping[bytes, str] = {b"PK": "a ZIP package, such as .xlsx", b"%PDF": "a PDF", b"<": "HTML or XML", b"{": "JSON", b"[": "JSON"}
_QUOTES = "’‘“”–—…•«»§°€\xa0"
_XLS_FAULTS = (xlrd.XLRDError, xlrd.compdoc.CompDocError, struct.error, ValueError, LookupError, AssertionError, TypeError, ArithmeticError, AttributeError)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row by the names its columns have for us; without cells where it has another number of them than the heading, with the reason."""

    number: int
    cells: Mapping[str, str] | None
    fault: str = ""


def read_table(file: Path, columns: Mapping[str, tuple[str, ...]]) -> Iterator[TableRow]:
    """The rows below the heading, from 2, with the cells of the wanted columns: each known by one of the headings it may have.

    Raises NotAList, before the first row or at the row that is at fault, where the file is no such table.
    """
    with file.open("rb") as opened:
        data = opened.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise NotAList(f"it is larger than {MAX_BYTES:,} bytes")
    rows = enumerate(_xls_rows(data) if data.startswith(_OLE) else _csv_rows(data), start=1)
    headings = next(rows, (1, []))[1]
    places = _places(headings, columns)
    for number, cells in rows:
        if any(cell.strip() for cell in cells):
            yield _row(number, cells, len(headings), places)


def _row(number: int, cells: list[str], width: int, places: Mapping[str, int]) -> TableRow:
    if len(cells) < width or any(cell.strip() for cell in cells[width:]):
        return TableRow(number, None, f"it has {len(cells)} cells and the heading {width}; is the file whole?")
    return TableRow(number, {name: cells[place] for name, place in places.items()})


def _places(headings: list[str], columns: Mapping[str, tuple[str, ...]]) -> Mapping[str, int]:
    """Where each wanted column stands."""
    folded = [" ".join(heading.split()).casefold() for heading in headings]
    places: dict[str, int] = {}
    for name, wanted in columns.items():
        found = [place for place, heading in enumerate(folded) if heading in {one.casefold() for one in wanted}]
        if len(found) != 1:
            there = ", ".join(f'"{heading[:30]}"' for heading in headings[:15]) or "none"
            raise NotAList(f"it has {len(found) or 'no'} column{'s' if found else ''} headed {' or '.join(wanted)}; its headings are {there}")
        places[name] = found[0]
    return places


def _csv_rows(data: bytes) -> Iterator[list[str]]:
    """The rows of a CSV file in any of the encodings and line ends that are about."""
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:4]
    if other := next((name for mark, name in _OTHERS.items() if start.startswith(mark)), None):
        raise NotAList(f"it is {other}, not a table; save it as CSV")
    encoding = encoding_of(data)
    with io.TextIOWrapper(io.BytesIO(data), encoding=encoding, newline="") as stream:
        lines = 0
        try:
            separator = max(",;\t", key=stream.readline(MAX_LINE).count)
            stream.seek(0)
            reader = csv.reader(_lines(stream), delimiter=separator, strict=True)
            for row in reader:
                lines = reader.line_num
                yield row
        except csv.Error as error:
            raise NotAList(f"line {lines + 1:,} cannot be read as CSV: {error}; is a quotation mark missing, or the file cut off?") from None
        except UnicodeDecodeError as error:
            raise NotAList(f"it is no text in {encoding}: {error.reason}") from None


def _lines(stream: io.TextIOWrapper) -> Iterator[str]:
    """Line by line, none longer than any export has."""
    number = 0
    while line := stream.readline(MAX_LINE):
        number += 1
        if len(line) == MAX_LINE:
            raise NotAList(f"line {number:,} is longer than {MAX_LINE:,} characters; is it the right file?")
        yield line


def encoding_of(data: bytes) -> str:
    """The encoding of a text: by its mark, UTF-8 where it is that, else MacRoman or Windows-1252, whichever makes more of its letters stand well."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\x00" in data:
        raise NotAList("it has zero bytes, so that it is no text that can be read; save it as CSV in UTF-8")
    try:
        for _ in codecs.iterdecode((data[index : index + 65536] for index in range(0, len(data), 65536)), "utf-8"):
            pass
    except UnicodeDecodeError:
        scores = {encoding: _standing(data, encoding) for encoding in ("mac_roman", "cp1252")}
        if scores["mac_roman"] == scores["cp1252"]:
            raise NotAList("its encoding cannot be told from its letters; save it as CSV in UTF-8") from None
        return max(scores, key=lambda encoding: scores[encoding])
    return "utf-8-sig"


def _standing(data: bytes, encoding: str) -> int:
    """How many letters and marks above ASCII stand where writing puts them, less those that do not."""
    score = 0
    for index in islice((index for index, byte in enumerate(data) if byte > 127), _ENOUGH_LETTERS):
        before, letter, after = (data[place : place + 1].decode(encoding, "replace") for place in (index - 1, index, index + 1))
        if letter in _QUOTES:
            score += 2 if letter == "’" and before.isalpha() and after == "s" else 1
        elif letter.isalpha() and letter in "ßŒœŠšÿ" + "".join(map(chr, range(0xC0, 0x100))):
            score += 1 if letter.islower() or not before.islower() else -1
        else:
            score -= 1
    return score


def _xls_rows(data: bytes) -> Iterator[list[str]]:
    """The rows of the first sheet; what a formula came to, not the formula."""
    try:
        book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), ignore_workbook_corruption=True)
        sheet = book.sheet_by_index(0)
    except _XLS_FAULTS as error:
        raise NotAList(f"it is no spreadsheet (.xls) that can be read: {error}; save it as CSV") from None
    for number in range(sheet.nrows):
        yield [_printed(cell) for cell in sheet.row(number)]


def _printed(cell: xlrd.sheet.Cell) -> str:
    """A cell as text; 6.0 is 6."""
    if cell.ctype == xlrd.XL_CELL_NUMBER and float(cell.value).is_integer():
        return str(int(cell.value))
    return "" if cell.ctype in {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR} else str(cell.value)
