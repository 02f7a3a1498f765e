"""Imports addenda: read, find the review, hold against the record, write whole or not at all, say what was done."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from generator.content import Content
from generator.importers.addendum.file import with_addendum
from generator.importers.addendum.reader import Addendum, read_addendum
from generator.importers.addendum.record import Held, hold
from generator.importers.files.word_file import NotAList
from generator.importers.run import ImportRefused, write_review
from generator.importers.updated import Updated
from generator.model import Review
from generator.read import read_frame, read_review
from generator.vocabulary import Position, RecordCompleteness
from generator.yaml_values import NotEditable

WANTED = "give an addendum to a report of the Working Group as text, .docx or PDF"


def import_addendum(folder: Path, file: Path, *, state: str | None, cycle: int | None, partial: bool) -> tuple[str, ...]:
    """Brings the positions of an addendum into content/states/STATE/cycle-N/review.yaml and returns the lines to print.

    State and cycle are found by the report that it adds to, or by the day of the review, where they are not given. Raises ImportRefused,
    with nothing written, where the file is of another kind or about another review, and (unless `partial`) where its answers do not
    add up with its own totals and with the recommendations on record.
    """
    content = read_frame(folder)
    addendum = _read(file, content, state)
    state = state or addendum.state
    if state is None:
        raise ImportRefused(f"{file.name} does not say which State it is about; add --state and --cycle")
    cycle = cycle or _cycle(folder, content, state, addendum, file.name)
    target = folder / "states" / state / f"cycle-{cycle}" / "review.yaml"
    review = read_review(folder, state, cycle)
    if review is None:
        raise ImportRefused(f"{target} is not there or has faults of its own; mend them first (scorecards check {target})")
    _compare_facts(file.name, addendum, review)
    held = hold(addendum, review)
    faults = (*(f"paragraph {fault.row}: {fault.message}" for fault in addendum.faults), *held.faults)
    if faults and not partial:
        raise ImportRefused(*(f"{file.name}: {fault}" for fault in faults), "nothing was written (--partial writes what adds up)")
    updated = _updated(target, addendum, review, held)
    write_review(target, updated.text)
    return tuple(_summary(file, target, addendum, held, updated, faults))


def _read(file: Path, content: Content, state: str | None) -> Addendum:
    """The addendum, which must be about the State it is imported for."""
    if state is not None and state not in content.states:
        raise ImportRefused(f'state is "{state}", the code of no State; write the name of a folder in content/states')
    try:
        addendum = read_addendum(file, content)
    except NotAList as fault:
        raise ImportRefused(f"{file}: {fault}; {WANTED}") from None
    if state and addendum.state and state != addendum.state:
        raise ImportRefused(f"{file.name} says it is about {addendum.state}, not {state}; check --state")
    return addendum


def _cycle(folder: Path, content: Content, state: str, addendum: Addendum, name: str) -> int:
    """The cycle of the review that the addendum belongs to: that of its report, or the one held on a day that it names."""
    cycles = sorted({session.cycle for session in content.session_by_number.values()})
    reviews = {cycle: review for cycle in cycles if (review := read_review(folder, state, cycle))}
    by_report = [cycle for cycle, review in reviews.items() if review.documents.working_group_report == addendum.report]
    by_day = [cycle for cycle, review in reviews.items() if review.held_on in addendum.reviewed_on and review.documents.working_group_report is None]
    found = by_report or by_day
    if len(found) != 1:
        raise ImportRefused(f"{name} adds to {addendum.report}, and no review of {state} on record has that report; add --cycle")
    return found[0]


def _compare_facts(name: str, addendum: Addendum, review: Review) -> None:
    """Refuses an addendum to another report, a second one, and one of another day than the record has."""
    report, other = review.documents.working_group_report, review.documents.addendum
    if report and report != addendum.report:
        raise ImportRefused(f"{name} adds to {addendum.report}, and the report of {review.record_id('')[:-1]} is {report}; check --state and --cycle")
    if other and other != addendum.symbol:
        raise ImportRefused(f"documents.addendum is {other} in review.yaml, and this is {addendum.symbol}; decide by hand which one counts")
    if review.addendum_on and addendum.on and review.addendum_on != addendum.on:
        raise ImportRefused(f"addendum_on is {review.addendum_on} in review.yaml, and {addendum.symbol} is dated {addendum.on}; compare both with the document")
    if review.record is RecordCompleteness.NONE:
        raise ImportRefused(f"{review.record_id('')[:-1]} has no recommendations on record; import the report of the Working Group first")


def _updated(target: Path, addendum: Addendum, review: Review, held: Held) -> Updated:
    """The new text of review.yaml."""
    facts: dict[str, object] = {}
    if review.addendum_on is None and addendum.on:
        facts["addendum_on"] = str(addendum.on)
    if held.declared:
        facts["declared"] = dict(held.declared)
    try:
        return with_addendum(target.read_bytes().decode("utf-8"), held.changes, facts, "" if review.documents.addendum else addendum.symbol)
    except NotEditable as fault:
        raise ImportRefused(f"{target}: {fault}") from None


def _summary(file: Path, target: Path, addendum: Addendum, held: Held, updated: Updated, faults: tuple[str, ...]) -> Iterator[str]:
    """What was read, what changed, and what a person must look at."""
    yield from (f"{change.paragraph}: {change.message}" for change in updated.changes)
    yield from (f"note: {remark}" for remark in held.remarks)
    yield from (f"left out: {fault}" for fault in faults)
    answers = {answer.number: answer for answer in addendum.answers}
    counts = Counter(answer.position for answer in answers.values())
    positions = ", ".join(f"{counts[position]} {position.label.lower()}" for position in Position if counts[position])
    claimed = sum(answer.claimed for answer in answers.values())
    yield f"{file.name}: {len(answers)} answers read: {positions}" + (f"; {claimed} said to be implemented or in process" if claimed else "")
    yield f"{target}: " + (f"{len(updated.changes)} changes" if updated.changes else "nothing changed")
