"""What to ask a State next: which recommendations of a review are worth a question, and why. Pure.

A question is no finding: it follows from the findings, the claims and what was asked in other reviews, by the rules below, which the
methodology page states in words. Where there is no finding, a draft may raise a question, which says that it is from a draft; what a
draft holds for done is not asked for its repetition alone.
"""

from dataclasses import dataclass
from enum import Enum

from generator.model import Assessment, Review
from generator.repeated import Repetition, Repetitions
from generator.scorecard import ReviewScorecard, Standing, tells_of_setback
from generator.vocabulary import AssessmentStatus, Level, Trend

_CLOSED = (Level.FULLY_IMPLEMENTED, Level.NOT_APPLICABLE)
_OPEN = (Level.NOT_IMPLEMENTED, Level.IN_PROCESS, Level.PARTIALLY_IMPLEMENTED)  # the least first, as questions are ordered
_ON_SCALE = (*_OPEN, Level.FULLY_IMPLEMENTED)
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


_STRENGTH = {reason: place for place, reason in enumerate(Reason)}


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
        return self.standing.headline or self.standing.draft

    @property
    def asked_again_by(self) -> frozenset[str]:
        """The States that asked for the same in a later review."""
        return frozenset(code for one in self.later for code in one.recommendation.by)


def questions(review: Review, scorecard: ReviewScorecard, repetitions: Repetitions) -> tuple[Question, ...]:
    """The questions of a review: strongest reason first, then the least implemented, findings before drafts, and what more States asked again."""
    later, earlier = repetitions.later, repetitions.earlier
    found = []
    for standing in scorecard.standings:
        record_id = review.record_id(standing.recommendation.paragraph)
        if reasons := _reasons(standing, is_asked_again=record_id in later, was_asked_before=record_id in earlier):
            found.append(Question(standing, reasons, later.get(record_id, ()), earlier.get(record_id, ())))
    return tuple(sorted(found, key=_order))


def _reasons(standing: Standing, *, is_asked_again: bool, was_asked_before: bool) -> tuple[Reason, ...]:
    """In the order of Reason; what is carried out or never applied, also by a draft alone, leaves only a setback or a disagreement to ask about."""
    level, draft = standing.level, standing.lone_draft
    is_closed = (draft.level if draft else level) in _CLOSED
    reasons = (
        (standing.has_setback, Reason.SETBACK),
        (standing.sources_disagree, Reason.DISAGREEMENT),
        (is_asked_again and not is_closed, Reason.ASKED_AGAIN),
        (not is_closed and _is_stalled(standing), Reason.STALLED),
        (level in _OPEN, Reason.OPEN),
        (draft is not None and tells_of_setback(draft), Reason.DRAFT_SETBACK),
        (draft is not None and draft.level in _OPEN, Reason.DRAFT_OPEN),
        (was_asked_before and not is_closed, Reason.ASKED_BEFORE),
    )
    return tuple([reason for holds, reason in reasons if holds])


def _is_stalled(standing: Standing) -> bool:
    """Whether the finding says so, or stands no higher than the published one before it; insufficient information stands nowhere."""
    headline = standing.headline
    if headline is None or headline.level not in _OPEN:
        return False
    if headline.trend is Trend.NO_CHANGE:
        return True
    earlier = [a for a in standing.history if a.status is AssessmentStatus.PUBLISHED and a.as_of < headline.as_of and a.level in _ON_SCALE]
    return bool(earlier) and _step(headline.level) <= _step(earlier[-1].level)


def _step(level: Level | None) -> int:
    """How far a level is from not implemented, in the order questions are asked in."""
    return _OPEN.index(level) if level in _OPEN else _ALL_OPEN


def _order(question: Question) -> tuple[int, int, bool, int]:
    ground = question.ground
    is_from_draft = question.standing.lone_draft is not None
    return _STRENGTH[question.reasons[0]], _step(ground.level if ground else None), is_from_draft, -len(question.asked_again_by)
