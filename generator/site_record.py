"""What the present site was made from: kept beside it, so that the next build renders only what changed.

A record that is damaged, or that says anything else of the site than what is there, is no record: everything is made again.
"""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from generator.blanks import Place
from generator.write import MARKER

_FORM = "scorecards site 1"
_COARSEST_TIME = 2_000_000_000  # nanoseconds that the time of a file may be off


State = tuple[int, ...]  # of a file on disk: size, time of its content, time of its entry, inode; empty where it may still change within them


@dataclass(frozen=True, slots=True)
class Source:
    """The file that one of the site was made from: its name, the digest of its content and its state, which spares reading it again.

    All are empty for a file that every build makes anew.
    """

    name: str = ""
    digest: str = ""
    state: State = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A file of the site: what it was made from, its size and time as written, and of a Markdown page what others may ask of it."""

    source: Source
    size: int = 0
    time: int = 0
    places: tuple[Place, ...] = ()
    title: object = None
    list_as: object = None


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """All files of a site but those of its search index; `links` has for every HTML file its ids and where it leads, as JSON."""

    inputs: str
    words: Mapping[str, str]
    files: Mapping[str, Made]
    links: Mapping[str, str]
    index: Mapping[str, tuple[int, int]]


def digest(data: bytes) -> str:
    """What tells one content from another."""
    return blake2b(data, digest_size=16).hexdigest()


def source_of(path: Path, name: str, known: Source | None, begun: int) -> Source:
    """The file as a source, read only where its state is not the `known` one. `begun` is a time of the disk before which others wrote it."""
    status = path.stat()
    state = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    if known and known.name == name and known.state == state:
        return known
    is_settled = max(status.st_mtime_ns, status.st_ctime_ns) < begun - _COARSEST_TIME
    return Source(name, digest(path.read_bytes()), state if is_settled else ())


def write_record(record: SiteRecord, target: Path) -> None:
    """Writes the record; a reader sees the old or the new."""
    files = {
        name: [made.source.name, made.source.digest, made.source.state, made.size, made.time, made.places, made.title, made.list_as]
        for name, made in record.files.items()
    }
    head = json.dumps([record.inputs, record.words, files, record.index], default=str)
    text = "\n".join([head, *(f"{name}\t{links}" for name, links in record.links.items())])
    data = text.encode("utf-8", "surrogatepass")
    temporary = target.with_name(f".{target.name}.new")
    temporary.write_bytes(f"{_FORM} {digest(data)}\n".encode() + data)
    temporary.replace(target)


def read_record(source: Path) -> SiteRecord | None:
    """The record, if there is one and it is whole."""
    try:
        first, _, data = source.read_bytes().partition(b"\n")
    except OSError:
        return None
    if first.decode(errors="replace") != f"{_FORM} {digest(data)}":
        return None
    head, *links = data.decode("utf-8", "surrogatepass").split("\n")
    inputs, words, files, index = json.loads(head)
    made = {name: _made(*fields) for name, fields in files.items()}
    return SiteRecord(inputs, words, made, dict(line.split("\t", 1) for line in links), {name: (size, time) for name, (size, time) in index.items()})


def _made(name: str, content: str, state: list[int], size: int, time: int, places: list[list[Any]], *of_page: object) -> Made:
    return Made(Source(name, content, tuple(state)), size, time, tuple((at, word) for at, word in places), *of_page)


def agrees(record: SiteRecord, site: Path) -> bool:
    """Whether the site has exactly the files of the record, each with its size and time."""
    known = {**{name: (made.size, made.time) for name, made in record.files.items()}, **record.index}
    there = {name: state for name, state in states(site) if name != MARKER}
    return known == there


def states(folder: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """Every file below a folder with its size and time; what is neither file nor folder has none."""
    waiting = [""]
    while waiting:
        above = waiting.pop()
        try:
            with os.scandir(folder / above) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(f"{above}{entry.name}/")
                    else:
                        state = entry.stat(follow_symlinks=False)
                        yield f"{above}{entry.name}", (state.st_size if entry.is_file(follow_symlinks=False) else -1, state.st_mtime_ns)
        except FileNotFoundError:
            return
