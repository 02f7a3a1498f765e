"""What each State and observer recommended: the counts of all reviews, gathered once under the codes of those who made them. Pure."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.content import ReviewKey
from generator.overview import Made, Overviews
from generator.scorecard import Scorecard, Share
from generator.scoring import Counts, scorecard_of, sum_of
from generator.vocabulary import RecordCompleteness, ReviewStatus


@dataclass(frozen=True, slots=True)
class Given:
    """All that one State or observer recommended: its counts review by review, and its figures.

    `as_of` is the day of the newest finding on any of it, None without one.
    """

    by_review: Mapping[ReviewKey, Counts]
    scorecard: Scorecard
    as_of: date | None

    @property
    def to_states(self) -> int:
        """How many States it recommended something to."""
        return len({code for code, _ in self.by_review})


@dataclass(frozen=True, slots=True)
class RecommendationsMade:
    """Who recommended what. `whole` are the reviews with a complete record, of those that took place: beyond them more was recommended."""

    by_code: Mapping[str, Given]
    whole: Share


def recommendations_made(overviews: Overviews) -> RecommendationsMade:
    """Every recommendation under each code it was made by; a code that made none is absent."""
    made: dict[str, dict[ReviewKey, Made]] = defaultdict(dict)
    complete, took_place = 0, 0
    for key, overview in overviews.items():
        if overview.bare.status in (ReviewStatus.HELD, ReviewStatus.ADOPTED):
            took_place += 1
            complete += overview.bare.record is RecordCompleteness.COMPLETE
        for code, one in overview.made.items():
            made[code][key] = one
    unlisted = 0 if complete == took_place else None
    return RecommendationsMade({code: _given(by_review, unlisted) for code, by_review in made.items()}, Share(complete, took_place))


def _given(by_review: Mapping[ReviewKey, Made], unlisted: int | None) -> Given:
    return Given(
        by_review={key: made.counts for key, made in by_review.items()},
        scorecard=scorecard_of(sum_of(made.counts for made in by_review.values()), unlisted=unlisted),
        as_of=max((made.as_of for made in by_review.values() if made.as_of), default=None),
    )
