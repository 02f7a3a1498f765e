"""Where the sessions of the Working Group stand in time: decided from their days and a given today, without guessing. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum

from generator.model import Session

MIDTERM_AFTER_YEARS = 2
ADOPTED_WITHIN_DAYS = 365


def midterm_due(adopted_on: date) -> date:
    """The day around which a State may report on its own: two years after the adoption."""
    year = adopted_on.year + MIDTERM_AFTER_YEARS
    return adopted_on.replace(year=year) if (adopted_on.month, adopted_on.day) != (2, 29) else date(year, 2, 28)


def is_adoption_to_come(held_on: date, today: date) -> bool:
    """Whether the outcome of a review without a day of adoption can still be adopted: the Council does it some months after the review."""
    return held_on <= today <= held_on + timedelta(days=ADOPTED_WITHIN_DAYS)


class Phase(Enum):
    """How a session lies to today. BEGUN has begun and may be over: its last day is not known and no later session has begun."""

    COMING = "coming"
    UNDER_WAY = "under way"
    BEGUN = "begun"
    PAST = "past"


def phases(sessions: Sequence[Session], today: date) -> Mapping[int, Phase]:
    """The phase of every session by its number.

    Sessions take place in the order of their numbers: one without a last day is over when a later one begins.
    """
    ordered = sorted(sessions, key=lambda session: session.number)
    return {session.number: _phase(session, last, today) for session, last in zip(ordered, _last_days(ordered), strict=True)}


def past_sessions(sessions: Sequence[Session], today: date) -> frozenset[int]:
    """The numbers of the sessions that are over."""
    return frozenset(number for number, phase in phases(sessions, today).items() if phase is Phase.PAST)


def _last_days(ordered: Sequence[Session]) -> Iterator[date]:
    """For each session the latest day on which it can end."""
    following: date | None = None
    backwards = []
    for session in reversed(ordered):
        year_end = date(session.year, 12, 31)
        before_next = following - timedelta(days=1) if following else year_end
        backwards.append(session.ends_on or min(year_end, before_next))
        following = session.starts_on or following
    return reversed(backwards)


def _phase(session: Session, last: date, today: date) -> Phase:
    if today > last:
        return Phase.PAST
    if session.starts_on is None or today < session.starts_on:
        return Phase.COMING
    return Phase.UNDER_WAY if session.ends_on else Phase.BEGUN
