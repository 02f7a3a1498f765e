"""Which pages exist, and what the template of each receives: everything sorted, grouped, counted and linked already.

The pages of a State need its own records and what all States share; the pages that span States need overviews, never records. What
the page of a State says of its recommendations to others comes from the overviews too, and is put in when these are there.
"""

from collections.abc import Container, Iterator, Mapping
from datetime import date

from generator.addresses import Addresses
from generator.content import Content, ReviewKey
from generator.corrections import Correction, corrections
from generator.overview import Overviews, overview_of
from generator.pages.briefing import briefing_page
from generator.pages.calendar import calendar_page
from generator.pages.changes import changes_page, records_named
from generator.pages.coverage import coverage_page
from generator.pages.home import home_page
from generator.pages.page import Page
from generator.pages.recommending import recommending_pages
from generator.pages.redirect import redirect_pages
from generator.pages.review import Around, review_page
from generator.pages.state import GIVEN_LATER, Moment, state_page
from generator.pages.state_dates import next_review
from generator.pages.subject import subject_page
from generator.pages.subject_index import subject_index
from generator.pages.subjects import subject_kinds
from generator.pages.written import written_pages
from generator.recommending import RecommendationsMade, recommendations_made
from generator.repeated import repetitions
from generator.scorecard import ReviewScorecard
from generator.scoring import score
from generator.timetable import past_sessions


def plan_pages(content: Content, addresses: Addresses, *, today: date, changelog: str) -> Iterator[Page]:
    """Every page of the site, one after the other, of content that is all in memory and has passed the checks."""
    scorecards = {key: score(review.record, content.assessments_beside(key)) for key, review in content.reviews.items()}
    overviews = {key: overview_of(review.record, scorecards[key]) for key, review in content.reviews.items()}
    made = recommendations_made(overviews)
    moment = moment_of(content, today, corrections(changelog))
    for code in content.states:
        yield from pages_of_state(content, code, scorecards, addresses, moment=moment, made=made)
    named = records_named(moment.corrections, {key: review.record for key, review in content.reviews.items()})
    yield from pages_across_states(content, overviews, addresses, moment=moment, made=made, named=named)


def moment_of(content: Content, today: date, listed: tuple[Correction, ...]) -> Moment:
    """What the pages of all States share, on a day."""
    return Moment(today, past_sessions(tuple(content.session_by_number.values()), today), listed)


def pages_of_state(
    content: Content,
    code: str,
    scorecards: Mapping[ReviewKey, ReviewScorecard],
    addresses: Addresses,
    *,
    moment: Moment,
    made: RecommendationsMade | None,
) -> Iterator[Page]:
    """The page of a State and those of its reviews. Where nobody knows yet who recommended what, `made` is None and a place is kept for it."""
    given = made.by_code.get(code) if made else GIVEN_LATER
    yield state_page(content, content.states[code], scorecards, addresses, given=given, moment=moment)
    reviews = content.reviews_of(code)
    records = [review.record for review in reviews]
    around = Around(repetitions(records), next_review(content, records[::-1], moment.past))
    yield from (review_page(content, review, scorecards[code, review.record.cycle], addresses, around) for review in reviews)


def pages_across_states(
    content: Content, overviews: Overviews, addresses: Addresses, *, moment: Moment, made: RecommendationsMade, named: Container[str]
) -> Iterator[Page]:
    """All other pages; of `content` they look at no recommendation, so that its reviews may be bare.

    `named` are the ids of records on record that the corrections name.
    """
    yield home_page(content, overviews, moment.today)
    yield from recommending_pages(content, made, moment.past)
    yield briefing_page(content, overviews, made)
    yield from _subject_pages(content, overviews)
    yield calendar_page(content, moment.today)
    yield coverage_page(content, {key: overview.scorecard for key, overview in overviews.items()})
    yield changes_page(content, overviews, moment.corrections, named)
    yield from written_pages(content, addresses)
    yield from redirect_pages(content, made, addresses)


def _subject_pages(content: Content, overviews: Overviews) -> Iterator[Page]:
    kinds = subject_kinds(content, overviews)
    for kind in kinds:
        yield subject_index(kind, kinds)
        yield from (subject_page(content, kind, subject, overviews) for subject in kind.subjects if subject.has_page)


__all__ = ["Page", "moment_of", "pages_across_states", "pages_of_state", "plan_pages"]
