"""Tables as CSV after RFC 4180: UTF-8 without a mark, commas, lines that end in CR LF, a header; an empty field is no value.

Spreadsheet programs run a cell that begins like a formula. So a text that begins with one of `FORMULA_STARTS`, after any number of
apostrophes, gets one apostrophe more; `without_guard` takes it off again. Only columns of free text can hold such text.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping

from generator.open_data.tables.cells import Texts, texts_of, utf8
from generator.open_data.tables.table import Column, Columns, Table, Value

LINE_END = "\r\n"
FORMULA_STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"  # the last four are the full-width forms, which some programs fold to the others
GUARD = "'"

_IS_GUARDED = re.compile(f"{GUARD}*[{re.escape(FORMULA_STARTS)}]").match
_WAS_GUARDED = re.compile(f"{GUARD}+[{re.escape(FORMULA_STARTS)}]").match
_BEFORE_A_GUARD = tuple(before + GUARD.encode() for before in (b",", b'"', b"\n"))
_MOST = 64 * 1024 * 1024  # characters of a cell: more than a file of content may have
_FIRST = frozenset((*FORMULA_STARTS, GUARD))
_BOOLEANS: Mapping[Value, str] = {True: "true", False: "false", None: ""}


def guarded(text: str) -> str:
    """The text as it stands in a cell: no cell begins like a formula."""
    return GUARD + text if _IS_GUARDED(text) else text


def without_guard(cell: str) -> str:
    """The text that a cell was made of."""
    return cell[1:] if _WAS_GUARDED(cell) else cell


def csv_header(table: Table) -> bytes:
    """The first line of a table."""
    return (",".join(column.name for column in table.columns) + LINE_END).encode()


def csv_rows(table: Table, columns: Columns) -> bytes:
    """Rows, given column by column, as lines; lines of several pieces one after the other are those of all."""
    cells = [_cells(column, texts_of(column, values, _BOOLEANS)) for column, values in zip(table.columns, columns, strict=True)]
    lines = LINE_END.join(map(",".join, zip(*cells, strict=True)))
    return utf8(lines + LINE_END) if lines else b""


def cells_of(table: Table, lines: bytes) -> Iterator[list[str]]:
    """The rows of a piece again, as text: guards taken off, nothing as no text."""
    limit = csv.field_size_limit(_MOST)  # of the whole process, where files that others wrote keep a lower one
    try:
        rows = csv.reader(io.StringIO(lines.decode(), newline=""), strict=True)
        if not any(before in lines for before in _BEFORE_A_GUARD):
            yield from rows
            return
        free = [column.is_free for column in table.columns]
        for row in rows:
            yield [without_guard(cell) if is_free else cell for cell, is_free in zip(row, free, strict=True)]
    finally:
        csv.field_size_limit(limit)


def _cells(column: Column, texts: Texts) -> Texts:
    """The texts of a column as fields; what needs a closer look is found by looking at all of them at once."""
    if not column.is_text:
        return texts
    if column.is_free and not _FIRST.isdisjoint([text[:1] for text in texts]):
        texts = [guarded(text) for text in texts]
    together = "".join(texts)
    if '"' in together or "\n" in together or "\r" in together:
        return [_field(text) for text in texts]
    return [f'"{text}"' if "," in text else text for text in texts] if "," in together else texts


def _field(text: str) -> str:
    needs_quotes = "," in text or '"' in text or "\n" in text or "\r" in text
    return '"' + text.replace('"', '""') + '"' if needs_quotes else text
