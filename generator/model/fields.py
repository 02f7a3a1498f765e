"""The types of single values: text of the file in, dates, numbers and labels out, each with its advice where it does not fit."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.days import span
from generator.yaml_document import NUMBER_LIKE, Plain


def _refuse(advice: str) -> PydanticCustomError:
    """A fault whose message is what to do; `read` puts the field and what was found before it."""
    return PydanticCustomError("advice", "{advice}", {"advice": advice})


def _line(value: Any) -> Any:
    if not isinstance(value, str) or not value.strip():
        raise _refuse("write text")
    return str(value)


def _label(value: Any) -> Any:
    """Labels such as 140.10: other readers of YAML take them for numbers unless they are quoted."""
    if isinstance(value, Plain) and NUMBER_LIKE.fullmatch(value):
        raise _refuse(f'put it in quotes: "{value}"')
    return _line(value)


def _matching(pattern: str, advice: str, *, quoted: bool = False) -> BeforeValidator:
    compiled = re.compile(pattern, re.ASCII)

    def validate(value: Any) -> Any:
        value = _label(value) if quoted else _line(value)
        if not compiled.fullmatch(value):
            raise _refuse(advice)
        return value

    return BeforeValidator(validate)


def _day(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise _refuse("write a date as YYYY-MM-DD")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise _refuse("there is no such day in the calendar; write a date as YYYY-MM-DD") from None


def _partial_day(value: Any) -> Any:
    """A year, a month or a day: what the source gives."""
    if isinstance(value, str) and re.fullmatch(r"(19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?", value):
        return str(value)
    return _day(value).isoformat()


def _when(value: Any) -> Any:
    """A year, a month or a day, or two of them with a slash: some day between."""
    if not isinstance(value, str) or "/" not in value:
        return _partial_day(value)
    start, _, end = value.partition("/")
    found = f"{_partial_day(start)}/{_partial_day(end)}"
    if span(found).last < span(start).first:
        raise _refuse("write the earlier one before the slash")
    return found


def _whole_number(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(r"0|[1-9][0-9]{0,8}", value):
        raise _refuse("write a whole number")
    return int(value)


def _at_least_one(values: tuple[str, ...]) -> tuple[str, ...]:
    if not values:
        raise _refuse("write at least one")
    return values


def _flag(value: Any) -> Any:
    if value not in ("true", "false"):
        raise _refuse("write true or false")
    return value == "true"


Text = Annotated[str, BeforeValidator(_line)]
Day = Annotated[date, BeforeValidator(_day)]
PartialDay = Annotated[str, BeforeValidator(_partial_day), WithJsonSchema({"type": "string", "examples": ["2022", "2022-03", "2022-03-14"]})]
When = Annotated[str, BeforeValidator(_when), WithJsonSchema({"type": "string", "examples": ["2022", "2022-03-14", "2015-03-15/2015-12-31"]})]
Count = Annotated[int, BeforeValidator(_whole_number), WithJsonSchema({"type": "integer", "minimum": 0})]
Flag = Annotated[bool, BeforeValidator(_flag)]
Slug = Annotated[str, _matching(r"[a-z0-9]+(-[a-z0-9]+)*", "write lower-case letters, digits and hyphens, such as right-to-health")]
StateCode = Annotated[str, _matching(r"[A-Z]{3}", "write the three capital letters of the State's code, such as SVN")]
Paragraph = Annotated[str, _matching(r"\d{1,3}(\.\d{1,3})?[a-z]?", 'write the number printed in the report, in quotes, such as "140.10"', quoted=True)]
Paragraphs = Annotated[str, _matching(r"[0-9A-Za-z][0-9A-Za-z .,()–-]*", 'write paragraph numbers in quotes, such as "5-6"', quoted=True)]
RecordLabel = Annotated[
    str, _matching(r"\d{1,3}(\.\d{1,3})?[a-z]?|P[1-9]\d{0,2}", 'write the paragraph in quotes, such as "140.10", or the pledge, such as P1', quoted=True)
]
PledgeId = Annotated[str, _matching(r"P[1-9]\d{0,2}", "write P and a number, such as P1")]
SdgId = Annotated[str, _matching(r"(1[0-7]|[1-9])(\.(\d{1,2}|[a-d]))?", 'write a goal (16) or a target in quotes ("16.3")')]
SourceKey = Annotated[str, _matching(r"[A-Za-z0-9][A-Za-z0-9_-]*", "write letters, digits and hyphens")]


def _sdg(value: Any) -> Any:
    if isinstance(value, Plain) and "." in value:
        raise _refuse(f'put it in quotes: "{value}"')
    return value


Sdg = Annotated[SdgId, BeforeValidator(_sdg)]
Texts = Annotated[tuple[Text, ...], AfterValidator(_at_least_one)]
StateCodes = Texts


class Record(BaseModel):
    """What all records share: frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Citation(Record):
    """A UN document and the paragraph in it, or the title of a source that has no symbol."""

    symbol: Text | None = Field(default=None, description="Symbol of the UN document, such as A/HRC/59/15")
    title: Text | None = Field(default=None, description="Where the source has no symbol: its title, such as UPR Info, database of recommendations")
    paragraph: Paragraphs | None = Field(default=None, description='Paragraph number in quotes, such as "140"')
