"""How much of the reviews is on record and assessed: figures over all reviews of a cycle. Pure: records and scorecards in, counts out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model import Review
from generator.scorecard import Scorecard, Share
from generator.vocabulary import Level, RecordCompleteness, ReviewStatus

TAKEN_PLACE = frozenset({ReviewStatus.HELD, ReviewStatus.ADOPTED})


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is on record and what is assessed of some reviews.

    `without_record` are reviews that took place; `unconfirmed` are those without a record of which no source says that they did.
    `assessed`, as in a scorecard, leaves out what is not applicable.
    """

    reviews: int
    complete: int
    partial: int
    without_record: int
    unconfirmed: int
    recommendations: int
    not_applicable: int
    assessed: int
    by_rule: int

    @property
    def by_people(self) -> int:
        """Assessed by people."""
        return self.assessed - self.by_rule

    @property
    def not_assessed(self) -> int:
        """On record, applicable, and without a published assessment."""
        return self.recommendations - self.not_applicable - self.assessed

    @property
    def share(self) -> Share:
        """Assessed of the applicable recommendations on record."""
        return Share(self.assessed, self.recommendations - self.not_applicable)


def coverage(reviews: Iterable[tuple[Review, Scorecard]]) -> Coverage:
    """The coverage of some reviews together."""
    counted = list(reviews)
    records: Mapping[RecordCompleteness, int] = Counter(review.record for review, _ in counted)
    return Coverage(
        reviews=len(counted),
        complete=records[RecordCompleteness.COMPLETE],
        partial=records[RecordCompleteness.PARTIAL],
        without_record=sum(is_missing(review) for review, _ in counted),
        unconfirmed=sum(review.record is RecordCompleteness.NONE and not is_missing(review) for review, _ in counted),
        recommendations=sum(scorecard.all.total for _, scorecard in counted),
        not_applicable=sum(scorecard.all.counts[Level.NOT_APPLICABLE] for _, scorecard in counted),
        assessed=sum(scorecard.all.assessed for _, scorecard in counted),
        by_rule=sum(scorecard.by_rule.count for _, scorecard in counted),
    )


def is_missing(review: Review) -> bool:
    """Whether a review took place and none of its recommendations is on record."""
    return review.record is RecordCompleteness.NONE and review.status in TAKEN_PLACE


def is_unassessed(scorecard: Scorecard) -> bool:
    """Whether recommendations are on record and none of them has a published assessment."""
    return bool(scorecard.all.total) and scorecard.all.not_assessed == scorecard.all.total
