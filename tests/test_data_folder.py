"""The files of open data in the folder of pages: after any edits those of a clean build, each with the version of the data, and nothing believed that was damaged."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from support import TODAY, project
from test_all_states import DAMAGES, edits, flipped

from generator import pages_folder
from generator.addresses import Addresses
from generator.build import build_pages
from generator.data_jobs import DataOrder
from generator.version import DataVersion

DAY = date.fromisoformat(TODAY)
ORDER = DataOrder(DataVersion(date(2025, 5, 20), "0123456789abcdef0123456789abcdef01234567"), DAY)
CARRIES_NO_VERSION = (".html", ".svg", ".docx", ".atom", "openapi.json", "schema.json", ".md")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = project(tmp_path)
    monkeypatch.chdir(folder)
    return folder


def built(order: DataOrder = ORDER, build: str = "build") -> dict[str, bytes] | None:
    """Every file of the folder of pages; None where the content has errors and nothing was written."""
    if build_pages(Path("content"), Path(build), today=order.today, addresses=Addresses(), data=order).written is None:
        return None
    pages = Path(build, "pages")
    return {path.relative_to(pages).as_posix(): path.read_bytes() for path in pages.rglob("*") if path.is_file()}


def clean(order: DataOrder = ORDER) -> dict[str, bytes] | None:
    """The same, made from nothing."""
    shutil.rmtree("clean", ignore_errors=True)
    return built(order, "clean")


def data_in(files: dict[str, bytes] | None) -> Iterator[str]:
    assert files
    return (name for name in files if not name.endswith((".md", ".made-by-scorecards")))


@pytest.mark.parametrize("seed", [11, 12])
def test_data_after_any_edits_is_that_of_a_clean_build(seed: int, here: Path) -> None:  # noqa: ARG001
    todo = edits(random.Random(seed))
    compared = 0
    for _ in range(10):
        next(todo)()
        if files := built():
            assert files == clean()
            compared += 1
    assert compared > 2


def test_files_made_in_several_processes_are_the_same(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    alone = built()
    monkeypatch.setattr(pages_folder, "_MANY", 0)
    monkeypatch.setattr(pages_folder, "cores", lambda: 3)
    assert clean() == alone


def test_no_mark_is_left_in_any_file(here: Path) -> None:  # noqa: ARG001
    files = built()
    assert files
    for name, data in files.items():
        if not name.endswith((".sqlite", ".parquet", ".xlsx", ".docx")):
            assert b"\0" not in data, name


def test_new_commit_changes_the_version_in_files_and_makes_no_state_anew(here: Path) -> None:
    before = built()
    made = {path: path.stat().st_mtime_ns for path in (here / "build/.cache").rglob("*-*") if path.is_file()}
    later = replace(ORDER, version=DataVersion(date(2025, 5, 21), "f" * 40))
    after = built(later)
    assert before
    assert after
    assert {path: path.stat().st_mtime_ns for path in made} == made
    assert after == clean(later)
    assert before.keys() == after.keys()
    for name in after:
        if name.startswith("api/v1/") and not name.endswith(("openapi.json", "schema.json")) and "schemas/" not in name:
            assert b"2025-05-21+ffffffffff" in after[name], name
            assert b"2025-05-20" not in after[name].partition(b"}")[0]
        if name.endswith(".md") and name != "data.md":
            assert after[name] == before[name], "pages know no version"


@pytest.mark.parametrize("damage", [DAMAGES[1], DAMAGES[2], flipped])
def test_damaged_pieces_are_not_believed(damage, here: Path) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    before = built()
    for kind in ("files", "given", "pieces"):
        kept = list((here / "build/.cache" / kind).iterdir())
        assert kept
        for path in kept:
            path.write_bytes(damage(path.read_bytes()))
    (here / "build/.cache/written.json").unlink()
    assert built() == before


def test_cache_that_cannot_be_written_only_makes_it_slower(here: Path) -> None:
    expected = clean()
    (here / "build").mkdir()
    (here / "build/.cache").write_text("a file where the folder would be\n", encoding="utf-8")
    assert built() == expected


def test_file_that_somebody_changed_or_removed_is_made_again(here: Path) -> None:
    before = built()
    pages = here / "build/pages"
    (pages / "api/v1/states/rur.json").write_text("{}", encoding="utf-8")
    (pages / "data/recommendations.csv").write_text("a,b\n", encoding="utf-8")
    (pages / "data/upr-scorecards.sqlite").unlink()
    (pages / "data/of-nobody.csv").write_text("a stranger\n", encoding="utf-8")
    assert built() == before


def test_tables_that_are_not_wanted_are_not_there_and_come_back(here: Path) -> None:  # noqa: ARG001
    whole = built()
    small = built(replace(ORDER, with_tables=False))
    assert whole
    assert small
    gone = whole.keys() - small.keys()
    assert {"data/recommendations.csv", "data/upr-scorecards.xlsx", "data/upr-scorecards.sqlite", "data/recommendations.parquet", "datapackage.json"} <= gone
    assert all(name.startswith("data/") or name == "datapackage.json" for name in gone)
    assert built() == whole


def test_pages_without_data_leave_none_of_it_behind(here: Path) -> None:
    with_data = built()
    build_pages(Path("content"), Path("build"), today=DAY, addresses=Addresses())
    left = {path.relative_to(here / "build/pages").as_posix() for path in (here / "build/pages").rglob("*") if path.is_file()}
    assert not any(name.startswith(("api/", "data/", "feeds/")) for name in left)
    assert built() == with_data
