"""The fields of a record of the Universal Human Rights Index: their names in both forms of its export, and their values cleaned and checked.

No export was at hand. The forms are those of public code that reads real ones (2025 and 2026):
- JSON: "Body": "- UPR", "AnnotationType": "- Recommendations", lists without dashes, "UprCycle": null elsewhere, ISO dates; tags and
  entities in Text (ZachLaik/LegalDataHunter, bootstrap.py of UN/UHRI, and a record printed in a script that loads export-full-en.json).
- XLSX: lines that begin with a dash and end with a carriage return, the first without a space before it; sessions such as "- 36th
  Session - ..."; "Supported/Noted"; "State of Palestine*"; "Concerns/Observations" as a position; texts that begin "137.197 Improve",
  "Recommendation No. 41, para. 81: 41. Advance" or "67. To continue"; a stray "R " before the number, a stray "br>"
  (CeHDI-Foundation/UPR-Health-Explorer, code/02_prep_UHRI_recommendations_refactored.qmd).
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.importers.files.outside_records import Odd, OutsideRecord, Value
from generator.importers.files.sheet_records import Column

COLUMNS: Mapping[str, Column] = {
    "AnnotationId": Column(("OHCHR Annotation Id",)),
    "AnnotationType": Column(("Type",)),
    "Body": Column(("Reccomending Body", "Recommending Body")),
    "Countries": Column(("Countries Concerned",), is_list=True),
    "Themes": Column(("Themes",), is_list=True),
    "AffectedPersons": Column(("Affected Persons",), is_list=True),
    "Sdgs": Column(("Sdgs",), is_list=True),
    "Symbol": Column(("Document Symbol",)),
    "PublicationDate": Column(("Document Publication Date",), is_day=True, required=False),
    "Text": Column(("Text",)),
    "UprCycle": Column(("UPR Cycle",), required=False),
    "UprPositions": Column(("UPR Position",), is_list=True),
    "UprRecommendingCountry": Column(("UPR Reccomending States", "UPR Recommending States"), is_list=True),
    "UprSession": Column(("UPR Session",), is_list=True),
}
REQUIRED = frozenset(COLUMNS) - {"PublicationDate"}
MAX_TEXT = 10_000
MAX_LABEL = 500

_UPR = frozenset({"upr", "universal periodic review", "universal periodic review (upr)"})
_RECOMMENDATIONS = frozenset({"recommendation", "recommendations"})
_TAG = re.compile(
    r"</?(?:a|b|br|div|em|font|h[1-6]|i|li|o:p|ol|p|span|strong|sub|sup|table|tbody|td|tr|u|ul)\b[^<>]*>|(?<!\w)br>",
    re.IGNORECASE,
)
_MARKS = re.compile("[\ufeff\u200b-\u200f\u00ad]")
# What the checks of the content refuse in any text.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Fields:
    """The cleaned values of a recommendation of the Universal Periodic Review."""

    number: int
    annotation: str
    text: str
    symbol: str
    day: str
    cycle: str
    sessions: tuple[str, ...]
    countries: tuple[str, ...]
    by: tuple[str, ...]
    positions: tuple[str, ...]
    themes: tuple[str, ...]
    groups: tuple[str, ...]
    sdgs: tuple[str, ...]


class Unreadable(Exception):
    """A field of a record has another form than those of an export; the message says which and what it is."""


def kind_of(record: OutsideRecord) -> str | None:
    """None for a recommendation of the Universal Periodic Review, else what it is, for the summary; raises Unreadable where it does not say."""
    if record.odd:
        raise Unreadable(f"it is {record.odd}, not a record")
    body = _text(record.values, "Body")
    if not body:
        raise Unreadable("Body is empty")
    if body.casefold() not in _UPR:
        return body[:60]
    kind = _text(record.values, "AnnotationType")
    if kind.casefold() in _RECOMMENDATIONS:
        return None
    return f"UPR, {kind[:60] or 'without a type'}"


def read_fields(record: OutsideRecord) -> Fields:
    """The cleaned values of a record; raises Unreadable with all that is wrong with their form."""
    complaints: list[str] = []

    def text(key: str) -> str:
        try:
            return _text(record.values, key)
        except Unreadable as complaint:
            complaints.append(str(complaint))
            return ""

    def texts(key: str) -> tuple[str, ...]:
        try:
            return _texts(record.values, key)
        except Unreadable as complaint:
            complaints.append(str(complaint))
            return ()

    said = text("Text")
    if len(said) > MAX_TEXT:
        complaints.append(f"Text has {len(said):,} characters")
    if found := _CONTROL.search(said):
        complaints.append(f"Text has the invisible character U+{ord(found[0]):04X}")
    fields = Fields(
        record.number,
        text("AnnotationId")[:60],
        said,
        text("Symbol"),
        text("PublicationDate")[:40],
        text("UprCycle"),
        *(texts(key) for key in ("UprSession", "Countries", "UprRecommendingCountry", "UprPositions", "Themes", "AffectedPersons", "Sdgs")),
    )
    labels = (*fields.sessions, *fields.countries, *fields.by, *fields.positions, *fields.themes, *fields.groups, *fields.sdgs, fields.symbol, fields.cycle)
    if sum(map(len, labels)) > MAX_TEXT or any(len(label) > MAX_LABEL for label in labels):
        complaints.append(f"its labels have {sum(map(len, labels)):,} characters")
    if complaints:
        raise Unreadable("; ".join(complaints))
    return fields


def cleaned(printed: str) -> str:
    """Text without the tags, entities, invisible marks and doubled spaces of an export, and without the dash before an item."""
    text = html.unescape(_TAG.sub(" ", printed)) if "&" in printed or ">" in printed else printed
    text = text if text.isascii() else _MARKS.sub("", text)
    return " ".join(text.split()).removeprefix("- ").lstrip()


def _text(values: Mapping[str, Value], key: str) -> str:
    value = values.get(key)
    if isinstance(value, Odd) and value.number is not None and key == "UprCycle":
        return value.number
    if value is None or isinstance(value, str):
        return cleaned(value or "")
    raise Unreadable(f"{key} is {value.kind if isinstance(value, Odd) else 'a list'}, not text")


def _texts(values: Mapping[str, Value], key: str) -> tuple[str, ...]:
    value = values.get(key)
    if value is None:
        return ()
    if not isinstance(value, tuple):
        raise Unreadable(f"{key} is {value.kind if isinstance(value, Odd) else 'text'}, not a list")
    items = [item.number if isinstance(item, Odd) and key == "UprSession" and item.number is not None else item for item in value]
    if odd := next((item for item in items if isinstance(item, Odd)), None):
        raise Unreadable(f"{key} holds {odd.kind}, not text")
    return tuple(text for item in items if (text := cleaned(str(item))))
