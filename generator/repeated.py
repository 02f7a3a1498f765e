"""Which recommendations to one State were made again in a later review of it. Pure: the reviews of a State in, pairs out.

Two recommendations are the same ask where a link on record says that one repeats the other, in whichever file it stands, or where
both ask the same about the same treaties and nothing else. A reservation to be withdrawn is left to the links: one treaty can have many.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from generator.model import Recommendation, Review
from generator.vocabulary import Relation, TreatyAction

_COMPARED = frozenset({TreatyAction.JOIN, TreatyAction.SIGN, TreatyAction.CONSIDER})


@dataclass(frozen=True, slots=True)
class Repetition:
    """The same ask in another review of the State; `by_treaty` where no link says so and it follows from the treaties."""

    review: Review
    recommendation: Recommendation
    by_treaty: bool

    @property
    def record_id(self) -> str:
        """The id of the recommendation: SVN-4-140.7."""
        return self.review.record_id(self.recommendation.paragraph)


@dataclass(frozen=True, slots=True)
class Repetitions:
    """For each record id that has any: the same ask in later and in earlier reviews, each once, in the order of cycles and reports."""

    later: Mapping[str, tuple[Repetition, ...]]
    earlier: Mapping[str, tuple[Repetition, ...]]


_Ids = Mapping[str, tuple[str, ...]]
_Records = Mapping[str, tuple[Review, Recommendation]]


def repetitions(reviews: Iterable[Review]) -> Repetitions:
    """The repetitions among the reviews of ONE State, in whatever order these come; asks within one review are no repetition."""
    ordered = sorted(reviews, key=lambda review: review.cycle)
    records = {review.record_id(recommendation.paragraph): (review, recommendation) for review in ordered for recommendation in review.recommendations}
    places = {record_id: place for place, record_id in enumerate(records)}
    later_by_treaty, earlier_by_treaty = _by_treaty(records.values())
    later_by_link, earlier_by_link = _by_link(records)

    def joined(by_treaty: Mapping[str, tuple[Repetition, ...]], by_link: _Ids) -> Mapping[str, tuple[Repetition, ...]]:
        found = dict(by_treaty)
        for record_id, others in by_link.items():
            linked = {other: Repetition(*records[other], by_treaty=False) for other in others}
            merged = {other.record_id: other for other in by_treaty.get(record_id, ())} | linked
            found[record_id] = tuple(merged[other] for other in sorted(merged, key=places.__getitem__))
        return {record_id: found[record_id] for record_id in sorted(found, key=places.__getitem__)}

    return Repetitions(joined(later_by_treaty, later_by_link), joined(earlier_by_treaty, earlier_by_link))


def _by_treaty(records: Iterable[tuple[Review, Recommendation]]) -> tuple[dict[str, tuple[Repetition, ...]], dict[str, tuple[Repetition, ...]]]:
    """Later and earlier recommendations on the same treaties; all of one cycle share their tuples, so that the cost stays linear."""
    asks: dict[tuple[TreatyAction, frozenset[str]], list[Repetition]] = defaultdict(list)
    for review, recommendation in records:
        treaties, action = recommendation.treaties, recommendation.treaty_action
        if treaties and action in _COMPARED:
            asks[action, frozenset(treaties)].append(Repetition(review, recommendation, by_treaty=True))
    later, earlier = {}, {}
    for same in asks.values():
        for before, now, after in _by_cycle(same):
            later.update({record.record_id: after for record in now if after})
            earlier.update({record.record_id: before for record in now if before})
    return later, earlier


def _by_cycle(same: list[Repetition]) -> Iterator[tuple[tuple[Repetition, ...], tuple[Repetition, ...], tuple[Repetition, ...]]]:
    """For each cycle that has any: those of the cycles before it, its own, those of the cycles after it."""
    start = 0
    for _cycle, group in groupby(same, key=lambda record: record.review.cycle):
        end = start + len(tuple(group))
        yield tuple(same[:start]), tuple(same[start:end]), tuple(same[end:])
        start = end


def _by_link(records: _Records) -> tuple[_Ids, _Ids]:
    """Record ids that links of the kind `repeats` pair, whichever of the two files says so."""
    later: dict[str, tuple[str, ...]] = defaultdict(tuple)
    earlier: dict[str, tuple[str, ...]] = defaultdict(tuple)

    def cycle_of(record_id: str) -> int:
        return records[record_id][0].cycle

    for record_id, (review, recommendation) in records.items():
        for link in recommendation.links:
            if link.relation is Relation.REPEATS and link.to in records and cycle_of(link.to) != review.cycle:
                first, second = sorted((record_id, link.to), key=cycle_of)
                later[first] += (second,)
                earlier[second] += (first,)
    return later, earlier
