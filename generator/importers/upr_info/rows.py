"""Reads the database exports of UPR Info into rows in our words: State, session, recommending State, answer, action category, themes.

A name, an answer, a session or an issue that is on no list is a problem, named once with the number of its rows.
"""

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TypeVar

from generator.content import Content, ReviewKey
from generator.importers.files.table_file import TableRow, read_table
from generator.importers.state_names import StateNames
from generator.shape_faults import shown
from generator.vocabulary import Position

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "state": ("To", "SuR", "State under Review"),
    "text": ("Text", "Recommendation"),
    "by": ("From", "RS", "Recommending State"),
    "response": ("Response",),
    "action": ("Action", "Action category"),
    "issues": ("Issue", "Issues"),
    "session": ("Session",),
}
_ANSWERS: Mapping[str, Position] = {"accepted": Position.SUPPORTED, "noted": Position.NOTED}
_PLEDGE = "voluntary pledge"
MOST_LINES = 100

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class UprInfoRow:
    """A recommendation of one State, or a pledge (then without `position`), as the database has it."""

    row: int
    text: str
    by: str
    position: Position | None
    action_category: int
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with rows of a file; `name` is the name of a State that is on no list."""

    file: str
    message: str
    name: str = ""


@dataclass(slots=True)
class UprInfoTable:
    """The rows of one or more exports by review, with what could not be read: message, first row, number of rows."""

    rows_by_review: dict[tuple[str, int], list[UprInfoRow]] = field(default_factory=dict)
    problems: dict[RowProblem, tuple[int, int]] = field(default_factory=dict)
    rows: int = 0

    @property
    def lost(self) -> int:
        """How many rows could not be read."""
        return self.rows - sum(map(len, self.rows_by_review.values()))


class _NotRead(Exception):
    """A cell holds what is on no list: the message says what; `name` is the unknown name of a State."""

    def __init__(self, message: str, *, name: str = "") -> None:
        super().__init__(message)
        self.name = name


class UprInfoReader:
    """Reads exports with the words of content/; a table may be filled from several files."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._theme_by_issue = {label.casefold(): theme.id for theme in content.theme_by_id.values() for label in theme.labels.upr_info}
        self._names = StateNames(content)
        self._themes = cache(self._themes_of)

    def read(self, file: Path, table: UprInfoTable, *, pledges: bool) -> None:
        """Adds the rows of a file to the table; raises NotAList where the file is something else."""
        for row in read_table(file, _COLUMNS):
            table.rows += 1
            faults: list[_NotRead] = []
            if read := self._row(row, faults, pledges=pledges):
                table.rows_by_review.setdefault(read[0], []).append(read[1])
            for fault in faults:
                problem = RowProblem(file.name, str(fault), fault.name)
                first, count = table.problems.get(problem, (row.number, 0))
                table.problems[problem] = first, count + 1

    def lines(self, table: UprInfoTable) -> Iterator[str]:
        """The problems of a table as lines to print: names with the three nearest ones, and the number of rows."""
        for problem, (row, count) in islice(table.problems.items(), MOST_LINES):
            near = f"; the nearest on the lists: {', '.join(self._names.nearest(problem.name))}" if problem.name else ""
            where = f"row {row:,}" if count == 1 else f"{count:,} rows, the first is row {row:,}"
            yield f"{problem.file}: {problem.message}{near} ({where})"
        if len(table.problems) > MOST_LINES:
            yield f"and {len(table.problems) - MOST_LINES:,} more of this kind"

    def _row(self, row: TableRow, faults: list[_NotRead], *, pledges: bool) -> tuple[tuple[str, int], UprInfoRow] | None:
        """The row with its State and session, or None with all its faults noted."""
        if row.cells is None:
            faults.append(_NotRead(row.fault))
            return None
        cells = {name: re.sub(r"\s+", " ", html.unescape(cell)).strip() for name, cell in row.cells.items()}

        def tried(parse: Callable[[str], T], name: str) -> T | None:
            try:
                return parse(cells[name])
            except _NotRead as fault:
                faults.append(fault)
                return None

        state, session, by = tried(self._reviewed, "state"), tried(self._session, "session"), tried(self._code, "by")
        position = tried(_no_position if pledges else _position, "response")
        text, action, themes = tried(_text, "text"), tried(_action, "action"), tried(self._themes, "issues")
        if faults or state is None or session is None or by is None or text is None or action is None or themes is None:
            return None
        return (state, session), UprInfoRow(row.number, text, by, position, action, themes)

    def _reviewed(self, name: str) -> str:
        if (code := self._code(name)) in self._content.states:
            return code
        raise _NotRead(f"{shown(name)} is an observer, and is not reviewed")

    def _code(self, name: str) -> str:
        if code := self._names.code(name):
            return code
        raise _NotRead(f"{shown(name)} is the name of no State or observer", name=name[:100])

    def _session(self, printed: str) -> int:
        if not re.fullmatch(r"[0-9]{1,3}", printed) or int(printed) not in self._content.session_by_number:
            raise _NotRead(f"session is {shown(printed)}, which is not in sessions.yaml")
        return int(printed)

    def _themes_of(self, issues: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._theme(issue.strip()) for issue in issues.split(",") if issue.strip()))

    def _theme(self, issue: str) -> str:
        if theme := self._theme_by_issue.get(issue.casefold()):
            return theme
        raise _NotRead(f"the issue {shown(issue)} is a label of no theme in themes.yaml")


def review_of(content: Content, state: str, session: int) -> ReviewKey | None:
    """The review of a State in a session, None where the record has none."""
    key = state, content.session_by_number[session].cycle
    authored = content.reviews.get(key)
    return key if authored and authored.record.session == session else None


def _position(printed: str) -> Position:
    if answer := _ANSWERS.get(printed.casefold()):
        return answer
    advice = "; give files of pledges with --pledges" if printed.casefold() == _PLEDGE else ""
    raise _NotRead(f"the response is {shown(printed)}, not Accepted or Noted{advice}")


def _no_position(printed: str) -> None:
    if printed.casefold() != _PLEDGE:
        raise _NotRead(f"the response is {shown(printed)}, not Voluntary Pledge; give files of recommendations without --pledges")


def _text(printed: str) -> str:
    if not printed:
        raise _NotRead("the text is missing")
    return printed


def _action(printed: str) -> int:
    if printed not in {"1", "2", "3", "4", "5"}:
        raise _NotRead(f"the action is {shown(printed)}, not 1 to 5")
    return int(printed)
