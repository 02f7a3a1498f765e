"""Keeps imports from bringing back what people took out of a record."""

from collections.abc import Iterator
from dataclasses import replace

from generator.importers.listed import ImportedList
from generator.model import Review


def without_withdrawn(listed: ImportedList, review: Review | None) -> tuple[ImportedList, tuple[str, ...]]:
    """The list without the records that its review withdrew, and a line for each that was left out.

    Pledges of a list have no number, so that none is added where a pledge was withdrawn: it could be that one.
    """
    if review is None or not review.withdrawn:
        return listed, ()
    withdrawn = review.withdrawal_by_label
    kept = replace(
        listed,
        recommendations=tuple(one for one in listed.recommendations if one.paragraph not in withdrawn),
        pledges=() if any(label.startswith("P") for label in withdrawn) else listed.pledges,
    )
    return kept, tuple(_left_out(listed, kept, review))


def _left_out(listed: ImportedList, kept: ImportedList, review: Review) -> Iterator[str]:
    for one in listed.recommendations:
        if withdrawal := review.withdrawal_by_label.get(one.paragraph):
            yield f"left out: {review.record_id(one.paragraph)} was withdrawn on {withdrawal.on}; delete its line under withdrawn to take it back"
    if listed.pledges and not kept.pledges:
        name = review.record_id("").rstrip("-")
        yield f"left out: the pledges of the list, because pledges of {name} were withdrawn and could be among them; add new ones by hand"
