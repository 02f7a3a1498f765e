"""What is different about one review: its facts, its records, its assessments; and all differences together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.compare.assessed import AssessedDifference, assessed_difference, figures_between
from generator.compare.facts import Fact, facts_between, in_words
from generator.compare.record import RecordDifference, all_ids, labels_in_file, record_difference
from generator.compare.states import StateDifference
from generator.content import Content, ReviewKey
from generator.model import Review
from generator.scoring import score

_FILES = ("review.yaml", "assessments.yaml")
_FACTS = ("session", "tentative", "status", "held_on", "addendum_on", "adopted_on", "record", "record_note", "note", "source")
_SAME_RECORD = RecordDifference()
_SAME_STANDINGS = AssessedDifference()


@dataclass(frozen=True, slots=True)
class ReviewDifference:
    """What is different about one review; `unread` are its files with faults of shape, of which less can be said."""

    key: ReviewKey
    is_new: bool = False
    is_gone: bool = False
    unread: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    record: RecordDifference = _SAME_RECORD
    assessed: AssessedDifference = _SAME_STANDINGS


@dataclass(frozen=True, slots=True)
class Differences:
    """What is different about States, reviews, lists and pages; `names` of the States by code."""

    states: tuple[StateDifference, ...]
    reviews: tuple[ReviewDifference, ...]
    names: Mapping[str, str]
    lists: tuple[Fact, ...]
    pages: tuple[str, ...]

    @property
    def vanished(self) -> tuple[str, ...]:
        """Every record that was published and was deleted without a word."""
        return tuple(record for review in self.reviews for record in review.record.vanished)


def review_difference(base: Content, head: Content, key: ReviewKey) -> ReviewDifference:
    """The difference of a review that at least one side holds; nothing but its key where there is none."""
    unread = tuple(name for name in _FILES if not all(side.is_whole("states", key[0], f"cycle-{key[1]}", name) for side in (base, head)))
    before, after = (side.reviews[key].record if key in side.reviews else None for side in (base, head))
    if before and after:
        return _changed(base, head, key, (before, after), unread)
    if "review.yaml" in unread or not (before or after):
        return ReviewDifference(key, unread=unread)
    if after:
        figures = () if unread else tuple(figures_between(None, score(after, head.assessments_beside(key))))
        return ReviewDifference(key, is_new=True, unread=unread, record=RecordDifference(added=all_ids(after)), assessed=AssessedDifference(figures=figures))
    return ReviewDifference(key, is_gone=True, unread=unread, record=RecordDifference(vanished=all_ids(before) if before else ()))


def _changed(base: Content, head: Content, key: ReviewKey, both: tuple[Review, Review], unread: tuple[str, ...]) -> ReviewDifference:
    before, after = both
    first, second = base.assessments_beside(key), head.assessments_beside(key)
    return ReviewDifference(
        key,
        unread=unread,
        facts=tuple(_facts(before, after)),
        record=record_difference(before, after, named_before=labels_in_file(base, key), named_after=labels_in_file(head, key)),
        assessed=AssessedDifference() if unread else assessed_difference(before, first, after, second),
    )


def _facts(before: Review, after: Review) -> Iterator[Fact]:
    yield from facts_between(before, after, _FACTS)
    yield from facts_between(before.documents, after.documents, type(before.documents).model_fields)
    if before.declared != after.declared:
        yield Fact("declared", in_words(before.declared), in_words(after.declared))
