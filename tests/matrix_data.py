"""What tests of the matrix share: the matrices of a content folder, and what independent readers find in them."""

import io
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
from table_data import state_records

from generator.content import Content
from generator.open_data.data_file import DataFile
from generator.open_data.matrix.files import matrix_files
from generator.read import read

DAY = date(2025, 6, 1)


def read_content(folder: Path) -> Content:
    content, problems = read(folder)
    assert [str(problem) for problem in problems] == []
    return content


def matrices_of(content: Content, *codes: str) -> dict[str, bytes]:
    """Every matrix by the name of its file; of some States where they are named."""
    records = (record for record in state_records(content, DAY) if not codes or record.code in codes)
    found = [file for record in records for file in matrix_files(record)]
    assert [str(file.path) for file in found] == [path_of(file) for file in found]
    return {file.path.name: file.data for file in found}


def path_of(file: DataFile) -> str:
    code, cycle, _ = file.path.name.split("-")
    return f"states/{code.lower()}/cycle-{cycle}/{file.path.name}"


def word(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def book(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def word_rows(data: bytes) -> Iterator[list[str]]:
    """The text of the cells of each row, one for a merged row."""
    for row in word(data).tables[0].rows:
        cells: list[Any] = []
        for cell in row.cells:
            if not cells or cell._tc is not cells[-1]._tc:  # noqa: SLF001 - the library has no public sign of a merged cell
                cells.append(cell)
        yield [cell.text for cell in cells]


def sheet_rows(data: bytes) -> Iterator[list[str]]:
    """The same of the sheet: the row of a theme has text in its first cell alone."""
    for row in book(data)["Matrix"].iter_rows(values_only=True):
        yield [text or "" for text in row] if row[1] is not None else [row[0]]


def comments(data: bytes) -> Mapping[str, list[str]]:
    """The lines of the assessment of each recommendation, by its record id, which is the last of them."""
    rows = (row[-1].split("\n") for row in word_rows(data) if len(row) > 1)
    return {lines[-1]: lines[:-1] for lines in rows}
