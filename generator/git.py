"""What git says of a folder: asked, never told. Nothing is written, no index is touched, no program that a repository names is started."""

import os
import subprocess
from pathlib import Path

_OF_ANOTHER_REPOSITORY = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"})  # git sets them where it runs hooks


def git_says(folder: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """What git prints, with `given` on its standard input; None where git is not there or refuses."""
    environment = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_REPOSITORY}
    command = ["git", "-C", str(folder), "--no-optional-locks", "-c", "core.fsmonitor=false", *arguments]
    try:
        done = subprocess.run(command, env=environment, input=given, capture_output=True, check=False)
    except OSError:
        return None
    return None if done.returncode else done.stdout
