"""The voluntary pledges on the page of a review, each with its source and where it is corrected."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.addresses import Addresses, review_page
from generator.content import Authored
from generator.days import partial_day
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

    @property
    def made(self) -> str:
        """On 28 January 2025, in 2023, or between two days, as far as a source gives it."""
        when = self.pledge.made_on
        return partial_day(when) if "/" in when else f"{'on' if len(when) > len('2025-01') else 'in'} {partial_day(when)}"


def pledge_entries(authored: Authored[Review], addresses: Addresses) -> Iterator[PledgeEntry]:
    """The pledges in the order of the record."""
    review = authored.record
    page = review_page(review.state, review.cycle)
    for number, pledge in enumerate(review.pledges):
        line = authored.document.place(("pledges", number)).line
        correct = correction(addresses, authored.path, line, page)
        yield PledgeEntry(review.record_id(pledge.id), pledge, citation_link(pledge.source) or Link(""), correct)
