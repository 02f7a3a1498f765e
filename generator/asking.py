"""What to ask a State next: which recommendations of a review are worth a question, and why. Pure.

A question is no finding: it follows from the findings, the claims and what was asked in other reviews, by the rules below, which the
methodology page states in words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from generator.model import Review
from generator.repeated import Repetition, Repetitions
from generator.scorecard import ReviewScorecard, Standing
from generator.vocabulary import AssessmentStatus, Level, Trend

_CLOSED = (Level.FULLY_IMPLEMENTED, Level.NOT_APPLICABLE)
_OPEN = (Level.NOT_IMPLEMENTED, Level.IN_PROCESS, Level.PARTIALLY_IMPLEMENTED)  # the least first, as questions are ordered
_ALL_OPEN = len(_OPEN)


class Reason(Enum):
    """Why a recommendation is worth a question, from the strongest reason to the weakest, in words for pages."""

    SETBACK = "setback"
    DISAGREEMENT = "sources disagree"
    ASKED_AGAIN = "asked again later"
    STALLED = "stalled"
    OPEN = "open"
    ASKED_BEFORE = "asked before"


@dataclass(frozen=True, slots=True)
class Question:
    """A recommendation worth a question: the reasons, strongest first and at least one, and the reviews that asked the same."""

    standing: Standing
    reasons: tuple[Reason, ...]
    later: tuple[Repetition, ...]
    earlier: tuple[Repetition, ...]


def questions(review: Review, scorecard: ReviewScorecard, repetitions: Repetitions) -> tuple[Question, ...]:
    """The questions of a review: strongest reason first, then the least implemented, then in the order of the report."""
    found = []
    for standing in scorecard.standings:
        record_id = review.record_id(standing.recommendation.paragraph)
        later, earlier = repetitions.later.get(record_id, ()), repetitions.earlier.get(record_id, ())
        if reasons := tuple(_reasons(standing, is_asked_again=bool(later), was_asked_before=bool(earlier))):
            found.append(Question(standing, reasons, later, earlier))
    return tuple(sorted(found, key=_order))


def _reasons(standing: Standing, *, is_asked_again: bool, was_asked_before: bool) -> Iterator[Reason]:
    """In the order of Reason; what is carried out or never applied leaves only a setback or a disagreement to ask about."""
    if standing.has_setback:
        yield Reason.SETBACK
    if standing.sources_disagree:
        yield Reason.DISAGREEMENT
    if standing.level in _CLOSED:
        return
    if is_asked_again:
        yield Reason.ASKED_AGAIN
    if _is_stalled(standing):
        yield Reason.STALLED
    if standing.level in _OPEN:
        yield Reason.OPEN
    if was_asked_before:
        yield Reason.ASKED_BEFORE


def _is_stalled(standing: Standing) -> bool:
    """Whether the finding says so, or stands no higher than the published one before it; insufficient information stands nowhere."""
    if standing.headline is None or standing.level not in _OPEN:
        return False
    published = [assessment for assessment in standing.history if assessment.status is AssessmentStatus.PUBLISHED]
    earlier = [assessment for assessment in published if assessment.as_of < standing.headline.as_of and assessment.level in (*_OPEN, Level.FULLY_IMPLEMENTED)]
    return standing.headline.trend is Trend.NO_CHANGE or (bool(earlier) and _step(standing.level) <= _step(earlier[-1].level))


def _step(level: Level | None) -> int:
    """How far a level is from not implemented, in the order questions are asked in."""
    return _OPEN.index(level) if level in _OPEN else _ALL_OPEN


def _order(question: Question) -> tuple[int, int]:
    return list(Reason).index(question.reasons[0]), _step(question.standing.level)
