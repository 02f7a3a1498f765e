"""What the home page tells of first: which session is next, and the newest findings."""

from dataclasses import dataclass
from datetime import date

from generator.addresses import CALENDAR, HOME, relative
from generator.content import Content
from generator.model import Session
from generator.overview import Overviews
from generator.pages.page import Link, period
from generator.timetable import Phase, phases


@dataclass(frozen=True, slots=True)
class SessionNews:
    """A session that is next or has begun; `is_tentative` where no source that we hold confirms its days or all of its States."""

    link: Link
    when: str
    has_begun: bool
    states: int
    is_tentative: bool


@dataclass(frozen=True, slots=True)
class FindingNews:
    """The findings of the newest day: how many, on how many reviews, and how many a rule drew."""

    as_of: date
    findings: int
    reviews: int
    by_rule: int


def sessions_ahead(content: Content, today: date) -> tuple[SessionNews, ...]:
    """The sessions that have begun and may not be over, then the next one."""
    sessions = sorted(content.session_by_number.values(), key=lambda session: session.number)
    phase = phases(sessions, today)
    begun = [session for session in sessions if phase[session.number] in (Phase.UNDER_WAY, Phase.BEGUN)]
    coming = [session for session in sessions if phase[session.number] is Phase.COMING]
    return tuple(_news(content, session, has_begun=session in begun) for session in (*begun, *coming[:1]))


def _news(content: Content, session: Session, *, has_begun: bool) -> SessionNews:
    reviews = [review.record for review in content.reviews.values() if review.record.session == session.number]
    return SessionNews(
        link=Link(f"Session {session.number}", f"{relative(CALENDAR, HOME)}#session-{session.number}"),
        when=period(session.starts_on, session.ends_on, session.year),
        has_begun=has_begun,
        states=len(reviews),
        is_tentative=session.tentative or any(review.tentative for review in reviews),
    )


def newest_findings(overviews: Overviews) -> FindingNews | None:
    """The newest day of which there is a finding that gives a level; None where there is none."""
    found = [overview.newest for overview in overviews.values() if overview.newest]
    if not found:
        return None
    newest = max(one.as_of for one in found)
    on_the_day = [one for one in found if one.as_of == newest]
    return FindingNews(newest, sum(one.findings for one in on_the_day), len(on_the_day), sum(one.by_rule for one in on_the_day))
