"""What tests share: the golden content, and the command as a person runs it."""

import contextlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from generator.cli import main

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden" / "content"
DATA = ROOT.parent / "shared" / "data"
TODAY = "2025-06-01"
REAL_TODAY = "2026-11-21"
SITE = "https://upr.example/scorecards/"
CODE_HOST = "https://code.example/group/project"


@dataclass(frozen=True)
class Ran:
    """What a run of the command left: its exit code and what it printed."""

    code: int
    out: str
    err: str


def scorecards(folder: Path, *arguments: str, environment: dict[str, str] | None = None) -> Ran:
    """The command in a folder, in this process; an exception that is no exit is a failure of the test."""
    with contextlib.chdir(folder):
        result = CliRunner().invoke(main, list(arguments), env=environment or {})
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)


def scorecards_process(folder: Path, *arguments: str, environment: dict[str, str] | None = None) -> Ran:
    """The command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def project(folder: Path, content: Path = GOLDEN) -> Path:
    """A folder with a copy of the content, of the changelog beside it, and everything a build needs."""
    shutil.copytree(content, folder / "content")
    shutil.copy(content.parent / "CHANGELOG.md", folder)
    (folder / "mkdocs.yml").symlink_to(ROOT / "mkdocs.yml")
    (folder / "theme").symlink_to(ROOT / "theme")
    return folder


def git(folder: Path, *arguments: str, day: str = "2025-05-20") -> str:
    """What git prints in a folder, with a name and a day of its own and nobody's settings."""
    noon = f"{day}T12:00:00+02:00"
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_AUTHOR_DATE": noon, "GIT_COMMITTER_DATE": noon}
    command = ["git", "-c", "user.name=Test", "-c", "user.email=test@example.org", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True).stdout.strip()


def committed(folder: Path) -> str:
    """Makes a repository of a folder and returns its one commit."""
    git(folder, "init", "--quiet")
    git(folder, "add", "content")
    git(folder, "commit", "--quiet", "--message", "Content")
    return git(folder, "rev-parse", "HEAD")
