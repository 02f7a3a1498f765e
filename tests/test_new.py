"""New files and entries: in the right place, never over another, and never a placeholder that would be published as a fact."""

import re
from pathlib import Path

import pytest
from support import TODAY, Ran, project, scorecards

FILE = "content/states/RUR/cycle-3/assessments.yaml"
REVIEW = "content/states/FRE/cycle-5/review.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return project(tmp_path)


def new(folder: Path, *arguments: str) -> Ran:
    day = () if arguments[0] == "state" else ("--today", TODAY)
    return scorecards(folder, "new", *arguments, *day)


def errors(folder: Path) -> list[str]:
    return [line for line in scorecards(folder, "check", "--today", TODAY).out.splitlines()[:-1] if ": warning: " not in line]


def line_at(folder: Path, ran: Ran) -> str:
    path, _, number = ran.out.strip().rpartition(":")
    return (folder / path).read_text(encoding="utf-8").splitlines()[int(number) - 1]


def test_state_with_name_and_group_passes_the_checks(folder: Path) -> None:
    ran = new(folder, "state", "ZEN", "--name", "Zenda", "--group", "Eastern European")
    assert (ran.code, ran.err) == (0, "")
    assert line_at(folder, ran).startswith("# names: ")
    assert [line for line in errors(folder) if "ZEN" in line and "treaty_status" not in line] == []


def test_state_without_a_name_has_none_and_the_check_asks_for_it(folder: Path) -> None:
    ran = new(folder, "state", "ZEN")
    assert line_at(folder, ran) == "# name: the UN short name in English"
    missing = [line.partition("ZEN: ")[2] for line in errors(folder) if "states/ZEN" in line]
    assert missing == [f'the key "{key}" is missing; add it [missing_key]' for key in ("name", "regional_group")]


def test_review_of_a_session_to_come_passes_the_checks(folder: Path) -> None:
    sessions = folder / "content/sessions.yaml"
    text = sessions.read_text(encoding="utf-8").rstrip("\n")
    sessions.write_text(f"{text}\n  - {{number: 90, cycle: 5, year: 2027, source: a calendar}}\n", encoding="utf-8")
    ran = new(folder, "cycle", "FRE", "5", "--session", "90")
    assert (ran.code, errors(folder)) == (0, [])
    assert "status: scheduled\n" in (folder / REVIEW).read_text(encoding="utf-8")
    assert line_at(folder, ran).startswith("# held_on: ")


def test_review_without_a_session_says_neither_session_nor_status(folder: Path) -> None:
    ran = new(folder, "cycle", "FRE", "5")
    assert line_at(folder, ran).startswith("# session: the session of the Working Group")
    assert [line for line in (folder / REVIEW).read_text(encoding="utf-8").splitlines() if line.startswith(("session", "status"))] == []


@pytest.mark.parametrize("arguments", [("state", "RUR"), ("cycle", "RUR", "3")])
def test_nothing_is_written_over_a_file(arguments: tuple[str, ...], folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    ran = new(folder, *arguments)
    assert (ran.code, ran.out) == (1, "")
    assert "there already; nothing is written over it" in ran.err
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before


@pytest.mark.parametrize(
    "arguments", [("state", "ru"), ("state", "../"), ("cycle", "XXX", "1"), ("cycle", "RUR", "0"), ("cycle", "RUR", "4", "--session", "1"), ("assessment", "X")]
)
def test_wrong_use_is_answered_with_2(arguments: tuple[str, ...], folder: Path) -> None:
    assert new(folder, *arguments).code == 2


def uncommented(text: str, line: int) -> str:
    """What a person does: takes "# " away from the lines and fills them in."""
    lines = text.splitlines()
    first = max(index for index in range(line) if "Take " in lines[index])
    end = next(index for index in range(line, len(lines)) if "method:" in lines[index])
    filled = [re.sub(r"^( *)# ", r"\1", one) for one in lines[first + 1 : end + 1]]
    joined = "\n".join([*lines[:first], *filled, *lines[end + 1 :]]) + "\n"
    for old, value in (
        ("level:  ", "level: in_process  "),
        ("reason:  ", "reason: A bill.  "),
        ('source: , paragraphs: ""', 'source: league, paragraphs: "5"'),
        ("[]    ", "[me]    "),
    ):
        assert joined.count(old) == 1, old
        joined = joined.replace(old, value)
    return joined


@pytest.mark.parametrize("record", ["RUR-3-121.1", "RUR-3-121.2", "RUR-3-122.12", "RUR-3-122.4"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_assessment_is_begun_in_its_place_as_comments_that_become_it(record: str, ends: str, folder: Path) -> None:
    before = (folder / FILE).read_bytes().decode().replace("\n", ends)
    (folder / FILE).write_bytes(before.encode())
    ran = new(folder, "assessment", record)
    assert (ran.code, ran.err, errors(folder)) == (0, "", [])
    assert "#   level:  " in line_at(folder, ran).replace("#     level", "#   level").replace("#       level", "#   level")
    text = (folder / FILE).read_bytes().decode()
    rest = iter(text.splitlines(keepends=True))
    assert all(line in rest for line in before.splitlines(keepends=True))
    (folder / FILE).write_text(uncommented(text, int(ran.out.rpartition(":")[2])), encoding="utf-8", newline="\n")
    assert errors(folder) == []
    assert (folder / FILE).read_text(encoding="utf-8").count("as_of: 2025-06-01") == 1


def test_review_without_assessments_gets_a_file_that_passes_the_checks(folder: Path) -> None:
    (folder / FILE).unlink()
    ran = new(folder, "assessment", "RUR-3-121.1")
    assert (ran.code, errors(folder)) == (0, [])
    assert "level:  " in line_at(folder, ran)
    assert "#        status: draft  " in (folder / FILE).read_text(encoding="utf-8")
    assert scorecards(folder, "format", "--check").code in (0, 1)
    assert errors(folder) == []


def test_begun_assessment_outlives_a_format(folder: Path) -> None:
    new(folder, "assessment", "RUR-3-121.2")
    begun = (folder / FILE).read_bytes()
    assert scorecards(folder, "format").code == 0
    assert (folder / FILE).read_bytes() == begun


def test_assessments_in_brackets_are_named_and_left_alone(folder: Path) -> None:
    text = 'sources: {}\nrecommendations: {"121.1": {assessments: []}}\n'
    (folder / FILE).write_text(text, encoding="utf-8")
    ran = new(folder, "assessment", "RUR-3-121.1")
    assert (ran.code, (folder / FILE).read_text(encoding="utf-8")) == (1, text)
    assert "run scorecards format" in ran.err
