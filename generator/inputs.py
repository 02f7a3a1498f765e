"""Which files a content folder has, each with the hash of its bytes, sorted by whom they are about: one State, or all."""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

MAX_BYTES = 4 * 1024 * 1024  # of a file; more is refused, so that nobody needs to read it
_TYPES_WITH_A_PLACE = (".yaml", ".md")

Hashes = Mapping[PurePosixPath, str]


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files of a content folder by their path in it: what all States share, and what is in the folder of each State.

    `sizes` are the bytes of each State's files together.
    """

    shared: Hashes
    by_state: Mapping[str, Hashes]
    sizes: Mapping[str, int]


def files_below(folder: Path) -> Iterator[PurePosixPath]:
    """Everything under the folder but folders, in a stable order, hidden ones apart; and folders that bear the name of a file."""
    yield from sorted(PurePosixPath(name) for name in _names(os.fspath(folder), ""))


def _names(folder: str, prefix: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        is_folder = entry.is_dir(follow_symlinks=False)
        if not is_folder or entry.name.endswith(_TYPES_WITH_A_PLACE):
            yield prefix + entry.name
        if is_folder:
            yield from _names(entry.path, f"{prefix}{entry.name}/")


def inputs_of(folder: Path) -> Inputs:
    """The files of the folder as they are now."""
    names = list(files_below(folder))
    hashed = {name: _hash_and_size(folder / name) for name in names}
    shared = {name: found[0] for name, found in hashed.items() if not is_of_a_state(name)}
    by_state: dict[str, dict[PurePosixPath, str]] = {}
    sizes: dict[str, int] = {}
    for name, (found, size) in hashed.items():
        if is_of_a_state(name):
            by_state.setdefault(name.parts[1], {})[name] = found
            sizes[name.parts[1]] = sizes.get(name.parts[1], 0) + size
    return Inputs(shared, by_state, sizes)


def is_of_a_state(relative: PurePosixPath) -> bool:
    """Whether a file lies in the folder of one State."""
    return len(relative.parts) > 2 and relative.parts[0] == "states"


def _hash_and_size(path: Path) -> tuple[str, int]:
    """The hash of a file's first bytes, as many as are ever read; of what is no file, what it is."""
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode):
        return f"no file, {stat.S_IFMT(found.st_mode)}", 0
    with path.open("rb") as file:
        data = file.read(min(found.st_size, MAX_BYTES) + 1)
    return hashlib.sha256(data).hexdigest(), len(data)


def frame_files(inputs: Inputs) -> Iterator[tuple[PurePosixPath, str]]:
    """What all States depend on, with its hash: shared files, the own file of each State, and of one that has none all, as lists may name it."""
    yield from sorted(inputs.shared.items())
    for code, files in sorted(inputs.by_state.items()):
        own = PurePosixPath("states", code, "state.yaml")
        yield from [(own, files[own])] if own in files else sorted(files.items())


def review_files(inputs: Inputs) -> list[PurePosixPath]:
    """The files of reviews, of all States: links lead to the pages that are made of them."""
    return sorted(name for files in inputs.by_state.values() for name in files if name.name == "review.yaml")


def hash_of_file(path: Path) -> str:
    """The hash of a file as `inputs_of` takes it; empty where there is none."""
    try:
        return _hash_and_size(path)[0]
    except FileNotFoundError:
        return ""


def hash_of(parts: Iterable[object]) -> str:
    """One hash of many values, which cannot run into each other."""
    made = hashlib.sha256()
    for part in parts:
        data = repr(part).encode("utf-8", "surrogatepass")
        made.update(b"%d:" % len(data))
        made.update(data)
    return made.hexdigest()
