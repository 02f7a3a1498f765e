"""Shapes of counts and figures. There is no share without its denominator."""

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from generator.open_data.api.shapes.values import Count


class Share(TypedDict):
    """A count, and what it is a part of."""

    count: Annotated[Count, Field(description="How many")]
    of: Annotated[Count, Field(description="Of how many: the denominator")]


class LevelCounts(TypedDict):
    """How many recommendations stand at each level, and how many have none."""

    fully_implemented: Annotated[Count, Field(description="Fully implemented")]
    partially_implemented: Annotated[Count, Field(description="Partially implemented")]
    in_process: Annotated[Count, Field(description="In process")]
    not_implemented: Annotated[Count, Field(description="Not implemented")]
    insufficient_information: Annotated[Count, Field(description="Assessed without a conclusion")]
    not_applicable: Annotated[Count, Field(description="Nothing was left to do; outside every denominator")]
    not_assessed: Annotated[Count, Field(description="Nobody has published an assessment; it does not mean not implemented")]


class PositionCounts(TypedDict):
    """How many recommendations the State under Review answered in which way."""

    supported: Annotated[Count, Field(description="Supported")]
    noted: Annotated[Count, Field(description="Noted")]
    partially_supported: Annotated[Count, Field(description="Supported in part")]
    pending: Annotated[Count, Field(description="Answer pending")]
    unclear: Annotated[Count, Field(description="The answer does not say")]
    not_recorded: Annotated[Count, Field(description="No source that we hold gives the answer")]


class Distribution(TypedDict):
    """Some recommendations by their level, and the figures that follow from it."""

    total: Annotated[Count, Field(description="All of them")]
    applicable: Annotated[Count, Field(description="All but those that are not applicable: the denominator of coverage")]
    assessed: Annotated[Count, Field(description="Applicable ones with a published assessment, insufficient information included")]
    levels: Annotated[LevelCounts, Field(description="How many stand at each level")]
    coverage: Annotated[Share, Field(description="Assessed of applicable, as far as they are on record")]
    implementation_rate: Annotated[Share, Field(description="Fully implemented of assessed")]
    action_rate: Annotated[Share, Field(description="Fully, partially or in process of assessed")]


class ByPosition(TypedDict):
    """The same apart for each position of the State under Review."""

    supported: Annotated[Distribution, Field(description="Supported")]
    noted: Annotated[Distribution, Field(description="Noted")]
    partially_supported: Annotated[Distribution, Field(description="Supported in part")]
    pending: Annotated[Distribution, Field(description="Answer pending")]
    unclear: Annotated[Distribution, Field(description="The answer does not say")]
    not_recorded: Annotated[Distribution, Field(description="No source that we hold gives the answer")]


class Index(TypedDict):
    """The implementation index, and of how many recommendations it is the mean."""

    value: Annotated[float, Field(ge=0, le=1, description="The mean: fully 1, partially 0.5, in process 0.25, not 0")]
    of: Annotated[Count, Field(description="How many recommendations have a level on that scale")]


class IndexBounds(TypedDict):
    """The index if everything unknown were at 0, and if it were at 1."""

    low: Annotated[float, Field(ge=0, le=1, description="With everything unknown at 0")]
    high: Annotated[float, Field(ge=0, le=1, description="With everything unknown at 1")]
    of: Annotated[Count, Field(description="Of how many applicable recommendations")]


class Figures(TypedDict):
    """All figures of some recommendations, by the published method."""

    recommendations: Annotated[Count, Field(description="Numbered recommendations on record")]
    state_recommendations: Annotated[Count, Field(description="Pairs of a recommendation and a State that made it")]
    unlisted: Annotated[int | None, Field(description="How many more there are that are not on record: 0 for a complete record, null where nobody knows", ge=0)]
    coverage: Annotated[Share, Field(description="Assessed of all applicable ones, those that are not on record included where their number is known")]
    all: Annotated[Distribution, Field(description="Whatever the State under Review answered")]
    by_position: Annotated[ByPosition, Field(description="Apart for each answer")]
    index: Annotated[Index | None, Field(description="The implementation index: null below 80 % coverage and for a record that is not complete")]
    index_bounds: Annotated[IndexBounds | None, Field(description="Null for a record that is not complete")]
    assessed_by_rule: Annotated[Share, Field(description="Assessed by a published rule, of assessed")]
    not_applicable_by_rule: Annotated[Share, Field(description="Not applicable by a published rule, of not applicable")]
    setbacks: Annotated[Count, Field(description="Recommendations whose finding tells of a regressive action")]
    disagreements: Annotated[Count, Field(description="Recommendations of which claims of different sources differ by two levels or more")]
    drafts: Annotated[Count, Field(description="Drafts of assessments; they count in no other figure")]
    claims: Annotated[Count, Field(description="Claims of sources; they count in no other figure")]


class DraftFigures(TypedDict):
    """What drafts say where nothing is published: counted apart, in no figure of the method."""

    total: Annotated[Count, Field(description="Recommendations with a draft and no finding")]
    by_software: Annotated[Count, Field(description="How many of these drafts software wrote from documents")]
    levels: Annotated[LevelCounts, Field(description="By the level of the draft")]
    supported: Annotated[LevelCounts, Field(description="Of those that the State supported")]
    noted: Annotated[LevelCounts, Field(description="Of those that the State noted")]
