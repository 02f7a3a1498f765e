"""Exports of the Universal Human Rights Index for tests: one invented record to vary, written as JSON or as a spreadsheet."""

import json
from datetime import date
from pathlib import Path

import openpyxl

from generator.importers.uhri.fields import COLUMNS

Record = dict[str, object]

RECORD: Record = {
    "AffectedPersons": ["Children"],
    "AnnotationId": "11111111-2222-3333-4444-555555555555",
    "AnnotationType": "- Recommendations",
    "Body": "- UPR",
    "Countries": ["Ruritania"],
    "DocumentId": "41a0b08f-5a9a-4eb5-985f-05b47986ad82",
    "PublicationDate": "2025-04-02T00:00:00",
    "PublicationDateOnUhri": "2025-05-03T10:53:45.827",
    "Regions": ["Eastern Europe"],
    "Sdgs": ["16.3 - Promote the rule of law", "6 - CLEAN WATER"],
    "Symbol": "A/HRC/99/16",
    "Text": "141.1 Ratify the treaty (TCR) early (Freedonia) (Sylvania);",
    "Themes": ["Ratification of treaties", "Environment"],
    "UprCycle": "Cycle 4",
    "UprPositions": ["Supported"],
    "UprRecommendingCountry": ["Freedonia", "Sylvania"],
    "UprRecommendingRegions": [],
    "UprSession": ["48"],
}
OTHER: Record = RECORD | {
    "AnnotationId": "other",
    "AnnotationType": "- Concerns/Observations",
    "Body": "- CRC",
    "Text": "4.The Committee is concerned.",
    "UprCycle": None,
    "UprPositions": [],
    "UprRecommendingCountry": [],
    "UprSession": [],
}


def record(**changes: object) -> Record:
    """The record with other values for some of its keys."""
    return RECORD | changes


def write_json(file: Path, *records: object) -> Path:
    """An export of these records as JSON."""
    file.write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")
    return file


def write_xlsx(file: Path, *records: Record, columns: list[str] | None = None, sheet: str = "Sheet1", dates: bool = False) -> Path:
    """An export of these records as a spreadsheet, with its columns in the given order of JSON keys."""
    workbook = openpyxl.Workbook()
    written = workbook.worksheets[0]
    written.title = sheet
    keys = columns or list(COLUMNS)
    written.append([COLUMNS[key].headings[0] for key in keys])
    for one in records:
        written.append([cell(one, key, dates=dates) for key in keys])
    workbook.save(file)
    return file


def cell(one: Record, key: str, *, dates: bool = False) -> object:
    """A value as the cell that the index writes for it: a list as lines with dashes, a day as a number or as a date."""
    value = one.get(key)
    if isinstance(value, list):
        return "\r\n ".join(f"- {item}" for item in value) or None
    if key == "PublicationDate" and isinstance(value, str):
        day = date.fromisoformat(value[:10])
        return day if dates else (day - date(1899, 12, 30)).days
    return value
