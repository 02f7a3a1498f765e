"""What to ask a State next: which recommendations of a review are worth a question, and why. Pure.

A question is no finding: it follows from the findings, the claims and what was asked in other reviews, by the rules below, which the
methodology page states in words. Where there is no finding, a draft may raise a question, which says that it is from a draft; what a
draft holds for done is not asked for its repetition alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from generator.model import Assessment, Review
from generator.repeated import Repetition, Repetitions
from generator.scorecard import ReviewScorecard, Standing, tells_of_setback
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
    DRAFT_SETBACK = "setback, from a draft"
    DRAFT_OPEN = "open, from a draft"
    ASKED_BEFORE = "asked before"


@dataclass(frozen=True, slots=True)
class Question:
    """A recommendation worth a question: the reasons, strongest first and at least one, and the reviews that asked the same."""

    standing: Standing
    reasons: tuple[Reason, ...]
    later: tuple[Repetition, ...]
    earlier: tuple[Repetition, ...]

    @property
    def ground(self) -> Assessment | None:
        """What is known of the recommendation: its finding, or else its draft."""
        return _ground(self.standing)

    @property
    def asked_again_by(self) -> frozenset[str]:
        """The States that asked for the same in a later review."""
        return frozenset(code for one in self.later for code in one.recommendation.by)


def questions(review: Review, scorecard: ReviewScorecard, repetitions: Repetitions) -> tuple[Question, ...]:
    """The questions of a review: strongest reason first, then the least implemented, findings before drafts, and what more States asked again."""
    found = []
    for standing in scorecard.standings:
        record_id = review.record_id(standing.recommendation.paragraph)
        later, earlier = repetitions.later.get(record_id, ()), repetitions.earlier.get(record_id, ())
        if reasons := tuple(_reasons(standing, is_asked_again=bool(later), was_asked_before=bool(earlier))):
            found.append(Question(standing, reasons, later, earlier))
    return tuple(sorted(found, key=_order))


def _reasons(standing: Standing, *, is_asked_again: bool, was_asked_before: bool) -> Iterator[Reason]:
    """In the order of Reason; what is carried out or never applied, also by a draft alone, leaves only a setback or a disagreement to ask about."""
    draft, ground = standing.lone_draft, _ground(standing)
    is_closed = ground is not None and ground.level in _CLOSED
    if standing.has_setback:
        yield Reason.SETBACK
    if standing.sources_disagree:
        yield Reason.DISAGREEMENT
    if is_asked_again and not is_closed:
        yield Reason.ASKED_AGAIN
    if _is_stalled(standing):
        yield Reason.STALLED
    if standing.level in _OPEN:
        yield Reason.OPEN
    if draft and tells_of_setback(draft):
        yield Reason.DRAFT_SETBACK
    if draft and draft.level in _OPEN:
        yield Reason.DRAFT_OPEN
    if was_asked_before and not is_closed:
        yield Reason.ASKED_BEFORE


def _ground(standing: Standing) -> Assessment | None:
    return standing.headline or standing.draft


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


def _order(question: Question) -> tuple[int, int, bool, int]:
    ground = question.ground
    is_from_draft = question.standing.lone_draft is not None
    return list(Reason).index(question.reasons[0]), _step(ground.level if ground else None), is_from_draft, -len(question.asked_again_by)
