"""What pages that span States need to know of one State: its reviews without their recommendations, and counts. No text of a record.

All overviews together are small, so that a page about 10,000 recommendations is a sum of counts.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain

from generator.content import ReviewKey
from generator.model import Review
from generator.scorecard import ReviewScorecard, Scorecard, Standing
from generator.scoring import Counts, counted, numbers_of, scorecard_of
from generator.vocabulary import AssessmentStatus, Level

Numbers = Sequence[int]

_LISTS = ("recommendations", "pledges", "withdrawn")


@dataclass(frozen=True, slots=True)
class Made:
    """What one State recommended in a review: its counts, and the day of the newest finding on any of it, None without one."""

    counts: Counts
    as_of: date | None


@dataclass(frozen=True, slots=True)
class Dated:
    """How many assessments of one review bear the same day, status, level and assessors."""

    as_of: date
    status: AssessmentStatus
    assessors: tuple[str, ...]
    level: Level
    count: int


@dataclass(frozen=True, slots=True)
class Newest:
    """The findings of the newest day of a review: how many give a level now, and how many of these a rule drew."""

    as_of: date
    findings: int
    by_rule: int


@dataclass(frozen=True, slots=True)
class TakenBack:
    """An assessment that was withdrawn."""

    paragraph: str
    as_of: date
    level: Level
    assessors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewOverview:
    """One review: `bare` is its record without lists; counts of all, and under each recommending State, theme, group and goal.

    `headings` are the themes that recommendations stand under on its page.
    """

    bare: Review
    unlisted: int | None
    counts: Counts
    made: Mapping[str, Made]
    themes: Mapping[str, Counts]
    groups: Mapping[str, Counts]
    goals: Mapping[str, Counts]
    headings: frozenset[str]
    dated: tuple[Dated, ...]
    newest: Newest | None
    taken_back: tuple[TakenBack, ...]

    @property
    def key(self) -> ReviewKey:
        """The State under Review and the cycle."""
        return self.bare.state, self.bare.cycle

    @property
    def scorecard(self) -> Scorecard:
        """The figures of the review."""
        return scorecard_of(self.counts, unlisted=self.unlisted)


Overviews = Mapping[ReviewKey, ReviewOverview]


def goal_of(sdg: str) -> int:
    """The goal, or the goal of a target."""
    return int(sdg.partition(".")[0])


@lru_cache(maxsize=1024)  # there are 17 goals and some 170 targets
def _goal_word(sdg: str) -> str:
    return str(goal_of(sdg))


def overview_of(review: Review, scorecard: ReviewScorecard) -> ReviewOverview:
    """The overview of a review that was scored."""
    standings = scorecard.standings
    recommendations = review.recommendations
    numbers = [numbers_of(standing) for standing in standings]
    return ReviewOverview(
        bare=review.model_copy(update=dict.fromkeys(_LISTS, ())),
        unlisted=scorecard.unlisted,
        counts=counted(chain.from_iterable(numbers)),
        made=_made(standings, numbers),
        themes=_under((recommendation.themes for recommendation in recommendations), numbers),
        groups=_under((recommendation.groups for recommendation in recommendations), numbers),
        goals=_under((map(_goal_word, recommendation.sdgs) for recommendation in recommendations), numbers),
        headings=frozenset(recommendation.themes[0] for recommendation in recommendations if recommendation.themes),
        dated=dated_of(standings),
        newest=_newest(standings),
        taken_back=taken_back_of(standings),
    )


def _under(filed: Iterable[Iterable[str]], numbers: Iterable[Numbers]) -> Mapping[str, Counts]:
    """Counts under each word, a recommendation once under each of its words."""
    found: dict[str, list[int]] = defaultdict(list)
    for words, of_one in zip(filed, numbers, strict=True):
        for word in dict.fromkeys(words):
            found[word] += of_one
    return {word: counted(of_all) for word, of_all in found.items()}


def _made(standings: Iterable[Standing], numbers: Iterable[Numbers]) -> Mapping[str, Made]:
    found: dict[str, list[int]] = defaultdict(list)
    newest: dict[str, date] = {}
    for standing, of_one in zip(standings, numbers, strict=True):
        as_of = standing.headline.as_of if standing.headline else None
        for code in standing.recommendation.by:
            found[code] += of_one
            if as_of and (code not in newest or newest[code] < as_of):
                newest[code] = as_of
    return {code: Made(counted(of_all), newest.get(code)) for code, of_all in found.items()}


def dated_of(standings: Iterable[Standing]) -> tuple[Dated, ...]:
    """What was not withdrawn, in the order of the report."""
    counted = Counter(
        (assessment.as_of, assessment.status, assessment.assessors, assessment.level)
        for standing in standings
        for assessment in standing.history
        if assessment.status is not AssessmentStatus.WITHDRAWN
    )
    return tuple(Dated(*same, count) for same, count in counted.items())


def taken_back_of(standings: Iterable[Standing]) -> tuple[TakenBack, ...]:
    """What was withdrawn, in the order of the report."""
    return tuple(
        TakenBack(standing.recommendation.paragraph, assessment.as_of, assessment.level, assessment.assessors)
        for standing in standings
        for assessment in standing.history
        if assessment.status is AssessmentStatus.WITHDRAWN
    )


def _newest(standings: Iterable[Standing]) -> Newest | None:
    headlines = [(standing.headline.as_of, standing.is_by_rule) for standing in standings if standing.headline]
    if not headlines:
        return None
    newest = max(as_of for as_of, _ in headlines)
    on_the_day = [by_rule for as_of, by_rule in headlines if as_of == newest]
    return Newest(newest, len(on_the_day), sum(on_the_day))
