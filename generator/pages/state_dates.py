"""What comes next for a State: its next review, the adoption of the last one, a mid-term report; what has passed is not next."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.content import Content
from generator.days import day
from generator.model import Review, State
from generator.pages.page import is_tentative, ordinal, review_period
from generator.timetable import is_adoption_to_come, midterm_due
from generator.vocabulary import FollowUpKind, ReviewStatus


@dataclass(frozen=True, slots=True)
class NextDate:
    """Something that is still to come, and when."""

    label: str
    when: str


def session_words(review: Review, when: str) -> str:
    """Session 53, from 2 November 2026."""
    return f"session {review.session}, {when}" if when else f"session {review.session}"


def next_review(content: Content, newest_first: Sequence[Review], past: Container[int]) -> str:
    """The review after the last one that took place, where it is on record: fourth cycle, session 53, from 2 November 2026 (tentative)."""
    coming = coming_review(newest_first)
    if coming is None:
        return ""
    moved = f", {coming.status.label.lower()}" if coming.status is ReviewStatus.POSTPONED else ""
    doubt = " (tentative)" if is_tentative(content, coming) else ""
    unknown = "; no source that we hold says that it took place" if coming.session in past else ""
    return f"{ordinal(coming.cycle)} cycle, {session_words(coming, review_period(content, coming))}{moved}{doubt}{unknown}"


def coming_review(newest_first: Sequence[Review]) -> Review | None:
    """The review after the last one that took place, where it is on record as one to come."""
    coming: Review | None = None
    for review in newest_first:
        if review.status in (ReviewStatus.HELD, ReviewStatus.ADOPTED):
            break
        coming = review if review.status in (ReviewStatus.SCHEDULED, ReviewStatus.POSTPONED) else coming
    return coming


def after_the_last_review(content: Content, state: State, newest_first: Sequence[Review], today: date) -> tuple[NextDate, ...]:
    """What still follows from the last review that took place, in words."""
    following = still_to_come(content, state, newest_first, today)
    return tuple(_in_words(following)) if following else ()


@dataclass(frozen=True, slots=True)
class Following:
    """The last review that took place, whether its adoption is to come, and around when a mid-term report is due."""

    review: Review
    has_adoption: bool
    midterm_around: date | None


def still_to_come(content: Content, state: State, newest_first: Sequence[Review], today: date) -> Following | None:
    """What still follows from the last review that took place: its adoption, then a mid-term report; None where none took place."""
    last = next((review for review in newest_first if review.status in (ReviewStatus.HELD, ReviewStatus.ADOPTED)), None)
    if last is None:
        return None
    session = content.session_by_number.get(last.session)
    held_on = last.held_on or (session.starts_on if session else None)
    has_adoption = last.status is ReviewStatus.HELD and held_on is not None and is_adoption_to_come(held_on, today)
    return Following(last, has_adoption, midterm_to_come(state, last, today))


def _in_words(following: Following) -> Iterator[NextDate]:
    cycle = ordinal(following.review.cycle)
    if following.has_adoption:
        yield NextDate("Adoption of the outcome", f"{cycle} cycle, some months after the review; no day is on record yet")
    if due := following.midterm_around:
        yield NextDate("Mid-term report", f"{cycle} cycle, around {day(due)}, two years after the adoption, if the State chooses to give one")


def midterm_to_come(state: State, review: Review, today: date) -> date | None:
    """Around when a mid-term report on a review is due; None once the day has passed, or where a source tells of the report."""
    has_reported = any(fact.kind is FollowUpKind.MIDTERM_REPORT and fact.cycle == review.cycle for fact in state.follow_up)
    due = midterm_due(review.adopted_on) if review.adopted_on else None
    return due if due and due >= today and not has_reported else None
