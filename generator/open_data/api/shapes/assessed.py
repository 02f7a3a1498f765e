"""Shapes of what people edit: sources, claims and assessments."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from generator.open_data.api.shapes.values import Address, Citation, Count, Day, PartialDay
from generator.vocabulary import AssessmentStatus, Level, SourceType, Trend

_SOURCE = "Key of the source, in `sources` of the same file"
_PARAGRAPHS = "Where in the source"


class Source(TypedDict):
    """A document in which somebody speaks about implementation. An anonymised one has neither name nor link nor day."""

    key: Annotated[str, Field(description="By what claims and evidence of the same file name it; that of an anonymised source says nothing, and may change")]
    type: Annotated[SourceType, Field(description="Who speaks in it")]
    is_anonymised: Annotated[bool, Field(description="Whether it may not be named, to protect people")]
    symbol: Annotated[str | None, Field(description="UN symbol, where there is one")]
    publisher: Annotated[str | None, Field(description="Who published it")]
    title: Annotated[str | None, Field(description="What it is called")]
    date: Annotated[PartialDay | None, Field(description="Year, month or day, as far as the source gives it")]
    url: Annotated[Address | None, Field(description="Where a reader finds it: its own address, or that of the UN document")]
    archived_url: Annotated[Address | None, Field(description="A copy that stays, in a web archive")]


class Claim(TypedDict):
    """What one source says about implementation; never counted as an assessment."""

    source: Annotated[str, Field(description=_SOURCE)]
    source_type: Annotated[SourceType, Field(description="Who speaks")]
    paragraphs: Annotated[str | None, Field(description=_PARAGRAPHS)]
    level: Annotated[Level | None, Field(description="How far the source says it was carried out, where it says so in words")]
    says: Annotated[str, Field(description="What it says, in words of our own")]


class Evidence(TypedDict):
    """A place in a source that an assessment rests on."""

    source: Annotated[str, Field(description=_SOURCE)]
    paragraphs: Annotated[str | None, Field(description=_PARAGRAPHS)]


class StateReply(TypedDict):
    """What the State under Review answered to an assessment."""

    date: Annotated[Day, Field(description="The day of the answer")]
    says: Annotated[str, Field(description="What it answered, in words of our own")]
    source: Annotated[Citation | None, Field(description="Where the answer is printed")]


class Assessment(TypedDict):
    """A dated, sourced conclusion on how far a recommendation was carried out."""

    as_of: Annotated[Day, Field(description="The day up to which the sources speak")]
    level: Annotated[Level, Field(description="How far the recommendation was carried out")]
    trend: Annotated[Trend | None, Field(description="Which way things moved since the review")]
    status: Annotated[AssessmentStatus, Field(description="Only what is published counts")]
    reason: Annotated[str | None, Field(description="What was done and what it changed")]
    setbacks: Annotated[str | None, Field(description="What was taken back or got worse")]
    remaining_actions: Annotated[Sequence[str], Field(description="What is left to do")]
    technical_assistance: Annotated[Sequence[str], Field(description="Help that is wanted")]
    evidence: Annotated[list[Evidence], Field(description="What it rests on")]
    state_source_only: Annotated[bool, Field(description="Whether it rests on the State's word alone")]
    drawn_by: Annotated[
        Literal["persons", "rule", "software"],
        Field(description="Persons; a published rule from a record; or software that drafted it from documents, until a person has looked at it"),
    ]
    assessors: Annotated[Sequence[str], Field(description="Who assessed: handles of persons, or the name of a rule")]
    method: Annotated[str, Field(description="Version of the published method")]
    state_reply: Annotated[StateReply | None, Field(description="What the State under Review answered to it")]


class Iri(TypedDict):
    """UPR Info's index for one recommendation: the mean of what sources claim."""

    value: Annotated[float, Field(ge=0, le=1, description="The mean of 0 (not), 0.5 (partially or in process) and 1 (fully)")]
    claims: Annotated[Count, Field(description="Of how many claims")]
