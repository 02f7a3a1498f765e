"""What the drafts of a review say, where no finding is published: counted apart, so that no figure of the method can take them in. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.scorecard import Distribution, Standing, is_drafted_by_software, together
from generator.vocabulary import Level, Position


@dataclass(frozen=True, slots=True)
class Drafts:
    """The levels of the drafts that stand alone; nobody is counted twice, and what has no draft is not in it."""

    by_position: Mapping[Position, Distribution]
    by_software: int

    @property
    def all(self) -> Distribution:
        """The levels of all drafts, whatever the State answered."""
        return together(self.by_position.values())

    @property
    def by_people(self) -> int:
        """How many were written by people."""
        return self.all.total - self.by_software


def drafts_of(standings: Iterable[Standing]) -> Drafts:
    """The drafts of recommendations without a finding."""
    alone = [(standing.recommendation.position, standing.lone_draft) for standing in standings if standing.lone_draft]
    counts = Counter((position, draft.level) for position, draft in alone)
    by_position = {position: _distribution({level: counts[position, level] for level in Level}) for position in Position}
    return Drafts(by_position, sum(is_drafted_by_software(draft) for _, draft in alone))


def _distribution(counts: Mapping[Level, int]) -> Distribution:
    return Distribution(counts, sum(counts.values()))
