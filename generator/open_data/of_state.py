"""What a State adds to the open data: files of its own, its part of every table, and what its records say of each recommending State."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.open_data.api import given as api_given
from generator.open_data.api import states as api
from generator.open_data.cards.files import card_files
from generator.open_data.data_file import DataFile
from generator.open_data.feeds import files as feeds
from generator.open_data.matrix.files import matrix_files
from generator.open_data.state_record import StateRecord
from generator.open_data.tables.pieces import pieces_of
from generator.overview import Overviews

USES = API_GIVEN, CHANGES_GIVEN = "api", "changes"  # for which files of a recommending State a fragment is


@dataclass(frozen=True, slots=True)
class StateData:
    """The files of a State, with marks for the version; fragments for the files of recommending States, such as NOR/api; its pieces of tables."""

    files: tuple[DataFile, ...]
    given: Mapping[str, bytes]
    pieces: Mapping[str, bytes]


def data_of_state(record: StateRecord, overviews: Overviews) -> StateData:
    """All of it, made of the State's records; `overviews` are those of its reviews."""
    return StateData(files=tuple(_files(record, overviews)), given=dict(_given(record)), pieces=pieces_of(record))


def _files(record: StateRecord, overviews: Overviews) -> Iterator[DataFile]:
    yield from api.state_files(record)
    yield from matrix_files(record)
    yield from feeds.state_files(record, overviews)
    yield from card_files(record)


def _given(record: StateRecord) -> Iterator[tuple[str, bytes]]:
    for code, text in api_given.given_of(record).items():
        yield f"{code}/{API_GIVEN}", text.encode()
    for code, text in feeds.given_changes(record).items():
        yield f"{code}/{CHANGES_GIVEN}", text.encode()
