"""Gathers the reports of a folder by the review each says it is about, so that rows without numbers can be joined to their paragraphs."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.content import Content, ReviewKey
from generator.importers import wg_report
from generator.importers.listed import ImportedList, ListedRecommendation, RowFault
from generator.importers.state_names import StateNames
from generator.importers.wg_dialogue import read_dialogue
from generator.importers.word_file import NotAList

KINDS = frozenset({".txt", ".docx", ".pdf"})
_ANOTHER_ITEM = re.compile(r"\d{1,3}\.(?:\d{1,3}\b|\s+[A-Z])")


@dataclass(frozen=True, slots=True)
class Report:
    """A report and the name of its file."""

    file: str
    listed: ImportedList


@dataclass(frozen=True, slots=True)
class ReportShelf:
    """Reports by review, and a line for every file that is not among them."""

    reports: Mapping[ReviewKey, Report]
    notes: tuple[str, ...] = ()


def report_files(folder: Path) -> list[Path]:
    """The files of a folder that can be reports, by name."""
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in KINDS and path.is_file())


def read_shelf(files: Iterable[Path], content: Content) -> ReportShelf:
    """Reads each report once. What is no report, is about no review on record, or says again what another file says, is left out and noted.

    Where two files give one review different recommendations, neither is used.
    """
    names = StateNames(content)
    reports: dict[ReviewKey, Report] = {}
    notes: list[str] = []
    disputed: set[ReviewKey] = set()
    for file in files:
        try:
            key, listed = _read(file, content, names)
        except NotAList as fault:
            notes.append(f"{file.name}: {fault}; it was left out")
            continue
        other = reports.setdefault(key, Report(file.name, listed))
        if other.file != file.name:
            same = other.listed.recommendations == listed.recommendations
            disputed |= set() if same else {key}
            notes.append(f"{file.name} is about {key[0]}-{key[1]}, and so is {other.file}; " + ("it was left out" if same else "they differ, neither was used"))
    return ReportShelf({key: report for key, report in reports.items() if key not in disputed}, tuple(notes))


def _read(file: Path, content: Content, names: StateNames) -> tuple[ReviewKey, ImportedList]:
    """The report with the recommendations that it names only by their place in the dialogue."""
    listed = wg_report.read_wg_report(file, content)
    if listed.state is None or listed.cycle is None:
        raise NotAList("it does not say which State and session it is about")
    authored = content.reviews.get((listed.state, listed.cycle))
    if authored is None or authored.record.session != listed.session:
        raise NotAList(f"it is about {listed.state} in session {listed.session}, where the record has no review of it")
    recommendations, faults = _without_what_follows(listed.recommendations)
    taken = {recommendation.paragraph for recommendation in listed.recommendations}
    named, unread = _named_by_place(file, names, listed.report)
    added = tuple(recommendation for recommendation in named if recommendation.paragraph not in taken)
    return (listed.state, listed.cycle), replace(listed, recommendations=(*recommendations, *added), faults=(*listed.faults, *faults, *unread))


def _named_by_place(file: Path, names: StateNames, symbol: str | None) -> tuple[tuple[ListedRecommendation, ...], tuple[RowFault, ...]]:
    text = wg_report._flowing(wg_report._printed(file))  # noqa: SLF001 - until read_wg_report reads them itself
    body = text[: max(heading.start() for heading in wg_report._HEADING.finditer(text))]  # noqa: SLF001 - the same
    return read_dialogue(body, wg_report._section(text), names, symbol)  # noqa: SLF001 - the same


def _without_what_follows(recommendations: tuple[ListedRecommendation, ...]) -> tuple[list[ListedRecommendation], list[RowFault]]:
    """Recommendations without parts that are another item: behind a misprinted number the reader goes on into the next one."""
    kept: list[ListedRecommendation] = []
    faults: list[RowFault] = []
    for recommendation in recommendations:
        end = next((place for place, part in enumerate(recommendation.parts) if place and _ANOTHER_ITEM.match(part.text)), None)
        kept.append(replace(recommendation, parts=recommendation.parts[:end]))
        if end is not None:
            number = re.match(r"\d+", recommendation.paragraph)
            behind = recommendation.parts[end].text[:60]
            faults.append(RowFault(int(number[0]) if number else 0, f'{recommendation.paragraph}: behind it stands another number, "{behind}"'))
    return kept, faults
