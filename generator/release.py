"""A release: one dated archive of the content and of all data made from it, with checksums and how to cite it, ready to be deposited for a DOI.

The same content and version give the same bytes. The archive is written beside its place and put there when it is whole.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from generator.addresses import Addresses
from generator.inputs import files_below
from generator.open_data.stamps import LICENCE, LICENCE_ADDRESS, LICENCE_TITLE, version_words
from generator.open_data.tables.data_words import DESCRIPTION, KEYWORDS, TITLE
from generator.scorecard import METHOD
from generator.version import DataVersion

RELEASES = "releases"  # in the build folder
_BESIDE_THE_CONTENT = ("CHANGELOG.md", "LICENSE-CONTENT")
_OF_THE_DATA = ("datapackage.json", "data/*", "api/**/*", "states/*/cycle-*/*-matrix.*")
_PACKED_ALREADY = frozenset({".xlsx", ".docx", ".parquet"})
_OLDEST_DAY = (1980, 1, 1, 0, 0, 0)  # what a zip file says of a day it is not told
_READ = 1 << 20


@dataclass(frozen=True, slots=True)
class Release:
    """An archive that was written: where, how many bytes and files, and its checksum (SHA-256)."""

    file: Path
    size: int
    files: int
    checksum: str


def name_of(version: DataVersion) -> str:
    """The name of a release, of its archive and of the folder in it: upr-scorecards-2026-11-24."""
    return f"upr-scorecards-{version.day.isoformat()}"


def write_release(content: Path, pages: Path, folder: Path, version: DataVersion, addresses: Addresses) -> Release:
    """Writes the archive of the content and of the data files in the folder of pages, all of which were just made."""
    name, sums = name_of(version), []
    folder.mkdir(parents=True, exist_ok=True)
    place, temporary = folder / f"{name}.zip", folder / f".{name}.new"
    with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, file in _files(content, pages):
            with file.open("rb") as source:
                sums.append(f"{_add(archive, name, path, source)}  {path}\n")
        for known, text in (("CITATION.cff", citation(version, addresses)), ("README.md", _readme(version, addresses))):
            archive.writestr(_entry(name, PurePosixPath(known)), text)
            sums.append(f"{hashlib.sha256(text.encode()).hexdigest()}  {known}\n")
        archive.writestr(_entry(name, PurePosixPath("SHA256SUMS")), "".join(sums))
    temporary.replace(place)
    with place.open("rb") as made:
        return Release(place, place.stat().st_size, len(sums) + 1, hashlib.file_digest(made, "sha256").hexdigest())


def _files(content: Path, pages: Path) -> Iterator[tuple[PurePosixPath, Path]]:
    """What goes into the archive, by its path there."""
    for path in files_below(content):
        yield PurePosixPath("content") / path, content / path
    for name in _BESIDE_THE_CONTENT:
        if Path(name).is_file():
            yield PurePosixPath(name), Path(name)
    for pattern in _OF_THE_DATA:
        for file in sorted(path for path in pages.glob(pattern) if path.is_file()):
            yield PurePosixPath(file.relative_to(pages).as_posix()), file


def _add(archive: zipfile.ZipFile, name: str, path: PurePosixPath, source: BinaryIO) -> str:
    """Adds a file piece by piece; its checksum."""
    made = hashlib.sha256()
    with archive.open(_entry(name, path), "w", force_zip64=True) as target:
        while piece := source.read(_READ):
            made.update(piece)
            target.write(piece)
    return made.hexdigest()


def _entry(name: str, path: PurePosixPath) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(f"{name}/{path}", _OLDEST_DAY)
    entry.compress_type = zipfile.ZIP_STORED if path.suffix in _PACKED_ALREADY else zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def citation(version: DataVersion, addresses: Addresses) -> str:
    """CITATION.cff of the data, as code hosts and archives read it; JSON is YAML, so every value is written as JSON has it."""
    known: dict[str, object] = {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite them as below, and single recommendations by their record id.",
        "type": "dataset",
        "title": TITLE,
        "abstract": DESCRIPTION,
        "authors": [{"name": "UPR scorecards contributors"}],
        "version": version_words(version),
        "date-released": version.day.isoformat(),
        "license": LICENCE,
        "keywords": list(KEYWORDS),
        **({"commit": version.commit} if version.commit else {}),
        **({"url": f"{addresses.site}/data/"} if addresses.site else {}),
        **({"repository-code": addresses.code_host} if addresses.code_host else {}),
    }
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in known.items())


def _readme(version: DataVersion, addresses: Addresses) -> str:
    where = f"\nThe site: {addresses.site}/\n" if addresses.site else ""
    return f"""# UPR scorecards, data of {version.day.isoformat()}

Version {version_words(version)}, method version {METHOD}. Licence: {LICENCE_TITLE} ({LICENCE_ADDRESS}).
{where}
| | |
|:--|:--|
| `content/` | the record and the assessments as people edit them (YAML) |
| `data/` | the tables: CSV, Parquet, one workbook, one SQLite file; `datapackage.json` describes every column |
| `api/v1/` | the same, record by record, as JSON, with schemas and an OpenAPI description |
| `states/` | OHCHR's matrix of each review, filled in (Word and Excel) |
| `CITATION.cff` | how to cite this |
| `SHA256SUMS` | checksums: `sha256sum --check SHA256SUMS` in this folder |

A recommendation without a published finding is not assessed; that does not mean that it was not implemented.
"""
