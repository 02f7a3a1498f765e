"""What a reader would notice of a change is told, and nothing else; what may not happen is told loudly."""

import contextlib
import html
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from support import GOLDEN, ROOT, SITE, TODAY, committed, git, scorecards

from generator.addresses import Addresses
from generator.build import build_pages

REVIEW = "content/states/RUR/cycle-3/review.yaml"
ASSESSMENTS = "content/states/RUR/cycle-3/assessments.yaml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    shutil.copytree(GOLDEN, tmp_path / "content")
    committed(tmp_path)
    return tmp_path


def edit(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def append(folder: Path, file: str, text: str) -> None:
    with (folder / file).open("a", encoding="utf-8") as opened:
        opened.write(text)


def without_item(folder: Path, paragraph: str) -> None:
    """Takes a recommendation out of the list."""
    text = (folder / REVIEW).read_text(encoding="utf-8")
    start = text.index(f'  - paragraph: "{paragraph}"')
    end = text.find("\n  - paragraph:", start + 1)
    (folder / REVIEW).write_text(text[:start] + text[end + 1 :], encoding="utf-8")


def lines(folder: Path) -> list[str]:
    return scorecards(folder, "diff", "HEAD", "--today", TODAY).out.splitlines()


def first_line(folder: Path) -> str:
    return lines(folder)[0]


def test_same_content_has_no_difference(folder: Path) -> None:
    ran = scorecards(folder, "diff", "HEAD", "--today", TODAY)
    assert (ran.code, ran.out) == (0, "Nothing that a reader would notice is different.\n")


def test_level_that_moved_is_told_with_the_figures_that_follow(folder: Path) -> None:
    edit(folder, ASSESSMENTS, "        state_reply: {date: 2025-01-10, says: The bill will come in spring.}\n", '        state_reply: {date: 2025-01-10, says: The bill will come in spring.}\n      - {as_of: 2025-05-01, level: fully_implemented, status: published, reason: It is law., evidence: [{source: ombudsman}], assessors: [me], method: "1"}\n')  # fmt: skip
    assert lines(folder) == [
        "Ruritania, cycle 3: 1 recommendation partially implemented -> fully implemented; 1 recommendation without the setback of before; implementation rate 18.2 -> 27.3 %",
        "  states/rur/cycle-3/",
        "  1 recommendation partially implemented -> fully implemented: RUR-3-121.1",
        "  1 recommendation without the setback of before: RUR-3-121.1",
    ]


def status_changes(folder: Path) -> None:
    edit(folder, REVIEW, "adopted_on: 2020-03-12", "adopted_on: 2020-03-13")


def position_changes(folder: Path) -> None:
    edit(folder, REVIEW, "position: noted", "position: supported")


def summary_changes(folder: Path) -> None:
    edit(folder, REVIEW, "Keep schools open for every child.", "Keep every school open.")


def draft_is_added(folder: Path) -> None:
    append(folder, ASSESSMENTS, '  "121.11":\n    assessments:\n      - {as_of: 2025-05-01, level: in_process, status: draft, evidence: [{source: ombudsman}], assessors: [me], method: "1"}\n')  # fmt: skip


def follow_up_is_added(folder: Path) -> None:
    append(folder, "content/states/RUR/state.yaml", "  - {kind: nhri, date: 2024, source: {symbol: A/HRC/99/2}}\n")


def name_changes(folder: Path) -> None:
    edit(folder, "content/states/FRE/state.yaml", "regional_group: Western European and Others", "regional_group: African")


def list_changes(folder: Path) -> None:
    edit(folder, "content/groups.yaml", "not_a_group", "  - {id: rowers, name: Rowers}\nnot_a_group")


def page_changes(folder: Path) -> None:
    append(folder, "content/pages/about.md", "\nMore.\n")


TOLD: dict[Callable[[Path], None], str] = {
    status_changes: "Ruritania, cycle 3: adopted on: 12 March 2020 -> 13 March 2020",
    position_changes: "Ruritania, cycle 3: 1 recommendation noted -> supported",
    summary_changes: "Ruritania, cycle 3: summary of 1 record",
    draft_is_added: "Ruritania, cycle 3: 1 recommendation with a new draft",
    follow_up_is_added: "Ruritania: follow-up: kind: National human rights institution, date: 2024, source: symbol: A/HRC/99/2",
    name_changes: "Freedonia (Former Duchy of): regional group: Western European and other States -> African States",
    list_changes: "Lists of words: groups: rowers added",
    page_changes: "Page about: its text",
}


@pytest.mark.parametrize("change", TOLD, ids=lambda change: change.__name__)
def test_change_is_told(change: Callable[[Path], None], folder: Path) -> None:
    change(folder)
    assert first_line(folder) == TOLD[change]


def test_status_of_a_treaty_is_told_with_the_state(folder: Path) -> None:
    edit(folder, "content/treaty_status/river-treaty.yaml", "signed: 2021-05-03", "signed: 2021-05-04")
    assert first_line(folder) == "Ruritania: treaty river-treaty: signed 3 May 2021 -> signed 4 May 2021"


def test_record_that_vanished_is_loud_and_fails(folder: Path) -> None:
    without_item(folder, "121.11")
    ran = scorecards(folder, "diff", "HEAD", "--today", TODAY)
    assert ran.out.startswith("Ruritania, cycle 3: 1 record VANISHED; a published record is never deleted, name it under withdrawn in review.yaml; ")
    assert "  1 record VANISHED; a published record is never deleted, name it under withdrawn in review.yaml: RUR-3-121.11\n" in ran.out
    assert ran.code == 1
    markdown = scorecards(folder, "diff", "HEAD", "--today", TODAY, "--format", "markdown").out
    assert markdown.splitlines()[2].startswith("- ⚠️ **Ruritania, cycle 3: 1 record VANISHED;")
    assert json.loads(scorecards(folder, "diff", "HEAD", "--today", TODAY, "--format", "json").out)["vanished"] == ["RUR-3-121.11"]


def test_record_that_was_withdrawn_is_told_with_its_reason(folder: Path) -> None:
    without_item(folder, "121.11")
    edit(folder, REVIEW, "withdrawn:\n", 'withdrawn:\n  - {id: "121.11", on: 2025-05-01, reason: Printed twice., see: RUR-3-121.10}\n')
    ran = scorecards(folder, "diff", "HEAD", "--today", TODAY)
    assert "1 record withdrawn: Printed twice. (see RUR-3-121.10)" in ran.out
    assert "VANISHED" not in ran.out
    assert ran.code == 0


def test_review_that_was_deleted_takes_all_its_records_along(folder: Path) -> None:
    (folder / REVIEW).unlink()
    ran = scorecards(folder, "diff", "HEAD", "--today", TODAY)
    assert ran.out.startswith("Ruritania, cycle 3: the review was deleted; ")
    assert "records VANISHED" in ran.out
    assert ran.code == 1


def test_record_with_a_fault_has_not_vanished(folder: Path) -> None:
    edit(folder, REVIEW, "position: supported", "position: suported")
    ran = scorecards(folder, "diff", "HEAD", "--today", TODAY)
    assert ran.out.splitlines()[0] == ("Ruritania, cycle 3: less is compared, because of faults in review.yaml; scorecards check lists them")
    assert (
        'The files that are compared have 1 error now, the first in content/states/RUR/cycle-3/review.yaml:20: position is "suported"; did you mean' in ran.out
    )
    assert ran.code == 0


def test_record_whose_fault_was_mended_was_not_added(folder: Path) -> None:
    edit(folder, REVIEW, "position: supported", "position: suported")
    git(folder, "commit", "--quiet", "--all", "--message", "Broken")
    edit(folder, REVIEW, "position: suported", "position: supported")
    out = scorecards(folder, "diff", "HEAD", "--today", TODAY).out
    assert "added" not in out
    assert "have 1 error before" in out


def test_file_that_is_not_yaml_is_said_and_nothing_vanishes(folder: Path) -> None:
    (folder / REVIEW).write_text("a: [", encoding="utf-8")
    ran = scorecards(folder, "diff", "HEAD", "--today", TODAY)
    assert "less is compared, because of faults in review.yaml" in ran.out
    assert ran.code == 0


def test_published_assessment_that_was_edited_is_loud(folder: Path) -> None:
    edit(folder, ASSESSMENTS, "reason: No bill was tabled.", "reason: A bill was tabled.")
    assert first_line(folder) == "Ruritania, cycle 3: 1 recommendation with an assessment REWRITTEN; a published assessment stays as it is, append a newer one"


@pytest.mark.parametrize(("old", "new"), [("        status: published\n        reason: No bill", "        status: withdrawn\n        reason: No bill"), ("says: The bill will come in spring.", "says: The bill came.")])  # fmt: skip
def test_assessment_may_be_withdrawn_and_answered(old: str, new: str, folder: Path) -> None:
    edit(folder, ASSESSMENTS, old, new)
    assert "REWRITTEN" not in scorecards(folder, "diff", "HEAD", "--today", TODAY).out


def test_new_warnings_are_told_and_old_ones_are_not(folder: Path) -> None:
    edit(folder, REVIEW, "Keep schools open for every child.", "Keep schools open for every child " + "and child " * 30)
    edit(folder, REVIEW, "adopted_on: 2020-03-12", "adopted_on: 2020-03-13")
    out = scorecards(folder, "diff", "HEAD", "--today", TODAY).out
    assert out.splitlines()[-3] == "New warnings:"
    assert out.splitlines()[-2].endswith("[summary_is_short]")
    assert out.splitlines()[-1] == "0 errors, 1 warning"


def test_site_that_is_known_is_linked_to(folder: Path) -> None:
    edit(folder, REVIEW, "position: noted", "position: supported")
    ran = scorecards(folder, "diff", "HEAD", "--today", TODAY, "--format", "markdown", environment={"SCORECARDS_SITE_URL": SITE})
    assert ran.out.splitlines()[-1].startswith("- ⚠️ The files that are compared have 2 errors now, the first in ")
    page = f"{SITE.rstrip('/')}/states/rur/cycle-3/"
    assert ran.out.splitlines()[2:4] == [
        f"- **[Ruritania, cycle 3]({page})**: 1 recommendation noted -&gt; supported",
        f"    - 1 recommendation noted -&gt; supported: [RUR-3-122.1]({page}#RUR-3-122.1)",
    ]


def test_two_revisions_are_compared_whatever_the_files_are(folder: Path) -> None:
    edit(folder, REVIEW, "position: noted", "position: supported")
    git(folder, "commit", "--quiet", "--all", "--message", "Position")
    (folder / REVIEW).unlink()
    ran = scorecards(folder, "diff", "HEAD^1", "HEAD", "--today", TODAY)
    assert ran.out.splitlines()[0] == "Ruritania, cycle 3: 1 recommendation noted -> supported"
    assert git(folder, "status", "--porcelain") == f"D {REVIEW}"


def test_new_file_that_git_was_not_given_is_compared(folder: Path) -> None:
    (folder / "content/states/SYL/cycle-3").mkdir()
    text = (folder / REVIEW).read_text(encoding="utf-8").split("documents:")[0].replace("RUR", "SYL")
    (folder / "content/states/SYL/cycle-3/review.yaml").write_text(f"{text}record: none\n", encoding="utf-8")
    assert first_line(folder) == "Sylvania, cycle 3: a new review"


@pytest.mark.parametrize("base", ["nonsense", "--output=x", "HEAD:content", "HEAD~50", ""])
def test_revision_that_is_none_is_wrong_use(base: str, folder: Path) -> None:
    ran = scorecards(folder, "diff", "--today", TODAY, "--", base)
    assert ran.code == 2
    assert "is no revision of the repository that content is in; write a branch or a commit, such as main or HEAD~1" in ran.err


def test_content_outside_a_repository_is_wrong_use(folder: Path) -> None:
    shutil.rmtree(folder / ".git")
    assert scorecards(folder, "diff", "HEAD").code == 2


def test_working_tree_and_index_stay_as_they_were(folder: Path) -> None:
    edit(folder, REVIEW, "position: noted", "position: supported")
    index = (folder / ".git/index").read_bytes()
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    scorecards(folder, "diff", "HEAD", "--today", TODAY)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert (folder / ".git/index").read_bytes() == index


def test_comment_of_a_change_of_everything_is_no_longer_than_a_code_host_takes(folder: Path) -> None:
    for number in range(400):
        code = f"{chr(65 + number // 26)}{chr(65 + number % 26)}Q"
        (folder / "content/states" / code).mkdir()
        text = f'code: {code}\nname: "{"@octocat #1 " * 20}{code}"\nregional_group: African\n'
        (folder / "content/states" / code / "state.yaml").write_text(text, encoding="utf-8")
    out = scorecards(folder, "diff", "HEAD", "--today", TODAY, "--format", "markdown").out
    assert len(out) < 65_536
    assert "more pages; scorecards diff lists them all" in out


def test_program_starts_no_program_that_the_repository_names(folder: Path) -> None:
    trap = folder / "trap"
    trap.write_text("#!/bin/sh\ntouch trapped\n", encoding="utf-8")
    trap.chmod(0o755)
    (folder / ".gitattributes").write_text("* diff=trap filter=trap export-ignore\n", encoding="utf-8")
    for name in ("diff.trap.command", "diff.trap.textconv", "diff.external", "core.fsmonitor"):
        subprocess.run(["git", "config", name, str(trap)], cwd=folder, check=True)
    edit(folder, REVIEW, "position: noted", "position: supported")
    assert first_line(folder) == "Ruritania, cycle 3: 1 recommendation noted -> supported"
    assert not (folder / "trapped").exists()


def comment_form() -> ModuleType:
    spec = spec_from_file_location("comment_body", ROOT / "tools/comment_body.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_comment_is_of_the_form_that_the_workflow_posts(folder: Path) -> None:
    without_item(folder, "121.11")
    for change in TOLD:
        change(folder)
    edit(folder, REVIEW, "summary: Ratify the treaty on clean rivers.", 'summary: "@octocat, see #1 and www.a.b' + " word" * 40 + '"')
    environments = ({"SCORECARDS_SITE_URL": SITE}, {"SCORECARDS_SITE_URL": ""})
    for environment in environments:
        out = scorecards(folder, "diff", "HEAD", "--today", TODAY, "--format", "markdown", environment=environment).out
        assert "New warnings: 1 warning" in out
        assert "VANISHED" in out
        assert comment_form().is_of_our_form(out, environment["SCORECARDS_SITE_URL"].rstrip("/"))


def test_pages_that_differ_are_listed_in_the_site(folder: Path) -> None:
    (folder / "CHANGELOG.md").write_text("# Changes\n", encoding="utf-8")
    edit(folder, ASSESSMENTS, "reason: No bill was tabled.", "reason: A bill was tabled.")
    with contextlib.chdir(folder):
        build_pages(Path("content"), Path("build"), today=date.fromisoformat(TODAY), addresses=Addresses())
    assert scorecards(folder, "changed-pages", "HEAD", "--today", TODAY).code == 2
    (folder / "build/site").mkdir()
    (folder / "build/site/index.html").write_text("", encoding="utf-8")
    ran = scorecards(folder, "changed-pages", "HEAD", "--today", TODAY)
    assert ran.out == "Pages: 1 changed, 0 new, 0 gone. The list: build/site/changed-pages.html\n"
    page = (folder / "build/site/changed-pages.html").read_text(encoding="utf-8")
    assert re.findall(r'href="([^"]*)"', html.unescape(page)) == ["states/rur/cycle-3/index.html"]


def test_pages_of_content_with_errors_are_unknown(folder: Path) -> None:
    edit(folder, REVIEW, "position: supported", "position: suported")
    git(folder, "commit", "--quiet", "--all", "--message", "Broken")
    edit(folder, REVIEW, "position: suported", "position: supported")
    (folder / "build/site").mkdir(parents=True)
    (folder / "build/site/index.html").write_text("", encoding="utf-8")
    ran = scorecards(folder, "changed-pages", "HEAD", "--today", TODAY)
    assert "unknown, because the content of before has errors" in ran.out
    assert "so nobody can say which pages changed" in (folder / "build/site/changed-pages.html").read_text(encoding="utf-8")
