"""Gathers the reports of a folder by the review each says it is about, so that rows without numbers can be joined to their paragraphs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.content import Content, ReviewKey
from generator.importers.files.word_file import NotAList
from generator.importers.listed import ImportedList
from generator.importers.working_group.report import read_wg_report

KINDS = frozenset({".txt", ".docx", ".pdf"})


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
    reports: dict[ReviewKey, Report] = {}
    notes: list[str] = []
    disputed: set[ReviewKey] = set()
    for file in files:
        try:
            key, listed = _read(file, content)
        except (NotAList, OSError) as fault:
            notes.append(f"{file.name}: {fault}; it was left out")
            continue
        other = reports.setdefault(key, Report(file.name, listed))
        if other.file != file.name:
            same = other.listed.recommendations == listed.recommendations
            disputed |= set() if same else {key}
            notes.append(f"{file.name} is about {key[0]}-{key[1]}, and so is {other.file}; " + ("it was left out" if same else "they differ, neither was used"))
    return ReportShelf({key: report for key, report in reports.items() if key not in disputed}, tuple(notes))


def _read(file: Path, content: Content) -> tuple[ReviewKey, ImportedList]:
    """The report and the review it is about, which must be on record."""
    listed = read_wg_report(file, content)
    if listed.state is None or listed.cycle is None:
        raise NotAList("it does not say which State and session it is about")
    authored = content.reviews.get((listed.state, listed.cycle))
    if authored is None or authored.record.session != listed.session:
        raise NotAList(f"it is about {listed.state} in session {listed.session}, where the record has no review of it")
    return (listed.state, listed.cycle), listed
