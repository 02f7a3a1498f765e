"""All that a site depends on beside its pages, its version and the day: as one digest, so that any change of it makes every page anew."""

import re
import sys
from collections.abc import Iterator
from hashlib import blake2b
from os import environ
from pathlib import Path

_VARIABLE = re.compile(r"!ENV \[?([A-Z_]+)")
_GIVEN_OTHERWISE = re.compile(r"SCORECARDS_(PAGES|DATA_[A-Z_]+)")


def digest_of_inputs(configuration: Path) -> str:
    """The digest of mkdocs.yml and the environment variables it names, of theme/, of this program, Python and its packages."""
    made = blake2b(digest_size=16)
    for name, data in _inputs(configuration):
        made.update(f"{name}\0{len(data)}\0".encode())
        made.update(data)
    return made.hexdigest()


def _inputs(configuration: Path) -> Iterator[tuple[str, bytes]]:
    text = configuration.read_text(encoding="utf-8")
    yield "configuration", text.encode()
    for name in sorted(set(_VARIABLE.findall(text))):
        if not _GIVEN_OTHERWISE.fullmatch(name):
            yield name, environ.get(name, "\0").encode("utf-8", "surrogateescape")
    theme = configuration.parent / "theme"
    for path in sorted(path for path in theme.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        yield path.relative_to(theme).as_posix(), path.read_bytes()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        yield path.name, path.read_bytes()
    yield "Python", sys.version.encode()
    yield "packages", "\n".join(_packages()).encode()


def _packages() -> list[str]:
    """Every installed package with its version, as its folder of metadata is named."""
    folders = [Path(folder) for folder in sys.path if Path(folder).is_dir()]
    return sorted({path.name for folder in folders for pattern in ("*.dist-info", "*.egg-info") for path in folder.glob(pattern)})
