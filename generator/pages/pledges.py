"""The voluntary pledges on the page of a review, each with its source and where it is corrected."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.addresses import Addresses, review_page
from generator.content import Authored
from generator.model import Pledge, Review
from generator.pages.entry_links import correction
from generator.pages.page import Link, citation_link


@dataclass(frozen=True, slots=True)
class PledgeEntry:
    """One voluntary pledge on the page."""

    record_id: str
    pledge: Pledge
    source: Link
    correct: Link


def pledge_entries(authored: Authored[Review], addresses: Addresses) -> Iterator[PledgeEntry]:
    """The pledges in the order of the record."""
    review = authored.record
    page = review_page(review.state, review.cycle)
    for number, pledge in enumerate(review.pledges):
        line = authored.document.place(("pledges", number)).line
        correct = correction(addresses, authored.path, line, page)
        yield PledgeEntry(review.record_id(pledge.id), pledge, citation_link(pledge.source) or Link(""), correct)
