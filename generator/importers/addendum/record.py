"""Holds the answers of an addendum against the recommendations on record, and turns them into the values that change.

A history of positions is begun only where an answer on record, with its own day and source, gives way to another; a pending answer
that arrives needs none. Where a file keeps a history already, every new position is added to it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.importers.addendum.numbers import Number
from generator.importers.addendum.reader import Addendum, Answer
from generator.importers.listed import ListedSource
from generator.model import Recommendation, Review
from generator.vocabulary import Position, RecordCompleteness

ANSWERS = frozenset({Position.SUPPORTED, Position.NOTED, Position.PARTIALLY_SUPPORTED})


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """What an addendum changes in a recommendation: None stands for what stays as it is. `history` are entries to add, oldest first."""

    position: Position | None = None
    source: ListedSource | None = None
    claimed: bool = False
    history: tuple[tuple[date, Position, ListedSource], ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """The changes by paragraph, what does not add up, what a person may want to know, and the totals where the record lacks them."""

    changes: Mapping[str, NewAnswer]
    faults: tuple[str, ...]
    remarks: tuple[str, ...]
    declared: Mapping[str, int] | None


def hold(addendum: Addendum, review: Review) -> Held:
    """What the addendum changes in a review; with faults it does not add up and is only to be written by those who say so."""
    answers, faults, remarks = _by_paragraph(addendum, review)
    complete = review.record is RecordCompleteness.COMPLETE
    on_record = {recommendation.paragraph: recommendation for recommendation in review.recommendations}
    after = {paragraph: answers[paragraph].position if paragraph in answers else one.position for paragraph, one in on_record.items()}
    faults += [f"{paragraph} has no answer in the addendum and none on record" for paragraph, position in after.items() if position not in ANSWERS]
    counts = Counter(after.values())
    faults += _totals_faults(addendum, answers, after, complete=complete)
    faults += list(_declared_faults(review, addendum, counts)) if complete else []
    changes: dict[str, NewAnswer] = {}
    for paragraph, answer in answers.items():
        change = _change(addendum, review, on_record[paragraph], answer) if paragraph in on_record else None
        if isinstance(change, str):
            faults.append(change)
        elif change:
            changes[paragraph] = change
    return Held(changes, tuple(faults), tuple(remarks), None if faults or not complete else _declared(addendum, review, counts))


def _by_paragraph(addendum: Addendum, review: Review) -> tuple[dict[str, Answer], list[str], list[str]]:
    """One answer for each paragraph on record; those that contradict each other or answer nothing on record are faults."""
    prefixes = sorted({recommendation.paragraph.partition(".")[0] for recommendation in review.recommendations if "." in recommendation.paragraph})
    known = {recommendation.paragraph for recommendation in review.recommendations}
    answers: dict[str, Answer] = {}
    faults, remarks, disputed, elsewhere = [], [], set(), []
    for answer in addendum.answers:
        paragraph = _paragraph(answer.number, prefixes, known)
        before = answers.get(paragraph or "")
        if paragraph is None:
            faults.append(
                f"{answer.number.printed} could be {' or '.join(f'{prefix}.{answer.number.item}' for prefix in prefixes) or 'any number'}; decide by hand"
            )
        elif paragraph not in known:
            elsewhere.append(paragraph)
        elif before and before.position is not answer.position:
            faults.append(
                f"{paragraph} is answered twice: {before.position} in paragraph {before.paragraph}, {answer.position} in paragraph {answer.paragraph}"
            )
            disputed.add(paragraph)
        elif before:
            answers[paragraph] = before if before.claimed or not answer.claimed else answer
        else:
            answers[paragraph] = answer
    lists_all = review.record is RecordCompleteness.COMPLETE
    highest = max((total for total in addendum.totals.get("recommendations", ())), default=0)
    for paragraph in dict.fromkeys(elsewhere):
        beyond = len(prefixes) == 1 and highest and int(paragraph.rpartition(".")[2]) > highest
        if lists_all or beyond:
            faults.append(f"{paragraph} is answered but stands in no record" + (f", and the addendum counts {highest} recommendations" if beyond else ""))
    if elsewhere and not lists_all:
        remarks.append(f"{len(dict.fromkeys(elsewhere))} answers are to recommendations that the partial record does not list")
    return {paragraph: answer for paragraph, answer in answers.items() if paragraph not in disputed}, faults, remarks


def _paragraph(number: Number, prefixes: Sequence[str], known: set[str]) -> str | None:
    """The label of a number on record; a bare number has one only where all recommendations stand under one paragraph."""
    if number.block is not None:
        return f"{number.block}.{number.item}"
    candidates = [f"{prefix}.{number.item}" for prefix in prefixes]
    present = [label for label in candidates if label in known]
    if len(present) == 1 or len(candidates) == 1:
        return (present or candidates)[0]
    return None


def _totals_faults(addendum: Addendum, answers: Mapping[str, Answer], after: Mapping[str, Position], *, complete: bool) -> list[str]:
    """Totals that the addendum prints and its lists do not make: they count its own answers, those before it, or all together."""
    own = Counter({answer.number: answer.position for answer in addendum.answers}.values())
    faults: list[str] = []
    for field, position in (("supported", Position.SUPPORTED), ("noted", Position.NOTED)):
        earlier = sum(one is position for paragraph, one in after.items() if paragraph not in answers)
        together = sum(one is position for one in after.values())
        right = {own[position], *((earlier, together) if complete else ())}
        faults += [f"the addendum counts {total} {field}, its lists have {own[position]}" for total in addendum.totals.get(field, ()) if total not in right]
    counted = addendum.totals.get("recommendations", ()) if complete else ()
    return faults + [f"the addendum counts {total} recommendations, the record has {len(after)}" for total in counted if total != len(after)]


def _declared_faults(review: Review, addendum: Addendum, counts: Counter[Position]) -> Iterator[str]:
    """Totals that the record declares and that the answers would not make."""
    if review.declared is None:
        return
    for field, position in (("supported", Position.SUPPORTED), ("noted", Position.NOTED), ("partially_supported", Position.PARTIALLY_SUPPORTED)):
        said = getattr(review.declared, field)
        if said is not None and said != counts[position]:
            yield f"{field} would be {counts[position]} with {addendum.symbol}, and declared in review.yaml is {said}"


def _declared(addendum: Addendum, review: Review, counts: Counter[Position]) -> Mapping[str, int] | None:
    """The totals for a record that declares none, where the addendum prints them all, together or in two sums."""
    totals = addendum.totals
    if review.declared is not None or len(totals.get("recommendations", ())) != 1:
        return None
    for field, position in (("supported", Position.SUPPORTED), ("noted", Position.NOTED)):
        printed = totals.get(field, ())
        if counts[position] not in {*printed, sum(printed)}:
            return None
    partial = counts[Position.PARTIALLY_SUPPORTED]
    declared = {"recommendations": totals["recommendations"][0], "supported": counts[Position.SUPPORTED], "noted": counts[Position.NOTED]}
    return {**declared, "partially_supported": partial} if partial else declared


def _change(addendum: Addendum, review: Review, recommendation: Recommendation, answer: Answer) -> NewAnswer | str | None:
    """What the answer changes in a recommendation; a sentence where it cannot be written, None where nothing changes."""
    source = ListedSource(addendum.symbol, str(answer.paragraph) if answer.paragraph else None)
    claimed = answer.claimed and not recommendation.claimed_implemented
    if recommendation.position is answer.position:
        missing = recommendation.position_source is None
        return NewAnswer(source=source if missing else None, claimed=claimed) if missing or claimed else None
    history: list[tuple[date, Position, ListedSource]] = []
    before = recommendation.position_source
    if recommendation.position_history or (recommendation.position in ANSWERS and before):
        if addendum.on is None:
            return f"{recommendation.paragraph}: its position changes, and the addendum has no date for its history"
        if not recommendation.position_history and before:
            if review.held_on is None:
                return (
                    f"{recommendation.paragraph}: its position changes from {recommendation.position} to {answer.position}; add held_on, the day of the first"
                )
            history.append((review.held_on, recommendation.position, ListedSource(before.symbol, before.paragraph, before.title)))
        history.append((addendum.on, answer.position, source))
    return NewAnswer(answer.position, source, claimed, tuple(history))
