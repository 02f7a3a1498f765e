"""Writes the sheet of a review (.xlsx): the same bytes for the same content, text always as text and never as a formula or a link."""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

from generator.content import Content, ReviewKey
from generator.importers.files.named_sheets import column_letters
from generator.importers.sheet.layout import ASSESSMENTS, LOCKED, OURS, READ_ME, SOURCE, SOURCES, Heading, locked_rows, source_rows
from generator.vocabulary import Level

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_ROWS_FOR_SOURCES = 200
_A_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - the program that writes it knows no zones; any fixed day does
_ADVICE = (
    "Fill in the white cells of the sheet 'Assessments'. Grey cells are the record: leave them as they are.",
    "A row in which you fill in nothing stays as it is. You may sort, filter and hide rows, and delete rows that you do not need.",
    "Add your sources at the end of the sheet 'Sources', then name them in the column 'Source' by key or title.",
    "Several sources: one a line (Alt+Enter), and their paragraphs on the same lines of 'Paragraphs'.",
    "A published assessment needs a source that is not the State under Review, or a yes under 'State's word only'.",
    "Write in your own words. Never name people who may be at risk; mark a source as anonymised where its name could harm somebody.",
    "Send the file back to whom you got it from, or run: scorecards sheet import FILE",
)


def sheet_of(content: Content, key: ReviewKey) -> bytes:
    """The spreadsheet of a review: its recommendations, its sources, and what the levels mean."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, _OPTIONS)
    book.set_properties({"title": f"{content.name_by_code[key[0]]}, cycle {key[1]}: assessments", "created": _A_DAY})
    writer = _Writer(book)
    rows = list(locked_rows(content, key))
    sources = list(source_rows(content.assessments_beside(key)))
    writer.assessments(rows, sources_end=len(sources) + _ROWS_FOR_SOURCES)
    writer.sources(sources)
    writer.read_me(f"{content.name_by_code[key[0]]}, cycle {key[1]}")
    book.close()
    return target.getvalue()


class _Writer:
    """Puts the three sheets into a workbook."""

    def __init__(self, book: Any) -> None:
        self.book = book
        top = {"valign": "top", "text_wrap": True, "num_format": "@"}
        self.heading = book.add_format({**top, "bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF"})
        self.locked = book.add_format({**top, "bg_color": "#EDEDED", "border": 1, "border_color": "#C8C8C8"})
        self.open = book.add_format({**top, "locked": False})
        self.plain = book.add_format({"valign": "top", "text_wrap": True})
        self.bold = book.add_format({"valign": "top", "text_wrap": True, "bold": True})

    def assessments(self, rows: Sequence[Mapping[str, str]], *, sources_end: int) -> None:
        """The recommendations, a row each, with their locked cells filled in and ours open."""
        sheet = self._sheet(ASSESSMENTS, {**LOCKED, **OURS})
        for number, row in enumerate(rows, start=1):
            self._row(sheet, number, LOCKED, row, self.locked)
            self._row(sheet, number, OURS, {}, self.open, first=len(LOCKED))
        self._choices(sheet, OURS, 1, len(rows), first=len(LOCKED))
        place = len(LOCKED) + list(OURS).index("source")
        if rows:
            listed = f"={SOURCES}!$A$2:$A${sources_end + 1}"
            sheet.data_validation(1, place, len(rows), place, {"validate": "list", "source": listed, "show_error": False, **_hint(OURS["source"])})
        sheet.freeze_panes(1, 3)
        sheet.autofilter(0, 0, max(len(rows), 1), len(LOCKED) + len(OURS) - 1)

    def sources(self, rows: Sequence[Mapping[str, str]]) -> None:
        """The sources on record, locked, and open rows for new ones."""
        sheet = self._sheet(SOURCES, SOURCE)
        for number, row in enumerate(rows, start=1):
            self._row(sheet, number, SOURCE, row, self.locked)
        first = len(rows) + 1
        for number in range(first, first + _ROWS_FOR_SOURCES):
            self._row(sheet, number, SOURCE, {}, self.open)
        self._choices(sheet, SOURCE, first, first + _ROWS_FOR_SOURCES - 1, first=0)
        sheet.freeze_panes(1, 0)

    def read_me(self, title: str) -> None:
        """How to fill the sheet in, and what each level means."""
        sheet = self.book.add_worksheet(READ_ME)
        sheet.set_column(0, 0, 28)
        sheet.set_column(1, 1, 100)
        sheet.write_string(0, 0, title, self.bold)
        for number, sentence in enumerate(_ADVICE, start=1):
            sheet.write_string(number, 1, sentence, self.plain)
        for number, level in enumerate(Level, start=len(_ADVICE) + 2):
            sheet.write_string(number, 0, level.label, self.bold)
            sheet.write_string(number, 1, level.definition, self.plain)
        sheet.protect("", {"format_columns": True, "format_rows": True})

    def _sheet(self, name: str, headings: Mapping[str, Heading]) -> Any:
        """A protected sheet with its headings; the protection has no password, it only keeps fingers off."""
        sheet = self.book.add_worksheet(name)
        for place, heading in enumerate(headings.values()):
            sheet.set_column(place, place, heading.width)
            sheet.write_string(0, place, heading.words, self.heading)
        sheet.protect("", {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True, "delete_rows": True})
        return sheet

    @staticmethod
    def _row(sheet: Any, number: int, headings: Mapping[str, Heading], values: Mapping[str, str], form: Any, *, first: int = 0) -> None:
        for place, key in enumerate(headings, start=first):
            if text := values.get(key, ""):
                sheet.write_string(number, place, text, form)
            else:
                sheet.write_blank(number, place, None, form)

    def _choices(self, sheet: Any, headings: Mapping[str, Heading], start: int, end: int, *, first: int) -> None:
        """Drop-downs and hints; a list of words longer than a drop-down may hold stands in hidden cells of the sheet 'Lists'."""
        if end < start:
            return
        for place, (key, heading) in enumerate(headings.items(), start=first):
            if heading.choices:
                listed = self._list(key, heading.choices)
                sheet.data_validation(start, place, end, place, {"validate": "list", "source": listed, **_hint(heading)})
            elif heading.hint and key != "source":
                sheet.data_validation(start, place, end, place, {"validate": "any", **_hint(heading)})

    def _list(self, key: str, words: Sequence[str]) -> str:
        """Where the words of a drop-down stand: a column of a hidden sheet, because the words themselves may be too long together."""
        lists = self.book.get_worksheet_by_name("Lists")
        if lists is None:
            lists = self.book.add_worksheet("Lists")
            lists.hide()
            lists.protect("")
            self.listed: dict[str, int] = {}
        place = self.listed.setdefault(key, len(self.listed))
        for number, word in enumerate(words):
            lists.write_string(number, place, word)
        letters = column_letters(place)
        return f"=Lists!${letters}$1:${letters}${len(words)}"


def _hint(heading: Heading) -> dict[str, str]:
    return {"input_title": heading.words[:32], "input_message": heading.hint[:255]} if heading.hint else {}
