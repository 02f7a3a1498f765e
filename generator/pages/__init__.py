"""Which pages exist, and what the template of each receives: everything sorted, grouped, counted and linked already.

The pages of a State need its own records and what all States share; the pages that span States need overviews, never records. What
the page of a State says of its recommendations to others comes from the overviews too, and is put in when these are there.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from generator.addresses import Addresses
from generator.content import Content, ReviewKey
from generator.corrections import Correction, corrections
from generator.kept_overview import kept_state
from generator.occurrences import Occurrences, occurrences, occurrences_in
from generator.overview import Overviews, overview_of
from generator.pages.across import Across, Planned, pages_across_states
from generator.pages.changes import records_named
from generator.pages.entry_links import SubjectLinks
from generator.pages.page import Page
from generator.pages.review import Around, review_page
from generator.pages.state import GIVEN_LATER, Later, Moment, Scored, state_page
from generator.pages.state_dates import next_review
from generator.recommending import Given, given_by, whole_of
from generator.repeated import repetitions
from generator.scorecard import ReviewScorecard
from generator.scoring import score
from generator.timetable import past_sessions


def plan_pages(content: Content, addresses: Addresses, *, today: date, changelog: str) -> Iterator[Page]:
    """Every page of the site, one after the other, of content that is all in memory and has passed the checks."""
    scorecards = {key: score(review.record, content.assessments_beside(key)) for key, review in content.reviews.items()}
    overviews = {key: overview_of(review.record, scorecards[key]) for key, review in content.reviews.items()}
    moment = moment_of(content, today, corrections(changelog))
    whole = whole_of(overviews)
    for code in content.states:
        yield from pages_of_state(content, code, scorecards, overviews, addresses, moment=moment, given=given_by(code, overviews, whole))
    named = records_named(moment.corrections, {key: review.record for key, review in content.reviews.items()})
    across = Across(content, overviews, _occurrences(content, overviews), addresses, moment, named)
    yield from (planned.make() for planned in pages_across_states(across))


def _occurrences(content: Content, overviews: Overviews) -> Occurrences:
    kept = {
        code: kept_state(state, [(review, overviews[code, review.record.cycle]) for review in content.reviews_of(code)], ())
        for code, state in content.states.items()
    }
    return occurrences({code: occurrences_in(one) for code, one in kept.items()})


def moment_of(content: Content, today: date, listed: tuple[Correction, ...]) -> Moment:
    """What the pages of all States share, on a day."""
    return Moment(today, past_sessions(tuple(content.session_by_number.values()), today), listed)


def pages_of_state(
    content: Content,
    code: str,
    scorecards: Mapping[ReviewKey, ReviewScorecard],
    overviews: Overviews,
    addresses: Addresses,
    *,
    moment: Moment,
    given: Given | Later | None = GIVEN_LATER,
) -> Iterator[Page]:
    """The page of a State and those of its reviews. Where nobody knows yet what it recommended to others, a place is kept for that."""
    reviews = content.reviews_of(code)
    records = [review.record for review in reviews]
    scored = Scored(scorecards, overviews, repetitions(records))
    yield state_page(content, content.states[code], scored, addresses, given=given, moment=moment)
    around = Around(scored.repetitions, next_review(content, records[::-1], moment.past), SubjectLinks(content, code))
    yield from (review_page(content, review, scorecards[code, review.record.cycle], addresses, around) for review in reviews)


__all__ = ["Across", "Page", "Planned", "moment_of", "pages_across_states", "pages_of_state", "plan_pages"]
