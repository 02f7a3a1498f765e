"""What a table of the open data is: its columns with their types and meaning, its keys, and how its values are handed to those who write it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

Value = str | int | float | bool | None
Row = tuple[Value, ...]
Columns = Sequence[Sequence[Value]]  # the same values column by column, which is how every format writes them soonest


class Type(Enum):
    """What a column holds; a date is its ISO text, and a day that a source gives only in part is text."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `is_free` where people write its text, which may look like anything; other text is ids, codes and closed words."""

    name: str
    type: Type
    description: str
    may_be_empty: bool = False
    is_free: bool = False

    @property
    def is_text(self) -> bool:
        """Whether its values are text, dates included."""
        return self.type in (Type.TEXT, Type.DATE)


class ForeignKey(NamedTuple):
    """Columns whose values name a row of another table."""

    columns: tuple[str, ...]
    table: str
    there: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one sentence on what a row is, its columns in their order, and its keys."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def file_name(self) -> str:
        """The table in the names of files: state-recommendations."""
        return self.name.replace("_", "-")

    def columns_of(self, rows: Iterable[Row]) -> Columns:
        """Rows, column by column; without rows as many empty columns."""
        return list(zip(*rows, strict=True)) or [()] * len(self.columns)


def code(name: str, description: str, *, may_be_empty: bool = False) -> Column:
    """A column of ids, codes or closed words."""
    return Column(name, Type.TEXT, description, may_be_empty)


def words(name: str, description: str, *, may_be_empty: bool = False) -> Column:
    """A column of text that people write."""
    return Column(name, Type.TEXT, description, may_be_empty, is_free=True)


def whole(name: str, description: str, *, may_be_empty: bool = False) -> Column:
    """A column of whole numbers."""
    return Column(name, Type.INTEGER, description, may_be_empty)


def number(name: str, description: str) -> Column:
    """A column of numbers that may have a fraction, and may be missing."""
    return Column(name, Type.NUMBER, description, may_be_empty=True)


def flag(name: str, description: str) -> Column:
    """A column of yes and no."""
    return Column(name, Type.BOOLEAN, description)


def day(name: str, description: str, *, may_be_empty: bool = False) -> Column:
    """A column of days."""
    return Column(name, Type.DATE, description, may_be_empty)
