"""All tables as one SQLite file: typed columns, keys, indexes, a view, and tables that say what every column means and which version it is."""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path

from generator.open_data.stamps import LICENCE, LICENCE_ADDRESS, LICENCE_TITLE, version_words
from generator.open_data.tables.all_tables import TABLES
from generator.open_data.tables.csv_table import cells_of
from generator.open_data.tables.data_words import DESCRIPTION, SOURCES, TITLE
from generator.open_data.tables.pieces import CSV, Pieces, piece_name
from generator.open_data.tables.table import Column, Table, Type
from generator.version import DataVersion

_TYPES: Mapping[Type, str] = {Type.TEXT: "TEXT", Type.DATE: "TEXT", Type.INTEGER: "INTEGER", Type.NUMBER: "REAL", Type.BOOLEAN: "INTEGER"}
_VALUES: Mapping[Type, str] = {Type.BOOLEAN: "? = 'true'"}
_FAST = ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE", "foreign_keys = OFF", "page_size = 8192", "cache_size = -16000")
_INDEXES = (
    ("reviews", "state"),
    ("recommendations", "review_id"),
    ("recommendations", "level"),
    ("state_recommendations", "recommending_state"),
    ("state_recommendations", "review_id"),
    ("claims", "review_id, source"),
    ("assessments", "review_id"),
)
_HEADLINES = """
CREATE VIEW headline_assessments AS
SELECT r.record_id, r.state, r.state_name, r.cycle, r.paragraph, r.summary, r.text, r.position, a.level, a.as_of, a.reason, a.setbacks, r.page_url
FROM recommendations AS r JOIN assessments AS a ON a.record_id = r.record_id AND a.is_headline = 1
"""


def write_sqlite(path: Path, pieces: Pieces, version: DataVersion, today: date) -> None:
    """Writes the file anew from the pieces of all States; the same pieces give the same bytes."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None, cached_statements=16)) as database:
        for pragma in _FAST:
            database.execute(f"PRAGMA {pragma}")
        database.execute("BEGIN")
        _describe(database, version, today)
        for table in TABLES:
            database.execute(create_table(table))
            fill = _fill(table)
            for piece in pieces(piece_name(CSV, table)):
                database.executemany(fill, cells_of(table, piece))
        for name, columns in _INDEXES:
            database.execute(f"CREATE INDEX {name}_by_{columns.rpartition(' ')[2]} ON {name} ({columns})")
        database.execute(_HEADLINES)
        database.execute("COMMIT")


def create_table(table: Table) -> str:
    """The statement that makes a table with its keys."""
    columns = [_column(column) for column in table.columns]
    keys = [f"PRIMARY KEY ({', '.join(table.primary_key)})"]
    keys += [f"FOREIGN KEY ({', '.join(key.columns)}) REFERENCES {key.table} ({', '.join(key.there)})" for key in table.foreign_keys]
    lines = ",\n  ".join((*columns, *keys))
    return f"CREATE TABLE {table.name} (\n  {lines}\n)"


def _column(column: Column) -> str:
    return f"{column.name} {_TYPES[column.type]}{'' if column.may_be_empty else ' NOT NULL'}"


def _fill(table: Table) -> str:
    """The statement that takes a row of texts in: the type of a column makes numbers of them, and nothing is no value."""
    values = [_VALUES.get(column.type, "NULLIF(?, '')" if column.may_be_empty else "?") for column in table.columns]
    return f"INSERT INTO {table.name} VALUES ({', '.join(values)})"  # noqa: S608  # names of ours


def _describe(database: sqlite3.Connection, version: DataVersion, today: date) -> None:
    """The tables `metadata` and `columns`."""
    database.execute("CREATE TABLE metadata (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
    database.executemany("INSERT INTO metadata VALUES (?, ?)", _metadata(version, today))
    database.execute("CREATE TABLE columns (table_name TEXT, column_name TEXT, type TEXT, description TEXT, PRIMARY KEY (table_name, column_name))")
    described = [(table.name, column.name, column.type.value, column.description) for table in TABLES for column in table.columns]
    database.executemany("INSERT INTO columns VALUES (?, ?, ?, ?)", described)


def _metadata(version: DataVersion, today: date) -> Iterable[tuple[str, str]]:
    yield from (("title", TITLE), ("description", DESCRIPTION))
    yield from (("version", version_words(version)), ("data_day", version.day.isoformat()), ("written_on", today.isoformat()))
    yield from (("licence", LICENCE), ("licence_title", LICENCE_TITLE), ("licence_url", LICENCE_ADDRESS))
    yield "sources", "\n".join(f"{what}: {source}" for what, source in SOURCES)
