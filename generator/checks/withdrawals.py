"""What was taken out of a record keeps its address: it is named once, with a day and a reason, beside what is on record."""

from collections.abc import Iterator
from datetime import date

from generator.checks.fault import Fault, fault, is_review_whole, key_and_label
from generator.content import Authored, Content
from generator.model import Review, Withdrawal


def _withdrawals(content: Content) -> Iterator[tuple[Authored[Review], tuple[str, int], Withdrawal]]:
    """Every withdrawal with its file and its path in it."""
    for review in content.reviews.values():
        for index, withdrawal in enumerate(review.record.withdrawn):
            yield review, ("withdrawn", index), withdrawal


def withdrawn_record_is_not_listed(content: Content, _: date) -> Iterator[Fault]:
    """A withdrawn record is no longer listed in its review, and is withdrawn once: its address means one thing.

    An address that says both that a record counts and that it was taken out says nothing.
    """
    for review, path, withdrawal in _withdrawals(content):
        if withdrawal.id in review.record.labels:
            yield fault(review, (*path, "id"), f'id is "{withdrawal.id}", which is on record in this file too; take it out of its list, or delete this line')
        if any(other.id == withdrawal.id for other in review.record.withdrawn[: path[-1]]):
            yield fault(review, (*path, "id"), f'id is "{withdrawal.id}", which is withdrawn above already; keep one')


def withdrawal_follows_the_review(content: Content, today: date) -> Iterator[Fault]:
    """A record is withdrawn on a day from that of its review to today.

    A day before the review or after today was mistyped, and readers rely on it to know what they cited when.
    """
    for review, path, withdrawal in _withdrawals(content):
        held = review.record.held_on
        if withdrawal.on > today:
            yield fault(review, (*path, "on"), f"on is {withdrawal.on}, after today {today}; check the date")
        elif held and withdrawal.on < held:
            yield fault(review, (*path, "on"), f"on is {withdrawal.on}, before held_on {held}; check the date")


def withdrawn_record_leads_to_one_on_record(content: Content, _: date) -> Iterator[Fault]:
    """What to read instead of a withdrawn record is a recommendation or a pledge on record.

    Somebody who follows an old link is led on once, and must not be led in circles or to nothing.
    """
    for review, path, withdrawal in _withdrawals(content):
        if withdrawal.see is None:
            continue
        found = key_and_label(withdrawal.see)
        other = content.reviews.get(found[0]) if found else None
        if found and not is_review_whole(content, found[0]):
            continue
        if not found or other is None or found[1] not in other.record.labels:
            advice = "write the id of the record to read instead, such as SVN-4-140.30, or delete it"
            yield fault(review, (*path, "see"), f'see is "{withdrawal.see}", which is not on record; {advice}')
