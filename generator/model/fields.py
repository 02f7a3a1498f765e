"""The types of single values: text of the file in, dates, numbers and labels out, each with its advice where it does not fit."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import custom_error_schema, str_schema

from generator.days import span
from generator.symbols import SYMBOL, SYMBOL_EXAMPLE
from generator.yaml_document import NUMBER_LIKE, Plain

LISTED = "listed"  # the word under which a JSON Schema of pydantic names lists of content/, until `schema` writes them out
LANGUAGES = ("fr", "es", "ru", "zh", "ar")  # the official languages of the UN beside English


_WRITE_TEXT = "write text"
_NO_SPACE = r"[^\s\x1c-\x1f]"  # a character that Python's `strip` leaves
_A_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR_OR_MONTH = re.compile(r"(19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")


def _refuse(advice: str) -> PydanticCustomError:
    """A fault whose message is what to do; `read` puts the field and what was found before it."""
    return PydanticCustomError("advice", "{advice}", {"advice": advice})


def _line(value: Any) -> Any:
    if not isinstance(value, str) or not value.strip():
        raise _refuse(_WRITE_TEXT)
    return str(value)


def _label(value: Any) -> Any:
    """Labels such as 140.10: other readers of YAML take them for numbers unless they are quoted."""
    if isinstance(value, Plain) and NUMBER_LIKE.fullmatch(value):
        raise _refuse(f'put it in quotes: "{value}"')
    return _line(value)


class _Line:
    """What `_line` says, without a call back into Python for each of a million texts."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        text = str_schema(pattern=_NO_SPACE, strict=True)
        return custom_error_schema(text, custom_error_type="advice", custom_error_message="{advice}", custom_error_context={"advice": _WRITE_TEXT})


def _matching(pattern: str, advice: str, *, quoted: bool = False, also: str = "") -> tuple[BeforeValidator, WithJsonSchema]:
    """Text of one form, for the program and for editors; `also` is a type that editors may take plain text of this form for."""
    compiled = re.compile(pattern, re.ASCII)

    def validate(value: Any) -> Any:
        value = _label(value) if quoted else _line(value)
        if not compiled.fullmatch(value):
            raise _refuse(advice)
        return value

    return BeforeValidator(validate), _in_editors(pattern, advice, also=also)


def _in_editors(pattern: str, advice: str, *, also: str = "") -> WithJsonSchema:
    return WithJsonSchema({"type": ["string", also] if also else "string", "pattern": f"^({pattern})$", "errorMessage": advice})


def between(least: int, most: int | None = None) -> tuple[Any, WithJsonSchema]:
    """Bounds of a whole number, for the program and for editors."""
    bounds = {"minimum": least} | ({} if most is None else {"maximum": most})
    return Field(ge=least, le=most), WithJsonSchema({"type": "integer", **bounds, "errorMessage": "write a whole number"})


def _listed(*lists: str) -> WithJsonSchema:
    """Words that stand in lists of content/: a check looks them up, and `schema` writes them out for editors."""
    return WithJsonSchema({"type": "string", LISTED: list(lists)})


def _day(value: Any) -> Any:
    if not isinstance(value, str) or not _A_DAY.fullmatch(value):
        raise _refuse("write a date as YYYY-MM-DD")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise _refuse("there is no such day in the calendar; write a date as YYYY-MM-DD") from None


def _partial_day(value: Any) -> Any:
    """A year, a month or a day: what the source gives."""
    if isinstance(value, str) and _YEAR_OR_MONTH.fullmatch(value):
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
    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
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


_MONTH_AND_DAY = "(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-9])|(0[13-9]|1[0-2])-30|(0[13578]|1[02])-31"
_DAY = f"[0-9]{{4}}-({_MONTH_AND_DAY})"
_PARTIAL_DAY = f"(19|20)[0-9]{{2}}(-(0[1-9]|1[0-2]|{_MONTH_AND_DAY}))?"
_SLUG = ("[a-z0-9]+(-[a-z0-9]+)*", "write lower-case letters, digits and hyphens, such as right-to-health")
_PARAGRAPH = "[0-9]{1,3}(\\.[0-9]{1,3})?[a-z]?"
_PLEDGE = "P[1-9][0-9]{0,2}"
_IN_QUOTES = 'write the number printed in the report, in quotes, such as "140.10"'

Text = Annotated[str, _Line, WithJsonSchema({"type": ["string", "number"], "pattern": r"\S", "errorMessage": "write text"})]
Day = Annotated[date, BeforeValidator(_day), _in_editors(_DAY, "write a date as YYYY-MM-DD")]
PartialDay = Annotated[str, BeforeValidator(_partial_day), _in_editors(_PARTIAL_DAY, "write a year, YYYY-MM or YYYY-MM-DD", also="integer")]
When = Annotated[
    str,
    BeforeValidator(_when),
    _in_editors(f"{_PARTIAL_DAY}(/{_PARTIAL_DAY})?", "write a year, YYYY-MM, YYYY-MM-DD, or two of them: 2001/2004-03", also="integer"),
]
Count = Annotated[int, BeforeValidator(_whole_number), between(0)[1]]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean", "errorMessage": "write true or false"})]
Slug = Annotated[str, *_matching(*_SLUG)]
StateCode = Annotated[str, *_matching("[A-Z]{3}", "write the three capital letters of the State's code, such as SVN")]
Paragraph = Annotated[str, *_matching(_PARAGRAPH, _IN_QUOTES, quoted=True)]
Paragraphs = Annotated[str, *_matching("[0-9A-Za-z][0-9A-Za-z .,()–-]*", 'write paragraph numbers in quotes, such as "5-6"', quoted=True)]
RecordLabel = Annotated[str, *_matching(f"{_PARAGRAPH}|{_PLEDGE}", 'write the paragraph in quotes, such as "140.10", or the pledge, such as P1', quoted=True)]
PledgeId = Annotated[str, *_matching(_PLEDGE, "write P and a number, such as P1")]
SdgId = Annotated[str, *_matching("(1[0-7]|[1-9])(\\.([0-9]{1,2}|[a-d]))?", 'write a goal (16) or a target in quotes ("16.3")')]
SourceKey = Annotated[str, *_matching("[A-Za-z0-9][A-Za-z0-9_-]*", "write letters, digits and hyphens", also="number")]
Symbol = Annotated[Text, _in_editors(SYMBOL, f"write a symbol such as {SYMBOL_EXAMPLE}")]
Address = Annotated[Text, _in_editors(r"https?://[^/?#@\s]+([/?#].*)?", "write an address that begins with https://")]

# Words of the lists in content/. What a field says is text; that it stands in its list is for a check to say, with the nearest words.
MemberState = Annotated[StateCode, _listed("states")]
RecommendingState = Annotated[Text, _listed("states", "observers")]
ThemeId = Annotated[Text, _listed("themes")]
ClusterId = Annotated[Text, _listed("clusters")]
GroupId = Annotated[Text, _listed("groups")]
TreatyId = Annotated[Text, _listed("treaties")]
ListedTreaty = Annotated[Slug, _listed("treaties")]
SessionNumber = Annotated[Count, _listed("sessions")]


def _sdg(value: Any) -> Any:
    if isinstance(value, Plain) and "." in value:
        raise _refuse(f'put it in quotes: "{value}"')
    return value


Sdg = Annotated[SdgId, BeforeValidator(_sdg), _listed("goals")]
_NOT_EMPTY = Field(json_schema_extra={"minItems": 1})
Texts = Annotated[tuple[Text, ...], AfterValidator(_at_least_one), _NOT_EMPTY]
StateCodes = Annotated[tuple[RecommendingState, ...], AfterValidator(_at_least_one), _NOT_EMPTY]
LanguageNames = dict[Annotated[str, WithJsonSchema({"type": "string", "enum": list(LANGUAGES), "errorMessage": f"write {', '.join(LANGUAGES)}"})], Text]


class Record(BaseModel):
    """What all records share: frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Citation(Record):
    """A UN document and the paragraph in it, or the title of a source that has no symbol."""

    symbol: Symbol | None = Field(default=None, description="Symbol of the UN document", examples=["A/HRC/59/15"])
    title: Text | None = Field(
        default=None,
        description="Where the source has no symbol: its title",
        examples=["UPR Info, database of recommendations"],
    )
    paragraph: Paragraphs | None = Field(default=None, description="Number of the paragraph in the document, in quotes", examples=["140"])
