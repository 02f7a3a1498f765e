"""A file of data: where it stands on the site, and its bytes, at hand or made when asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file by its path from the root of the site; its bytes may hold marks for the version of the data (`stamps`)."""

    path: PurePosixPath
    data: bytes


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file that is made when it is asked for: where nothing of `key` has changed, nor of the lists, the day and the bare facts, it is what it was."""

    path: PurePosixPath
    key: tuple[str, ...]
    make: Callable[[], DataFile]
