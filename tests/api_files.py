"""What tests of the API share: every file of some content, as bytes and as JSON."""

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from support import GOLDEN

from generator.addresses import Addresses
from generator.content import Content
from generator.corrections import corrections
from generator.kept_overview import kept_state
from generator.occurrences import occurrences, occurrences_in
from generator.open_data.api.given import given_of
from generator.open_data.api.spanning import describing_files, spanning_files
from generator.open_data.api.states import state_files
from generator.open_data.data_file import DataFile
from generator.open_data.stamps import stamped
from generator.open_data.state_record import StateRecord
from generator.overview import overview_of
from generator.pages import Across, moment_of
from generator.pages.changes import records_named
from generator.read import read
from generator.scoring import score
from generator.version import DataVersion

DAY = date(2025, 6, 1)
VERSION = DataVersion(date(2025, 5, 20), "0123456701" + "a" * 30)
NOWHERE = Addresses()
DATA_FILES = (PurePosixPath("data/recommendations.csv"),)


def across_of(content: Content, *, today: date = DAY, changelog: str = "", addresses: Addresses = NOWHERE) -> Across:
    """What files that span States are made of."""
    scorecards = {key: score(review.record, content.assessments_beside(key)) for key, review in content.reviews.items()}
    overviews = {key: overview_of(review.record, scorecards[key]) for key, review in content.reviews.items()}
    moment = moment_of(content, today, corrections(changelog))
    kept = {
        code: kept_state(state, [(review, overviews[code, review.record.cycle]) for review in content.reviews_of(code)], ())
        for code, state in content.states.items()
    }
    named = records_named(moment.corrections, {key: review.record for key, review in content.reviews.items()})
    return Across(content, overviews, occurrences({code: occurrences_in(one) for code, one in kept.items()}), addresses, moment, named)


@cache
def golden() -> Across:
    """What files across States of the golden content are made of."""
    content, problems = read(GOLDEN)
    assert not problems
    return across_of(content, changelog=(GOLDEN.parent / "CHANGELOG.md").read_text(encoding="utf-8"))


@cache
def golden_files() -> Mapping[str, Any]:
    """What a reader gets of every file of the golden content, by its path."""
    return all_json(golden())


def record_of(across: Across, code: str) -> StateRecord:
    """What the files of one State are made of."""
    content = across.content
    keys = [(code, authored.record.cycle) for authored in content.reviews_of(code)]
    scorecards = {key: score(content.reviews[key].record, content.assessments_beside(key)) for key in keys}
    return StateRecord(content, code, scorecards, across.addresses, across.moment)


def files_of(across: Across, states: Collection[str] | None = None) -> Iterator[DataFile]:
    """Every file of the API; of States and their reviews those of the States given."""
    content = across.content
    for code in content.states if states is None else states:
        yield from state_files(record_of(across, code))
    given = {code: json.loads(json.dumps(given_of(record_of(across, code)))) for code in content.states}  # as they are kept
    yield from (planned.make() for planned in spanning_files(across, given, DATA_FILES))
    yield from describing_files(across)


def as_json(file: DataFile) -> Any:
    """What a reader gets of a file."""
    return json.loads(stamped(file.data, VERSION, DAY))


def all_json(across: Across, states: Collection[str] | None = None) -> Mapping[str, Any]:
    """What a reader gets of every file, by its path."""
    return {str(file.path): as_json(file) for file in files_of(across, states)}


def kind_of(path: str) -> str | None:
    """The kind of a file by its path; None for those that describe the API."""
    parts = path.removeprefix("api/v1/").removesuffix(".json").split("/")
    if parts[0] in ("schemas", "openapi"):
        return None
    if parts[0] == "states":
        return "state" if len(parts) == 2 else "review"
    return {"recommending-states": "recommending-state"}.get(parts[0], parts[0])


def reviews_in(files: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The files of reviews among these."""
    yield from (body for path, body in files.items() if kind_of(path) == "review")


def values(node: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every value in some JSON that is no list and no object, with the key that it stands under."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield from values(value, name)
    elif isinstance(node, list):
        for one in node:
            yield from values(one, key)
    else:
        yield key, node
