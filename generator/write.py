"""Puts files on disk: only what changed, each whole or not at all; and swaps one folder for another in one step."""

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

try:
    import fcntl
except ImportError:  # not a Unix: two runs at once are the user's own care
    fcntl = None  # type: ignore[assignment]

MARKER = ".made-by-scorecards"
STYLE = Path("assets/stylesheets/scorecards.css")


class NotOurs(Exception):
    """The folder holds files that this program did not make, and would delete."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many files a run wrote, left as they were, and removed."""

    changed: int
    unchanged: int
    removed: int


def remove_others(folder: Path, wanted: Iterable[PurePosixPath]) -> int:
    """Removes what is not wanted in a folder of ours, and folders that are empty then; how many files that were."""
    removed = 0
    names = {MARKER, *map(str, wanted)}  # as text, because there are 5,000 files
    for name, folders, files in os.walk(folder, topdown=False):
        here = PurePosixPath(Path(name).relative_to(folder).as_posix())
        below = "" if here == PurePosixPath() else f"{here}/"
        links = [one for one in folders if os.path.islink(f"{name}/{one}")]  # noqa: PTH114
        stale = [one for one in (*files, *links) if f"{below}{one}" not in names]
        for one in stale:
            Path(name, one).unlink()
        removed += len(stale)
        if here != PurePosixPath() and not os.listdir(name):  # noqa: PTH208  # of 1,500 folders
            Path(name).rmdir()
    return removed


def claim(folder: Path) -> None:
    """Makes a folder ours to empty; refuses one that holds files and does not carry our mark."""
    refuse_what_is_not_ours(folder)
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / MARKER).is_file():
        (folder / MARKER).write_text("This folder is made by `scorecards build`, which deletes whatever else it finds here.\n", encoding="utf-8")


def refuse_what_is_not_ours(folder: Path) -> None:
    """Raises NotOurs for a link, a file, or a folder that holds files and carries neither our mark nor our style sheet.

    The style sheet tells a site that plain `mkdocs build` made.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise NotOurs(f"{folder} is no folder; give another folder with --build, or remove it")
    ours = (folder / MARKER).is_file() or (folder / STYLE).is_file()
    if folder.is_dir() and any(folder.iterdir()) and not ours:
        raise NotOurs(f"{folder} holds files that scorecards did not make; give another folder with --build, or empty it")


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keeps a second run out of the same build folder until the first is done; a killed run lets go by itself."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w", encoding="utf-8") as lock:
        if fcntl is None:
            yield
            return
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(lock, fcntl.LOCK_UN)  # closing is not enough: a process forked meanwhile has the lock open too


def write_if_changed(target: Path, data: bytes) -> bool:
    """Whether the file had to be written, with its folder where there was none; it is replaced in one step, so that no reader sees half of it."""
    try:
        if target.read_bytes() == data:
            return False
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.new")
    temporary.write_bytes(data)
    temporary.replace(target)
    return True


def swap_in(new: Path, place: Path) -> None:
    """Puts a finished folder in the place of the last one; a reader sees the old or the new, never neither."""
    refuse_what_is_not_ours(place)
    if not place.exists():
        new.rename(place)
        return
    if not _exchange(new, place):  # file systems without an exchange: two steps
        previous = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent)) / "previous"
        place.rename(previous)
        new.rename(place)
        shutil.rmtree(previous.parent, ignore_errors=True)
    shutil.rmtree(new, ignore_errors=True)


def remove_left_over(parent: Path, prefix: str) -> None:
    """Removes temporary folders of ours that a killed run left behind."""
    for path in parent.glob(f"{prefix}*"):
        if path.is_dir() and not path.is_symlink() and (path / MARKER).is_file():
            shutil.rmtree(path, ignore_errors=True)


def _exchange(first: Path, second: Path) -> bool:
    """Exchanges two paths in one step of the kernel (Linux: renameat2, macOS: renamex_np); False where it cannot."""
    here = -100  # AT_FDCWD
    exchange = 2  # RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(library.renamex_np(os.fsencode(first), os.fsencode(second), exchange) == 0)
        return bool(library.renameat2(here, os.fsencode(first), here, os.fsencode(second), exchange) == 0)
    except (AttributeError, OSError, TypeError):
        return False
