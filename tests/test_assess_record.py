"""One recommendation assessed in the terminal: a few questions, one place in the file that changes, and nothing where anything is wrong."""

import contextlib
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from support import TODAY, Ran, project

from generator.cli import main

FILE = "content/states/RUR/cycle-3/assessments.yaml"
ANSWERS = ["2", "2025-03-01", "The bill was tabled.", "", "Vote on the bill.", "Fund it.", "", "2", "4", "", "2", "river-watcher", "y"]
NEW_SOURCE = ["n", "nhri", "Annual report", "Ombudsman of Ruritania", "", "2025-02", "https://example.org/2025", "", "12-14", ""]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return project(tmp_path)


def assess(folder: Path, record: str, answers: list[str]) -> Ran:
    with contextlib.chdir(folder):
        result = CliRunner().invoke(main, ["assess", record, "--today", TODAY], input="".join(f"{answer}\n" for answer in answers))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)


def read(folder: Path) -> str:
    return (folder / FILE).read_bytes().decode()


def test_answers_become_an_assessment_and_every_other_byte_stays(folder: Path) -> None:
    before = read(folder)
    ran = assess(folder, "RUR-3-121.1", ANSWERS)
    assert (ran.code, ran.err) == (0, "")
    start = before.index('  "121.2":')
    added = """\
      - as_of: 2025-03-01
        level: partially_implemented
        status: published
        reason: "The bill was tabled."
        remaining_actions: ["Vote on the bill.", "Fund it."]
        evidence: [{source: ombudsman, paragraphs: "4"}]
        assessors: [river-watcher]
        method: "1"
"""
    assert read(folder) == before[:start] + added + before[start:]
    line = before[:start].count("\n") + 1
    assert ran.out.splitlines()[-1] == f"{FILE}:{line}: RUR-3-121.1: added"


def test_questions_show_the_record_and_each_level_with_its_rubric(folder: Path) -> None:
    out = assess(folder, "rur-3-121.1", ANSWERS).out
    assert out.startswith("RUR-3-121.1: ")
    assert "Position of Ruritania: " in out
    assert "Finding now: Partially implemented, as of 2024-10-30" in out
    assert "  2. Partially implemented: A part of what was asked has been done and evidence shows it; another part has not." in out


def test_new_source_is_added_with_all_that_was_said(folder: Path) -> None:
    ran = assess(folder, "RUR-3-122.8", [*ANSWERS[:7], *NEW_SOURCE, "1", "river-watcher", ""])
    assert ran.code == 0, ran.out + ran.err
    found = yaml.load(read(folder), Loader=yaml.BaseLoader)
    assert found["sources"]["nhri-2025"] == {
        "type": "nhri",
        "publisher": "Ombudsman of Ruritania",
        "title": "Annual report",
        "date": "2025-02",
        "url": "https://example.org/2025",
    }
    assert found["recommendations"]["122.8"]["assessments"][-1]["evidence"] == [{"source": "nhri-2025", "paragraphs": "12-14"}]
    assert found["recommendations"]["122.8"]["assessments"][-1]["status"] == "draft"


def test_source_that_could_endanger_people_is_not_asked_for_its_name(folder: Path) -> None:
    ran = assess(folder, "RUR-3-122.8", [*ANSWERS[:7], "n", "cso", "y", "2025", "witness-2", "", "", "1", "river-watcher", ""])
    assert ran.code == 0, ran.out + ran.err
    assert yaml.load(read(folder), Loader=yaml.BaseLoader)["sources"]["witness-2"] == {"type": "cso", "date": "2025", "sensitivity": "anonymised"}


def test_review_without_assessments_gets_a_file_with_its_header(folder: Path) -> None:
    (folder / FILE).unlink()
    ran = assess(folder, "RUR-3-121.1", [*ANSWERS[:7], *NEW_SOURCE, "1", "river-watcher", ""])
    assert ran.code == 0, ran.out + ran.err
    for_editors, _, header = read(folder).partition("\n")
    assert for_editors.startswith("# yaml-language-server: $schema=")
    assert header.startswith("# Sources, claims and assessments of Ruritania's review, cycle 3.\n# The rules")


WRONG = {
    "a day to come": (["2", "2025-06-02"], "2025-06-02 is after today, 2025-06-01"),
    "a day before the review": (["2", "2019-01-01"], "is before the outcome of the review"),
    "a level that is not there": (["7"], "write a number from 1 to 6, or one of the words"),
    "no reason": (["2", "", " "], "write a sentence"),
    "no such source": ([*ANSWERS[:7], "99"], "write a number from 1 to "),
    "paragraphs that are none": ([*ANSWERS[:8], "%"], 'write paragraph numbers in quotes, such as "5-6"'),
}


@pytest.mark.parametrize("case", WRONG)
def test_answer_that_cannot_be_is_asked_for_again_and_the_end_of_input_writes_nothing(case: str, folder: Path) -> None:
    before = read(folder)
    answers, message = WRONG[case]
    ran = assess(folder, "RUR-3-121.1", answers)
    assert message in ran.out + ran.err
    assert (ran.code, ran.err.splitlines()[-1]) == (1, "Nothing was written.")
    assert read(folder) == before


@pytest.mark.parametrize("answered", range(len(ANSWERS)))
def test_stopping_at_any_question_writes_nothing(answered: int, folder: Path) -> None:
    before = read(folder)
    ran = assess(folder, "RUR-3-121.1", ANSWERS[:answered])
    assert (ran.code, read(folder)) == (1, before)


def test_words_that_the_checks_refuse_are_named_with_their_line_and_the_answers_are_given_back(folder: Path) -> None:
    before = read(folder)
    answers = [*ANSWERS]
    answers[2] = "The State rejected <b>it</b>."
    ran = assess(folder, "RUR-3-121.1", answers)
    assert (ran.code, read(folder)) == (1, before)
    assert f"{FILE}:" in ran.out
    assert "[text_has_no_html]" in ran.out
    assert 'reason: "The State rejected <b>it</b>."' in ran.err
    assert ran.err.splitlines()[-1] == "Nothing was written."


def test_finding_on_the_states_word_alone_is_published_only_with_its_mark(folder: Path) -> None:
    state_only = [*ANSWERS[:7], "national-report", "5", "", "2"]
    assert assess(folder, "RUR-3-122.8", [*state_only, "y", "river-watcher", "y"]).code == 0
    assert yaml.load(read(folder), Loader=yaml.BaseLoader)["recommendations"]["122.8"]["assessments"][-1]["state_source_only"] == "true"


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ("RUR-3-121.111", "there is no recommendation 'RUR-3-121.111'; did you mean RUR-3-121.11"),
        ("RRU-3-121.1", "did you mean RUR-3-121.1"),
        ("nonsense", "write State, cycle and number, such as SVN-4-140.7"),
        ("RUR-3-P1", "pledges have no assessments yet"),
    ],
)
def test_unknown_record_is_wrong_use_and_offers_the_nearest(record: str, message: str, folder: Path) -> None:
    ran = assess(folder, record, [])
    assert ran.code == 2
    assert message in ran.err
