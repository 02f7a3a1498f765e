"""Which data a site shows, for those who cite it: the day and the commit of the last change of the content, asked of git."""

import os
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_OF_ANOTHER_REPOSITORY = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"})  # git sets them where it runs hooks


@dataclass(frozen=True, slots=True)
class DataVersion:
    """The day of the data and the commit that holds it, in full; empty where git knows none. `is_changed` where files differ from that commit."""

    day: date
    commit: str = ""
    is_changed: bool = False


def data_version(content: Path, today: date) -> DataVersion:
    """The version of the content; of today and without a commit where git, a repository or a commit of the content is missing."""
    last = _git(content, "rev-list", "-1", "--format=%cs", "HEAD", "--", ".").split()
    if not last:
        return DataVersion(today)
    _, commit, day = last
    return DataVersion(date.fromisoformat(day), commit, bool(_git(content, "status", "--porcelain", "--", ".")))


def _git(folder: Path, *arguments: str) -> str:
    """What git says of a folder; nothing where it is not there or refuses. Writes nothing and starts none of the programs a repository names."""
    environment = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_REPOSITORY}
    command = ["git", "-C", str(folder), "--no-optional-locks", "-c", "core.fsmonitor=false", *arguments]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    except OSError:
        return ""
    return "" if done.returncode else done.stdout
