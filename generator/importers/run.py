"""Imports from files to review.yaml: read, hold against the record, write whole or not at all, say what was done."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.content import Content
from generator.importers.files.word_file import NotAList
from generator.importers.listed import ImportedList
from generator.importers.ohchr_list import read_ohchr_list
from generator.importers.review_file import new_review, updated_review
from generator.importers.updated import Change, Updated
from generator.importers.withdrawn import without_withdrawn
from generator.importers.working_group.report import read_wg_report
from generator.model import Review
from generator.read import read_frame, read_review
from generator.vocabulary import Position, RecordCompleteness
from generator.yaml_values import NotEditable


@dataclass(frozen=True, slots=True)
class Format:
    """An outside format: what it is called in messages, who reads it, and what to give instead of something else."""

    source: str
    read: Callable[[Path, Content], ImportedList]
    wanted: str


OHCHR_LIST = Format("OHCHR's list of recommendations", read_ohchr_list, "give OHCHR's thematic list of recommendations as .docx")
WG_REPORT = Format("the report of the Working Group", read_wg_report, "give a report of the Working Group as text, .docx or PDF")


ANSWERS = frozenset({Position.SUPPORTED, Position.NOTED, Position.PARTIALLY_SUPPORTED})


class ImportRefused(Exception):
    """Nothing was written; `lines` say why and what to do."""

    def __init__(self, *lines: str) -> None:
        super().__init__(lines[0])
        self.lines = lines


def import_list(folder: Path, file: Path, form: Format, *, state: str | None, cycle: int | None, with_text: bool, partial: bool) -> tuple[str, ...]:
    """Brings an outside list into content/states/STATE/cycle-N/review.yaml and returns the lines to print.

    Where state and cycle are not given, the list itself must say what it is about. Raises ImportRefused, with nothing
    written, where the file is of another kind, is about another review, has rows that cannot be read (unless `partial`), or
    does not add up to the totals that review.yaml declares.
    """
    content = read_frame(folder)
    listed = _read(file, form, content, state, cycle)
    state, cycle = state or listed.state, cycle or listed.cycle
    if state is None or cycle is None:
        raise ImportRefused(f"{file.name} does not say which State and cycle it is about; add --state and --cycle")
    if listed.faults and not partial:
        rows = (f"{file.name}: row {fault.row}: {fault.message}" for fault in listed.faults)
        raise ImportRefused(*rows, f"{len(listed.faults)} rows could not be read; nothing was written (--partial writes the rest)")
    target = folder / "states" / state / f"cycle-{cycle}" / "review.yaml"
    review = read_review(folder, state, cycle)
    listed, left_out = without_withdrawn(listed, review)
    _compare_totals(listed, review, partial=partial)
    updated = _updated(target, listed, form.source, review, state=state, cycle=cycle, with_text=with_text)
    write_review(target, updated.text)
    return (*left_out, *_summary(file, target, listed, updated))


def import_reviews(
    folder: Path, content: Content, lists: Iterable[ImportedList], source: str, *, with_text: bool, partial: bool, unread: int = 0
) -> Iterator[str]:
    """Brings the lists of many reviews into their files, one after the other, and yields the lines to print as it goes.

    Each list says its State and cycle. A review whose rows cannot all be read (unless `partial`), whose totals differ or whose file
    cannot be edited stays as it was, and the lines say why; the others are written. The last lines are the summary. Raises
    ImportRefused at the end where any review was refused. `unread` is how many rows are in none of the lists.
    """
    totals = Counter(rows=unread, unmatched=unread)
    for listed in lists:
        try:
            yield from _imported(folder, content, listed, source, totals, with_text=with_text, partial=partial)
        except ImportRefused as refused:
            totals["refused"] += 1
            yield from (f"{_name(listed)}: {line}" for line in refused.lines)
    yield f"{totals['rows']:,} rows read, {totals['rows'] - totals['unmatched']:,} matched, {totals['unmatched']:,} unmatched"
    yield (
        f"{totals['recommendations']:,} recommendations and {totals['pledges']:,} pledges of {totals['reviews']:,} reviews: "
        f"{totals['changed']:,} reviews changed, {totals['reviews'] - totals['changed'] - totals['refused']:,} as they were, {totals['refused']:,} refused"
    )
    if totals["refused"]:
        raise ImportRefused(f"{totals['refused']} reviews were refused and stay as they were; the lines above say why")


def _imported(folder: Path, content: Content, listed: ImportedList, source: str, totals: Counter[str], *, with_text: bool, partial: bool) -> Iterator[str]:
    """One review of many: its file written, its lines yielded, its figures added to the totals."""
    totals["rows"] += len(listed.recommendations) + len(listed.pledges) if listed.rows is None else listed.rows
    totals["unmatched"] += sum(row.rows for row in listed.unmatched)
    name = _name(listed)
    yield from (f"{name}: unmatched: row {row.row}: {row.message}" for row in listed.unmatched)
    if not (listed.recommendations or listed.pledges or listed.faults):
        return
    totals["reviews"] += 1
    if listed.state is None or listed.cycle is None:
        raise ImportRefused("rows that do not say which State and cycle they are about")
    if listed.state not in content.states:
        raise ImportRefused(f'state is "{listed.state}", the code of no State')
    if listed.faults and not partial:
        raise ImportRefused(*(f"row {fault.row}: {fault.message}" for fault in listed.faults), "nothing was written (--partial writes the rest)")
    if not (listed.recommendations or listed.pledges):
        raise ImportRefused(*(f"row {fault.row}: {fault.message}" for fault in listed.faults), "none of its rows could be read")
    target = folder / "states" / listed.state / f"cycle-{listed.cycle}" / "review.yaml"
    if listed.session is None and not target.exists():
        raise ImportRefused(f"{target} is not there, and the list does not say the session; write the file with its session first")
    review = read_review(folder, listed.state, listed.cycle)
    kept, left_out = without_withdrawn(listed, review)
    _compare_totals(kept, review, partial=partial)
    updated = _updated(target, kept, source, review, state=listed.state, cycle=listed.cycle, with_text=with_text)
    write_review(target, updated.text)
    yield from left_out
    totals["recommendations"] += len(listed.recommendations)
    totals["pledges"] += len(listed.pledges)
    totals["changed"] += bool(updated.changes)
    yield from (f"{name}-{_line(change)}" for change in updated.changes if not change.message.startswith("new"))
    yield from (f"{name}: left out: row {fault.row}: {fault.message}" for fault in listed.faults)
    yield from (f"{name}: note: row {remark.row}: {remark.message}" for remark in listed.remarks)
    yield from (f"to decide: {name}-{_line(change)}" for change in updated.attention)
    new = sum(change.message == "new" for change in updated.changes)
    yield from (f"to decide: {name}: {difference}" for difference in _differences(listed, review, new))
    if new:
        yield f"{name}: {new} new recommendations; each needs a summary in plain words"
    if pledges := sum(change.message.startswith("new pledge") for change in updated.changes):
        yield f"{name}: {pledges} new pledges; each needs a summary in plain words"


def _name(listed: ImportedList) -> str:
    """The review that a list is about, as messages name it."""
    return f"{listed.state}-{listed.cycle}" if listed.state else "no review"


def _differences(listed: ImportedList, review: Review | None, new: int) -> Iterator[str]:
    """What the list says of the review itself and the file otherwise, and a note that new recommendations may have made untrue."""
    if review is None:
        return
    report = review.documents.working_group_report
    if listed.session and listed.session != review.session:
        yield f"session is {review.session}, the list says {listed.session}; it was kept"
    if report and listed.report and listed.report != report:
        yield f"working_group_report is {report}, the list says {listed.report}; it was kept"
    if new and review.record == RecordCompleteness.PARTIAL:
        yield f"{new} recommendations were added; see whether its record_note still holds"


def write_review(target: Path, text: str) -> None:
    """Replaces the file in one step, and only where it differs."""
    target.parent.mkdir(parents=True, exist_ok=True)
    data = text.encode("utf-8")  # bytes, so that the file keeps its own line ends
    if not target.exists() or target.read_bytes() != data:
        temporary = target.with_name(".review.yaml.new")
        temporary.write_bytes(data)
        temporary.replace(target)


def _read(file: Path, form: Format, content: Content, state: str | None, cycle: int | None) -> ImportedList:
    """The list, which must be about the review it is imported for."""
    if state is not None and state not in content.states:
        raise ImportRefused(f'state is "{state}", the code of no State; write the name of a folder in content/states')
    try:
        listed = form.read(file, content)
    except NotAList as fault:
        raise ImportRefused(f"{file}: {fault}; {form.wanted}") from None
    about, given = (listed.state, listed.cycle), (state, cycle)
    if any(a is not None and b is not None and a != b for a, b in zip(about, given, strict=True)):
        raise ImportRefused(f"{file.name} says it is about {listed.state}, cycle {listed.cycle}, not {state}, cycle {cycle}; check --state and --cycle")
    if not listed.recommendations:
        raise ImportRefused(f"{file.name} has no recommendations that can be read", *(f"row {fault.row}: {fault.message}" for fault in listed.faults))
    return listed


def _compare_totals(listed: ImportedList, review: Review | None, *, partial: bool) -> None:
    """Where review.yaml declares totals, a whole list has exactly these; answers are counted only where all are given.

    A list that names nothing beyond a partial record, such as a matrix made of it, is no whole list.
    """
    declared = review.declared if review else None
    if review is None or declared is None or partial or listed.secondary:
        return
    if review.record is RecordCompleteness.PARTIAL and {one.paragraph for one in listed.recommendations} <= review.labels:
        return
    counts = _counts(listed)
    answered = all(recommendation.position in ANSWERS for recommendation in listed.recommendations)
    for field in ("recommendations", "supported", "noted", "partially_supported") if answered else ("recommendations",):
        said = getattr(declared, field)
        if said is not None and said != counts[field]:
            raise ImportRefused(f"{field} is {counts[field]} in the list and {said} in review.yaml; compare both with the report, nothing was written")


def _counts(listed: ImportedList) -> Counter[str]:
    counts = Counter(str(recommendation.position) for recommendation in listed.recommendations)
    counts["recommendations"] = len(listed.recommendations)
    return counts


def _updated(target: Path, listed: ImportedList, source: str, review: Review | None, *, state: str, cycle: int, with_text: bool) -> Updated:
    """The new text of review.yaml; an existing one is changed value by value."""
    if not target.exists():
        return new_review(listed, state=state, cycle=cycle, session=listed.session, source=source, with_text=with_text)
    if review is None:
        raise ImportRefused(f"{target} has faults of its own; mend them first (scorecards check {target})")
    try:
        return updated_review(target.read_bytes().decode("utf-8"), listed, with_text=with_text)
    except NotEditable as fault:
        raise ImportRefused(f"{target}: {fault}") from None


def _summary(file: Path, target: Path, listed: ImportedList, updated: Updated) -> Iterator[str]:
    """What was read, what changed, and what a person must look at."""
    yield from (_line(change) for change in updated.changes if change.message != "new")
    new = [change.paragraph for change in updated.changes if change.message == "new"]
    if new:
        yield f"new: {len(new)} recommendations, {new[0]} to {new[-1]}; each needs a summary in plain words"
    yield from (f"to decide: {_line(change)}" for change in updated.attention)
    yield from (f"note: row {remark.row}: {remark.message}" for remark in listed.remarks)
    yield from (f"left out: row {fault.row}: {fault.message}" for fault in listed.faults)
    counts = _counts(listed)
    positions = ", ".join(f"{counts[position]} {position.label.lower()}" for position in Position if counts[position])
    yield f"{file.name}: {counts['recommendations']} recommendations read: {positions}"
    yield f"{target}: " + (f"{len(updated.changes)} changes" if updated.changes else "nothing changed")


def _line(change: Change) -> str:
    return f"{change.paragraph}: {change.message}"
