"""Shapes of the records of a review: recommendations, pledges, what was withdrawn, what to ask."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from generator.open_data.api.shapes.assessed import Assessment, Claim, Iri
from generator.open_data.api.shapes.values import Address, Citation, Code, Count, Day, LevelOrNone, PartialDay, Party, RecordId
from generator.vocabulary import Kind, Level, Position, Relation, TreatyAction

ReasonWord = Literal["setback", "disagreement", "asked_again", "stalled", "open", "draft_setback", "draft_open", "asked_before"]

_ID = "Id of the record, for good: the same in links, tables and messages"
_PAGE = "Where it stands on the page of its review"
_THEMES, _GROUPS, _GOALS = "Ids of themes, the main one first", "Ids of groups of persons concerned", "Sustainable Development Goals (16) or targets (16.3)"
_TREATIES = "Ids of the treaties it asks to sign, to join, or to withdraw a reservation to"
_TEXT = "Official wording, where the publisher holds it"


class Part(TypedDict):
    """One ask of a recommendation that asks several things, with the States that made it."""

    summary: Annotated[str | None, Field(description="What is asked, in plain words of our own")]
    text: Annotated[str | None, Field(description=_TEXT)]
    recommending_states: Annotated[list[Party], Field(description="Who asks this part")]
    treaties: Annotated[Sequence[str], Field(description=_TREATIES)]
    treaty_action: Annotated[TreatyAction | None, Field(description="What it asks to do about them")]


class PositionChange(TypedDict):
    """A position that the State took on a day, where it changed."""

    on: Annotated[Day, Field(description="The day it took the position")]
    position: Annotated[Position, Field(description="What it answered that day")]
    source: Annotated[Citation, Field(description="Where that answer is printed")]


class Related(TypedDict):
    """How a recommendation is related to another."""

    relation: Annotated[Relation, Field(description="How the two are related")]
    to: Annotated[str, Field(description="Record id, or symbol and paragraph of another mechanism")]
    page_url: Annotated[Address | None, Field(description="Where it stands on this site, where its review has a page")]


class Recommendation(TypedDict):
    """One numbered recommendation, and where it stands."""

    id: Annotated[RecordId, Field(description=_ID, examples=["SVN-4-140.7"])]
    page_url: Annotated[Address, Field(description=_PAGE)]
    paragraph: Annotated[str, Field(description="Its number in the report of the Working Group: text, not a number", examples=["140.10"])]
    summary: Annotated[str | None, Field(description="What is asked, in plain words of our own")]
    text: Annotated[str | None, Field(description=_TEXT)]
    recommending_states: Annotated[list[Party], Field(description="Who made it, observers among them, in the order of the report")]
    parts: Annotated[list[Part], Field(description="Where several States ask different things under one number")]
    position: Annotated[Position, Field(description="What the State under Review answered")]
    position_source: Annotated[Citation | None, Field(description="Where the answer is printed")]
    position_history: Annotated[list[PositionChange], Field(description="Where the answer changed, oldest first")]
    claimed_implemented: Annotated[bool, Field(description="Whether the State says that it is done or under way: a claim, no finding")]
    themes: Annotated[Sequence[str], Field(description=_THEMES)]
    groups: Annotated[Sequence[str], Field(description=_GROUPS)]
    sdgs: Annotated[Sequence[str], Field(description=_GOALS)]
    treaties: Annotated[Sequence[str], Field(description=_TREATIES)]
    treaty_action: Annotated[TreatyAction | None, Field(description="What it asks to do about them, where it asks nothing else; else its parts say it")]
    action_category: Annotated[int | None, Field(ge=1, le=5, description="How much action it asks for, from 1 to 5, after UPR Info")]
    kind: Annotated[Kind | None, Field(description="Whether the ask can be completed")]
    links: Annotated[list[Related], Field(description="Related recommendations of other reviews or mechanisms")]
    level: Annotated[LevelOrNone, Field(description="The level of the finding; `not_assessed` where there is none, which does not mean not implemented")]
    has_setback: Annotated[bool, Field(description="Whether the finding tells of a regressive action")]
    finding: Annotated[Count | None, Field(description="Which of the assessments gives the level, counted from 1: the latest published one")]
    draft: Annotated[Count | None, Field(description="Which of them is the latest draft, unless a finding is newer; it counts in no figure")]
    assessments: Annotated[list[Assessment], Field(description="The whole history, in the order in which it was written, finding and drafts included")]
    silent: Annotated[str | None, Field(description="That sources were read and say nothing about it")]
    claims: Annotated[list[Claim], Field(description="What sources say about implementation; never counted as a finding")]
    iri: Annotated[Iri | None, Field(description="UPR Info's index, where at least two types of source claim a level")]
    sources_disagree: Annotated[bool, Field(description="Whether claims of different sources lie two levels or more apart")]


class Pledge(TypedDict):
    """A voluntary pledge that the State made."""

    id: Annotated[RecordId, Field(description=_ID, examples=["SVN-4-P1"])]
    page_url: Annotated[Address, Field(description=_PAGE)]
    summary: Annotated[str | None, Field(description="What the State promised, in plain words of our own")]
    text: Annotated[str | None, Field(description=_TEXT)]
    made_on: Annotated[PartialDay, Field(description="The day; a year where no source gives the day, A/B for some day from A to B")]
    source: Annotated[Citation, Field(description="Where it is printed")]
    themes: Annotated[Sequence[str], Field(description=_THEMES)]
    groups: Annotated[Sequence[str], Field(description=_GROUPS)]
    sdgs: Annotated[Sequence[str], Field(description=_GOALS)]


class Withdrawn(TypedDict):
    """A record that stood here by mistake: it counts in nothing, and its address stays and says why."""

    id: Annotated[RecordId, Field(description=_ID)]
    page_url: Annotated[Address, Field(description=_PAGE)]
    on: Annotated[Day, Field(description="The day it was taken out")]
    reason: Annotated[str, Field(description="Why")]
    see: Annotated[RecordId | None, Field(description="Id of the record to read instead")]
    see_url: Annotated[Address | None, Field(description="Where that one stands")]


class Question(TypedDict):
    """A recommendation that is worth a question to the State, and why; no finding."""

    id: Annotated[RecordId, Field(description="Id of the recommendation")]
    page_url: Annotated[Address, Field(description=_PAGE)]
    reasons: Annotated[list[ReasonWord], Field(description="Why, the strongest reason first")]
    level: Annotated[LevelOrNone, Field(description="The level of the finding")]
    draft_level: Annotated[Level | None, Field(description="The level of the draft, where there is no finding")]
    asked_again_by: Annotated[list[Code], Field(description="Codes of the States that asked for the same in a later review")]
    asked_again: Annotated[Count, Field(description="How many recommendations of later reviews ask the same")]
    asked_before: Annotated[Count, Field(description="How many recommendations of earlier reviews ask the same")]
