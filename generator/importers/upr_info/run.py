"""Imports exports of the UPR Info database: files and reports in, reviews changed, lines to print out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

from generator.content import Content
from generator.importers.files.word_file import NotAList
from generator.importers.listed import ImportedList, RowFault
from generator.importers.run import ImportRefused, import_reviews
from generator.importers.upr_info.joined import joined_review, listed_review
from generator.importers.upr_info.rows import UprInfoReader, UprInfoRow, UprInfoTable, review_of
from generator.importers.working_group.shelf import ReportShelf, read_shelf, report_files
from generator.read import ReviewsOnDemand, read_frame

# Hands the items on one by one, showing how far it is: `cli` gives one with a bar.
Watch: TypeAlias = Callable[[Sequence[Any], str], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class UprInfoFiles:
    """What a person gives: exports of recommendations, the folder of reports, and the export of pledges."""

    recommendations: tuple[Path, ...]
    reports: Path | None = None
    pledges: Path | None = None


def import_upr_info(folder: Path, files: UprInfoFiles, *, with_text: bool, partial: bool, verbose: bool, watch: Watch) -> Iterator[str]:
    """Brings the rows of the exports into the reviews they are about, and yields the lines to print.

    Raises ImportRefused, before anything is written, where rows cannot be read (unless `partial`), and at the end where a review was refused.
    """
    content = replace(read_frame(folder), reviews=ReviewsOnDemand(folder))
    reader = UprInfoReader(content)
    asked, promised = UprInfoTable(), UprInfoTable()
    for file in files.recommendations:
        _read(reader, file, asked, pledges=False)
    if files.pledges:
        _read(reader, files.pledges, promised, pledges=True)
    problems = [*reader.lines(asked), *reader.lines(promised)]
    lost = asked.lost + promised.lost
    if problems and not partial:
        raise ImportRefused(*problems, f"{lost:,} rows could not be read; nothing was written (--partial writes the rest)")
    yield from (f"left out: {problem}" for problem in problems)
    shelf = read_shelf(watch(report_files(files.reports), "Reading reports"), content) if files.reports else ReportShelf({})
    yield from (f"note: {note}" for note in shelf.notes)
    reviews = sorted({*asked.rows_by_review, *promised.rows_by_review})
    lists = (
        _listed(content, shelf, review, asked.rows_by_review.get(review, []), promised.rows_by_review.get(review, []), verbose=verbose)
        for review in watch(reviews, "Importing reviews")
    )
    yield from import_reviews(folder, content, lists, "the UPR Info database", with_text=with_text, partial=partial, unread=lost)


def _read(reader: UprInfoReader, file: Path, table: UprInfoTable, *, pledges: bool) -> None:
    try:
        reader.read(file, table, pledges=pledges)
    except NotAList as fault:
        raise ImportRefused(f"{file}: {fault}; give an export of the UPR Info database as CSV or XLS") from None


def _listed(content: Content, shelf: ReportShelf, review: tuple[str, int], rows: list[UprInfoRow], pledges: list[UprInfoRow], *, verbose: bool) -> ImportedList:
    """The list of one review, or its rows as unmatched where the record has no such review."""
    state, session = review
    key = review_of(content, state, session)
    if key is None:
        first, count = (rows or pledges)[0].row, len(rows) + len(pledges)
        reason = RowFault(first, f"{count} rows: the record has no review of {state} in session {session}", count)
        return ImportedList(state, content.session_by_number[session].cycle, session, (), unmatched=(reason,), rows=count)
    return listed_review(joined_review(key, content.reviews[key].record, rows, shelf.reports.get(key)), pledges, verbose=verbose)
