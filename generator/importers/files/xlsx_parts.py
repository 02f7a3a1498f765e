"""Reads the XML parts of a spreadsheet (.xlsx) in pieces: elements go out one by one, nothing is held, depth and length are bounded.

openpyxl would do for small files; it holds every text of a workbook in memory, and a full export of the human rights index has
several hundred megabytes of them.
"""

import os
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from xml.parsers import expat

from generator.importers.files.outside_records import Progress
from generator.importers.files.package_file import NotAList

MAX_DEPTH = 100
MAX_TEXT = 1024 * 1024
PIECE_BYTES = 256 * 1024

_OFFICE = "/officeDocument"
_STRINGS = "/sharedStrings"

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of a workbook as (name, part) in their order, the part of its shared texts, and what day 0 of its calendar is."""

    sheets: tuple[tuple[str, str], ...]
    strings: str | None
    from_1904: bool


def read_part(package: zipfile.ZipFile, name: str, start: Start, end: End, text: Text, progress: Progress) -> Iterator[None]:
    """Parses a part piece by piece, calling back with local names; yields after each piece so that a caller can hand on what it has."""
    parser = expat.ParserCreate(namespace_separator=" ")
    local: dict[str, str] = {}
    depth = 0

    def begin(full: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise NotAList(f'the elements of its part "{name[:60]}" lie more than {MAX_DEPTH} deep in each other')
        start(local.get(full) or local.setdefault(full, full.rpartition(" ")[2]), attributes)

    def finish(full: str) -> None:
        nonlocal depth
        depth -= 1
        end(local[full])

    def refuse(*_: object) -> None:
        raise NotAList(f'its part "{name[:60]}" declares a document type')

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = begin, finish, text
    parser.StartDoctypeDeclHandler = refuse
    try:
        part = package.getinfo(name)
        with package.open(part) as opened:
            fed = 0
            while piece := opened.read(PIECE_BYTES):
                parser.Parse(piece, False)
                fed += len(piece)
                if fed - parser.CurrentByteIndex > MAX_TEXT + PIECE_BYTES or len(local) > 1_000:
                    raise NotAList(f'its part "{name[:60]}" is no part of a spreadsheet')
                progress(len(piece) * part.compress_size // max(part.file_size, 1))
                yield
            parser.Parse(b"", True)
            yield
    except (expat.ExpatError, KeyError, ValueError) as error:
        raise NotAList(f'its part "{name[:60]}" cannot be read: {error}') from None


def read_workbook(package: zipfile.ZipFile) -> Workbook:
    """Which sheets a spreadsheet has and where; raises NotAList where the package is none."""
    main = next((target for _, kind, target in _relations(package, "") if kind.endswith(_OFFICE)), None)
    if main is None:
        raise NotAList("it is no spreadsheet (.xlsx)")
    relations = _relations(package, main)
    part_by_id = {key: target for key, _, target in relations}
    elements = _elements(package, main)
    sheets = tuple(
        (attributes.get("name", ""), part_by_id[key])
        for name, attributes in elements
        if name == "sheet" and (key := next((value for full, value in attributes.items() if full.endswith(" id")), "")) in part_by_id
    )
    from_1904 = any(name == "workbookPr" and attributes.get("date1904") in {"1", "true"} for name, attributes in elements)
    return Workbook(sheets, next((target for _, kind, target in relations if kind.endswith(_STRINGS)), None), from_1904)


def _relations(package: zipfile.ZipFile, part: str) -> list[tuple[str, str, str]]:
    """What a part points at, as (id, kind, part); of the package itself where no part is given."""
    at = PurePosixPath(part)
    name = str(at.parent / "_rels" / f"{at.name}.rels") if part else "_rels/.rels"
    if name not in package.namelist():
        return []
    found = []
    for element, attributes in _elements(package, name):
        if element == "Relationship" and attributes.get("TargetMode") != "External":
            target = os.path.normpath(str(at.parent / attributes.get("Target", ""))).replace(os.sep, "/").lstrip("/")
            found.append((attributes.get("Id", ""), attributes.get("Type", ""), target))
    return [relation for relation in found if relation[2] in package.namelist()]


def _elements(package: zipfile.ZipFile, part: str) -> list[tuple[str, dict[str, str]]]:
    """The elements of a small part with their attributes."""
    if package.getinfo(part).file_size > MAX_TEXT:
        raise NotAList(f'its part "{part[:60]}" is larger than that of any spreadsheet')
    found: list[tuple[str, dict[str, str]]] = []
    for _ in read_part(package, part, lambda name, attributes: found.append((name, attributes)), _nothing, _nothing, _nothing):
        pass
    return found


def _nothing(_: object) -> None:
    return None
