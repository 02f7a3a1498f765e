"""What the present site was made from: kept beside it, so that the next build renders only what changed.

A record that is damaged, or that says anything else of the site than what is there, is no record: everything is made again.
"""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from generator.blanks import Place
from generator.write import MARKER

_FORM = "scorecards site 1"


@dataclass(frozen=True, slots=True)
class Made:
    """A file of the site: what it was made from, its size and time as written, and of a page what others may ask of it.

    `source` is the digest of the file it was made from, empty for one that is made anew by every build. `title` and `list_as`
    are those of a Markdown page.
    """

    source: str
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


def write_record(record: SiteRecord, target: Path) -> None:
    """Writes the record; a reader sees the old or the new."""
    files = {name: [made.source, made.size, made.time, made.places, made.title, made.list_as] for name, made in record.files.items()}
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
    made = {name: Made(source, size, time, tuple((at, word) for at, word in places), *rest) for name, (source, size, time, places, *rest) in files.items()}
    return SiteRecord(inputs, words, made, dict(line.split("\t", 1) for line in links), {name: (size, time) for name, (size, time) in index.items()})


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
