"""A folder in which the program runs as its users run it, with invented content, and every step of it that can be measured."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from make_content import ROOT, make_content
from process_cost import Cost, cost_of

TODAY = "2026-10-01"
_PROGRAM = Path(sys.executable).with_name("scorecards")
_INDEX = "import sys, pathlib, generator.search as search; sys.exit(search.add_search_index(pathlib.Path(sys.argv[1])) or 0)"
_PAGES = """
import sys
from datetime import date
from pathlib import Path
from generator.addresses import Addresses
from generator.build import build_pages
from generator.data_jobs import DataOrder
from generator.version import DataVersion
today = date.fromisoformat(sys.argv[1])
data = DataOrder(DataVersion(today), today) if sys.argv[2] == "data" else None
sys.exit(build_pages(Path("content"), Path("build"), today=today, addresses=Addresses(), data=data).written is None)
"""
_FINDING = re.compile(r"(        level: )(fully|partially)(_implemented\n(?:        (?!reason).*\n)*        reason: ).*")


class NotThere(Exception):
    """What a row would measure is not there; the message says what is missing."""


@dataclass(slots=True)
class Project:
    """A project folder. `edits` counts the changes of content, `seen` which of them each command has seen last."""

    folder: Path
    fraction: float
    seed: int = 1
    recommendations: int = 0
    size: int = 0
    edits: int = 0
    seen: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Makes the folder: content, and what a user finds beside it."""
        self.folder.mkdir(parents=True)
        self.recommendations, self.size = make_content(self.folder / "content", fraction=self.fraction, seed=self.seed)
        for name in ("mkdocs.yml", "theme", "CHANGELOG.md"):
            (self.folder / name).symlink_to(ROOT / name)

    @property
    def site(self) -> Path:
        """The built site; it is built where it is not there or older than the content."""
        self._have_seen("build")
        return self.folder / "build" / "site"

    def cold(self, command: str, *, memory: bool) -> Cost:
        """Runs a command with nothing left of earlier runs."""
        shutil.rmtree(self.folder / "build", ignore_errors=True)
        self.seen.clear()
        return self._run(command, memory=memory)

    def warm(self, command: str, *, memory: bool) -> Cost:
        """Runs a command again, nothing having changed."""
        self._have_seen(command)
        return self._run(command, memory=memory)

    def changed(self, command: str, *, memory: bool) -> Cost:
        """Runs a command after one level and one sentence of one file changed."""
        self._have_seen(command)
        self._edit()
        return self._run(command, memory=memory)

    def mkdocs(self, *, memory: bool) -> Cost:
        """MkDocs alone over the ready pages, as mkdocs.yml has it: in one process, whatever `build` does."""
        self._have_seen("build")
        return run_mkdocs(self, "mkdocs.yml", self.folder / "mkdocs-site", memory=memory)

    def pages(self, *, data: bool, memory: bool) -> Cost:
        """The folder of pages from nothing, without a site, with or without all files of open data: the difference is what these cost."""
        shutil.rmtree(self.folder / "build", ignore_errors=True)
        self.seen.clear()
        return cost_of([sys.executable, "-c", _PAGES, TODAY, "data" if data else "pages"], self.folder, memory=memory)

    def search_index(self, *, memory: bool) -> Cost:
        """The index of a site that has none."""
        copy = self.folder / "indexed-site"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.site, copy, copy_function=os.link, ignore=shutil.ignore_patterns("pagefind"))
        return cost_of([sys.executable, "-c", _INDEX, copy], self.folder, memory=memory)

    def _have_seen(self, command: str) -> None:
        if self.seen.get(command) != self.edits:
            self._run(command, memory=False)

    def _run(self, command: str, *, memory: bool) -> Cost:
        words: Sequence[str] = [command, "--today", TODAY, *(["--no-search"] if command == "build" and can_leave_search_out() else [])]
        cost = cost_of([_PROGRAM, *words], self.folder, memory=memory)
        self.seen[command] = self.edits
        return cost

    def _edit(self) -> None:
        files = sorted(self.folder.glob("content/states/*/cycle-*/assessments.yaml"))
        file = files[len(files) // 2]
        text = file.read_text(encoding="utf-8")
        self.edits += 1
        level = "fully" if self.edits % 2 else "partially"
        edited, count = _FINDING.subn(rf"\g<1>{level}\g<3>This sentence was changed {self.edits} times.", text, count=1)
        if not count or edited == text:
            raise AssertionError(f"nothing to change in {file}")
        file.write_text(edited, encoding="utf-8")


def run_mkdocs(project: Project, configuration: str, site: Path, *, memory: bool) -> Cost:
    """MkDocs with a configuration of the project's folder, over its ready pages, into a new folder."""
    shutil.rmtree(site, ignore_errors=True)
    environment = {**os.environ, "SCORECARDS_PAGES": str(project.folder / "build" / "pages"), "NO_MKDOCS_2_WARNING": "1"}
    return cost_of(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", configuration, "--site-dir", site],
        project.folder,
        memory=memory,
        environment=environment,
    )


def can_leave_search_out() -> bool:
    """Whether `build` has --no-search, so that the index can be counted apart."""
    return "--no-search" in _help("build")


def _help(*command: str) -> str:
    return subprocess.run([str(_PROGRAM), *command, "--help"], capture_output=True, text=True, check=True).stdout
