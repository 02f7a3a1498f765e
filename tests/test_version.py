"""The version of the data is what git says of the content, and today where git says nothing."""

import os
from datetime import date
from pathlib import Path

import pytest
from support import TODAY, committed, git, scorecards

from generator.version import DataVersion, data_version

TODAYS = date.fromisoformat(TODAY)
COMMITTED = date(2025, 5, 20)


@pytest.fixture(autouse=True)
def no_repository_around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders of tests may lie in a repository, and tests may run in a hook of one."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "themes.yaml").write_text("water: {label: Water}\n", encoding="utf-8")
    return folder


def test_content_outside_a_repository_is_of_today(content: Path) -> None:
    assert data_version(content, TODAYS) == DataVersion(TODAYS)


def test_content_that_is_not_there_is_of_today(tmp_path: Path) -> None:
    assert data_version(tmp_path / "nowhere", TODAYS) == DataVersion(TODAYS)


def test_content_is_of_today_where_there_is_no_git(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    committed(content.parent)
    monkeypatch.setenv("PATH", os.devnull)
    assert data_version(content, TODAYS) == DataVersion(TODAYS)


def test_repository_without_a_commit_is_of_today(content: Path) -> None:
    git(content.parent, "init", "--quiet")
    assert data_version(content, TODAYS) == DataVersion(TODAYS)


def test_content_that_git_was_never_given_is_of_today(content: Path) -> None:
    committed(content.parent)
    other = content.parent / "other"
    other.mkdir()
    (other / "themes.yaml").write_text("new: {}\n", encoding="utf-8")
    assert data_version(other, TODAYS) == DataVersion(TODAYS)


def test_committed_content_has_the_day_and_the_commit_of_its_last_change(content: Path) -> None:
    commit = committed(content.parent)
    assert data_version(content, TODAYS) == DataVersion(COMMITTED, commit)


def test_later_commit_of_other_files_changes_no_version(content: Path) -> None:
    commit = committed(content.parent)
    (content.parent / "README.md").write_text("New.\n", encoding="utf-8")
    git(content.parent, "add", ".")
    git(content.parent, "commit", "--quiet", "--message", "Readme", day="2025-05-30")
    assert data_version(content, TODAYS) == DataVersion(COMMITTED, commit)


@pytest.mark.parametrize("name", ["themes.yaml", "new.yaml"])
def test_file_that_was_changed_or_added_since_the_commit_is_said(name: str, content: Path) -> None:
    commit = committed(content.parent)
    (content / name).write_text("changed: {}\n", encoding="utf-8")
    assert data_version(content, TODAYS) == DataVersion(COMMITTED, commit, is_changed=True)


def test_file_that_was_removed_since_the_commit_is_said(content: Path) -> None:
    committed(content.parent)
    (content / "themes.yaml").unlink()
    assert data_version(content, TODAYS).is_changed


def test_change_outside_the_content_is_not_said(content: Path) -> None:
    committed(content.parent)
    (content.parent / "notes.txt").write_text("mine", encoding="utf-8")
    assert not data_version(content, TODAYS).is_changed


def test_hook_of_another_repository_does_not_mislead(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit = committed(content.parent)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert data_version(content, TODAYS).commit == commit


def test_settings_of_the_repository_start_no_program(content: Path, tmp_path: Path) -> None:
    committed(content.parent)
    git(content.parent, "config", "core.fsmonitor", f"touch {tmp_path / 'started'}; true")
    data_version(content, TODAYS)
    assert not (tmp_path / "started").exists()


def test_pages_do_not_depend_on_the_version(golden_project: Path, golden_site: Path) -> None:
    committed(golden_project)
    assert scorecards(golden_project, "build", "--today", TODAY).code == 0
    pages = {path.relative_to(golden_site / "pages") for path in (golden_site / "pages").rglob("*.md")} - {Path("data.md")}  # it tells sizes
    assert pages
    for name in pages:
        assert (golden_project / "build/pages" / name).read_bytes() == (golden_site / "pages" / name).read_bytes(), name
