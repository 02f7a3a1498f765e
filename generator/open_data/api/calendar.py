"""The file /api/v1/calendar.json: sessions and reviews with their days, adoptions, mid-term reports, as they stand on a day."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from generator.addresses import ALL_REVIEWS, CALENDAR
from generator.model import Review, Session
from generator.open_data.api.encode import api_file
from generator.open_data.api.kinds import CALENDAR_FILE
from generator.open_data.api.linked import cited, day_or_none, document, linked_state, review_link
from generator.open_data.api.shapes import across as shapes
from generator.open_data.data_file import DataFile
from generator.pages.across import Across
from generator.pages.page import is_tentative, states_by_name
from generator.pages.state_dates import midterm_to_come
from generator.timetable import Phase, phases
from generator.vocabulary import FollowUpKind

_PHASES: Mapping[Phase, shapes.PhaseWord] = {Phase.COMING: "coming", Phase.UNDER_WAY: "under_way", Phase.BEGUN: "begun", Phase.PAST: "past"}


def calendar_file(across: Across) -> DataFile:
    """The calendar."""
    content, today = across.content, across.moment.today
    by_name = _reviews_by_name(across)
    by_session: dict[int, list[Review]] = defaultdict(list)
    for review in by_name:
        by_session[review.session].append(review)
    sessions = [content.session_by_number[number] for number in sorted(content.session_by_number)]
    phase_of = phases(sessions, today)
    body: shapes.Calendar = {
        "today": today.isoformat(),
        "page_url": across.addresses.url(CALENDAR),
        "events_url": across.addresses.file(ALL_REVIEWS),
        "sessions": [_session(across, session, phase_of[session.number], by_session[session.number]) for session in sessions],
        "adoptions": list(_adoptions(across, by_name)),
        "midterm_reports_due": list(_midterms_due(across, by_name)),
        "midterm_reports": list(_midterms(across)),
    }
    return api_file(CALENDAR_FILE, body)


def _reviews_by_name(across: Across) -> list[Review]:
    """All reviews by the names of their States, of one State the oldest first."""
    return [authored.record for code in states_by_name(across.content) for authored in across.content.reviews_of(code)]


def _link(across: Across, review: Review) -> shapes.ReviewLink:
    return review_link(across.content, review.state, review.cycle, across.addresses)


def _session(across: Across, session: Session, phase: Phase, reviews: Sequence[Review]) -> shapes.Session:
    return {
        "number": session.number,
        "cycle": session.cycle,
        "year": session.year,
        "starts_on": day_or_none(session.starts_on),
        "ends_on": day_or_none(session.ends_on),
        "is_tentative": session.tentative,
        "phase": _PHASES[phase],
        "source": session.source,
        "reviews": [
            {
                "review": _link(across, review),
                "status": review.status,
                "held_on": day_or_none(review.held_on),
                "is_tentative": is_tentative(across.content, review),
                "note": review.note,
            }
            for review in reviews
        ],
    }


def _adoptions(across: Across, by_name: Sequence[Review]) -> Iterator[shapes.Adoption]:
    """Newest first; those of one day by the names of the States."""
    known: list[tuple[date, Review]] = [(review.adopted_on, review) for review in by_name if review.adopted_on]
    for adopted_on, review in sorted(known, key=lambda one: one[0], reverse=True):
        yield {"review": _link(across, review), "adopted_on": adopted_on.isoformat(), "decision": document(review.documents.decision)}


def _midterms_due(across: Across, by_name: Sequence[Review]) -> Iterator[shapes.MidtermDue]:
    """Soonest first; those of one day by the names of the States."""
    today, states = across.moment.today, across.content.states
    due = [(around, review) for review in by_name if (around := midterm_to_come(states[review.state].record, review, today))]
    for around, review in sorted(due, key=lambda one: one[0]):
        yield {"review": _link(across, review), "around": around.isoformat()}


def _midterms(across: Across) -> Iterator[shapes.MidtermReport]:
    """By the names of the States, and of one State the newest first."""
    content = across.content
    for code in states_by_name(content):
        facts = [fact for fact in content.states[code].record.follow_up if fact.kind is FollowUpKind.MIDTERM_REPORT]
        for fact in sorted(facts, key=lambda fact: (fact.cycle or 0, fact.date or ""), reverse=True):
            yield {
                "state": linked_state(content, code, across.addresses),
                "cycle": fact.cycle,
                "date": fact.date,
                "source": cited(fact.source),
            }
