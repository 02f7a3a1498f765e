"""Which data a site shows, for those who cite it: the day and the commit of the last change of the content, asked of git."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.git import git_says


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
    """What git says of a folder as text; nothing where it is not there or refuses."""
    return (git_says(folder, *arguments) or b"").decode("utf-8", errors="replace")
