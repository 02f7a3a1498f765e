"""What happened to the recommendations and pledges of one review between two states of its record."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.content import Content, ReviewKey
from generator.model import Pledge, Recommendation, Review, Withdrawal
from generator.vocabulary import Position

T = TypeVar("T")
_COMPARED_APART = frozenset({"paragraph", "id", "position"})


@dataclass(frozen=True, slots=True)
class Moved(Generic[T]):
    """Recommendations, by record id, that went from one level or position to another."""

    before: T
    after: T
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordDifference:
    """Records that came, went or say something else, by id. `vanished` ones were on record and are neither there nor withdrawn: that may not happen.

    `fields` has the ids of the records in which a field differs, by the name of the field.
    """

    vanished: tuple[str, ...] = ()
    withdrawn: tuple[tuple[str, Withdrawal], ...] = ()
    added: tuple[str, ...] = ()
    positions: tuple[Moved[Position], ...] = ()
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()


def record_difference(before: Review, after: Review, *, named_before: Container[str], named_after: Container[str]) -> RecordDifference:
    """The difference between two records of a review; what a file names has neither come nor vanished, whatever is wrong with it there."""
    first, second = _by_label(before), _by_label(after)
    gone = [label for label in first if label not in second]
    both = {label: (first[label], second[label]) for label in first if label in second}
    recommendations = {label: pair for label, (one, other) in both.items() if (pair := _recommendations(one, other))}
    return RecordDifference(
        vanished=tuple(after.record_id(label) for label in gone if label not in after.withdrawal_by_label and label not in named_after),
        withdrawn=tuple((after.record_id(w.id), w) for w in after.withdrawn if w.id not in before.withdrawal_by_label),
        added=tuple(after.record_id(label) for label in second if label not in first and (label not in named_before or label in before.withdrawal_by_label)),
        positions=moved(after, {label: (one.position, other.position) for label, (one, other) in recommendations.items()}),
        fields=tuple(_fields(after, both)),
    )


def all_ids(review: Review) -> tuple[str, ...]:
    """The ids of the recommendations and pledges of a review, in their order."""
    return tuple(review.record_id(label) for label in _by_label(review))


def labels_in_file(content: Content, key: ReviewKey) -> frozenset[str]:
    """The paragraphs and ids that the file of a review names, those of items with faults of shape included."""
    found: set[str] = set()
    end = ("states", key[0], f"cycle-{key[1]}", "review.yaml")
    for file in content.files:
        if file.path.parts[-len(end) :] == end and isinstance(file.document.value, dict):
            for name, label in (("recommendations", "paragraph"), ("pledges", "id"), ("withdrawn", "id")):
                items = file.document.value.get(name)
                found |= {str(item.get(label)) for item in (items if isinstance(items, list) else ()) if isinstance(item, dict)}
    return frozenset(found)


def moved(review: Review, pairs: Mapping[str, tuple[T, T]]) -> tuple[Moved[T], ...]:
    """What is different in pairs of values by label, those that went the same way together, in the order of the report."""
    ways: dict[tuple[T, T], list[str]] = {}
    for label, pair in pairs.items():
        if pair[0] != pair[1]:
            ways.setdefault(pair, []).append(review.record_id(label))
    return tuple(Moved(before, after, tuple(records)) for (before, after), records in ways.items())


def _by_label(review: Review) -> dict[str, Recommendation | Pledge]:
    return {r.paragraph: r for r in review.recommendations} | {p.id: p for p in review.pledges}


def _recommendations(one: Recommendation | Pledge, other: Recommendation | Pledge) -> tuple[Recommendation, Recommendation] | None:
    return (one, other) if isinstance(one, Recommendation) and isinstance(other, Recommendation) else None


def _fields(review: Review, both: Mapping[str, tuple[Recommendation | Pledge, Recommendation | Pledge]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Which fields differ in which records, apart from what is compared for itself."""
    found: dict[str, list[str]] = {}
    for label, (one, other) in both.items():
        for field in type(one).model_fields:
            if field not in _COMPARED_APART and getattr(one, field) != getattr(other, field, None):
                found.setdefault(field, []).append(review.record_id(label))
    return ((field, tuple(records)) for field, records in found.items())
