"""The list of recommendations against the totals that UN documents print."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from generator.checks.fault import Fault, fault
from generator.content import Content
from generator.vocabulary import RecordCompleteness


def declared_totals_equal_the_list(content: Content, _: date) -> Iterator[Fault]:
    """A complete list has exactly the declared totals, a partial one never more.

    The report says how many recommendations there are; a list that differs lost one or made one up.
    """
    for (code, review_cycle), review in content.reviews.items():
        declared = review.record.declared
        if declared is None or not content.is_whole("states", code, f"cycle-{review_cycle}", "review.yaml"):
            continue
        counted = Counter(str(recommendation.position) for recommendation in review.record.recommendations)
        counted["recommendations"] = len(review.record.recommendations)
        complete = review.record.record is RecordCompleteness.COMPLETE
        for field in ("recommendations", "supported", "noted", "partially_supported"):
            said = getattr(declared, field)
            if said is not None and (counted[field] != said if complete else counted[field] > said):
                yield fault(review, ("declared", field), f"{field} is {said} but the list has {counted[field]}; check the list against the report")


def partial_record_says_what_is_missing(content: Content, _: date) -> Iterator[Fault]:
    """A partial record has a record_note, which the page prints.

    A reader who does not find a recommendation must learn that the list is not whole, and why.
    """
    for review in content.reviews.values():
        if review.record.record is RecordCompleteness.PARTIAL and not review.record.record_note:
            yield fault(review, ("record",), "record is partial without a record_note; add one that says what is missing")


def record_is_none_without_recommendations(content: Content, _: date) -> Iterator[Fault]:
    """A review without recommendations has the record none, any other complete or partial.

    An empty list that calls itself complete would say that nobody recommended anything.
    """
    for (code, cycle), review in content.reviews.items():
        listed, said = len(review.record.recommendations), review.record.record
        if not content.is_whole("states", code, f"cycle-{cycle}", "review.yaml"):
            continue
        if listed and said is RecordCompleteness.NONE:
            yield fault(review, ("record",), f"record is none but {listed} recommendations are listed; write complete, or partial with a record_note")
        elif not listed and said is RecordCompleteness.PARTIAL:
            yield fault(review, ("record",), "record is partial but no recommendation is listed; write none, or list them")
