"""What marks a recommendation out beside its level and position, in words that readers narrow the list by."""

from collections.abc import Iterator

from generator.scorecard import Standing
from generator.vocabulary import Word


class Mark(Word):
    """A mark as it stands in addresses and in the hook `data-marks`, with its label for readers."""

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
