"""The files of the API that span States or describe it: which there are, what each depends on, and how it is made when something of that has changed."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from generator.addresses import recommending_api
from generator.occurrences import GOALS, GROUPS, MADE, THEMES
from generator.open_data.api.calendar import calendar_file
from generator.open_data.api.changes import changes_file
from generator.open_data.api.given import Fragments, RecommendingFiles
from generator.open_data.api.index import index_file
from generator.open_data.api.kinds import CALENDAR_FILE, CHANGES_FILE, INDEX_FILE, VOCABULARIES_FILE
from generator.open_data.api.openapi import openapi_file
from generator.open_data.api.schemas import schema_files
from generator.open_data.api.vocabularies import vocabularies_file
from generator.open_data.data_file import DataFile, PlannedFile
from generator.pages.across import Across


def spanning_files(across: Across, given: Mapping[str, Fragments], data_files: Sequence[PurePosixPath]) -> Iterator[PlannedFile]:
    """All but the files of States and their reviews; `given` by the State under Review, `data_files` for the index."""
    recommending = RecommendingFiles(across, given)
    yield PlannedFile(INDEX_FILE, (*across.key(MADE, "counts"), *map(str, data_files)), lambda: index_file(across, data_files))
    for code in across.occur.words[MADE]:
        yield PlannedFile(recommending_api(code), recommending.key(code), lambda code=code: recommending.file(code))  # type: ignore[misc]
    yield PlannedFile(VOCABULARIES_FILE, across.key(THEMES, GROUPS, GOALS, "counts"), lambda: vocabularies_file(across))
    yield PlannedFile(CALENDAR_FILE, (), lambda: calendar_file(across))
    yield PlannedFile(CHANGES_FILE, across.key("dated"), lambda: changes_file(across))


def describing_files(across: Across) -> Iterator[DataFile]:
    """The schemas and the description of the API, which depend on the address of the site alone."""
    yield from schema_files(across.addresses)
    yield openapi_file(across.addresses)
