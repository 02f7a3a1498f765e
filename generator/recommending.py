"""What each State and observer recommended: the standings of all reviews, gathered once under the codes of those who made them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.content import ReviewKey
from generator.model import Part, Recommendation, Review
from generator.scorecard import Scorecard, Share, Standing, tally
from generator.vocabulary import RecordCompleteness, ReviewStatus


@dataclass(frozen=True, slots=True)
class Made:
    """One recommendation with the review it was made in."""

    review: Review
    standing: Standing


@dataclass(frozen=True, slots=True)
class Asked:
    """What a State asked with a recommendation; `in_part` where others asked the rest."""

    summary: str
    in_part: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """All that one State or observer recommended, with its figures: review by review, each in the order of its report."""

    made: tuple[Made, ...]
    scorecard: Scorecard

    @property
    def to_states(self) -> int:
        """How many States it recommended something to."""
        return len({made.review.state for made in self.made})


@dataclass(frozen=True, slots=True)
class RecommendationsMade:
    """Who recommended what. `whole` are the reviews with a complete record, of those that took place: beyond them more was recommended."""

    by_code: Mapping[str, Given]
    whole: Share


def recommendations_made(reviews: Iterable[Review], scorecards: Mapping[ReviewKey, Scorecard]) -> RecommendationsMade:
    """Every recommendation under each code it was made by, in one pass; a code that made none is absent."""
    made: dict[str, list[Made]] = defaultdict(list)
    complete, took_place = 0, 0
    for review in reviews:
        if review.status in (ReviewStatus.HELD, ReviewStatus.ADOPTED):
            took_place += 1
            complete += review.record is RecordCompleteness.COMPLETE
        for standing in scorecards[review.state, review.cycle].standings:
            for code in standing.recommendation.by:
                made[code].append(Made(review, standing))
    unlisted = 0 if complete == took_place else None
    given = {code: Given(tuple(all_), tally([each.standing for each in all_], unlisted=unlisted)) for code, all_ in made.items()}
    return RecommendationsMade(given, Share(complete, took_place))


def asked_by(code: str, recommendation: Recommendation) -> Asked:
    """What one of the recommending States asked: its own parts where others asked the rest, else the whole."""
    own = [part for part in recommendation.parts if code in part.by]
    if not own or len(own) == len(recommendation.parts):
        return Asked(_words(recommendation))
    return Asked(" ".join(map(_words, own)), in_part=True)


def _words(asked: Recommendation | Part) -> str:
    return asked.summary or asked.text or ""
