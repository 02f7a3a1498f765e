"""What a reader of an export hands on: records with their numbers, each value as text, a list of texts, or a word for what it is instead."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Progress = Callable[[int], None]
"""Told how many more bytes of the file were read."""


@dataclass(frozen=True, slots=True)
class Odd:
    """A value that is neither text nor a list of texts: `kind` says what it is, such as "an object"; a number also as it is written."""

    kind: str
    number: str | None = None


Value = str | tuple[str | Odd, ...] | Odd | None


@dataclass(frozen=True, slots=True)
class OutsideRecord:
    """A record by its number in the file (the row of a sheet), with the values of the keys that were asked for.

    Where it is no record at all, `odd` says what it is, and there are no values.
    """

    number: int
    values: Mapping[str, Value]
    odd: str | None = None
