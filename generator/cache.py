"""What was made of a State, kept between runs: by the hash of everything it was made from, and never trusted when damaged.

A file holds its key, the hash of what follows, and what was kept. Files are replaced in one step, so that runs side by side do not harm
each other; the folder may be deleted at any time. Of each name the last few are kept, so that two branches can take turns.
"""

import contextlib
import functools
import hashlib
import os
import re
import sys
import sysconfig
import tempfile
from pathlib import Path

from generator.packs import part_of

CACHE = ".cache"  # in the build folder
_KEPT_OF_A_NAME = 3
_SAFE_NAME = re.compile(r"[A-Za-z0-9_]{1,40}")


class Cache:
    """A folder of kept things; a folder that cannot be written keeps nothing, and everything works, only slower."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, kind: str, name: str, key: str) -> bytes | None:
        """What was kept under a kind and name for exactly this key; None where there is nothing, or nothing whole."""
        try:
            data = self._path(kind, name, key).read_bytes()
        except OSError:
            return None
        head, _, payload = data.partition(b"\n")
        return payload if head == _head(key, payload) else None

    def get_part(self, kind: str, name: str, key: str, part: str) -> bytes | None:
        """One part of a pack (`packs`) that was kept for exactly this key; None where there is none, or not whole."""
        try:
            with self._path(kind, name, key).open("rb") as file:
                return part_of(file, part) if file.readline().startswith(f"{key} ".encode()) else None
        except OSError:
            return None

    def has(self, kind: str, name: str, key: str) -> bool:
        """Whether something is kept for exactly this key, whole or not."""
        try:
            with self._path(kind, name, key).open("rb") as file:
                return file.read(len(key)) == key.encode()
        except OSError:
            return False

    def put(self, kind: str, name: str, key: str, payload: bytes) -> bool:
        """Keeps it, in the place of what was kept under the same key; whether that was possible."""
        path = self._path(kind, name, key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as file:
                file.write(_head(key, payload) + b"\n" + payload)
            Path(file.name).replace(path)
            self._forget_older(path)
        except OSError:
            return False
        return True

    def _path(self, kind: str, name: str, key: str) -> Path:
        """Names that no file should bear are hashed."""
        shown = name if _SAFE_NAME.fullmatch(name) else hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:40]
        return self.folder / kind / f"{shown}-{key[:16]}"

    def _forget_older(self, path: Path) -> None:
        of_the_name = [other for other in path.parent.glob(f"{path.name.rpartition('-')[0]}-*") if other != path]
        for other in sorted(of_the_name, key=_written, reverse=True)[_KEPT_OF_A_NAME - 1 :]:
            with contextlib.suppress(FileNotFoundError):
                other.unlink()


def _written(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0


def _head(key: str, payload: bytes) -> bytes:
    return f"{key} {hashlib.sha256(payload).hexdigest()}".encode()


@functools.cache
def code_version() -> str:
    """The hash of this program and of what it makes its results with: another program may make something else of the same files."""
    here = Path(__file__).parent
    packages = sorted(name for name in os.listdir(sysconfig.get_path("purelib")) if name.endswith(".dist-info"))  # noqa: PTH208  # name and version
    made = hashlib.sha256("\n".join((sys.version, *packages)).encode())
    for path in sorted(path for path in here.rglob("*") if path.suffix in {".py", ".jinja"}):
        made.update(path.relative_to(here).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return made.hexdigest()
