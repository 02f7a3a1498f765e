"""Which kinds of files the API has: where each stands, and what shape it has."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from generator.addresses import API
from generator.open_data.api.shapes.across import Calendar, Changes, Index, RecommendingState
from generator.open_data.api.shapes.review import Review, State
from generator.open_data.api.shapes.vocabularies import Vocabularies

INDEX_FILE, VOCABULARIES_FILE = API / "index.json", API / "vocabularies.json"
CALENDAR_FILE, CHANGES_FILE, OPENAPI_FILE = API / "calendar.json", API / "changes.json", API / "openapi.json"


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of files: the shape of what follows `meta`, its address with parameters in braces, and what a reader gets there."""

    shape: Any
    path: str
    title: str
    summary: str


KINDS: Mapping[str, FileKind] = {
    "index": FileKind(Index, f"/{INDEX_FILE}", "Index", "What there is, and where"),
    "state": FileKind(State, f"/{API}/states/{{state}}.json", "State", "A State and its reviews in figures"),
    "review": FileKind(Review, f"/{API}/states/{{state}}/cycle-{{cycle}}.json", "Review", "A review with its whole record and all that is known of it"),
    "recommending-state": FileKind(
        RecommendingState, f"/{API}/recommending-states/{{recommending_state}}.json", "Recommending State", "All that a State or observer recommended"
    ),
    "vocabularies": FileKind(Vocabularies, f"/{VOCABULARIES_FILE}", "Vocabularies", "Every word with its label and definition"),
    "calendar": FileKind(Calendar, f"/{CALENDAR_FILE}", "Calendar", "Sessions, reviews, adoptions and mid-term reports"),
    "changes": FileKind(Changes, f"/{CHANGES_FILE}", "Changes", "Assessments by day, withdrawals and corrections"),
}


def schema_path(name: str) -> PurePosixPath:
    """Where the JSON Schema of a kind stands: api/v1/schemas/review.json."""
    return API / "schemas" / f"{name}.json"
