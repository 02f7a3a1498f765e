"""Reads the sheets of a small spreadsheet (.xlsx) that people filled in: each known by its name, each value with the cell it stands in.

Rows may be hidden, sorted or empty, columns moved or added: headings say what a column holds. A formula counts for the text that it had
when the file was saved; one that was saved without is an Odd value and never lost silently.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from generator.importers.files.outside_records import Odd
from generator.importers.files.package_file import NotAList, checked_package
from generator.importers.files.shared_texts import SharedTexts
from generator.importers.files.sheet_records import DAY_0, LAST_DAY, Column, columns_by_heading, rows_of
from generator.importers.files.xlsx_parts import Workbook, read_workbook

MAX_UNPACKED_BYTES = 64 * 1024 * 1024
MAX_ROWS = 20_000

_YEARS = range(1900, 2101)
_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})T00:00:00(\.0+)?Z?")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and which cell it is: Assessments!K14."""

    value: str | Odd
    where: str


@dataclass(frozen=True, slots=True)
class NamedSheet:
    """The rows of a sheet below its headings: by number, with the cells that hold something by the key of their column."""

    name: str
    letters: Mapping[str, str]
    rows: Mapping[int, Mapping[str, Cell]]

    def where(self, row: int, key: str) -> str:
        """The cell of a row under a heading, also where it is empty."""
        return f"{self.name}!{self.letters.get(key, 'A')}{row}"


def read_named_sheets(file: Path, wanted: Mapping[str, Mapping[str, Column]]) -> Mapping[str, NamedSheet]:
    """The sheets of these names with these columns; raises NotAList for a file that has not all of them."""
    with checked_package(file, most_bytes=MAX_UNPACKED_BYTES) as package:
        workbook = read_workbook(package)
        texts = SharedTexts()
        try:
            if workbook.strings:
                texts.read(package, workbook.strings, lambda _: None)
            found: dict[str, NamedSheet] = {}
            for name, columns in wanted.items():
                rows: dict[int, dict[int, str | Odd]] = {}
                for number, cells in rows_of(package, _part(workbook, name), texts, lambda _: None, bare_formulas=True):
                    if number in rows or len(rows) > MAX_ROWS:
                        raise NotAList(f'the sheet "{name}" has the row {number} twice, or more than {MAX_ROWS:,} rows')
                    rows[number] = cells
                found[name] = _named(name, columns, rows, from_1904=workbook.from_1904)
            return found
        finally:
            texts.close()


def _part(workbook: Workbook, name: str) -> str:
    parts = [part for sheet, part in workbook.sheets if sheet.strip().casefold() == name.casefold()]
    if len(parts) != 1:
        there = ", ".join(f'"{sheet[:40]}"' for sheet, _ in workbook.sheets[:10]) or "none"
        raise NotAList(f'it has no sheet "{name}"; its sheets are {there}. Export the sheet again, or give it its name back')
    return parts[0]


def _named(name: str, columns: Mapping[str, Column], rows: dict[int, dict[int, str | Odd]], *, from_1904: bool) -> NamedSheet:
    """The cells under the headings, which stand in the first row that holds anything."""
    headings = rows.pop(min(rows)) if rows else {}
    key_by_index, complaint = columns_by_heading(headings, columns)
    if complaint:
        raise NotAList(f'the sheet "{name}" {complaint}')
    letters = {key: column_letters(index) for index, key in key_by_index.items()}
    read = {
        number: {
            key: Cell(_day(cells[index], from_1904=from_1904) if columns[key].is_day else cells[index], f"{name}!{letters[key]}{number}")
            for index, key in key_by_index.items()
            if not _is_blank(cells.get(index))
        }
        for number, cells in sorted(rows.items())
    }
    return NamedSheet(name, letters, {number: cells for number, cells in read.items() if cells})


def _is_blank(value: str | Odd | None) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _day(value: str | Odd, *, from_1904: bool) -> str | Odd:
    """A day as YYYY-MM-DD where the spreadsheet counted it; a year such as 2025 stays one."""
    if not isinstance(value, str):
        return value
    if midnight := _MIDNIGHT.fullmatch(value.strip()):
        return midnight[1]
    if re.fullmatch(r"[0-9]{1,7}(\.[0-9]+)?", value) and float(value) <= LAST_DAY and float(value) not in _YEARS:
        return (DAY_0[from_1904] + timedelta(days=int(float(value)))).isoformat()
    return value


def column_letters(index: int) -> str:
    """The letters of a column counted from 0: A, Z, AA."""
    letters = ""
    while index >= 0:
        index, rest = divmod(index, 26)
        letters = chr(ord("A") + rest) + letters
        index -= 1
    return letters
