"""Single values and small objects that all files of the API share."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from generator.scorecard import METHOD
from generator.vocabulary import NOT_ASSESSED, Level

Day = Annotated[str, Field(json_schema_extra={"format": "date"})]
PartialDay = Annotated[str, Field(pattern=r"^(19|20)\d\d(-\d\d(-\d\d)?)?(/(19|20)\d\d(-\d\d(-\d\d)?)?)?$")]
Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
Address = Annotated[str, Field(json_schema_extra={"format": "uri-reference"})]
Code = Annotated[str, Field(pattern="^[A-Z]{3}$")]
RecordId = Annotated[str, Field(pattern=r"^[A-Z]{3}-\d+-(P?\d+(\.\d+)?[a-z]?)$")]
ReviewId = Annotated[str, Field(pattern=r"^[A-Z]{3}-\d+$")]
Count = Annotated[int, Field(ge=0)]
LevelOrNone = Annotated[Level | Literal["not_assessed"], Field(description=f"A level, or `{NOT_ASSESSED}`, which is none and does not mean not implemented")]


class Meta(TypedDict):
    """What a file is made of, and under which licence."""

    generated_at: Annotated[Moment, Field(description="The day on which the file was made")]
    data_version: Annotated[str, Field(description="The version of the data in one word, to cite: its day, and ten digits of its commit where that is known")]
    data_day: Annotated[Day, Field(description="The day of the last change of the data")]
    data_commit: Annotated[str | None, Field(description="The commit that holds the data, in full")]
    api_version: Annotated[str, Field(description="The version of the API; the first number is that of the address")]
    method_version: Annotated[str, Field(description="The version of the method that the figures follow", examples=[METHOD])]
    licence: Annotated[str, Field(description="The SPDX name of the licence")]
    licence_url: Annotated[Address, Field(description="The licence in full")]


class Party(TypedDict):
    """A Member State, or an observer that recommends."""

    code: Annotated[Code, Field(description="ISO 3166-1 alpha-3 code", examples=["SVN"])]
    name: Annotated[str, Field(description="UN short name in English", examples=["Slovenia"])]


class LinkedState(TypedDict):
    """A Member State with where it is found."""

    code: Annotated[Code, Field(description="ISO 3166-1 alpha-3 code")]
    name: Annotated[str, Field(description="UN short name in English")]
    page_url: Annotated[Address, Field(description="Its page")]
    api_url: Annotated[Address, Field(description="Its file in the API")]


class Citation(TypedDict):
    """A UN document and the paragraph in it, or the title of a source that has no symbol."""

    symbol: Annotated[str | None, Field(description="Symbol of the UN document", examples=["A/HRC/59/15"])]
    title: Annotated[str | None, Field(description="Title of a source that has no symbol")]
    paragraph: Annotated[str | None, Field(description="Number of the paragraph in it")]
    url: Annotated[Address | None, Field(description="The UN's lasting address of the document")]


class Document(TypedDict):
    """A UN document."""

    symbol: Annotated[str, Field(description="Its symbol", examples=["A/HRC/59/15"])]
    url: Annotated[Address, Field(description="The UN's lasting address of it")]


class RecordLink(TypedDict):
    """A record of this site by its id."""

    id: Annotated[RecordId, Field(description="Id of the record, for good", examples=["SVN-4-140.7"])]
    page_url: Annotated[Address, Field(description="Where it stands on the page of its review")]


class SessionDays(TypedDict):
    """A session of the Working Group, and when it takes place."""

    number: Annotated[Count, Field(description="Which session of the Working Group", examples=[48])]
    year: Annotated[int | None, Field(description="The year it begins in")]
    starts_on: Annotated[Day | None, Field(description="Its first day, where a source gives it")]
    ends_on: Annotated[Day | None, Field(description="Its last day, where a source gives it")]
    is_tentative: Annotated[bool, Field(description="Whether no source that we hold confirms the dates")]


class Correction(TypedDict):
    """A correction of the record, as the changelog words it."""

    version: Annotated[str, Field(description="The version it stands under")]
    text: Annotated[str, Field(description="What was corrected")]
    records: Annotated[list[RecordLink], Field(description="The records on this site that it names; in the file of a State those of that State")]
