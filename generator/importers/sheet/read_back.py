"""Reads a filled-in sheet back: what is new in it, and every fault by sheet and cell."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.assessments_file import Addition
from generator.content import Content, ReviewKey
from generator.escape import one_line
from generator.filled_in import Answer, Answers, Filled, evidence_of, new_key, read_assessment, read_source
from generator.importers.files.named_sheets import Cell, NamedSheet, read_named_sheets
from generator.importers.files.outside_records import Odd
from generator.importers.sheet.layout import ASSESSMENTS, LOCKED, OURS, PRESENT, RECORD, SOURCE, SOURCES, WANTED, locked_rows, source_rows
from generator.model import Assessments, Source
from generator.shape_faults import shown

_RECORD_ID = re.compile(r"([A-Z]{3})-([1-9][0-9]?)-.{1,40}")
_EXPORT_AGAIN = "this column belongs to the record; write that back, or export the sheet again if the record changed since"


class NotASheet(Exception):
    """The file is a spreadsheet, but none of a review on record; the message says why and what to do."""


def read_filled_sheet(file: Path, content: Content) -> tuple[ReviewKey, Filled]:
    """The review a sheet is about, and what was filled in; raises NotAList or NotASheet where it is no such sheet."""
    sheets = read_named_sheets(file, WANTED)
    key = _review(sheets[ASSESSMENTS], content)
    faults: list[str] = []
    known = content.assessments_beside(key) or Assessments()
    sources = _sources(sheets[SOURCES], known, faults)
    all_sources = {**known.sources, **{name: source for name, (source, _) in sources.items()}}
    additions = _additions(sheets[ASSESSMENTS], {row["record"]: row for row in locked_rows(content, key)}, known, all_sources, faults)
    return key, Filled(sources, additions, tuple(dict.fromkeys(faults)))


def _review(sheet: NamedSheet, content: Content) -> ReviewKey:
    """The one review that the record ids belong to."""
    ids = [match for cells in sheet.rows.values() if (match := _RECORD_ID.fullmatch(_text(cells, "record")))]
    keys = {(match[1], int(match[2])) for match in ids}
    if len(keys) != 1:
        reviews = ", ".join(f"{state}-{cycle}" for state, cycle in sorted(keys)) or "none"
        raise NotASheet(f"its record ids belong to {len(keys) or 'no'} review{'' if len(keys) == 1 else 's'} ({reviews[:80]}); a sheet is about one")
    key = keys.pop()
    if key not in content.reviews:
        raise NotASheet(f"it is about {key[0]}-{key[1]}, a review that is not on record")
    return key


def _text(cells: Mapping[str, Cell], key: str) -> str:
    value = cells[key].value if key in cells else ""
    return value.strip() if isinstance(value, str) else ""


def _sources(sheet: NamedSheet, known: Assessments, faults: list[str]) -> dict[str, tuple[Source, Answers]]:
    """The sources that are new on the sheet, by key; those on record must stand there as they are, or not at all."""
    on_record = {row["key"]: row for row in source_rows(known)}
    found: dict[str, tuple[Source, Answers]] = {}
    for number, cells in sheet.rows.items():
        answers = _answers(sheet, number, SOURCE, cells, faults)
        key = answers.text("key")
        if key in on_record:
            faults += _changed(answers, SOURCE, on_record[key])
            continue
        source = read_source(answers, faults)
        if source is None:
            continue
        if not key:
            key = _same(source, known) or new_key(source, {**known.sources, **found})
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", key):
            faults.append(f"{answers.place('key')}: key is {shown(key)}; write letters, digits and hyphens, such as ombudsman-2026, or leave it empty")
        elif key in found:
            faults.append(f"{answers.place('key')}: key is {shown(key)}, which {found[key][1].place('key')} has already; give each source its own")
        elif key not in known.sources:
            found[key] = source, answers
    return found


def _same(source: Source, known: Assessments) -> str:
    """The key under which the file has the same source already, so that a sheet can be taken in twice."""
    return next((key for key, one in known.sources.items() if one == source), "")


def _additions(
    sheet: NamedSheet, rows: Mapping[str, Mapping[str, str]], known: Assessments, sources: Mapping[str, Source], faults: list[str]
) -> list[tuple[Addition, Answers]]:
    """The new assessments of all rows in which something was filled in."""
    found: list[tuple[Addition, Answers]] = []
    seen: dict[str, int] = {}
    for number, cells in sheet.rows.items():
        answers = _answers(sheet, number, {**LOCKED, **OURS}, cells, faults)
        record, place = answers.text("record"), sheet.where(number, "record")
        if record not in rows:
            faults.append(f"{place}: the record id is {shown(record or None)}, which this review does not have; write it back, or delete the row")
            continue
        if record in seen:
            faults.append(f"{place}: {record} stands in row {seen[record]} already; delete one of the rows")
            continue
        seen[record] = number
        faults += _changed(answers, RECORD, rows[record])
        if not any(key in cells for key in OURS):
            continue
        addition = _addition(answers, rows[record]["paragraph"], sources, faults)
        assessed = known.recommendations.get(rows[record]["paragraph"])
        if addition and assessed and addition.assessment in assessed.assessments:
            continue
        faults += _changed(answers, PRESENT, rows[record])
        if addition:
            found.append((addition, answers))
    return found


def _addition(answers: Answers, paragraph: str, sources: Mapping[str, Source], faults: list[str]) -> Addition | None:
    own: list[str] = []
    evidence = evidence_of(answers, sources, own)
    assessment = read_assessment(answers, evidence, own)
    faults += own
    return Addition(paragraph, assessment) if assessment and not own else None


def _answers(sheet: NamedSheet, number: int, headings: Mapping[str, object], cells: Mapping[str, Cell], faults: list[str]) -> Answers:
    """The cells of a row as answers; what is no text is a fault."""
    given: dict[str, Answer] = {}
    for key, cell in cells.items():
        if isinstance(cell.value, Odd):
            faults.append(f"{cell.where}: the cell holds {cell.value.kind}; write text")
        else:
            given[key] = Answer(cell.value.strip(), cell.where)
    return Answers(sheet.where(number, next(iter(headings))), given, {key: sheet.where(number, key) for key in headings})


def _changed(answers: Answers, keys: Mapping[str, object], on_record: Mapping[str, str]) -> list[str]:
    """Locked cells that do not say what the record says, blanks and line ends apart."""
    pairs = ((key, one_line(answers.text(key)), one_line(on_record[key])) for key in keys)
    return [
        f"{answers.place(key)}: {WORDS[key]} is {shown(found or None)}, the record has {shown(there or None)}; {_EXPORT_AGAIN}"
        for key, found, there in pairs
        if found != there
    ]


WORDS: Mapping[str, str] = {key: heading.words.lower() for key, heading in {**LOCKED, **SOURCE}.items()}


def summary(added_records: Sequence[str], added_sources: Sequence[str]) -> str:
    """What was added, in words: 2 assessments (RUR-3-121.4, RUR-3-122.1) and 1 source (ombudsman-2026)."""
    several = ((added_records, "assessment"), (added_sources, "source"))
    return " and ".join(f"{len(names)} {word}{'' if len(names) == 1 else 's'} ({', '.join(names)})" for names, word in several if names)
