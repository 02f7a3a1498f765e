"""From an issue form to a pull request: what people wrote is data whatever it looks like, and a malformed form hears what to mend."""

import json
import os
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import CODE_HOST, ROOT, TODAY, Ran, committed, git, project, scorecards

from generator.addresses import Addresses
from generator.issue_form import ADD_ASSESSMENT, MAX_BODY, WRONG_LEVEL, NotAForm, _fields, read_issue
from generator.report import as_comment
from generator.vocabulary import Level, SourceType

TEMPLATES = ROOT / ".github/ISSUE_TEMPLATE"
WORKFLOW = ROOT / ".github/workflows/form.yml"
GOOD = {
    "record": "RUR-3-121.11",
    "level": "Partially implemented",
    "as_of": "2025-03-31",
    "reason": "Figures are collected in two of five provinces.",
    "type": "National human rights institution",
    "title": "Report on figures",
    "publisher": "",
    "url": "https://example.org/figures",
    "date": "2025-03",
    "paragraphs": "4-5",
    "interests": "",
    "harm": "- [X] Nothing here names or points to a person who could be put at risk, and I know that this text is public.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return project(tmp_path)


def assessments(folder: Path) -> Path:
    return folder / "content/states/RUR/cycle-3/assessments.yaml"


def body_of(answers: dict[str, str], labels: dict[str, str] | None = None) -> str:
    """What the code host makes of a form: a heading for each field, the answer below it."""
    return "\n\n".join(f"### {label}\n\n{answers.get(key) or '_No response_'}" for key, label in (labels or dict(WRONG_LEVEL)).items())


def event(folder: Path, body: str | None, author: str = "first-reader", number: object = 12) -> Path:
    file = folder / "event.json"
    file.write_text(json.dumps({"action": "labeled", "issue": {"number": number, "user": {"login": author}, "body": body}}), encoding="utf-8")
    return file


def take_in(folder: Path, body: str | None, **more: Any) -> Ran:
    return scorecards(folder, "form", "--event", str(event(folder, body, **more)), "--comment", "comment.md", "--today", TODAY)


def comment(folder: Path) -> str:
    return (folder / "comment.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_form_becomes_an_assessment_under_the_handle_of_who_wrote_it(line_end: str, folder: Path) -> None:
    ran = take_in(folder, body_of(GOOD).replace("\n", line_end))
    assert (ran.code, ran.err) == (0, "")
    added = yaml.load(assessments(folder).read_text(encoding="utf-8"), yaml.BaseLoader)
    assert added["recommendations"]["121.11"]["assessments"] == [
        {
            "as_of": "2025-03-31",
            "level": "partially_implemented",
            "status": "published",
            "reason": "Figures are collected in two of five provinces.",
            "evidence": [{"source": "report-on-figures", "paragraphs": "4-5"}],
            "assessors": ["first-reader"],
            "method": "1",
        }
    ]
    assert added["sources"]["report-on-figures"] == {"type": "nhri", "title": "Report on figures", "date": "2025-03", "url": "https://example.org/figures"}
    assert comment(folder).startswith(
        "This form was turned into an assessment.\n\n```text\ncontent/states/RUR/cycle-3/assessments.yaml: RUR-3-121.11 assessed\n"
    )


def test_source_on_record_is_used_and_not_written_again(folder: Path) -> None:
    assert take_in(folder, body_of({**GOOD, "url": "https://example.org/report_1?a=1&b=2", "title": "The report"})).code == 0
    assert "source: ombudsman, paragraphs" in assessments(folder).read_text(encoding="utf-8")
    assert "The report" not in assessments(folder).read_text(encoding="utf-8")


def test_longer_form_gives_setbacks_and_actions_too(folder: Path) -> None:
    answers = {**GOOD, "setbacks": "The office closed.", "remaining_actions": "- Open it again.\n- Pay it."}
    assert take_in(folder, body_of(answers, dict(ADD_ASSESSMENT))).code == 0
    added = yaml.load(assessments(folder).read_text(encoding="utf-8"), yaml.BaseLoader)["recommendations"]["121.11"]["assessments"][0]
    assert (added["setbacks"], added["remaining_actions"]) == ("The office closed.", ["Open it again.", "Pay it."])


def test_form_taken_in_twice_changes_nothing_the_second_time(folder: Path) -> None:
    take_in(folder, body_of(GOOD))
    once = assessments(folder).read_bytes()
    assert take_in(folder, body_of(GOOD)).code == 0
    assert assessments(folder).read_bytes() == once
    assert comment(folder).startswith("The record says this already.")


FAULTS: dict[str, tuple[dict[str, str], str]] = {
    "record unknown": ({"record": "RUR-3-999.1"}, 'the field "Record id": no recommendation has the id "RUR-3-999.1"; write State, cycle and number'),
    "record is a sentence": ({"record": "the one on rivers"}, 'the field "Record id": no recommendation has the id "the one on rivers"'),
    "level left out": ({"level": ""}, 'the field "Level": level is empty; write one of Fully implemented'),
    "day in words": ({"as_of": "last week"}, 'the field "As of": as_of is "last week"; write a date as YYYY-MM-DD'),
    "day to come": ({"as_of": "2031-01-01"}, 'the field "As of": RUR-3-121.11: as_of'),
    "type unknown": ({"type": "Somebody"}, 'the field "Who speaks in the source": type is "Somebody"; write one of'),
    "no title": ({"title": ""}, 'the field "Title of the source": the source has no title'),
    "unsafe link": ({"url": "javascript:alert(1)"}, 'the field "Link to the source": '),
    "only the State": (
        {"type": "Parliament", "title": "national-report", "url": ""},
        'the field "Title of the source": RUR-3-121.11: evidence names only the State',
    ),
    "markup": ({"reason": "<img src=x onerror=alert(1)>"}, 'the field "Reason": RUR-3-121.11: '),
    "a heading of the form in an answer": ({"reason": "x\n\n### Level\n\nFully implemented"}, 'the line "### Level" stands in the text 2 times'),
    "a character that cannot be printed": ({"reason": "x\x7f"}, 'the field "Reason": a control character, U+007F, stands in the text; delete it'),
    "text that turns around": ({"reason": "x\u202ey"}, 'the field "Reason": RUR-3-121.11: '),
    "too long": ({"reason": "x" * MAX_BODY}, "the text is longer than 70,000 characters"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_malformed_form_hears_what_to_mend_and_nothing_is_written(fault: str, folder: Path) -> None:
    change, message = FAULTS[fault]
    before = assessments(folder).read_bytes()
    ran = take_in(folder, body_of({**GOOD, **change}))
    assert ran.code == 1
    assert message in ran.err
    assert comment(folder).startswith("Something in this form is to mend.")
    assert message in comment(folder)
    assert assessments(folder).read_bytes() == before


def test_all_faults_of_a_form_are_told_at_once(folder: Path) -> None:
    ran = take_in(folder, body_of({**GOOD, "level": "x", "as_of": "y", "type": "z"}))
    assert len(ran.err.splitlines()) == 3


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"[" * 100_000, b'{"issue": 1}', b'{"issue": {"number": true, "user": {"login": "a"}}}', b"\xff", b" " * 2_000_000]
)
def test_event_that_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(NotAForm):
        read_issue(data)


@pytest.mark.parametrize("author", ["", "a b", "x[bot]", "-x", "x" * 40, 'a"', None, 3])
def test_author_without_a_plain_handle_is_refused(author: object, folder: Path) -> None:
    assert "no author whose handle" in take_in(folder, body_of(GOOD), author=author).err


@pytest.mark.parametrize("body", [None, "", "Please make my State green.", "### Record id\n\nRUR-3-121.11"])
def test_issue_that_is_no_form_is_left_to_a_person(body: str | None, folder: Path) -> None:
    assert "this is no form with a level and a source; a person has to read it" in take_in(folder, body).err


@settings(max_examples=300)
@given(st.text(max_size=300))
def test_any_text_is_read_as_fields_or_refused(text: str) -> None:
    with suppress(NotAForm):
        assert set(_fields(text)) <= set(ADD_ASSESSMENT)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=120))
def test_any_reason_is_written_word_for_word_or_nothing_is_written(folder: Path, reason: str) -> None:
    before = assessments(folder).read_bytes()
    ran = take_in(folder, body_of({**GOOD, "reason": reason}))
    if ran.code == 0:
        wanted = reason.replace("\r\n", "\n").replace("\r", "\n").strip()
        added = yaml.load(assessments(folder).read_bytes().decode("utf-8"), yaml.BaseLoader)["recommendations"]["121.11"]["assessments"]
        assert added[0].get("reason", "") in {wanted, ""}
    else:
        assert assessments(folder).read_bytes() == before
    assessments(folder).write_bytes(before)


@settings(max_examples=300)
@given(st.lists(st.text(max_size=80), max_size=5))
def test_comment_keeps_what_others_wrote_inside_its_block(lines: list[str]) -> None:
    text = as_comment("Ours.", lines)
    assert text.startswith("Ours.\n\n```text\n")
    assert text.count("`") == 6
    assert text.endswith("\n```\n")


def template(name: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((TEMPLATES / f"{name}.yml").read_text(encoding="utf-8"))
    return read


@pytest.mark.parametrize(("name", "labels"), [("wrong-level", WRONG_LEVEL), ("add-assessment", ADD_ASSESSMENT)])
def test_forms_have_the_fields_and_words_that_the_program_reads(name: str, labels: dict[str, str]) -> None:
    fields = {field["id"]: field["attributes"] for field in template(name)["body"] if "id" in field}
    assert {key: attributes["label"] for key, attributes in fields.items()} == dict(labels)
    assert fields["level"]["options"] == [level.label for level in Level]
    assert fields["type"]["options"] == [kind.label for kind in SourceType]


def test_every_form_takes_a_record_id_and_none_sets_the_label_of_a_maintainer() -> None:
    forms = [path.stem for path in TEMPLATES.glob("*.yml") if path.stem != "config"]
    assert sorted(forms) == ["add-assessment", "evidence", "record-error", "wrong-level"]
    for name in forms:
        assert next(field for field in template(name)["body"] if field.get("id") == "record")["type"] == "input"
        assert "approved" not in template(name)["labels"]


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-issue-forms", [path for path in sorted(TEMPLATES.glob("*.yml")) if path.stem != "config"]),
        ("vendor.github-issue-config", [TEMPLATES / "config.yml"]),
        ("vendor.github-workflows", sorted((ROOT / ".github/workflows").glob("*.yml"))),
        ("vendor.dependabot", [ROOT / ".github/dependabot.yml"]),
    ],
)
def test_files_of_the_code_host_fit_its_schemas(schema: str, files: list[Path]) -> None:
    command = [str(ROOT / ".venv/bin/check-jsonschema"), "--builtin-schema", schema, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_address_of_a_form_carries_the_record_and_cannot_be_broken_out_of() -> None:
    host = Addresses(CODE_HOST)
    assert host.form() == f"{CODE_HOST}/issues/new/choose"
    assert host.form("wrong-level.yml", "SVN-3-121.4") == f"{CODE_HOST}/issues/new?template=wrong-level.yml&record=SVN-3-121.4"
    assert host.form("wrong-level.yml", "a&labels=approved#") == f"{CODE_HOST}/issues/new?template=wrong-level.yml&record=a%26labels%3Dapproved%23"
    assert Addresses().form("wrong-level.yml", "SVN-3-121.4") == ""


def step(job: str, name: str) -> str:
    jobs = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
    return str(next(step["run"] for step in jobs[job]["steps"] if step["name"] == name))


@pytest.fixture
def repository(folder: Path) -> Path:
    """The project with an origin to push to, and a `gh` that notes what it is called with."""
    (folder / ".gitignore").write_text("bin\nevent.json\nform\norigin\nrunner\ncalled\n.venv\n", encoding="utf-8")
    committed(folder)
    git(folder, "branch", "--move", "main")
    git(folder, "init", "--quiet", "--bare", "origin")
    git(folder, "remote", "add", "origin", str(folder / "origin"))
    (folder / "bin").mkdir()
    (folder / "bin/gh").write_text('#!/bin/sh\n[ "$1 $2" = "pr list" ] && echo 0\necho "$@" >> called\n', encoding="utf-8")
    (folder / "bin/gh").chmod(0o755)
    (folder / "runner/form").mkdir(parents=True)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    return folder


def run_step(repository: Path, job: str, name: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PATH": f"{repository / 'bin'}:{os.environ['PATH']}",
        "NUMBER": "12",
        "RUNNER_TEMP": str(repository / "runner"),
        "GITHUB_EVENT_PATH": str(repository / "event.json"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.run(["bash", "-e", "-c", step(job, name)], cwd=repository, env=environment, capture_output=True, text=True, check=False)


def test_steps_of_the_workflow_make_a_branch_with_the_assessment_and_nothing_else(repository: Path) -> None:
    event(repository, body_of({**GOOD, "title": "$(touch hacked) `touch hacked`"}))
    assert run_step(repository, "read", "Read the form").returncode == 0
    patch = (repository / "form/change.patch").read_text(encoding="utf-8")
    git(repository, "checkout", "--quiet", "--", "content")
    hostile = "diff --git a/.github/workflows/x.yml b/.github/workflows/x.yml\nnew file mode 100644\n--- /dev/null\n+++ b/.github/workflows/x.yml\n@@ -0,0 +1 @@\n+on: push\n"
    (repository / "runner/form/change.patch").write_text(patch + hostile, encoding="utf-8")
    done = run_step(repository, "propose", "Open a pull request, where there is a change")
    assert done.returncode == 0, done.stderr
    assert git(repository, "diff", "--name-only", "main", "form-12") == "content/states/RUR/cycle-3/assessments.yaml"
    assert git(repository / "origin", "log", "-1", "--format=%s", "form-12") == "Add the assessment of form #12"
    assert "pr create --head form-12 --base main --title Assessment from form #12" in (repository / "called").read_text(encoding="utf-8")
    assert not list(repository.rglob("hacked"))


def test_steps_of_the_workflow_answer_a_malformed_form_and_open_nothing(repository: Path) -> None:
    event(repository, body_of({**GOOD, "level": ""}))
    assert run_step(repository, "read", "Read the form").returncode == 0
    assert (repository / "form/change.patch").read_text(encoding="utf-8") == ""
    assert "level is empty" in (repository / "form/comment.md").read_text(encoding="utf-8")
    (repository / "runner/form/change.patch").write_text("", encoding="utf-8")
    assert run_step(repository, "propose", "Open a pull request, where there is a change").returncode == 0
    assert not (repository / "called").exists()
    assert run_step(repository, "propose", "Take the label back, where something is to mend").returncode == 0
    assert (repository / "called").read_text(encoding="utf-8") == "issue edit 12 --remove-label approved\n"


def test_workflow_hands_no_text_of_others_to_a_shell() -> None:
    text = WORKFLOW.read_text(encoding="utf-8")
    assert not [name for name in ("body", "title", "login", "user") if f"github.event.issue.{name}" in text]
