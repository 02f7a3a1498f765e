"""Shapes of the words of the API, each with its label and definition."""

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from generator.open_data.api.shapes.values import Address, Code, Count


class Word(TypedDict):
    """A word of a closed list."""

    value: Annotated[str, Field(description="As it stands in the files")]
    label: Annotated[str, Field(description="As readers see it")]
    definition: Annotated[str | None, Field(description="What it means, where the label does not say it all")]


class SourceTypeWord(TypedDict):
    """Who speaks in a source."""

    value: Annotated[str, Field(description="As it stands in the files")]
    label: Annotated[str, Field(description="As readers see it")]
    definition: Annotated[str | None, Field(description="What it means, where the label does not say it all")]
    is_the_state: Annotated[bool, Field(description="Whether the State under Review itself speaks: its word alone makes no finding")]


class Cluster(TypedDict):
    """What themes are grouped in."""

    id: Annotated[str, Field(description="As it stands in the files, for good")]
    name: Annotated[str, Field(description="As readers see it")]


class Subject(TypedDict):
    """A group of persons, a Sustainable Development Goal, or a regional group."""

    id: Annotated[str, Field(description="As it stands in the files, for good")]
    name: Annotated[str, Field(description="As readers see it")]
    page_url: Annotated[Address | None, Field(description="Its page, where anything is on record")]
    recommendations: Annotated[Count, Field(description="How many recommendations are on record under it")]


class Theme(TypedDict):
    """A theme of recommendations."""

    id: Annotated[str, Field(description="As it stands in the files, for good")]
    name: Annotated[str, Field(description="As readers see it")]
    cluster: Annotated[str, Field(description="Id of its cluster")]
    page_url: Annotated[Address | None, Field(description="Its page, where anything is on record")]
    recommendations: Annotated[Count, Field(description="How many recommendations are on record under it")]


class Treaty(TypedDict):
    """A human rights treaty."""

    id: Annotated[str, Field(description="As it stands in the files, for good")]
    name: Annotated[str, Field(description="Its title in full")]
    short: Annotated[str | None, Field(description="Common abbreviation")]


class Observer(TypedDict):
    """An observer that recommends and is not reviewed."""

    code: Annotated[Code, Field(description="ISO 3166-1 alpha-3 code")]
    name: Annotated[str, Field(description="UN short name in English")]
    names: Annotated[dict[str, str], Field(description="Names in the other official languages, by the code of the language")]


class Vocabularies(TypedDict):
    """Every word that the files use, with what it means. Words may be added; none is taken away or given another meaning."""

    levels: Annotated[list[Word], Field(description="How far a recommendation was carried out; last `not_assessed`, which is no level")]
    positions: Annotated[list[Word], Field(description="What the State under Review answered")]
    trends: Annotated[list[Word], Field(description="Which way things moved, apart from the level")]
    assessment_statuses: Annotated[list[Word], Field(description="Whether an assessment counts")]
    kinds: Annotated[list[Word], Field(description="Whether an ask can be completed")]
    treaty_actions: Annotated[list[Word], Field(description="What a recommendation asks a State to do about a treaty")]
    treaty_acts: Annotated[list[Word], Field(description="How a State becomes bound by a treaty")]
    review_statuses: Annotated[list[Word], Field(description="How far a review has come")]
    records: Annotated[list[Word], Field(description="Whether a list of recommendations is whole")]
    relations: Annotated[list[Word], Field(description="How one recommendation is related to another")]
    follow_up_kinds: Annotated[list[Word], Field(description="Facts about how a State follows its recommendations up")]
    source_types: Annotated[list[SourceTypeWord], Field(description="Who speaks in a source")]
    reasons: Annotated[list[Word], Field(description="Why a recommendation is worth a question, strongest first")]
    rules: Annotated[list[Word], Field(description="Published rules that draw findings from a record, as they stand among assessors")]
    clusters: Annotated[list[Cluster], Field(description="What themes are grouped in")]
    themes: Annotated[list[Theme], Field(description="Themes of recommendations")]
    groups: Annotated[list[Subject], Field(description="Groups of persons concerned")]
    sdgs: Annotated[list[Subject], Field(description="The Sustainable Development Goals, by their numbers")]
    regional_groups: Annotated[list[Subject], Field(description="Regional groups of the United Nations")]
    treaties: Annotated[list[Treaty], Field(description="Human rights treaties")]
    observers: Annotated[list[Observer], Field(description="Observers that recommend and are not reviewed")]
