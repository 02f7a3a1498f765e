"""The command as people, code hosts and programs use it."""

import json
from pathlib import Path

import pytest
from support import GOLDEN, TODAY, scorecards, scorecards_process

from generator.schema import SCHEMAS

FAULT = "content/states/RUR/cycle-3/review.yaml"


@pytest.fixture
def broken_project(golden_project: Path) -> Path:
    """The golden project with one unknown position and one misspelt theme in different files."""
    for name, old, new in (("cycle-3", "position: noted", "position: accepted"), ("cycle-4", "themes: [education]", "themes: [eduction]")):
        path = golden_project / f"content/states/RUR/{name}/review.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    return golden_project


def test_check_of_good_content_exits_with_0(golden_project: Path) -> None:
    ran = scorecards(golden_project, "check", "--today", TODAY)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("0 errors, 2 warnings\n")


def test_check_prints_all_problems_of_all_files(broken_project: Path) -> None:
    ran = scorecards(broken_project, "check", "--today", TODAY)
    assert ran.code == 1
    assert (
        '\ncontent/states/RUR/cycle-4/review.yaml:18:14: RUR-4-140.1: themes has "eduction", which is not in themes.yaml; did you mean education? [theme_exists]\n'
        in ran.out
    )
    assert f'{FAULT}:52:15: RUR-3-122.1: position is "accepted"; write one of supported, noted,' in ran.out
    assert ran.out.endswith("2 errors, 1 warning\n")


@pytest.mark.parametrize("path", [FAULT, "content/states/RUR/cycle-3", "./content/states/../states/RUR/cycle-3/"])
def test_check_of_a_path_prints_its_problems_only(path: str, broken_project: Path) -> None:
    ran = scorecards(broken_project, "check", path, "--today", TODAY)
    assert ran.code == 1
    assert "1 error, " in ran.out
    assert "cycle-4" not in ran.out


def test_check_of_a_path_without_problems_exits_with_0(broken_project: Path) -> None:
    assert scorecards(broken_project, "check", "content/states/FRE", "--today", TODAY).out == "0 errors, 0 warnings\n"


def test_problems_as_json_are_what_the_lines_say(broken_project: Path) -> None:
    ran = scorecards(broken_project, "check", "--format", "json", "--today", TODAY)
    found = next(problem for problem in json.loads(ran.out) if problem["check"] == "position")
    assert found == {
        "path": FAULT,
        "line": 52,
        "column": 15,
        "record": "RUR-3-122.1",
        "message": 'position is "accepted"; write one of supported, noted, partially_supported, pending, unclear, not_recorded',
        "check": "position",
        "severity": "error",
    }


def test_problems_for_a_code_host_are_annotations_of_lines(broken_project: Path) -> None:
    ran = scorecards(broken_project, "check", "--format", "github", "--today", TODAY)
    assert f'::error file={FAULT},line=52,col=15,title=RUR-3-122.1 [position]::position is "accepted"; write one of' in ran.out
    assert "::warning file=" in ran.out


def test_hostile_words_cannot_give_a_command_to_the_runner(golden_project: Path) -> None:
    path = golden_project / FAULT
    path.write_text(path.read_text(encoding="utf-8").replace("position: noted", 'position: "x%0A\\n::set-env name=A::b"'), encoding="utf-8")
    for form in ("text", "github"):
        lines = scorecards(golden_project, "check", "--format", form, "--today", TODAY).out.splitlines()
        assert not [line for line in lines if line.startswith("::set-env")]
    assert "x%250A ::set-env" in scorecards(golden_project, "check", "--format", "github", "--today", TODAY).out


def test_all_problems_go_to_the_step_summary(broken_project: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    scorecards(broken_project, "check", "--today", TODAY, environment={"GITHUB_STEP_SUMMARY": str(summary)})
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("### Check of the content\n\n2 errors, 1 warning\n\n```text\n")
    assert text.count("\ncontent/") == 3


WRONG_USE = {
    "no such folder": (["--content", "nowhere", "check"], "there is no folder nowhere"),
    "no such path": (["check", "content/states/RUR/cycle-5"], "does not exist"),
    "no such command": (["chekc"], "No such command"),
    "no date": (["check", "--today", "yesterday"], "is no date; write YYYY-MM-DD"),
    "no such format": (["check", "--format", "xml"], "is not one of"),
    "no such schema": (["schema", "rewiev"], "there is no schema 'rewiev'; write one of state, review"),
    "no list to import": (["import", "ohchr-list", "nowhere.docx", "--state", "RUR", "--cycle", "4"], "does not exist"),
}


@pytest.mark.parametrize("case", WRONG_USE)
def test_wrong_use_exits_with_2_and_says_why(case: str, golden_project: Path) -> None:
    arguments, message = WRONG_USE[case]
    ran = scorecards(golden_project, *arguments)
    assert ran.code == 2
    assert message in ran.err


@pytest.mark.parametrize("variable", ["SCORECARDS_CODE_HOST", "SCORECARDS_SITE_URL"])
def test_address_that_is_none_is_wrong_use(variable: str, golden_project: Path) -> None:
    ran = scorecards(golden_project, "build", "--today", TODAY, environment={variable: "group/project"})
    assert ran.code == 2
    assert f'{variable} is "group/project"; write a web address that begins with https://, or leave it empty' in ran.err
    assert not (golden_project / "build").exists()


def test_help_and_schema_need_no_content(tmp_path: Path) -> None:
    assert scorecards(tmp_path, "check", "--help").code == 0
    assert scorecards(tmp_path, "schema", "state").code == 0


def test_build_outside_the_project_says_where_to_go(tmp_path: Path) -> None:
    ran = scorecards(tmp_path, "--content", str(GOLDEN), "build", "--today", TODAY)
    assert ran.code == 1
    assert "there is no mkdocs.yml" in ran.err


def test_module_is_the_same_program(golden_project: Path) -> None:
    assert scorecards_process(golden_project, "check", "--today", TODAY).out == scorecards(golden_project, "check", "--today", TODAY).out


def test_schema_lists_its_kinds_and_prints_each(golden_project: Path) -> None:
    assert scorecards(golden_project, "schema").out.split() == list(SCHEMAS)
    for name in SCHEMAS:
        schema = json.loads(scorecards(golden_project, "schema", name).out)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["additionalProperties"] is False


def test_schema_names_the_words_that_are_allowed(golden_project: Path) -> None:
    schema = json.loads(scorecards(golden_project, "schema", "review").out)
    recommendation = schema["$defs"]["Recommendation"]["properties"]
    assert recommendation["position"]["enum"] == ["supported", "noted", "partially_supported", "pending", "unclear", "not_recorded"]
    assert recommendation["paragraph"]["type"] == "string"
    assert schema["properties"]["cycle"]["type"] == "integer"
