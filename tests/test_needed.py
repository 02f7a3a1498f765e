"""A check of some files says of them what a check of everything says of them."""

import random
import shutil
from datetime import date
from pathlib import Path, PurePosixPath

import pytest
from support import GOLDEN, REAL_TODAY, ROOT, TODAY, scorecards
from test_broken import BROKEN, target_of

from generator.checked import read_and_check, read_and_check_some
from generator.inputs import files_below
from generator.problem import Problem

REVIEW = "states/RUR/cycle-3/review.yaml"


def of_file(problems: tuple[Problem, ...], folder: Path, file: PurePosixPath) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if problem.path == PurePosixPath(folder.as_posix()) / file)


def assert_same_for_every_file(folder: Path, today: date, files: list[PurePosixPath] | None = None) -> None:
    _, everything = read_and_check(folder, today)
    for file in files if files is not None else files_below(folder):
        _, some = read_and_check_some(folder, lambda relative, file=file: relative == file, today)  # type: ignore[misc]
        assert some == of_file(everything, folder, file), file


def test_golden_example_file_by_file(tmp_path: Path) -> None:
    shutil.copytree(GOLDEN, tmp_path / "content")
    assert_same_for_every_file(tmp_path / "content", date.fromisoformat(TODAY))
    assert_same_for_every_file(tmp_path / "content", date(2029, 1, 1))


@pytest.mark.parametrize("case", sorted(path.stem for path in BROKEN.glob("*.yaml")))
def test_broken_file_and_the_files_that_have_problems_because_of_it(case: str, tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(GOLDEN, folder)
    shutil.copy(BROKEN / f"{case}.yaml", folder / target_of(case))
    _, everything = read_and_check(folder, date.fromisoformat(TODAY))
    named = {problem.path.relative_to(folder.as_posix()) for problem in everything}
    assert_same_for_every_file(folder, date.fromisoformat(TODAY), sorted({*named, PurePosixPath(target_of(case))}))


def with_text(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def no_state_file(folder: Path) -> None:
    (folder / "states/FRE/state.yaml").unlink()


def broken_state_file(folder: Path) -> None:
    with_text(folder, "states/FRE/state.yaml", "code:", "cod:")


def no_list(folder: Path) -> None:
    (folder / "themes.yaml").unlink()


def list_with_a_fault(folder: Path) -> None:
    with_text(folder, "observers.yaml", "code:", "cod:")


def former_code_twice(folder: Path) -> None:
    for code in ("FRE", "SYL"):
        with (folder / "states" / code / "state.yaml").open("a", encoding="utf-8") as file:
            file.write("former_codes: [RTA, OLD, RUR]\n")


def review_that_others_link_to_is_gone(folder: Path) -> None:
    (folder / REVIEW).unlink()


def review_that_others_link_to_has_a_fault(folder: Path) -> None:
    with_text(folder, REVIEW, "position: supported", "position: suported")


def links_and_strange_files(folder: Path) -> None:
    (folder / "states/SYL/cycle-3").mkdir()
    (folder / "states/SYL/cycle-3/review.yaml").symlink_to("../../RUR/cycle-3/review.yaml")
    (folder / "states/SYL/cycle-3/reviev.yaml").write_text("a: 1\n", encoding="utf-8")
    (folder / "states/TWO").symlink_to("RUR")
    (folder / "states/.hidden").mkdir()
    (folder / "states/.hidden/state.yaml").write_text("code: HID\n", encoding="utf-8")
    (folder / "treaty_status/folder.yaml").mkdir()


FAULTS_ELSEWHERE = [
    no_state_file,
    broken_state_file,
    no_list,
    list_with_a_fault,
    former_code_twice,
    review_that_others_link_to_is_gone,
    review_that_others_link_to_has_a_fault,
    links_and_strange_files,
]


@pytest.mark.parametrize("spoil", FAULTS_ELSEWHERE, ids=lambda spoil: spoil.__name__)
def test_fault_of_another_file_tells_on_the_same_files(spoil, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    folder = tmp_path / "content"
    shutil.copytree(GOLDEN, folder)
    spoil(folder)
    assert_same_for_every_file(folder, date.fromisoformat(TODAY))


def test_sample_of_the_real_content() -> None:
    folder = ROOT / "content"
    chance = random.Random(5)
    files = list(files_below(folder))
    assert_same_for_every_file(folder, date.fromisoformat(REAL_TODAY), sorted(chance.sample(files, 12)))


@pytest.mark.parametrize("path", ["content/states/RUR", "content", "content/themes.yaml", "content/states/RUR/cycle-3/review.yaml", "other"])
def test_command_names_the_problems_of_a_path_only(path: str, tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(GOLDEN, folder)
    (tmp_path / "other").mkdir()
    with_text(folder, REVIEW, "position: supported", "position: suported")
    with_text(folder, "themes.yaml", "cluster:", "cluser:")
    lines = scorecards(tmp_path, "check", "--today", "2029-01-01").out.splitlines()[:-1]
    ran = scorecards(tmp_path, "check", "--today", "2029-01-01", path)
    assert ran.out.splitlines()[:-1] == [line for line in lines if line.startswith((f"{path}/", f"{path}:"))]
    assert ran.code == (0 if path == "other" else 1)
