"""What the model says about how a file is written: the order of keys, which lists stand in brackets, which values in quotes."""

import re
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from generator.model import AssessedRecommendation, Assessment, Recommendation, Record

# As the importers and `assess` write them, so that a value can be changed or appended without touching another.
_ON_LINES = frozenset({"parts", "position_history", "claims", "assessments"})
_ONE_KEY_A_LINE = (Recommendation, Assessment, AssessedRecommendation)
_IN_BRACKETS = frozenset({"by", "themes", "groups", "sdgs", "treaties", "assessors"})
_IN_QUOTES = frozenset({"paragraph", "paragraphs", "method"})
_ALWAYS = re.compile(r"[0-9A-Za-z][0-9A-Za-z .,()–-]*")
_TARGET = re.compile(r"[0-9]+\.[0-9a-d]+")
_NUMBER = re.compile(r"[0-9][0-9A-Za-z.]*")


@dataclass(frozen=True, slots=True)
class Shape:
    """How a value of the model is written. `fields` in the order of the model; `item` for each value of a list or of a mapping by name.

    `quoted`: the words that other readers of YAML would take for a number, a date or the like.
    """

    fields: Mapping[str, "Shape"] = field(default_factory=dict)
    item: "Shape | None" = None
    on_lines: bool = False
    in_brackets: bool = False
    quoted: re.Pattern[str] | None = None
    quoted_keys: re.Pattern[str] | None = None

    def below(self, key: str | None) -> "Shape":
        """The shape of a key's value or of an item; nothing is said of a key that the model does not know."""
        if key is not None and key in self.fields:
            return self.fields[key]
        return self.item or _UNKNOWN


_UNKNOWN = Shape()


@cache
def shape_of_file(model: type[Record]) -> Shape:
    """How a file of this model is written."""
    return Shape(fields={name: _shape(info.annotation, name, at_top=True) for name, info in model.model_fields.items()})


def _shape(annotation: Any, name: str, *, at_top: bool = False) -> Shape:
    record, kind = _inside(annotation)
    if kind is None:
        return _record_shape(record) if record else Shape(quoted=_ALWAYS if name in _IN_QUOTES else None)
    item = _record_shape(record) if record else Shape(quoted=_TARGET if name == "sdgs" else None)
    on_lines = (record is not None and at_top) or name in _ON_LINES or (kind is dict and at_top and name != "names")
    return Shape(
        item=item, on_lines=on_lines, in_brackets=name in _IN_BRACKETS and record is None, quoted_keys=_ALWAYS if record is AssessedRecommendation else None
    )


@cache
def _record_shape(record: type[Record]) -> Shape:
    fields = {name: _shape(info.annotation, name) for name, info in record.model_fields.items()}
    if record.__name__ == "Withdrawal":
        fields["id"] = Shape(quoted=_NUMBER)
    return Shape(fields=fields, on_lines=record in _ONE_KEY_A_LINE)


def _inside(annotation: Any) -> tuple[type[Record] | None, type | None]:
    """The record that a type holds, if any, and whether it is a tuple or dict of them."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _inside(arguments[0])
    if origin in (typing.Union, types.UnionType):
        return next((found for one in arguments if (found := _inside(one)) != (None, None)), (None, None))
    if origin is tuple:
        return _inside(arguments[0])[0], tuple
    if origin is dict:
        return _inside(arguments[1])[0], dict
    return (annotation, None) if isinstance(annotation, type) and issubclass(annotation, Record) else (None, None)
