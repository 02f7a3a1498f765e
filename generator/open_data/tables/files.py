"""All files of tables, put together from what was kept of each State; nothing holds more of them than one State's rows of one table."""

import hashlib
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path, PurePosixPath

from generator.addresses import DATA_FILES, PACKAGE
from generator.open_data.tables.all_tables import TABLES
from generator.open_data.tables.csv_table import csv_header
from generator.open_data.tables.data_package import TableFile, data_package
from generator.open_data.tables.parquet import write_parquet_files
from generator.open_data.tables.pieces import CSV, Pieces, piece_name
from generator.open_data.tables.sqlite_file import write_sqlite
from generator.open_data.tables.table import Table
from generator.open_data.tables.workbook import write_workbook
from generator.version import DataVersion

NAME = "upr-scorecards"
WORKBOOK, SQLITE = DATA_FILES / f"{NAME}.xlsx", DATA_FILES / f"{NAME}.sqlite"

TABLE_FILES = (WORKBOOK, SQLITE, *(DATA_FILES / f"{table.file_name}{suffix}" for table in TABLES for suffix in (".csv", ".parquet")))


def write_table_files(folder: Path, pieces: Pieces, version: DataVersion, today: date) -> Iterator[PurePosixPath]:
    """Writes every file into a folder that becomes the root of the site, and gives its path there."""
    yield from write_copied(folder, pieces, version, today)
    yield from write_sqlite_file(folder, pieces, version, today)
    yield from write_parquet(folder, pieces, version, today)


def write_copied(folder: Path, pieces: Pieces, version: DataVersion, today: date) -> Iterator[PurePosixPath]:
    """Those whose rows are copied as they were kept: CSV with datapackage.json, and the workbook."""
    (folder / DATA_FILES).mkdir(parents=True, exist_ok=True)
    rows = write_workbook(folder / WORKBOOK, pieces, version, today)
    yield WORKBOOK
    files = {}
    for table in TABLES:
        files[table.name] = TableFile(rows[table.name], *_write_csv(folder / csv_path(table), table, pieces))
        yield csv_path(table)
    (folder / PACKAGE).write_bytes(data_package(files, version, today))
    yield PACKAGE


def write_sqlite_file(folder: Path, pieces: Pieces, version: DataVersion, today: date) -> Iterator[PurePosixPath]:
    """The file with all tables."""
    (folder / DATA_FILES).mkdir(parents=True, exist_ok=True)
    write_sqlite(folder / SQLITE, pieces, version, today)
    yield SQLITE


def write_parquet(folder: Path, pieces: Pieces, version: DataVersion, today: date) -> Iterator[PurePosixPath]:  # noqa: ARG001  # it names no day
    """A file for each table."""
    (folder / DATA_FILES).mkdir(parents=True, exist_ok=True)
    for path in write_parquet_files(folder / DATA_FILES, pieces, version):
        yield DATA_FILES / path.name


def csv_path(table: Table) -> PurePosixPath:
    """Where a table stands as CSV: data/state-recommendations.csv."""
    return DATA_FILES / f"{table.file_name}.csv"


def _write_csv(path: Path, table: Table, pieces: Pieces) -> tuple[int, str]:
    """How many bytes the file has, and their SHA-256."""
    size, digest = 0, hashlib.sha256()
    with path.open("wb") as file:
        for piece in chain((csv_header(table),), pieces(piece_name(CSV, table))):
            size += file.write(piece)
            digest.update(piece)
    return size, digest.hexdigest()
