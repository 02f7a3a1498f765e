"""What each State and observer recommended: the counts of all reviews under the codes of those who made them. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.content import ReviewKey
from generator.overview import Overviews
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


def whole_of(overviews: Overviews) -> Share:
    """The reviews with a complete record, of those that took place: beyond them more was recommended than is on record."""
    took_place = [one.bare for one in overviews.values() if one.bare.status in (ReviewStatus.HELD, ReviewStatus.ADOPTED)]
    return Share(sum(bare.record is RecordCompleteness.COMPLETE for bare in took_place), len(took_place))


def given_by(code: str, overviews: Overviews, whole: Share) -> Given | None:
    """What a State or observer recommended, None where nothing is on record; the reviews in the order of `overviews`."""
    made = {key: one for key, overview in overviews.items() if (one := overview.made.get(code))}
    if not made:
        return None
    return Given(
        by_review={key: one.counts for key, one in made.items()},
        scorecard=scorecard_of(sum_of(one.counts for one in made.values()), unlisted=0 if whole.count == whole.of else None),
        as_of=max((one.as_of for one in made.values() if one.as_of), default=None),
    )
