"""The content as a revision of git holds it, put into a folder of its own; the working tree and the index are only read."""

import os
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath

from generator.git import git_says

_RECORD_ID = re.compile(rb"([A-Z]{3})-([1-9][0-9]*)-")
_FILE_MODES = (b"100644", b"100755")


class NoRevision(Exception):
    """The word names no commit of the repository that the content is in; the message says what to write."""


def commit_of(content: Path, revision: str) -> str:
    """The commit that a word names, in full."""
    found = git_says(content, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found is None:
        raise NoRevision(f"{revision!r} is no revision of the repository that {content} is in; write a branch or a commit, such as main or HEAD~1")
    return found.decode().strip()


def changed_files(content: Path, base: str, head: str | None) -> frozenset[PurePosixPath]:
    """The files below the content folder that differ between two commits, or between one and the working tree."""
    listed = git_says(content, "diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", "--relative", base, *([head] if head else []), "--", ".")
    unknown = b"" if head else git_says(content, "ls-files", "--others", "-z", "--", ".")
    if listed is None or unknown is None:
        raise NoRevision(f"git cannot compare {content} with {base}; is the whole history here? git fetch --unshallow brings it")
    return frozenset(PurePosixPath(os.fsdecode(name)) for name in (listed + unknown).split(b"\0") if name)


def write_revision(content: Path, commit: str, folder: Path, cycles: Collection[PurePosixPath] | None) -> None:
    """Writes what the content folder holds in a commit below another folder: all of it, or as far as the reviews in `cycles` need it.

    The latter are the files outside the reviews, those of the reviews, those that one of these may name, and those of States without a file.
    Links are left out, and so is what is no file.
    """
    blobs = dict(_blobs(content, commit))
    every = cycles is None
    cycles = cycles or frozenset()
    first = {relative for relative in blobs if every or relative.parent in cycles or not _is_in_a_cycle(relative) or _state_file(relative) not in blobs}
    named: set[PurePosixPath] = set()
    for relative, data in _data(content, {relative: blobs[relative] for relative in first}):
        _write(folder / relative, data)
        if relative.parent in cycles:
            named |= {PurePosixPath("states", state.decode(), f"cycle-{cycle.decode()}") for state, cycle in _RECORD_ID.findall(data)}
    for relative, data in _data(content, {relative: blob for relative, blob in blobs.items() if relative.parent in named and relative not in first}):
        _write(folder / relative, data)


def _is_in_a_cycle(relative: PurePosixPath) -> bool:
    return len(relative.parts) == 4 and relative.parts[0] == "states"


def _state_file(relative: PurePosixPath) -> PurePosixPath:
    return PurePosixPath(*relative.parts[:2], "state.yaml")


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _blobs(content: Path, commit: str) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The files below the content folder in a commit, each with the name of its bytes."""
    for line in (git_says(content, "ls-tree", "-r", "-z", commit) or b"").split(b"\0"):
        facts, _, name = line.partition(b"\t")
        relative = PurePosixPath(os.fsdecode(name))
        if facts[:6] in _FILE_MODES and not relative.is_absolute() and ".." not in relative.parts:
            yield relative, facts.split(b" ")[2]


def _data(content: Path, blobs: Mapping[PurePosixPath, bytes]) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The bytes of files, asked for in one go. Neither attributes nor filters of the repository have a say in them."""
    said = git_says(content, "cat-file", "--batch", given=b"".join(b"%s\n" % blob for blob in blobs.values()))
    if said is None:
        raise NoRevision(f"git cannot read the files below {content} in that revision; is the whole history here? git fetch --unshallow brings it")
    start = 0
    for relative in blobs:
        end = said.index(b"\n", start)
        size = int(said[start:end].rsplit(b" ", 1)[1])
        yield relative, said[end + 1 : end + 1 + size]
        start = end + size + 2
