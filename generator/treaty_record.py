"""The treaty-record rule, version 1: what lists of treaty status say about a recommendation. Pure: records in, a finding or None out.

The methodology page states the same rule in words (treaty-record); a change here is a new rule with a new name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.days import Span, span
from generator.model import Part, Recommendation, Review, Session, TreatyStatus
from generator.treaty_answer import Answer, Ask, Outcome, StatusEvidence, answered, on_record
from generator.treaty_reason import Circumstances, reason_of, remaining_of
from generator.vocabulary import Level, TreatyAction


@dataclass(frozen=True, slots=True)
class TreatyRecord:
    """What the rule looks things up in: statuses and short names of treaties by id, sessions by number."""

    statuses: Mapping[str, TreatyStatus]
    names: Mapping[str, str]
    sessions: Mapping[int, Session]


@dataclass(frozen=True, slots=True)
class Finding:
    """What the rule concludes about one recommendation, as an assessment says it."""

    level: Level
    reason: str
    remaining: tuple[str, ...]
    as_of: date
    evidence: tuple[StatusEvidence, ...]


def finding(record: TreatyRecord, review: Review, recommendation: Recommendation) -> Finding | None:
    """What the treaty record says; None where no list that reaches the outcome of the review speaks of a treaty action that is asked for."""
    held = day_of_review(review, record.sessions)
    asks, has_rest = asked(recommendation)
    if held is None:
        return None
    since = max((day for day in (review.held_on, review.addendum_on, review.adopted_on) if day), default=held.last)
    answers: list[Answer] = []
    unlisted: dict[str, None] = {}
    for ask in asks:
        known = on_record(record.statuses[ask.treaty], review.state) if ask.treaty in record.statuses else None
        name = record.names.get(ask.treaty, ask.treaty)
        if known is None or known.as_of < since:
            unlisted[name] = None
        else:
            answers.append(answered(ask, name, known, held))
    return _concluded(answers, has_rest=has_rest, unlisted=tuple(unlisted)) if answers else None


def day_of_review(review: Review, sessions: Mapping[int, Session]) -> Span | None:
    """The day of a review, else the days of its session, else its year; None where the session is unknown."""
    if review.held_on:
        return Span(review.held_on, review.held_on)
    session = sessions.get(review.session)
    if session is None:
        return None
    year = span(str(session.year))
    return Span(session.starts_on or year.first, session.ends_on or year.last)


def asked(recommendation: Recommendation) -> tuple[tuple[Ask, ...], bool]:
    """The asks about treaties of all parts together, and whether anything else is asked.

    A reservation is something else, because no list follows it.
    """
    parts = tuple(part for part in recommendation.parts if part.treaty_action)
    has_rest = bool(parts) and len(parts) < len(recommendation.parts)
    asks: list[Ask] = []
    pieces: tuple[Part | Recommendation, ...] = parts or (recommendation,)
    for piece in pieces:
        if piece.treaty_action in (None, TreatyAction.WITHDRAW_RESERVATION) or not piece.treaties:
            has_rest = True
        else:
            asks += [Ask(piece.treaty_action, treaty) for treaty in piece.treaties]
    return tuple(dict.fromkeys(asks)), has_rest


def _concluded(answers: Sequence[Answer], *, has_rest: bool, unlisted: tuple[str, ...]) -> Finding:
    """Level, reason, day and evidence from what became of every ask."""
    remaining = [answer for answer in answers if answer.outcome is not Outcome.ALREADY]
    as_of = _as_of(remaining or answers)
    level = level_of([answer.outcome for answer in remaining])
    is_later = level_of([answer.by(as_of) for answer in remaining]) is not level
    if has_rest or unlisted or is_later:
        level = Level.INSUFFICIENT_INFORMATION
    circumstances = Circumstances(has_rest=has_rest, unlisted=unlisted, known_to=as_of if is_later else None)
    evidence = dict.fromkeys(one for answer in answers for one in answer.evidence)
    return Finding(level, reason_of(answers, circumstances), remaining_of(remaining), as_of, tuple(evidence))


def level_of(outcomes: Sequence[Outcome]) -> Level:
    """The level of a recommendation from what became of the asks that were open when the review took place.

    Whether a State considered joining is on no list: a level is given only where it is the same whatever the answer to that.
    """
    if not outcomes:
        return Level.NOT_APPLICABLE
    if Outcome.UNDECIDED in outcomes:
        return Level.INSUFFICIENT_INFORMATION
    readings = {_level([reading if outcome is Outcome.OPEN else outcome for outcome in outcomes]) for reading in (Outcome.MET, Outcome.NOTHING)}
    return readings.pop() if len(readings) == 1 else Level.INSUFFICIENT_INFORMATION


def _level(outcomes: Sequence[Outcome]) -> Level:
    if all(outcome is Outcome.MET for outcome in outcomes):
        return Level.FULLY_IMPLEMENTED
    if Outcome.MET in outcomes:
        return Level.PARTIALLY_IMPLEMENTED
    return Level.IN_PROCESS if Outcome.SIGNED in outcomes else Level.NOT_IMPLEMENTED


def _as_of(answers: Sequence[Answer]) -> date:
    """The day on which the finding holds: the earliest up to which a list says that something was not done, or leaves it open.

    What was done stays done under this rule: where everything was, it is the earliest day of a list by which that had happened.
    """
    open_ = [answer.known.as_of for answer in answers if answer.outcome not in (Outcome.MET, Outcome.ALREADY)]
    if open_:
        return min(open_)
    done = max(answer.last_day for answer in answers)
    return min(answer.known.as_of for answer in answers if answer.known.as_of >= done)
