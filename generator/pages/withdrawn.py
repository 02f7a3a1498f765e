"""What was taken out of the record of a review, for those who follow an old link to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.addresses import relative, review_page
from generator.model import Review
from generator.pages.page import Link


@dataclass(frozen=True, slots=True)
class WithdrawnLine:
    """A withdrawn record: its label and its id, which stays the anchor, why it went, and what to read instead."""

    label: str
    record_id: str
    on: date
    reason: str
    instead: Link | None


def withdrawn_lines(review: Review) -> tuple[WithdrawnLine, ...]:
    """What was withdrawn from a review, in the order of its file."""
    return tuple(_lines(review))


def _lines(review: Review) -> Iterator[WithdrawnLine]:
    for withdrawal in review.withdrawn:
        instead = _record_link(review, withdrawal.see) if withdrawal.see else None
        yield WithdrawnLine(withdrawal.id, review.record_id(withdrawal.id), withdrawal.on, _sentence(withdrawal.reason), instead)


def _sentence(reason: str) -> str:
    return reason if reason.endswith((".", "!", "?", "”", '"')) else f"{reason}."


def _record_link(review: Review, record_id: str) -> Link:
    """A record by its id, on the page of its review."""
    code, cycle, _label = record_id.split("-", 2)
    return Link(record_id, f"{relative(review_page(code, int(cycle)), review_page(review.state, review.cycle))}#{record_id}")
