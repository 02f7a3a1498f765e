"""What an outside list says of each Member State about one treaty: rows of any form in, one `StatusList` out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from generator.content import Content
from generator.importers.listed import RowFault
from generator.importers.state_names import StateNames, folded
from generator.vocabulary import TreatyAct

# Those who stand in lists of treaties and are no Member States; observers that recommend stand in observers.yaml.
_NO_MEMBER_STATES = frozenset(folded(name) for name in ("Cook Islands", "European Union", "Montserrat", "Niue"))


class NotAStatusList(Exception):
    """The file is no list that can be read; the message says what was found."""


class Standing(IntEnum):
    """How far a State has gone with a treaty."""

    NONE = 0
    SIGNED = 1
    BOUND = 2


@dataclass(frozen=True, slots=True)
class Said:
    """What one list says of one State; `doubt` is why it cannot be taken at its word."""

    standing: Standing
    signed: str | None = None
    bound: str | None = None
    act: TreatyAct | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class StatusRow:
    """One row of a list: the name in it, what it says, or what is wrong with it."""

    row: int
    name: str
    said: Said
    faults: tuple[str, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """What a list is called in content/, and up to which day it speaks."""

    key: str
    title: str
    as_of: date
    url: str | None = None


@dataclass(frozen=True, slots=True)
class StatusList:
    """One list about one treaty: what it says by State, who was left out, what could not be read, what a person should know."""

    file: str
    treaty: str
    edition: Edition
    has_days: bool
    said: Mapping[str, Said]
    left_out: tuple[str, ...] = ()
    faults: tuple[RowFault, ...] = ()
    remarks: tuple[RowFault, ...] = ()


@dataclass(frozen=True, slots=True)
class NotUsed:
    """A list about a treaty that is not in treaties.yaml, or the index of all lists with the titles of the treaties by file."""

    stem: str
    is_index: bool = False
    titles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ListForm:
    """What a list of one form is about: the treaty, its edition, whether it gives days, whether it names every State."""

    file: str
    treaty: str
    edition: Edition
    has_days: bool
    names_every_state: bool


def gathered(form: ListForm, rows: Iterable[StatusRow], content: Content, names: StateNames) -> StatusList:
    """The list of the Member States in the rows; names that nobody knows, and States that stand twice, are faults."""
    said: dict[str, Said] = {}
    left_out: list[str] = []
    faults: list[RowFault] = []
    remarks: list[RowFault] = []
    for row in rows:
        code = names.code(row.name)
        if code in content.observer_by_code or folded(row.name) in _NO_MEMBER_STATES:
            left_out.append(row.name)
            continue
        faults += [RowFault(row.row, fault) for fault in _name_faults(row.name, code, said, names)]
        faults += [RowFault(row.row, fault) for fault in row.faults]
        if code:
            said[code] = row.said
            remarks += [RowFault(row.row, f"{code} {row.remark}")] if row.remark else []
    if form.names_every_state:
        said |= {code: Said(Standing.NONE, doubt="does not name the State") for code in content.states if code not in said}
    return StatusList(form.file, form.treaty, form.edition, form.has_days, said, tuple(left_out), tuple(faults), tuple(remarks))


def _name_faults(name: str, code: str | None, said: Mapping[str, Said], names: StateNames) -> Iterator[str]:
    if code is None:
        near = names.nearest(name)
        advice = f"the nearest names are {', '.join(near)}; " if near else ""
        yield f'"{name}" is the name of no State; {advice}add it to former_names in the state.yaml of the right one'
    elif code in said:
        yield f'"{name}" ({code}) stands in the list twice; keep one row'
