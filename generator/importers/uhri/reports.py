"""Finds the paragraphs of recommendations that the human rights index prints without, in the reports of the Working Group."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.content import Content, ReviewKey
from generator.importers.text_join import Match, Query, TextJoin
from generator.importers.working_group.shelf import ReportShelf, read_shelf, report_files
from generator.read import ReviewsOnDemand

Watch = Callable[[Sequence[Any], str], Iterable[Any]]
"""Hands the items on one by one, showing how far it is."""

_NOT_GIVEN = Match(None, similarity=0, reason="the report of the Working Group may have it, with --reports")
_NOT_THERE = Match(None, similarity=0, reason="no report of this review is in the folder of reports")


class UhriReports:
    """The reports of a folder, or none; `notes` say which files are not used."""

    def __init__(self, folder: Path, content: Content, reports: Path | None, watch: Watch) -> None:
        self._given = reports is not None
        known = replace(content, reviews=ReviewsOnDemand(folder))
        self._shelf = read_shelf(watch(report_files(reports), "Reading reports"), known) if reports else ReportShelf({})
        self.notes = self._shelf.notes

    def paragraphs(self, review: ReviewKey, queries: Sequence[Query]) -> tuple[Match, ...]:
        """Where each text stands in the report of the review, or the reason why that is not known."""
        report = self._shelf.reports.get(review)
        if report is None:
            return (_NOT_THERE if self._given else _NOT_GIVEN,) * len(queries)
        return TextJoin(report.listed.recommendations).join(queries) if queries else ()
