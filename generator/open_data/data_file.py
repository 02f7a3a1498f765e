"""A file of data: where it stands on the site, and its bytes."""

from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file by its path from the root of the site; its bytes may hold marks for the version of the data (`stamps`)."""

    path: PurePosixPath
    data: bytes
