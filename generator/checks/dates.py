"""Dates follow the order in which a review happens."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from generator.checks.fault import Fault, fault
from generator.content import Authored, Content
from generator.model import PositionChange, Review
from generator.vocabulary import ReviewStatus
from generator.yaml_document import Path


def dates_are_in_order(content: Content, today: date) -> Iterator[Fault]:
    """Review, addendum, adoption, assessment and today follow each other; so do the changes of a position.

    What comes before its cause was mistyped, and pages sort and count by these days.
    """
    for key, review in content.reviews.items():
        known = [(name, day) for name in ("held_on", "addendum_on", "adopted_on") if (day := getattr(review.record, name))]
        for (earlier, first), (later, second) in pairwise(known):
            if second < first:
                yield fault(review, (later,), f"{later} is {second}, before {earlier} {first}; check both dates")
        for name, day in known:
            if day > today:
                yield fault(review, (name,), f"{name} is {day}, after today {today}; check the date")
        for index, pledge in enumerate(review.record.pledges):
            if pledge.made_on.partition("/")[0] > today.isoformat():
                yield fault(review, ("pledges", index, "made_on"), f"made_on is {pledge.made_on}, after today {today}; check the date")
        for index, recommendation in enumerate(review.record.recommendations):
            yield from _position_dates(review, ("recommendations", index, "position_history"), recommendation.position_history, today)
        if key in content.assessments:
            yield from _assessment_dates(content, key, max((day for _, day in known), default=date.min), today)


def _position_dates(review: Authored[Review], path: Path, history: tuple[PositionChange, ...], today: date) -> Iterator[Fault]:
    for index, change in enumerate(history):
        if change.on > today:
            yield fault(review, (*path, index, "on"), f"on is {change.on}, after today {today}; check the date")
        if index and change.on < history[index - 1].on:
            yield fault(review, (*path, index, "on"), f"on is {change.on}, before the change above it {history[index - 1].on}; put the newest last")


def _assessment_dates(content: Content, key: tuple[str, int], outcome: date, today: date) -> Iterator[Fault]:
    assessments = content.assessments[key]
    for name, source in assessments.record.sources.items():
        if source.date and source.date > today.isoformat():
            yield fault(assessments, ("sources", name, "date"), f"date is {source.date}, after today {today}; check the date")
    for paragraph, assessed in assessments.record.recommendations.items():
        for index, assessment in enumerate(assessed.assessments):
            path = ("recommendations", paragraph, "assessments", index, "as_of")
            if assessment.as_of < outcome:
                yield fault(assessments, path, f"as_of is {assessment.as_of}, before the outcome of the review {outcome}; check the date")
            reply = assessment.state_reply
            if reply and reply.date > today:
                yield fault(assessments, (*path[:-1], "state_reply", "date"), f"date is {reply.date}, after today {today}; check the date")
            if assessment.as_of > today:
                yield fault(assessments, path, f"as_of is {assessment.as_of}, after today {today}; check the date")


def status_fits_the_dates(content: Content, _: date) -> Iterator[Fault]:
    """A review that is scheduled, postponed or not held has no date of holding; only an adopted one has a date of adoption.

    The calendar goes by the status, the page by the dates: they must tell one story.
    """
    for review in content.reviews.values():
        record = review.record
        if record.held_on and record.status in (ReviewStatus.SCHEDULED, ReviewStatus.POSTPONED, ReviewStatus.NOT_HELD):
            yield fault(review, ("status",), f"status is {record.status} with held_on {record.held_on}; write held or adopted, or delete the date")
        if record.adopted_on and record.status is not ReviewStatus.ADOPTED:
            yield fault(review, ("status",), f"status is {record.status} with adopted_on {record.adopted_on}; write adopted, or delete the date")


def review_is_held_during_its_session(content: Content, _: date) -> Iterator[Fault]:
    """A review is held on a day of its session, where the dates of the session are known and not tentative.

    A day outside the session is a slip in the day or in the session, and the calendar would show both.
    """
    for review in content.reviews.values():
        session = content.session_by_number.get(review.record.session)
        held = review.record.held_on
        if not (held and session and session.starts_on and session.ends_on) or session.tentative:
            continue
        if not session.starts_on <= held <= session.ends_on:
            when = f"{session.starts_on} to {session.ends_on}"
            yield fault(review, ("held_on",), f"held_on is {held}, outside session {session.number} ({when}); check the date")


def assessments_are_appended_in_order(content: Content, _: date) -> Iterator[Fault]:
    """Assessments stand oldest first: a new one is appended, an old one never edited.

    The history of a finding is read from top to bottom, and the figures take the newest.
    """
    for assessments in content.assessments.values():
        for paragraph, assessed in assessments.record.recommendations.items():
            for index, (first, second) in enumerate(pairwise(assessed.assessments)):
                if second.as_of < first.as_of:
                    path = ("recommendations", paragraph, "assessments", index + 1, "as_of")
                    yield fault(assessments, path, f"as_of is {second.as_of}, before the assessment above it {first.as_of}; append the newest last")
