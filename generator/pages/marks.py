"""What marks a recommendation out beside its level and position, in words that readers narrow the list by."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Self

from generator.scorecard import Standing


class Mark(StrEnum):
    """A mark as it stands in addresses and in the hook `data-marks`; its label is for readers."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Keeps the label beside the value."""
        mark = str.__new__(cls, value)
        mark._value_ = value
        mark.label = label
        return mark

    ASK = ("ask", "To ask next")
    SETBACK = ("setback", "Setback")
    DISAGREE = ("disagree", "Sources disagree")
    DRAFT = ("draft", "With a draft")
    BY_RULE = ("by-rule", "From the treaty record")
    CLAIMED = ("claimed", "Done or under way, says the State")


def marks_of(standing: Standing, *, is_question: bool) -> Iterator[Mark]:
    """The marks that hold for a recommendation, in the order of Mark."""
    if is_question:
        yield Mark.ASK
    if standing.has_setback:
        yield Mark.SETBACK
    if standing.sources_disagree:
        yield Mark.DISAGREE
    if standing.draft:
        yield Mark.DRAFT
    if standing.is_by_rule:
        yield Mark.BY_RULE
    if standing.recommendation.claimed_implemented:
        yield Mark.CLAIMED
