import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from support import ROOT

from generator.checked import read_and_check
from generator.content import Content
from generator.format_files import format_files
from generator.problem import Problem, Severity

TODAY = date(2026, 10, 1)


def made(folder: Path, *words: str, hash_seed: str = "0") -> Path:
    """Invented content of two States."""
    command = [sys.executable, str(ROOT / "benchmarks/make_content.py"), str(folder), "--fraction", "0.01", *words]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": hash_seed})
    return folder


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("invented") / "content")


@pytest.fixture(scope="module")
def checked(folder: Path) -> tuple[Content, tuple[Problem, ...]]:
    return read_and_check(folder, TODAY)


def test_one_seed_gives_the_same_bytes_and_another_other_bytes(folder: Path, tmp_path: Path) -> None:
    again, other = made(tmp_path / "again", hash_seed="7"), made(tmp_path / "other", "--seed", "2")
    assert bytes_of(again) == bytes_of(folder)
    assert bytes_of(other).keys() == bytes_of(folder).keys()
    assert bytes_of(other) != bytes_of(folder)


def test_invented_content_has_no_error_and_little_that_asks_for_attention(checked: tuple[Content, tuple[Problem, ...]]) -> None:
    content, problems = checked
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    assert len(problems) <= len(content.reviews)


def test_invented_content_has_the_style_of_the_formatter(folder: Path) -> None:
    assert [outcome for outcome in format_files(folder, (), write=False) if outcome.changed or outcome.fault] == []


def test_invented_state_has_neither_code_nor_name_of_a_real_one(checked: tuple[Content, tuple[Problem, ...]]) -> None:
    files = list(ROOT.glob("content/states/*/state.yaml"))
    real = {line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("name: ")}
    for code, state in checked[0].states.items():
        assert re.fullmatch("Q[M-Z][A-Z]|X[A-Z][A-Z]", code), "ISO 3166 leaves these to its users"
        assert code not in {file.parent.name for file in files}
        assert f"name: {state.record.name}" not in real


def test_pages_keep_what_they_say_of_real_states_without_the_links(folder: Path) -> None:
    methodology = (folder / "pages/methodology.md").read_text(encoding="utf-8")
    assert "SVN-3-122.5 asks" in methodology
    assert "](states/" not in methodology


def test_content_is_not_written_into_a_folder_that_holds_something(folder: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        made(folder)
