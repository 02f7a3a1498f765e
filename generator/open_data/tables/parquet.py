"""A Parquet file for each table, by DuckDB: typed columns, zstd, the rows in the order of States and reports."""

import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from generator.open_data.stamps import LICENCE, version_words
from generator.open_data.tables.all_tables import TABLES
from generator.open_data.tables.csv_table import FORMULA_STARTS, GUARD
from generator.open_data.tables.pieces import CSV, Pieces, piece_name
from generator.open_data.tables.table import Table, Type
from generator.version import DataVersion

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ROW_GROUP = 8192  # rows, in whole vectors of DuckDB: twice as many take 10 MB more of memory and save nothing
_MEMORY = "48MB"
_LEAST = 1024 * 1024  # bytes that are read at once, as long as no State has more rows
_FORM = "auto_detect = false, header = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', new_line = '\\r\\n'"
_GUARDED = f"^{GUARD}({GUARD}*[{re.escape(FORMULA_STARTS)}])"
_TYPES: Mapping[Type, str] = {Type.TEXT: "VARCHAR", Type.DATE: "DATE", Type.INTEGER: "INTEGER", Type.NUMBER: "DOUBLE", Type.BOOLEAN: "BOOLEAN"}


def write_parquet_files(folder: Path, pieces: Pieces, version: DataVersion) -> Iterator[Path]:
    """Writes a file for each table into the folder, from the pieces of all States; the same pieces give the same bytes."""
    import duckdb  # noqa: PLC0415  # takes a while to load, and nothing else needs it

    with tempfile.TemporaryDirectory() as temporary:
        kept: dict[str, str | bool | int | float | list[str]] = {
            "threads": 1,
            "memory_limit": _MEMORY,
            "preserve_insertion_order": True,
            "temp_directory": temporary,
        }
        with duckdb.connect(config=kept) as database:
            for table in TABLES:
                path, rows = folder / f"{table.file_name}.parquet", Path(temporary, "rows.csv")
                with rows.open("wb") as file:
                    longest = max((file.write(piece) for piece in pieces(piece_name(CSV, table))), default=0)
                _write(database, _select(table, rows, max(longest, _LEAST)), table, path, version)
                yield path


def _select(table: Table, rows: Path, longest: int) -> str:
    """The rows of a file of CSV without a heading, guards taken off; no row has more bytes than `longest`."""
    types = ", ".join(f"{column.name}: '{_TYPES[column.type]}'" for column in table.columns)
    texts = ", ".join(_unguarded(column.name) if column.is_free else column.name for column in table.columns)
    sizes = f"max_line_size = {longest}, buffer_size = {longest}"
    return f"SELECT {texts} FROM read_csv({_quoted(rows)}, {_FORM}, {sizes}, columns = {{{types}}})"  # noqa: S608  # names of ours


def _unguarded(name: str) -> str:
    return f"CASE WHEN starts_with({name}, {_quoted(GUARD)}) THEN regexp_replace({name}, {_quoted(_GUARDED)}, '\\1') ELSE {name} END AS {name}"


def _write(database: "DuckDBPyConnection", select: str, table: Table, path: Path, version: DataVersion) -> None:
    said = f"title: {_quoted(table.title)}, licence: '{LICENCE}', version: '{version_words(version)}'"
    form = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP}, KV_METADATA {{{said}}}"
    database.execute(f"COPY ({select}) TO {_quoted(path)} ({form})")


def _quoted(text: object) -> str:
    return "'" + str(text).replace("'", "''") + "'"
