"""What is kept of a State for the tables: its rows of each, once as lines of CSV and once as the rows of a sheet.

SQLite and Parquet are made of the lines of CSV, which hold everything: to keep the rows in a third form would cost more than to read them again.
"""

from collections.abc import Callable, Iterator, Mapping

from generator.open_data.state_record import StateRecord
from generator.open_data.tables.all_tables import TABLES
from generator.open_data.tables.csv_table import csv_rows
from generator.open_data.tables.rows import rows_of
from generator.open_data.tables.table import Row, Table
from generator.open_data.tables.workbook_rows import sheet_rows

CSV, SHEET = "csv", "sheet"
KINDS = (CSV, SHEET)

Pieces = Callable[[str], Iterator[bytes]]  # by a name such as csv/recommendations: the pieces of all States, in the order of their codes


def piece_name(kind: str, table: Table) -> str:
    """The name of a piece: csv/recommendations."""
    return f"{kind}/{table.name}"


PIECES = tuple(piece_name(kind, table) for kind in KINDS for table in TABLES)


def pieces_of(record: StateRecord) -> Mapping[str, bytes]:
    """What is kept of a State, by names such as csv/recommendations: every piece of `PIECES`."""
    found: dict[str, bytes] = {}
    rows = rows_of(record)
    for table in TABLES:
        found |= pieces_of_table(table, rows[table.name])
    return found


def pieces_of_table(table: Table, rows: list[Row]) -> Mapping[str, bytes]:
    """The pieces of some rows of one table."""
    columns = table.columns_of(rows)
    return {piece_name(CSV, table): csv_rows(table, columns), piece_name(SHEET, table): bytes(sheet_rows(table, columns))}
