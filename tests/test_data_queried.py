"""SQLite and Parquet: independent readers count what the scorecards count, keys hold, and hostile text comes back unchanged."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from table_data import HOSTILE, VERSION, Made, golden_tables, hostile_rows, hostile_tables, in_order, pieces_with, real_tables, write

from generator.open_data.tables.all_tables import TABLE_BY_NAME, TABLES
from generator.open_data.tables.parquet import write_parquet_files
from generator.open_data.tables.rows import rows_of
from generator.open_data.tables.sqlite_file import create_table
from generator.open_data.tables.table import Row, Type
from generator.vocabulary import Level

SQLITE = "data/upr-scorecards.sqlite"


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return golden_tables(tmp_path_factory.mktemp("queried"))


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return real_tables(tmp_path_factory.mktemp("real-queried"))


@pytest.fixture
def database(golden: Made) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(golden.root / SQLITE)) as connection:
        yield connection


def rows_in(made: Made, table: str) -> list[Row]:
    return [row for record in made.records for row in rows_of(record)[table]]


def test_sqlite_holds_the_rows_with_their_types(golden: Made, database: sqlite3.Connection) -> None:
    for table in TABLES:
        found = database.execute(f"SELECT * FROM {table.name} ORDER BY rowid").fetchall()
        assert found == rows_in(golden, table.name), table.name
        types = {column.name: {Type.INTEGER: "INTEGER", Type.BOOLEAN: "INTEGER", Type.NUMBER: "REAL"}.get(column.type, "TEXT") for column in table.columns}
        assert {name: kind for _, name, kind, *_ in database.execute(f"PRAGMA table_info({table.name})")} == types


def test_sqlite_keys_hold_and_the_file_is_whole(real: Made, database: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(real.root / SQLITE)) as of_all:
        for connection in (database, of_all):
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert of_all.execute("SELECT count(*) FROM states").fetchone() == (193,)
        assert of_all.execute("SELECT count(*) FROM recommendations").fetchone() == (sum(scorecard.all.total for _, scorecard in real.scorecards),)


def test_sqlite_says_which_version_it_is_and_what_each_column_means(database: sqlite3.Connection) -> None:
    said = dict(database.execute("SELECT name, value FROM metadata").fetchall())
    assert (said["version"], said["licence"], said["written_on"]) == ("2025-05-20+0123456789", "CC-BY-4.0", "2025-06-01")
    described = {(table, column): text for table, column, _, text in database.execute("SELECT * FROM columns")}
    assert described == {(table.name, column.name): column.description for table in TABLES for column in table.columns}


def test_view_of_headlines_has_the_assessments_that_count(golden: Made, database: sqlite3.Connection) -> None:
    counted = dict(database.execute("SELECT level, count(*) FROM headline_assessments GROUP BY level").fetchall())
    levels = {level.value: sum(scorecard.all.counts[level] for _, scorecard in golden.scorecards) for level in Level}
    assert counted == {level: count for level, count in levels.items() if count}


def test_statement_of_a_table_names_its_keys() -> None:
    statement = create_table(TABLE_BY_NAME["claims"])
    assert "PRIMARY KEY (record_id, number)" in statement
    assert "FOREIGN KEY (review_id, source) REFERENCES sources (review_id, source)" in statement


def test_duckdb_reads_parquet_with_types_and_counts_what_the_scorecards_count(golden: Made) -> None:
    expected = {Type.TEXT: "VARCHAR", Type.DATE: "DATE", Type.INTEGER: "INTEGER", Type.NUMBER: "DOUBLE", Type.BOOLEAN: "BOOLEAN"}
    with duckdb.connect() as connection:
        for table in TABLES:
            described = connection.execute(f"DESCRIBE SELECT * FROM '{golden.root}/data/{table.file_name}.parquet'").fetchall()
            assert [(name, kind) for name, kind, *_ in described] == [(column.name, expected[column.type]) for column in table.columns]
        for review_id, scorecard in golden.scorecards:
            counted = connection.execute(
                f"SELECT level, count(*) FROM '{golden.root}/data/recommendations.parquet' WHERE review_id = ? GROUP BY level", [review_id]
            ).fetchall()
            levels = {level.value: scorecard.all.counts[level] for level in Level} | {"not_assessed": scorecard.all.not_assessed}
            assert dict(counted) == {level: count for level, count in levels.items() if count}


def test_parquet_holds_the_rows(golden: Made) -> None:
    for table in TABLES:
        rows = pyarrow.parquet.read_table(golden.root / f"data/{table.file_name}.parquet").to_pylist()
        found = [
            tuple(str(value) if column.type is Type.DATE and value else value for column, value in zip(table.columns, row.values(), strict=True))
            for row in rows
        ]
        assert found == rows_in(golden, table.name), table.name


def test_parquet_says_its_version_and_licence(golden: Made) -> None:
    said = pyarrow.parquet.read_metadata(golden.root / "data/claims.parquet").metadata
    assert said[b"version"] == b"2025-05-20+0123456789"
    assert said[b"licence"] == b"CC-BY-4.0"


def test_hostile_text_comes_back_from_sqlite_and_parquet(tmp_path: Path) -> None:
    root = hostile_tables(tmp_path)
    with closing(sqlite3.connect(root / SQLITE)) as database:
        assert [text for (text,) in database.execute("SELECT reason FROM withdrawn ORDER BY rowid")] == list(HOSTILE)
    with duckdb.connect() as connection:
        assert [text for (text,) in connection.execute(f"SELECT reason FROM '{root}/data/withdrawn.parquet'").fetchall()] == list(HOSTILE)
    assert pd.read_parquet(root / "data/withdrawn.parquet")["reason"].tolist() == list(HOSTILE)


@given(texts=st.lists(st.text(st.characters(codec="utf-8") | st.sampled_from("'=+-@\t\r\n\",; \x00"), min_size=1, max_size=20), min_size=1, max_size=20))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_from_sqlite_and_parquet(texts: list[str], tmp_path: Path) -> None:
    write(tmp_path, [pieces_with({"withdrawn": hostile_rows(texts)})])
    with closing(sqlite3.connect(tmp_path / SQLITE)) as database:
        assert [text for (text,) in database.execute("SELECT reason FROM withdrawn ORDER BY rowid")] == texts
    assert pyarrow.parquet.read_table(tmp_path / "data/withdrawn.parquet")["reason"].to_pylist() == texts


def test_row_of_several_megabytes_is_read_by_duckdb(tmp_path: Path) -> None:
    long = '"' * 3_000_000
    files = list(write_parquet_files(tmp_path, in_order([pieces_with({"withdrawn": hostile_rows([long, "short"])})]), VERSION))
    assert len(files) == len(TABLES)
    assert pyarrow.parquet.read_table(tmp_path / "withdrawn.parquet")["reason"].to_pylist() == [long, "short"]
