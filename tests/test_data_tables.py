"""The tables as CSV and as a data package: what is in them, and what independent readers make of them."""

import csv
import io
import json
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import frictionless
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support import GOLDEN, ROOT
from table_data import HOSTILE, Made, golden_tables, hostile_rows, hostile_tables, in_order, pieces_with, real_tables, state_records, write

from generator.checked import read_and_check
from generator.frame import frame_from, frame_of
from generator.inputs import inputs_of
from generator.open_data.tables.all_tables import TABLE_BY_NAME, TABLES
from generator.open_data.tables.csv_table import FORMULA_STARTS, cells_of, csv_header, csv_rows, guarded, without_guard
from generator.open_data.tables.data_words import SOURCES
from generator.open_data.tables.pieces import PIECES, pieces_of
from generator.open_data.tables.rows import rows_of
from generator.open_data.tables.table import Type
from generator.vocabulary import AssessmentStatus, Level, Position

Frames = dict[str, pd.DataFrame]


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return golden_tables(tmp_path_factory.mktemp("tables"))


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return real_tables(tmp_path_factory.mktemp("real-tables"))


def frames(root: Path) -> Frames:
    """Every table as pandas reads it, with the types that the columns say."""
    read = {}
    for table in TABLES:
        types = {column.name: {Type.INTEGER: "Int64", Type.NUMBER: "float64", Type.BOOLEAN: "boolean"}.get(column.type, "str") for column in table.columns}
        read[table.name] = pd.read_csv(root / f"data/{table.file_name}.csv", dtype=types, keep_default_na=False, na_values=[""])
    return read


def test_rows_are_as_long_as_their_tables_and_hold_what_these_say() -> None:
    kinds: dict[Type, type | tuple[type, ...]] = {Type.TEXT: str, Type.DATE: str, Type.INTEGER: int, Type.NUMBER: (int, float), Type.BOOLEAN: bool}
    content, _ = read_and_check(GOLDEN, date(2025, 6, 1))
    for record in state_records(content, date(2025, 6, 1)):
        rows = rows_of(record)
        assert list(rows) == [table.name for table in TABLES]
        for table in TABLES:
            for row in rows[table.name]:
                for column, value in zip(table.columns, row, strict=True):
                    assert (value is None and column.may_be_empty) or (value not in (None, "") and isinstance(value, kinds[column.type])), (table.name, column)


def test_every_table_has_names_that_any_database_takes_and_a_sentence_on_each_column() -> None:
    for table in TABLES:
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names)
        assert all(name.isidentifier() and name == name.lower() for name in (table.name, *names))
        assert all(column.description.endswith(".") for column in table.columns)
        assert set(table.primary_key) <= set(names)
        for key in table.foreign_keys:
            assert set(key.columns) <= set(names)
            assert key.there == TABLE_BY_NAME[key.table].primary_key


def test_files_of_the_tables_are_those_that_the_addresses_say(golden: Made) -> None:
    names = [f"data/{table.file_name}.{suffix}" for suffix in ("csv", "parquet") for table in TABLES]
    found = sorted(str(path.relative_to(golden.root)) for path in golden.root.rglob("*") if path.is_file())
    assert found == sorted([*names, "data/upr-scorecards.sqlite", "data/upr-scorecards.xlsx", "datapackage.json"])
    assert "data/state-recommendations.csv" in found


def test_same_pieces_give_the_same_bytes_in_every_format(golden: Made, tmp_path: Path) -> None:
    written = write(tmp_path, [pieces_of(record) for record in golden.records])
    assert len(written) == 2 * len(TABLES) + 3
    for name in written:
        assert (tmp_path / name).read_bytes() == (golden.root / name).read_bytes(), name


def test_pieces_of_a_state_do_not_depend_on_those_of_another() -> None:
    content, _ = read_and_check(GOLDEN, date(2025, 6, 1))
    for record in state_records(content, date(2025, 6, 1)):
        assert set(pieces_of(record)) == set(PIECES)
    alone = [pieces_with({"withdrawn": hostile_rows(texts)}) for texts in (HOSTILE[:3], HOSTILE[3:])]
    together = b"".join(in_order(alone)("csv/withdrawn"))
    rows = [cells[4] for cells in cells_of(TABLE_BY_NAME["withdrawn"], together)]
    assert rows == list(HOSTILE)


def test_rows_are_the_same_where_of_other_states_only_the_names_are_known() -> None:
    today = date(2025, 6, 1)
    whole, _ = read_and_check(GOLDEN, today)
    inputs = inputs_of(GOLDEN)
    known = json.loads(json.dumps(frame_of(GOLDEN, inputs, today).neighbours))
    shared = frame_from(GOLDEN, inputs, today, known, [], for_pages=True).content
    for record in state_records(whole, today):
        others = {**shared.states, record.code: whole.states[record.code]}
        alone = replace(record, content=replace(shared, states=others, reviews=whole.reviews, assessments=whole.assessments))
        assert rows_of(alone) == rows_of(record)


def figures_from_recommendations(read: Frames) -> pd.DataFrame:
    """The figures of each review, as somebody reckons them who has only the tables of recommendations, their States, claims and assessments."""
    recommendations = read["recommendations"]
    ids = read["reviews"]["review_id"]
    found = pd.DataFrame(index=ids)
    by_review = recommendations.groupby("review_id")
    found["recommendations"] = by_review.size()
    for position in Position:
        found[position.value] = recommendations[recommendations["position"] == position.value].groupby("review_id").size()
    for level in (*[level.value for level in Level], "not_assessed"):
        found[level] = recommendations[recommendations["level"] == level].groupby("review_id").size()
    found["setbacks"] = by_review["setback"].sum()
    found["disagreements"] = by_review["sources_disagree"].sum()
    found["claims"] = read["claims"].groupby("review_id").size()
    found["state_recommendations"] = read["state_recommendations"].groupby("review_id").size()
    found["drafts"] = read["assessments"].query("status == 'draft'").groupby("review_id").size()
    found["assessed_by_rule"] = recommendations[recommendations["by_rule"] & (recommendations["level"] != "not_applicable")].groupby("review_id").size()
    found = found.fillna(0).astype(int)
    found["applicable"] = found["recommendations"] - found["not_applicable"]
    found["assessed"] = found["applicable"] - found["not_assessed"]
    return found


def levels_from_assessments(read: Frames) -> dict[str, str]:
    """The level of each recommendation: its latest published assessment, of two on one day the one written last."""
    published = read["assessments"].query("status == 'published'").sort_values(["as_of", "number"], kind="stable")
    return dict(published.groupby("record_id")["level"].last())


def assert_tables_agree_with_scorecards(made: Made) -> None:
    read = frames(made.root)
    reviews, figures = read["reviews"].set_index("review_id"), figures_from_recommendations(read)
    for name in figures.columns:
        assert reviews[name].tolist() == figures[name].tolist(), name
    for review_id, scorecard in made.scorecards:
        row = reviews.loc[review_id]
        assert (row["recommendations"], row["applicable"], row["assessed"]) == (scorecard.all.total, scorecard.all.applicable, scorecard.all.assessed)
        assert (row["claims"], row["drafts"], row["setbacks"]) == (scorecard.claims, scorecard.drafts, scorecard.setbacks)
        assert [row[level.value] for level in Level] == [scorecard.all.counts[level] for level in Level]
        assert [row[position.value] for position in Position] == [scorecard.by_position[position].total for position in Position]
    levels = levels_from_assessments(read)
    recommendations = read["recommendations"]
    assert [levels.get(record_id, "not_assessed") for record_id in recommendations["record_id"]] == recommendations["level"].tolist()
    headlines = read["assessments"][read["assessments"]["is_headline"]]
    assert dict(zip(headlines["record_id"], headlines["level"], strict=True)) == levels
    assert read["assessments"].groupby("record_id").size().sum() == recommendations["assessments"].sum()


def test_figures_reckoned_from_the_golden_tables_are_those_of_the_scorecards(golden: Made) -> None:
    assert_tables_agree_with_scorecards(golden)


def test_figures_reckoned_from_the_real_tables_are_those_of_the_scorecards(real: Made) -> None:
    assert_tables_agree_with_scorecards(real)
    assert len(frames(real.root)["states"]) == 193


def test_every_row_has_ids_and_a_page_with_its_anchor(golden: Made) -> None:
    for name, frame in frames(golden.root).items():
        assert frame["page_url"].str.startswith("https://upr.example/scorecards/states/").all(), name
        if "record_id" in frame:
            ends = [f"#{record_id}" for record_id in frame["record_id"]]
            assert all(url.endswith(end) for url, end in zip(frame["page_url"], ends, strict=True)), name


def test_recommendation_of_the_golden_example_is_whole(golden: Made) -> None:
    row = frames(golden.root)["recommendations"].set_index("record_id").loc["RUR-4-140.1"]
    assert row["links"] == "repeats:RUR-3-121.1;similar:CCPR/C/1/D/2"
    assert (row["position"], row["level"], row["recommending_states"], row["paragraph"]) == ("pending", "not_assessed", "FRE", "140.1")
    assert row["summary"].startswith("1. Stars *one* **two**")


def test_anonymised_source_comes_out_without_name_date_or_key(golden: Made) -> None:
    for path in golden.root.rglob("*"):
        if path.suffix in {".csv", ".sqlite", ".parquet", ".json"}:
            assert b"witness" not in path.read_bytes(), path
    sources = frames(golden.root)["sources"].set_index("source").loc["anonymised.1"]
    assert sources["sensitivity"] == "anonymised"
    assert sources[["publisher", "title", "symbol", "date", "url", "archived_url"]].isna().all()
    claims = frames(golden.root)["claims"]
    assert claims[claims["source"] == "anonymised.1"]["says"].tolist() == ["Was told that the file is lost."]
    evidence = frames(golden.root)["assessments"].set_index(["record_id", "number"])["evidence"]
    assert evidence["RUR-3-121.2", 1] == "league;anonymised.1"
    assert evidence["RUR-3-121.1", 2] == "national-report:5;ombudsman:4, 9"


def test_foreign_keys_name_rows_that_are_there(real: Made) -> None:
    read = frames(real.root)
    for table in TABLES:
        for key in table.foreign_keys:
            there = set(read[key.table][list(key.there)].itertuples(index=False, name=None))
            assert set(read[table.name][list(key.columns)].itertuples(index=False, name=None)) <= there, key
        assert not read[table.name].duplicated(list(table.primary_key)).any(), table.name


def test_package_and_every_resource_are_valid(golden: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(golden.root)
    package = frictionless.Package("datapackage.json")
    assert [resource.name for resource in package.resources] == [table.file_name for table in TABLES]
    report = package.validate()
    assert report.valid, report.flatten(["type", "note"])
    counts = {task.name: task.stats["rows"] for task in report.tasks}
    assert counts["recommendations"] == sum(scorecard.all.total for _, scorecard in golden.scorecards)
    said = json.loads((golden.root / "datapackage.json").read_text(encoding="utf-8"))
    assert (said["version"], said["created"]) == ("2025-05-20+0123456789", "2025-06-01T00:00:00Z")
    assert said["resources"][0]["bytes"] == (golden.root / "data/states.csv").stat().st_size


def test_package_names_the_sources_as_the_readme_does() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8").replace("`", "")
    assert all(f"| {what} | {source} |" in readme for what, source in SOURCES)
    section = readme.partition("## Where the facts come from")[2].partition("\n## ")[0]
    assert len(SOURCES) == sum(line.startswith("| ") for line in section.splitlines()) - 1


def test_csv_is_utf_8_without_a_mark_and_its_lines_end_in_cr_lf(golden: Made) -> None:
    data = (golden.root / "data/states.csv").read_bytes()
    assert data.startswith(b"code,name,")
    assert data.count(b"\r\n") == data.count(b"\n") == 1 + len(golden.records)
    assert data == csv_header(TABLES[0]) + b"".join(pieces_of(record)["csv/states"] for record in golden.records)


def test_duckdb_and_pandas_count_what_the_scorecards_count(golden: Made) -> None:
    total = sum(scorecard.all.total for _, scorecard in golden.scorecards)
    history = Counter(a.status for _, scorecard in golden.scorecards for standing in scorecard.standings for a in standing.history)
    assert len(frames(golden.root)["recommendations"]) == total
    with duckdb.connect() as database:
        counted = database.execute(f"SELECT count(*) FROM read_csv('{golden.root}/data/recommendations.csv', header = true, all_varchar = true)").fetchone()
        by_status = database.execute(f"SELECT status, count(*) FROM '{golden.root}/data/assessments.csv' GROUP BY status").fetchall()
    assert counted == (total,)
    assert dict(by_status) == {status.value: history[status] for status in AssessmentStatus}


@given(st.text())
@example("'=1")
@example("''\n")
def test_guard_can_be_taken_off_again_and_no_cell_begins_like_a_formula(text: str) -> None:
    cell = guarded(text)
    assert without_guard(cell) == text
    assert cell[:1] not in tuple(FORMULA_STARTS)
    assert cell in (text, f"'{text}")


_TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from("'=+-@\t\r\n\",; "), min_size=1, max_size=20)


@given(st.lists(_TEXTS, min_size=1, max_size=5))
def test_any_text_comes_back_from_csv_and_no_cell_begins_like_a_formula(texts: list[str]) -> None:
    table = TABLE_BY_NAME["withdrawn"]
    lines = csv_rows(table, table.columns_of(hostile_rows(texts)))
    assert [cells[4] for cells in cells_of(table, lines)] == texts
    read = list(csv.reader(io.StringIO(lines.decode(), newline=""), strict=True))
    assert not any(cell[:1] in tuple(FORMULA_STARTS) for row in read for cell in row if cell)


def test_hostile_text_comes_back_from_csv_in_every_reader(tmp_path: Path) -> None:
    path = hostile_tables(tmp_path) / "data/withdrawn.csv"
    with path.open(encoding="utf-8", newline="") as file:
        assert [without_guard(row["reason"]) for row in csv.DictReader(file, strict=True)] == list(HOSTILE)
    read = pd.read_csv(path, dtype=str, keep_default_na=False, na_values=[""], lineterminator=None)
    assert [without_guard(cell) for cell in read["reason"]] == list(HOSTILE)
    with duckdb.connect() as database:
        found = database.execute(f"SELECT reason FROM read_csv('{path}', header = true, all_varchar = true, delim = ',', quote = '\"')").fetchall()
    assert [without_guard(cell) for (cell,) in found] == list(HOSTILE)


def test_half_of_a_character_becomes_a_sign_that_says_so() -> None:
    table = TABLE_BY_NAME["withdrawn"]
    lines = csv_rows(table, table.columns_of(hostile_rows(["a\ud800b"])))
    assert [cells[4] for cells in cells_of(table, lines)] == ["a\ufffdb"]
