"""The method, version 1: records in, scorecards out. Pure: no text, no files, no clock.

Figures are counted recommendation by recommendation into `Counts`, which can be added up without the records: what spans many States
is a sum of counts, and nobody needs to hold the records of all of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from itertools import chain

from generator.claims import disagreement, iri_of
from generator.model import AssessedRecommendation, Assessment, Assessments, Recommendation, Review
from generator.scorecard import Distribution, ReviewScorecard, Scorecard, Standing, together
from generator.vocabulary import AssessmentStatus, Level, Position, RecordCompleteness

Counts = dict[int, int]  # how often each of the numbers below was counted; 0 is left out

_LEVELS: tuple[Level | None, ...] = (*Level, None)
_CELL = {(position, level): p * len(_LEVELS) + n for p, position in enumerate(Position) for n, level in enumerate(_LEVELS)}
_FIGURES = ("state_recommendations", "setbacks", "disagreements", "drafts", "claims", "assessed_by_rule", "excluded_by_rule")
_FIRST = len(_CELL)
_STATE_RECOMMENDATIONS, _SETBACKS, _DISAGREEMENTS, _DRAFTS, _CLAIMS, _ASSESSED_BY_RULE, _EXCLUDED_BY_RULE = range(_FIRST, _FIRST + len(_FIGURES))
_NO_ASSESSMENTS = AssessedRecommendation()


def score(review: Review, assessments: Assessments | None) -> ReviewScorecard:
    """The scorecard of a review; without assessments everything is not assessed, and no figure pretends otherwise."""
    assessed = assessments.recommendations if assessments else {}
    sources = assessments or Assessments()
    standings = tuple(_standing(r, assessed.get(r.paragraph, _NO_ASSESSMENTS), sources) for r in review.recommendations)
    figures = tally(standings, unlisted=_unlisted(review))
    return ReviewScorecard(**{field.name: getattr(figures, field.name) for field in fields(figures)}, standings=standings)


def tally(standings: Iterable[Standing], *, unlisted: int | None) -> Scorecard:
    """The figures of any recommendations, whichever reviews they are from.

    Of several reviews together nobody knows what is not on record: with `unlisted` None there is no index.
    """
    return scorecard_of(counted(chain.from_iterable(map(numbers_of, standings))), unlisted=unlisted)


def numbers_of(standing: Standing) -> list[int]:
    """The numbers that one recommendation counts in: its position and level, and the other figures, each as often as it adds one to it."""
    level = standing.level
    numbers = [_CELL[standing.recommendation.position, level]]
    numbers += [_STATE_RECOMMENDATIONS] * len(standing.recommendation.by)
    if standing.has_setback:
        numbers.append(_SETBACKS)
    if standing.sources_disagree:
        numbers.append(_DISAGREEMENTS)
    numbers += [_DRAFTS for assessment in standing.history if assessment.status is AssessmentStatus.DRAFT]
    numbers += [_CLAIMS] * len(standing.claims)
    if standing.is_by_rule:
        numbers.append(_EXCLUDED_BY_RULE if level is Level.NOT_APPLICABLE else _ASSESSED_BY_RULE)
    return numbers


def counted(numbers: Iterable[int]) -> Counts:
    """The numbers that recommendations count in, added up."""
    counts: Counts = {}
    for number in numbers:  # sooner done than by a Counter, because most lists are short
        counts[number] = counts.get(number, 0) + 1
    return counts


def add(counts: Counts, more: Mapping[int, int]) -> None:
    """Adds what was counted elsewhere."""
    for number, count in more.items():
        counts[number] = counts.get(number, 0) + count


def sum_of(all_counts: Iterable[Mapping[int, int]]) -> Counts:
    """Counts added up."""
    total: Counts = {}
    for counts in all_counts:
        add(total, counts)
    return total


def total_of(counts: Mapping[int, int]) -> int:
    """How many recommendations were counted."""
    return sum(count for number, count in counts.items() if number < _FIRST)


def levels_of(counts: Mapping[int, int]) -> list[int]:
    """How many recommendations stand at each level, whatever was answered; last those that are not assessed."""
    levels = [0] * len(_LEVELS)
    for number, count in counts.items():
        if number < _FIRST:
            levels[number % len(_LEVELS)] += count
    return levels


def scorecard_of(counts: Mapping[int, int], *, unlisted: int | None) -> Scorecard:
    """The figures that were counted."""
    by_position = {position: _distribution(counts, position) for position in Position}
    figures = {name: counts.get(_FIRST + n, 0) for n, name in enumerate(_FIGURES)}
    return Scorecard(together(by_position.values()), by_position, unlisted, **figures)


def _distribution(counts: Mapping[int, int], position: Position) -> Distribution:
    levels = {level: counts.get(_CELL[position, level], 0) for level in Level}
    return Distribution(levels, sum(levels.values()) + counts.get(_CELL[position, None], 0))


def _unlisted(review: Review) -> int | None:
    """How many recommendations the UN documents declare beyond those on record."""
    if review.record is RecordCompleteness.COMPLETE:
        return 0
    return review.declared.recommendations - len(review.recommendations) if review.declared else None


def _standing(recommendation: Recommendation, assessed: AssessedRecommendation, sources: Assessments) -> Standing:
    headline = headline_of(assessed.assessments)
    return Standing(
        recommendation=recommendation,
        claims=assessed.claims,
        headline=headline,
        draft=_draft_after(assessed.assessments, headline),
        history=assessed.assessments,
        iri=iri_of(assessed.claims, sources),
        sources_disagree=disagreement(assessed.claims) is not None,
        silent=assessed.silent,
    )


def headline_of(assessments: Sequence[Assessment]) -> Assessment | None:
    """The latest published assessment; of two on one day the one appended last."""
    latest: Assessment | None = None
    for assessment in assessments:
        if assessment.status is AssessmentStatus.PUBLISHED and (latest is None or assessment.as_of >= latest.as_of):
            latest = assessment
    return latest


def _draft_after(assessments: Sequence[Assessment], headline: Assessment | None) -> Assessment | None:
    """The latest draft, unless a published assessment is newer."""
    for assessment in reversed(assessments):
        if assessment.status is AssessmentStatus.DRAFT and (headline is None or assessment.as_of >= headline.as_of):
            return assessment
    return None
