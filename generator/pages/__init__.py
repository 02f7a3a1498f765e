"""Which pages exist, and what the template of each receives: everything sorted, grouped, counted and linked already."""

from collections.abc import Container, Iterator, Mapping
from datetime import date

from generator.addresses import Addresses
from generator.content import Content, ReviewKey
from generator.corrections import corrections
from generator.pages.briefing import briefing_page
from generator.pages.calendar import calendar_page
from generator.pages.changes import changes_page
from generator.pages.coverage import coverage_page
from generator.pages.home import home_page
from generator.pages.page import Page
from generator.pages.recommending import recommending_pages
from generator.pages.redirect import redirect_pages
from generator.pages.review import Around, review_page
from generator.pages.state import Moment, state_page
from generator.pages.state_dates import next_review
from generator.pages.subject import subject_page
from generator.pages.subject_index import subject_index
from generator.pages.subjects import subject_kinds
from generator.pages.written import written_pages
from generator.recommending import recommendations_made
from generator.repeated import repetitions
from generator.scorecard import Scorecard, score
from generator.timetable import past_sessions


def plan_pages(content: Content, addresses: Addresses, *, today: date, changelog: str) -> Iterator[Page]:
    """Every page of the site, one after the other; the content has passed the checks."""
    scorecards = {key: score(review.record, content.assessments_beside(key)) for key, review in content.reviews.items()}
    past = past_sessions(tuple(content.session_by_number.values()), today)
    moment = Moment(today, past, corrections(changelog))
    made = recommendations_made((review.record for review in content.reviews.values()), scorecards)
    yield home_page(content, scorecards, today)
    for state in content.states.values():
        yield state_page(content, state, scorecards, addresses, given=made.by_code.get(state.record.code), moment=moment)
    yield from _review_pages(content, scorecards, addresses, made.by_code, past)
    yield from recommending_pages(content, made, past)
    yield briefing_page(content, made)
    yield from _subject_pages(content, scorecards)
    yield calendar_page(content, today)
    yield coverage_page(content, scorecards)
    yield changes_page(content, scorecards, moment.corrections)
    yield from written_pages(content, addresses)
    yield from redirect_pages(content, addresses)


def _review_pages(
    content: Content, scorecards: Mapping[ReviewKey, Scorecard], addresses: Addresses, recommending: Container[str], past: Container[int]
) -> Iterator[Page]:
    for code in content.states:
        reviews = content.reviews_of(code)
        records = [review.record for review in reviews]
        around = Around(recommending, repetitions(records), next_review(content, records[::-1], past))
        yield from (review_page(content, review, scorecards[code, review.record.cycle], addresses, around) for review in reviews)


def _subject_pages(content: Content, scorecards: Mapping[ReviewKey, Scorecard]) -> Iterator[Page]:
    kinds = subject_kinds(content, scorecards)
    for kind in kinds:
        yield subject_index(kind, kinds)
        yield from (subject_page(content, kind, subject, scorecards) for subject in kind.subjects if subject.has_page)


__all__ = ["Page", "plan_pages"]
