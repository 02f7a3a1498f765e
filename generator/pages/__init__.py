"""Which pages exist, and what the template of each receives: everything sorted, grouped, counted and linked already."""

from collections.abc import Iterator
from datetime import date

from generator.addresses import Addresses
from generator.content import Content
from generator.pages.calendar import calendar_page
from generator.pages.changes import changes_page
from generator.pages.coverage import coverage_page
from generator.pages.home import home_page
from generator.pages.page import Page
from generator.pages.redirect import redirect_pages
from generator.pages.review import review_page
from generator.pages.state import state_page
from generator.pages.written import written_pages
from generator.scorecard import score


def plan_pages(content: Content, addresses: Addresses, *, today: date, changelog: str) -> Iterator[Page]:
    """Every page of the site, one after the other; the content has passed the checks."""
    scorecards = {key: score(review.record, content.assessments_beside(key)) for key, review in content.reviews.items()}
    yield home_page(content, scorecards)
    for state in content.states.values():
        yield state_page(content, state, scorecards, addresses)
    for key, review in content.reviews.items():
        yield review_page(content, review, scorecards[key], addresses)
    yield calendar_page(content, today)
    yield coverage_page(content, scorecards)
    yield changes_page(content, scorecards, changelog)
    yield from written_pages(content, addresses)
    yield from redirect_pages(content, addresses)


__all__ = ["Page", "plan_pages"]
