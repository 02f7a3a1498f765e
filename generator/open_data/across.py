"""The files of open data that span States: which there are, what each depends on, and how it is made when something of that has changed."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from generator.open_data.api.spanning import spanning_files
from generator.open_data.data_file import PlannedFile
from generator.open_data.feeds.files import following_files
from generator.open_data.of_state import API_GIVEN, CHANGES_GIVEN
from generator.pages import Across

Fragments = Mapping[str, Mapping[str, str]]  # by the code of the State under Review, then of who recommended


def files_across_states(across: Across, given: Mapping[str, Fragments], tables: Sequence[PurePosixPath]) -> Iterator[PlannedFile]:
    """All files but those of one State, the tables, and what describes the API; `given` by what the fragments are for, `tables` are the paths of these."""
    yield from spanning_files(across, given[API_GIVEN], tables)
    yield from following_files(across, given[CHANGES_GIVEN])
