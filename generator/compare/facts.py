"""Single facts before and after, as text that a reader understands; empty where there is none."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel

from generator.days import day
from generator.vocabulary import Word


@dataclass(frozen=True, slots=True)
class Fact:
    """A named fact that is another one now."""

    name: str
    before: str
    after: str


def facts_between(before: BaseModel, after: BaseModel, fields: Iterable[str], *, called: str = "") -> Iterator[Fact]:
    """The facts among the fields of two records of one kind that differ; `called` stands before their names."""
    for field in fields:
        first, second = getattr(before, field), getattr(after, field)
        if first != second:
            yield Fact(f"{called}{field.replace('_', ' ')}", in_words(first), in_words(second))


def in_words(value: object) -> str:
    """A value of a field as a reader would say it."""
    match value:
        case bool():
            said = "yes" if value else "no"
        case Word():
            said = value.label
        case date():
            said = day(value)
        case tuple():
            said = ", ".join(in_words(inner) for inner in value)
        case Mapping():
            said = ", ".join(f"{key}: {in_words(inner)}" for key, inner in value.items())
        case BaseModel():
            said = in_words({name.replace("_", " "): inner for name in type(value).model_fields if (inner := getattr(value, name))})
        case _:
            said = "" if value is None else str(value)
    return said
