"""The overview of a State as JSON between builds, and back: of all States' overviews a page needs a small part, so that the rest stays JSON."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any, TypeVar

from generator.content import Authored, ReviewKey
from generator.model import Review, State
from generator.overview import Dated, Made, Newest, ReviewOverview, TakenBack
from generator.scoring import Counts, total_of
from generator.vocabulary import AssessmentStatus, Level
from generator.yaml_document import YamlDocument

T = TypeVar("T")

NO_DOCUMENT = YamlDocument(None)
_LEVEL: Mapping[str, Level] = {str(level): level for level in Level}
_STATUS: Mapping[str, AssessmentStatus] = {str(status): status for status in AssessmentStatus}
_LISTS = ("recommendations", "pledges", "withdrawn")


@dataclass(frozen=True, slots=True)
class StateOverview:
    """A State with the overviews of its reviews, the files both are in, and the ids of its records that corrections name."""

    state: Authored[State]
    reviews: Mapping[ReviewKey, ReviewOverview]
    review_files: Mapping[ReviewKey, PurePosixPath]
    named: tuple[str, ...]


def kept_state(state: Authored[State], reviews: Iterable[tuple[Authored[Review], ReviewOverview]], named: Iterable[str]) -> dict[str, Any]:
    """The overview of a State as JSON has it."""
    return {
        "state": [state.path.as_posix(), state.document.value],
        "reviews": [[authored.path.as_posix(), kept(overview, authored)] for authored, overview in reviews],
        "named": sorted(named),
    }


def state_from(kept_: Mapping[str, Any]) -> StateOverview:
    """The overview that `kept_state` made JSON of."""
    path, value = kept_["state"]
    reviews = [(PurePosixPath(name), overview_from(one)) for name, one in kept_["reviews"]]
    return StateOverview(
        state=Authored(PurePosixPath(path), NO_DOCUMENT, State.model_validate(value)),
        reviews={overview.key: overview for _, overview in reviews},
        review_files={overview.key: name for name, overview in reviews},
        named=tuple(kept_["named"]),
    )


def kept(overview: ReviewOverview, authored: Authored[Review]) -> dict[str, Any]:
    """The overview as JSON has it; `authored` is the file it was made from."""
    return {
        "bare": {key: value for key, value in authored.document.value.items() if key not in _LISTS},
        "unlisted": overview.unlisted,
        "counts": _flat(overview.counts),
        "made": {code: [_flat(made.counts), _day(made.as_of)] for code, made in overview.made.items()},
        "themes": {word: _flat(counts) for word, counts in overview.themes.items()},
        "groups": {word: _flat(counts) for word, counts in overview.groups.items()},
        "goals": {word: _flat(counts) for word, counts in overview.goals.items()},
        "headings": sorted(overview.headings),
        "dated": [[_day(one.as_of), one.status, one.assessors, one.level, one.count] for one in overview.dated],
        "newest": [_day(overview.newest.as_of), overview.newest.findings, overview.newest.by_rule] if overview.newest else None,
        "taken_back": [[one.paragraph, _day(one.as_of), one.level, one.assessors] for one in overview.taken_back],
    }


def overview_from(kept_: Mapping[str, Any]) -> ReviewOverview:
    """The overview that `kept` made JSON of."""
    return ReviewOverview(
        bare=Review.model_validate(kept_["bare"]),
        unlisted=kept_["unlisted"],
        counts=_counts(kept_["counts"]),
        made=_Later(kept_["made"], _made_from),
        themes=_Later(kept_["themes"], _counts),
        groups=_Later(kept_["groups"], _counts),
        goals=_Later(kept_["goals"], _counts),
        headings=frozenset(kept_["headings"]),
        dated=tuple(
            Dated(date.fromisoformat(as_of), _STATUS[status], tuple(assessors), _LEVEL[level], count)
            for as_of, status, assessors, level, count in kept_["dated"]
        ),
        newest=Newest(date.fromisoformat(kept_["newest"][0]), *kept_["newest"][1:]) if kept_["newest"] else None,
        taken_back=tuple(
            TakenBack(paragraph, date.fromisoformat(as_of), _LEVEL[level], tuple(assessors)) for paragraph, as_of, level, assessors in kept_["taken_back"]
        ),
    )


class _Later(Mapping[str, T]):
    """Values that are made of their JSON when somebody asks for one: of all States' overviews a page needs a small part."""

    def __init__(self, kept_: Mapping[str, Any], make: Callable[[Any], T]) -> None:
        self._kept, self._make = kept_, make

    def __getitem__(self, word: str) -> T:
        return self._make(self._kept[word])

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


def _made_from(kept_: Sequence[Any]) -> Made:
    flat, as_of = kept_
    return Made(_counts(flat), _date(as_of))


def _flat(counts: Mapping[int, int]) -> str:
    """Number, count, number, count ... as words of one text, which is read much sooner than a list of numbers."""
    return " ".join(f"{number} {count}" for number, count in counts.items())


def _counts(flat: str) -> Counts:
    numbers = list(map(int, flat.split()))
    return dict(zip(numbers[::2], numbers[1::2], strict=True))


@lru_cache(maxsize=8192)  # most words occur in few recommendations, and their counts are soon the same as another's
def counted_in(flat: str) -> int:
    """How many recommendations counts were kept of."""
    return total_of(_counts(flat))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None
