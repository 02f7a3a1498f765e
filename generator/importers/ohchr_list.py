"""Reads OHCHR's thematic lists of recommendations (Word): one table, in the three layouts of cycles 2, 3 and 4.

The columns are known by their headings, not by their place. Rows that are one merged cell are theme headings. What a row
says is turned into our words by the labels in content/*.yaml; a label that stands on no list is a fault, never a guess. The matrices that
this site makes of its reviews (`open_data.matrix`) are lists in these layouts too, with a few words more (`ohchr_words`).
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn

from generator.content import Content
from generator.importers.asks import clean, read_asks, unknown_names
from generator.importers.files.word_file import NotAList, open_word
from generator.importers.listed import ImportedList, ListedPart, ListedRecommendation, ListedSource, RowFault
from generator.importers.state_names import StateNames
from generator.ohchr_words import NOT_ON_RECORD, OhchrWords, label, position_of
from generator.shape_faults import nearest
from generator.symbols import SYMBOL
from generator.vocabulary import Position

MAX_COLUMNS = 50

_NUMBERED = re.compile(r"\s*(\d{1,3}\.\d{1,3}[a-z]?\.?|\d{1,3}[a-z]?\.)\s+(.*)", re.DOTALL)  # a bare number only with its full stop
_SOURCE = re.compile(r"\n\s*(?:Source of [Pp]osition|Comments)\s*:(.*)", re.DOTALL)
_SYMBOL = re.compile(r"A/HRC/[\w./]*\w")
_SOURCE_PARAGRAPH = re.compile(r"Para\.?\s*(\d+(?:\.\d+)*)(\S*)\s*$")
# What OHCHR's lists hardly ever have and matrices of ours print: documents of other bodies, titles in quotes, more than a plain number.
_PLAIN_SOURCE = re.compile(
    rf"\s*(?:(?P<symbol>{SYMBOL})|“(?P<title>.+)”)(?: - (?:Para\. (?P<number>\d+(?:\.\d+)*)|paragraphs? (?P<numbers>[0-9A-Za-z][0-9A-Za-z .,()–-]*?)))?\s*"
)
_HEADING = re.compile(r"^\s*(?:Theme|Right or area)\s*:\s*(.*?)\s*$", re.DOTALL)
_GROUPS_FOLLOW = re.compile(r"(?:Affected persons|Groups of Persons)\s*:", re.IGNORECASE)
_SDGS_FOLLOW = re.compile(r"SDGs\s*:")
_ABOUT = (
    re.compile(r"UPR of (?P<state>.+?) ?\( ?(?P<cycle>\d) ?(?:st|nd|rd|th) ?[Cc]ycle ?[–-] ?(?P<session>[\d ]+?) ?(?:st|nd|rd|th) [Ss]ession\)"),
    re.compile(r"UPR of (?P<state>.+?) - (?P<cycle>\w+) Cycle(?P<session>)"),
)
_CYCLE_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def read_ohchr_list(file: Path, content: Content) -> ImportedList:
    """The recommendations of a list with every row that could not be read; raises NotAList where the file is something else."""
    document = open_word(file)
    tables = [table for table in document.tables if table.rows]
    if len(tables) != 1:
        raise NotAList(f"it has {len(tables)} tables, an OHCHR list has one")
    rows = iter(_read_rows(tables[0]))
    columns = _columns(next(rows)[1])
    state, cycle, session = _about(document, StateNames(content))
    reader = _RowReader(content, columns)
    for number, cells in rows:
        reader.read(number, cells)
    return ImportedList(state, cycle, session, tuple(reader.recommendations), tuple(reader.faults), tuple(reader.remarks))


def _read_rows(table: Any) -> list[tuple[int, list[str]]]:
    """All rows; refuses cells that span more columns than any list has, and merges that lead nowhere."""
    spans = [int(span.get(qn("w:val"), "1")) for span in table._tbl.iter(qn("w:gridSpan"))]  # noqa: SLF001 - bounded before the library expands it
    if any(span > MAX_COLUMNS for span in spans):
        raise NotAList(f"a cell spans {max(spans)} columns")
    try:
        return list(_rows(table))
    except (ValueError, IndexError, KeyError, AttributeError) as error:
        raise NotAList(f"its table is broken: {error}") from error


def _rows(table: Any) -> Iterator[tuple[int, list[str]]]:
    """Rows from 1 with the text of their cells; a cell merged over columns counts once."""
    for number, row in enumerate(table.rows, start=1):
        cells: list[Any] = []
        for cell in row.cells:
            if not any(cell._tc is other._tc for other in cells):  # noqa: SLF001 - the library has no public sign of a merged cell
                cells.append(cell)
        yield number, [cell.text.replace("\xa0", " ") for cell in cells]


def _columns(headings: list[str]) -> Mapping[str, int]:
    """Which column holds what, by the words of its heading."""
    columns: dict[str, int] = {}
    for index, heading in enumerate(text.casefold() for text in headings):
        if "position" in heading:
            columns["position"] = index
        elif heading.startswith("recommending state"):
            columns["states"] = index
        elif heading.startswith("recommendation"):
            columns["recommendation"] = index
        elif "themes" in heading or "rights/affected" in heading:
            columns["themes"] = index
        elif "sdg" in heading:
            columns["sdgs"] = index
    missing = {"recommendation", "position", "themes"} - columns.keys()
    if missing:
        raise NotAList(f"its first row lacks a heading for {', '.join(sorted(missing))}; found {' | '.join(headings)}")
    return columns


def _about(document: Any, names: StateNames) -> tuple[str | None, int | None, int | None]:
    """State, cycle and session from the page header, as far as it gives them."""
    header = re.sub(r"\s+", " ", " ".join(paragraph.text for section in document.sections for paragraph in section.header.paragraphs))
    found = next((match for pattern in _ABOUT if (match := pattern.search(header))), None)
    if not found:
        return None, None, None
    word, session = found["cycle"].casefold(), found["session"].replace(" ", "")
    return names.code(found["state"]), int(word) if word.isdigit() else _CYCLE_WORDS.get(word), int(session) if session else None


class _RowReader:
    """Turns rows into recommendations, faults and remarks; one use, one table."""

    def __init__(self, content: Content, columns: Mapping[str, int]) -> None:
        self.columns = columns
        self.names = StateNames(content)
        self.words = OhchrWords(content)
        self.heading: str | None = None
        self.row_by_paragraph: dict[str, int] = {}
        self.recommendations: list[ListedRecommendation] = []
        self.faults: list[RowFault] = []
        self.remarks: list[RowFault] = []

    def read(self, row: int, cells: list[str]) -> None:
        """One row of the table: a theme heading or a recommendation."""
        if len(cells) == 1:
            heading = _HEADING.match(cells[0])
            self.heading = heading[1] if heading else None
            if not heading and cells[0].strip():
                self._fault(row, f'the heading "{cells[0].strip()[:60]}" is neither a theme nor a recommendation')
            return
        if len(cells) <= max(self.columns.values()):
            self._fault(row, f"the row has {len(cells)} cells, fewer than the table has columns")
            return
        self._read_recommendation(row, {name: cells[index] for name, index in self.columns.items()})

    def _read_recommendation(self, row: int, cells: Mapping[str, str]) -> None:
        numbered = _NUMBERED.match(cells["recommendation"])
        if not numbered:
            self._fault(row, f'no paragraph number begins "{cells["recommendation"].strip()[:60]}"')
            return
        paragraph, said = numbered[1].removesuffix("."), numbered[2]
        if paragraph in self.row_by_paragraph:
            self._fault(row, f"{paragraph} stands in row {self.row_by_paragraph[paragraph]} already")
            return
        self.row_by_paragraph[paragraph] = row
        source = _SOURCE.search(said)
        before = len(self.faults)
        parts = self._parts(row, paragraph, said[: source.start()] if source else said)
        self._compare_states(row, paragraph, parts, cells.get("states"))
        position = self._position(row, paragraph, cells["position"])
        themes, groups, sdgs = self._words(row, paragraph, cells)
        if position is not None and len(self.faults) == before:
            position_source = self._position_source(row, paragraph, source[1] if source else "")
            self.recommendations.append(ListedRecommendation(paragraph, parts, position, position_source, themes, groups, sdgs))

    def _parts(self, row: int, paragraph: str, said: str) -> tuple[ListedPart, ...]:
        parts, complaints = read_asks(said, self.names)
        for complaint in complaints:
            self._fault(row, f"{paragraph}: {complaint}")
        return parts

    def _compare_states(self, row: int, paragraph: str, parts: tuple[ListedPart, ...], column: str | None) -> None:
        """Where the States have a column of their own, it says the same as the brackets."""
        if column is None or not parts:
            return
        in_column = self.names.codes(column)
        in_text = {code for part in parts for code in part.by}
        if in_column is None:
            for complaint in unknown_names(column, self.names):
                self._fault(row, f"{paragraph}: {complaint}")
        elif set(in_column) != in_text:
            differing = ", ".join(sorted(set(in_column) ^ in_text))
            self._fault(row, f"{paragraph}: the text and the column of States differ: {differing}")

    def _position(self, row: int, paragraph: str, cell: str) -> Position | None:
        position = position_of(cell)
        if position is None:
            self._fault(row, f'{paragraph}: the position "{cell.strip()}" is none of Supported, Noted, Supported/Noted')
        return position

    def _position_source(self, row: int, paragraph: str, said: str) -> ListedSource | None:
        if label(said) == NOT_ON_RECORD:
            return None
        if plain := _PLAIN_SOURCE.fullmatch(said):
            return ListedSource(plain["symbol"], plain["number"] or plain["numbers"], plain["title"])
        symbol = _SYMBOL.search(said)
        if not symbol:
            self.remarks.append(RowFault(row, f'{paragraph}: the source of the position is not a UN document: "{clean(said)[:80]}"'))
            return None
        found = _SOURCE_PARAGRAPH.search(said.rstrip())
        if found and found[2]:
            self.remarks.append(RowFault(row, f'{paragraph}: the source of the position reads "{clean(said)}"; taken as paragraph {found[1]}'))
        return ListedSource(symbol[0], found[1] if found else None)

    def _words(self, row: int, paragraph: str, cells: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Themes, groups and goals of a row; the theme whose heading the row stands under comes first."""
        labels = [("theme", self.heading)] if self.heading else []
        labels += _sections(cells["themes"])
        labels += [("sdg", line) for line in cells.get("sdgs", "").split("\n")]
        found: dict[str, dict[str, None]] = {"theme": {}, "group": {}, "sdg": {}}
        for section, printed in labels:
            text = label(printed or "")
            if not text or text in self.words.ignored:
                continue
            kind, word = self.words.read(section, text)
            if word is None:
                near = nearest(text, self.words.known, most=1)
                advice = f'; the nearest known is "{near[0]}"' if near else ""
                self._fault(row, f'{paragraph}: the label "{text}" is on no list{advice}; add it to content/{kind}s.yaml')
            else:
                found[kind][word] = None
        goals = sorted(found["sdg"], key=_goal_order)
        return tuple(found["theme"]), tuple(found["group"]), tuple(goals)

    def _fault(self, row: int, message: str) -> None:
        self.faults.append(RowFault(row, message))


def _sections(cell: str) -> Iterator[tuple[str, str]]:
    """The labels of a cell of themes, each with the section it stands in: theme, group or sdg."""
    section = "theme"
    for line in cell.split("\n"):
        if _GROUPS_FOLLOW.match(line.strip()):
            section = "group"
        elif _SDGS_FOLLOW.match(line.strip()):
            section = "sdg"
        else:
            yield section, line


def _goal_order(goal: str) -> tuple[int, bool, int, str]:
    """Goals by number, each before its targets: 16, 16.3, 16.10, 16.a."""
    number, _, target = goal.partition(".")
    return int(number), not target.isdigit() and bool(target), int(target) if target.isdigit() else -1, target
