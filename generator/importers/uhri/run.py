"""Imports the export of the Universal Human Rights Index (JSON or .xlsx, of any size): its recommendations of the UPR into their reviews.

First the whole file is read, and each recommendation is put aside by review; a file that breaks off leaves nothing behind. Then one
review after the other is held against the record, which the index fills and never overrules.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from generator.importers.files.json_records import read_json_records
from generator.importers.files.outside_records import OutsideRecord, Progress
from generator.importers.files.package_file import NotAList
from generator.importers.files.sheet_records import read_sheet_records
from generator.importers.run import ImportRefused, import_reviews
from generator.importers.state_names import StateNames
from generator.importers.uhri.fields import COLUMNS, REQUIRED, Unreadable, kind_of, read_fields
from generator.importers.uhri.places import NoPlace, Places, printed_paragraph
from generator.importers.uhri.reports import UhriReports, Watch
from generator.importers.uhri.reviews import SOURCE, Found, Reviews
from generator.importers.uhri.spool import NO_FORM, NO_REVIEW, Spool
from generator.read import read_frame

WANTED = "give the export of the Universal Human Rights Index as JSON or .xlsx"
MAX_KINDS = 1_000
SHOWN_KINDS = 12

ProgressOver = Callable[[int], AbstractContextManager[Progress]]
"""Given the size of a file, a `with` statement around its reading that is told of every piece."""


@dataclass(slots=True)
class _Counts:
    """What was read, for the summary."""

    read: int = 0
    odd: int = 0
    kept: int = 0
    twice: int = 0
    others: Counter[str] = field(default_factory=Counter)
    reasons: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Show:
    """How a person sees how far it is: over the bytes of a file, and over items."""

    progress: ProgressOver
    watch: Watch


def import_uhri(folder: Path, file: Path, reports: Path | None, *, with_text: bool, partial: bool, show: Show) -> Iterator[str]:
    """Brings the recommendations of an export into their review.yaml files and yields the lines to print.

    The paragraphs of texts that begin without one are looked for in the folder of reports, where one is given. Raises ImportRefused,
    with nothing written, where the file is no export, breaks off, or holds no recommendation of the Universal Periodic Review, and
    after all else where a review was refused.
    """
    content = read_frame(folder)
    if content.unread:
        raise ImportRefused(f"{folder / min(content.unread)} has faults of its own; mend them first (scorecards check)")
    names = StateNames(content)
    counts = _Counts()
    with Spool() as spool:
        try:
            with show.progress(file.stat().st_size) as advance:
                _spool(_records(file, advance), spool, Places(content, names), counts)
            counts.twice, counts.reasons = spool.ready(), spool.reasons()
        except NotAList as fault:
            raise ImportRefused(f"{file}: {fault}; {WANTED}") from None
        except sqlite3.Error as fault:
            raise ImportRefused(f"{file}: its records could not be put aside in {spool.folder}: {fault}; make room there, or set TMPDIR") from None
        if not counts.kept:
            raise ImportRefused(f"{file}: none of its {counts.read:,} records is a recommendation of the Universal Periodic Review; {WANTED}")
        shelf = UhriReports(folder, content, reports, show.watch)
        yield from (f"note: {note}" for note in shelf.notes)
        reviews = Reviews(content, names, shelf, with_text=with_text)
        refused: ImportRefused | None = None
        try:
            yield from import_reviews(folder, content, reviews.lists(spool), SOURCE, with_text=with_text, partial=partial)
        except ImportRefused as some:
            refused = some
    yield from _summary(file, counts, reviews.found)
    if refused:
        raise refused


def _records(file: Path, progress: Progress) -> Iterator[OutsideRecord]:
    """The records of either form, known by how the file begins."""
    with file.open("rb") as opened:
        is_package = opened.read(2) == b"PK"
    if is_package:
        yield from read_sheet_records(file, COLUMNS, progress)
        return
    for record in read_json_records(file, frozenset(COLUMNS), progress):
        if record.number == 1 and record.odd:
            raise NotAList(f"its first record is {record.odd}")
        if record.number == 1 and (missing := sorted(REQUIRED - record.values.keys())):
            raise NotAList(f"its first record lacks {', '.join(missing)}")
        yield record


def _spool(records: Iterator[OutsideRecord], spool: Spool, places: Places, counts: _Counts) -> None:
    """Puts every recommendation of the Universal Periodic Review aside, with its place or with why it has none."""
    for record in records:
        counts.read += 1
        annotation = record.values.get("AnnotationId")
        who = (record.number, annotation[:60] if isinstance(annotation, str) else "")
        try:
            kind = kind_of(record)
        except Unreadable as complaint:
            counts.odd += 1
            spool.add_unplaced(NO_REVIEW, *who, reason=NO_FORM, message=str(complaint))
            continue
        if kind is not None:
            counts.others[kind if kind in counts.others or len(counts.others) < MAX_KINDS else "others"] += 1
            continue
        counts.kept += 1
        try:
            fields = read_fields(record)
            spool.add(places.place(fields), *printed_paragraph(fields.text), fields)
        except Unreadable as complaint:
            spool.add_unplaced(NO_REVIEW, *who, reason="an unknown form", message=str(complaint))
        except NoPlace as complaint:
            spool.add_unplaced(NO_REVIEW, *who, reason=complaint.reason, message=str(complaint))


def _summary(file: Path, counts: _Counts, found: Found) -> Iterator[str]:
    """What was read, by body, and what became of it."""
    shown = counts.others.most_common(SHOWN_KINDS)
    others = [f"{kind} {times:,}" for kind, times in shown]
    if rest := sum(counts.others.values()) - sum(times for _, times in shown):
        others.append(f"others {rest:,}")
    if counts.odd:
        others.append(f"{NO_FORM} {counts.odd:,}")
    yield f"{file.name}: {counts.read:,} records read, {counts.kept:,} of them recommendations of the UPR; left aside: {', '.join(others) or 'none'}"
    reasons = {"no paragraph": found.without_paragraph} if found.without_paragraph else {}
    reasons |= {reason: times for reason, times in counts.reasons.items() if reason != NO_FORM}
    unmatched, again = sum(reasons.values()), found.duplicates + counts.twice
    yield (
        f"of these {counts.kept:,}: {counts.kept - unmatched - again - found.at_fault:,} matched, {unmatched:,} unmatched, "
        f"{again:,} the same again and counted once, {found.at_fault:,} with a fault"
    )
    if found.joined:
        yield f"{found.joined:,} texts without a paragraph were found in their reports"
    if unmatched:
        yield "unmatched: " + ", ".join(f"{reason} {times:,}" for reason, times in reasons.items())
    if found.reservations:
        yield f"the theme Reservations was left out of {found.reservations:,} recommendations whose text speaks of none"
