"""The files of open data as jobs beside the pages: of each State, across States, and the tables of all rows."""

import json
import tempfile
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from generator.addresses import PACKAGE
from generator.all_states import AllStates
from generator.inputs import hash_of
from generator.job import Files, Job, writing
from generator.occurrences import MADE, Occurrences
from generator.open_data.across import Fragments, files_across_states
from generator.open_data.api.promise import COMPATIBILITY
from generator.open_data.api.spanning import describing_files
from generator.open_data.data_file import DataFile
from generator.open_data.of_state import USES
from generator.open_data.stamps import stamped, version_words
from generator.open_data.tables.files import TABLE_FILES, write_copied, write_parquet, write_sqlite_file
from generator.pages import Across, Page
from generator.pages.data import Tables, data_page
from generator.version import DataVersion
from generator.write import claim

_WEIGHT_OF_A_STATE = 2
_COMPRESSED = frozenset({".docx", ".xlsx"})  # name no version, and what looks like a mark in them is chance
_TABLES = ((write_copied, 1800), (write_sqlite_file, 230), (write_parquet, 700))  # each with how many State-recommendations are as much work as a page
TEMPORARY = ".scorecards-data-"  # what a killed run may leave beside the folder of pages


@dataclass(frozen=True, slots=True)
class DataOrder:
    """Which open data is wanted: of which version, on which day; and whether with the tables, which take longest."""

    version: DataVersion
    today: date
    with_tables: bool = True

    @property
    def key(self) -> str:
        """Changes with whatever the files say of themselves."""
        return hash_of([version_words(self.version), self.version.commit, self.today, self.with_tables])

    def stamped(self, files: Iterable[DataFile]) -> Files:
        """The files as they are written, with the words of the version in the places of its marks."""
        for file in files:
            yield file.path, file.data if file.path.suffix in _COMPRESSED else stamped(file.data, self.version, self.today)


def jobs_of_states(made: AllStates, occur: Occurrences, order: DataOrder) -> Iterator[Job]:
    """The files of single States and the tables: what was made of each State is enough, and nothing about all of them is in memory meanwhile."""
    for code in sorted(made.keys):
        files = writing(lambda code=code: order.stamped(DataFile(path, data) for path, data in made.files(code)))  # type: ignore[misc]
        yield Job(hash_of(["files", made.keys[code].pages, order.key]), files, _WEIGHT_OF_A_STATE)
    if order.with_tables:
        key = [made.shared, sorted((code, keys.pages) for code, keys in made.keys.items()), order.key]
        rows = sum(occurrence.total for occurrence in occur.words[MADE].values())
        for put_together, share in _TABLES:
            yield Job(hash_of([put_together.__name__, *key]), _tables(put_together, made, order), 1 + rows // share)


def jobs_across_states(made: AllStates, across: Across, common: str, order: DataOrder) -> Iterator[Job]:
    """All other files but the page about them; `common` is the hash of what all pages across States depend on."""
    tables = (*TABLE_FILES, PACKAGE) if order.with_tables else ()
    for planned in files_across_states(across, _given(made), tables):
        write = writing(lambda planned=planned: order.stamped([planned.make()]))  # type: ignore[misc]
        yield Job(hash_of([common, str(planned.path), planned.key, order.key]), write)
    yield Job(hash_of([common, "describing"]), writing(lambda: order.stamped(describing_files(across))))


def _given(made: AllStates) -> Mapping[str, Fragments]:
    """What the records of each State say of those that recommended, by what it is for."""
    given: dict[str, dict[str, dict[str, str]]] = {use: {state: {} for state in sorted(made.keys)} for use in USES}
    for state in sorted(made.keys):
        for name, text in made.given(state):
            code, _, use = name.partition("/")
            given[use][state][code] = text.decode()
    return given


def _tables(write: Callable[..., Iterator[PurePosixPath]], made: AllStates, order: DataOrder) -> Callable[[Path], Iterator[tuple[PurePosixPath, bool]]]:
    """Makes files of many rows beside the folder of pages, and puts each in its place when it is whole."""

    def written(folder: Path) -> Iterator[tuple[PurePosixPath, bool]]:
        with tempfile.TemporaryDirectory(prefix=TEMPORARY, dir=folder.parent) as temporary:
            claim(Path(temporary))
            for path in write(Path(temporary), made.pieces, order.version, order.today):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                Path(temporary, path).replace(folder / path)
                yield path, True

    return written


def page_of_data(across: Across, folder: Path, files: Container[PurePosixPath]) -> Page:
    """The page about the files in the folder, with how large they are."""
    there = {path: (folder / path).stat().st_size for path in sorted(TABLE_FILES) if path in files}
    package = json.loads((folder / PACKAGE).read_bytes()) if there else {"resources": []}
    rows = {resource["name"].replace("-", "_"): resource["rows"] for resource in package["resources"]}
    return data_page(across, Tables(there, rows), COMPATIBILITY)
