"""Streams the rows of a spreadsheet (.xlsx) of any size as records: columns known by their headings, cells that are lists split into lines.

A formula counts for the text that it had when the file was saved, and text that begins with = is text. Numbers stay as they are
written, but for days, which a spreadsheet counts from 1900 or 1904.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from generator.importers.files.outside_records import Odd, OutsideRecord, Progress, Value
from generator.importers.files.package_file import NotAList, checked_package
from generator.importers.files.shared_texts import SharedTexts, unescaped
from generator.importers.files.xlsx_parts import MAX_TEXT, Workbook, read_part, read_workbook

MAX_UNPACKED_BYTES = 1024 * 1024 * 1024
MAX_CELLS = 16_384
MAX_HEADINGS = 200
MAX_ROW = 4 * MAX_TEXT

DAY_0 = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
LAST_DAY = 2_958_465


@dataclass(frozen=True, slots=True)
class Column:
    """How a column is headed, and what its cells hold: a list, a line each, or a day; otherwise text."""

    headings: tuple[str, ...]
    is_list: bool = False
    is_day: bool = False
    required: bool = True


Row = tuple[int, dict[int, str | Odd]]


def read_sheet_records(file: Path, columns: Mapping[str, Column], progress: Progress) -> Iterator[OutsideRecord]:
    """Every row below the headings of the one sheet that has them; raises NotAList, also late, for any other file."""
    with checked_package(file, most_bytes=MAX_UNPACKED_BYTES) as package:
        workbook = read_workbook(package)
        texts = SharedTexts()
        try:
            if workbook.strings:
                texts.read(package, workbook.strings, progress)
            part, key_by_index = _sheet(package, workbook, texts, columns)
            rows = rows_of(package, part, texts, progress)
            next(rows)
            for number, cells in rows:
                if any(index in cells for index in key_by_index):
                    values = {key: _value(cells.get(index), columns[key], from_1904=workbook.from_1904) for index, key in key_by_index.items()}
                    yield OutsideRecord(number, values)
        finally:
            texts.close()


def _sheet(package: zipfile.ZipFile, workbook: Workbook, texts: SharedTexts, columns: Mapping[str, Column]) -> tuple[str, dict[int, str]]:
    """The part of the one sheet whose first row has all headings, and which column holds what."""
    found: list[tuple[str, str, dict[int, str]]] = []
    complaints: list[str] = []
    for name, part in workbook.sheets:
        first = next(rows_of(package, part, texts, lambda _: None), (0, {}))[1]
        key_by_index, complaint = columns_by_heading(first, columns)
        if complaint:
            complaints.append(f'the sheet "{name[:40]}" {complaint}')
        else:
            found.append((name, part, key_by_index))
    if len(found) > 1:
        names = ", ".join(name[:40] for name, _, _ in found)
        raise NotAList(f"the sheets {names} all have the headings; keep one of them")
    if not found:
        raise NotAList("; ".join(complaints[:3]) or "it has no sheet")
    return found[0][1], found[0][2]


def columns_by_heading(cells: Mapping[int, str | Odd], columns: Mapping[str, Column]) -> tuple[dict[int, str], str | None]:
    """Which column holds what, by the words of its heading, and what is wrong with the headings."""
    key_by_heading = {heading.casefold(): key for key, column in columns.items() for heading in column.headings}
    read = {index: re.sub(r"\s+", " ", text).strip() for index, text in sorted(cells.items()) if isinstance(text, str)}
    key_by_index = {index: key for index, text in read.items() if (key := key_by_heading.get(text.casefold()))}
    twice = [key for key in columns if list(key_by_index.values()).count(key) > 1]
    missing = [column.headings[0] for key, column in columns.items() if column.required and key not in key_by_index.values()]
    if twice:
        return {}, f'has the heading "{columns[twice[0]].headings[0]}" twice'
    if missing:
        shown = " | ".join(read.values())[:200] or "nothing"
        return {}, f"lacks the heading {', '.join(missing)}; its first row has {shown}"
    return key_by_index, None


def _value(cell: str | Odd | None, column: Column, *, from_1904: bool) -> Value:
    if not isinstance(cell, str):
        return cell
    if column.is_list:
        return tuple(line for line in (re.sub(r"^-\s*", "", line.strip()) for line in re.split(r"[\r\n]+", cell)) if line)
    if column.is_day and re.fullmatch(r"\d{1,7}(\.\d+)?", cell) and float(cell) <= LAST_DAY:
        return (DAY_0[from_1904] + timedelta(days=int(float(cell)))).isoformat()
    return cell


def rows_of(package: zipfile.ZipFile, part: str, texts: SharedTexts, progress: Progress, *, bare_formulas: bool = False) -> Iterator[Row]:
    """The rows of a sheet that have a value, each with its values by column from 0; also formulas saved without one, where asked for."""
    reader = _RowReader(texts, bare_formulas=bare_formulas)
    for _ in read_part(package, part, reader.start, reader.end, reader.text, progress):
        done, reader.done = reader.done, []
        yield from done


class _RowReader:
    """Gathers the cells of rows from the elements of a sheet; one use, one sheet."""

    def __init__(self, texts: SharedTexts, *, bare_formulas: bool) -> None:
        self.texts = texts
        self.bare_formulas = bare_formulas
        self.done: list[Row] = []
        self.number = 0
        self.cells: dict[int, str | Odd] = {}
        self.index = -1
        self.seen = 0
        self.held = 0
        self.kind = ""
        self.pieces: list[str] = []
        self.length = 0
        self.inside = False
        self.is_formula = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A row, a cell, or the value inside it begins."""
        if name == "row":
            self.number = int(attributes["r"]) if attributes.get("r", "").isascii() and attributes.get("r", "").isdigit() else self.number + 1
            self.cells, self.index, self.seen, self.held = {}, -1, 0, 0
        elif name == "c":
            self.index = _column(attributes.get("r", ""), self.index + 1)
            self.kind, self.pieces, self.length, self.is_formula = attributes.get("t", "n"), [], 0, False
            self.seen += 1
            if self.seen > MAX_CELLS:
                raise NotAList(f"row {self.number} has more than {MAX_CELLS:,} cells")
        else:
            self.inside = name in {"v", "t"}
            self.is_formula = self.is_formula or name == "f"

    def text(self, text: str) -> None:
        """Letters of the value that is open."""
        if self.inside:
            self.pieces.append(text)
            self.length += len(text)
            if self.length > MAX_TEXT:
                raise NotAList(f"row {self.number} has a cell of more than {MAX_TEXT:,} characters")

    def end(self, name: str) -> None:
        """A value, a cell or a row is whole."""
        self.inside = False
        if name == "c" and self.pieces and self.index < MAX_HEADINGS:
            value = self._cell("".join(self.pieces))
            self.held += len(value) if isinstance(value, str) else 0
            if self.held > MAX_ROW:
                raise NotAList(f"row {self.number} has more than {MAX_ROW:,} characters")
            if value != "":
                self.cells[self.index] = value
        elif name == "c" and self.is_formula and self.bare_formulas and self.index < MAX_HEADINGS:
            self.cells[self.index] = Odd("a formula that was saved without its value")
        elif name == "row" and self.cells:
            self.done.append((self.number, self.cells))

    def _cell(self, written: str) -> str | Odd:
        """The value of a cell by its kind: a shared text, a text of its own, a number as written, or what else it is."""
        if self.kind == "s":
            shared = self.texts.get(int(written)) if written.strip().isascii() and written.strip().isdigit() else None
            return Odd("a text that the file does not hold") if shared is None else shared
        if self.kind == "b":
            return Odd("true or false")
        return Odd("an error of the spreadsheet") if self.kind == "e" else unescaped(written)


def _column(reference: str, following: int) -> int:
    """The column of a cell reference such as AB12, from 0; the following one where a cell has none."""
    letters = re.match(r"[A-Z]{1,7}", reference)
    if not letters:
        return following
    index = 0
    for letter in letters[0]:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
