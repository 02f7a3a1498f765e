"""Shapes of the files that span States: recommending States, the calendar, changes, the index of everything."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from generator.open_data.api.shapes.figures import Figures, LevelCounts, PositionCounts, Share
from generator.open_data.api.shapes.values import (
    Address,
    Citation,
    Code,
    Correction,
    Count,
    Day,
    Document,
    LevelOrNone,
    LinkedState,
    PartialDay,
    RecordId,
    ReviewId,
    SessionDays,
)
from generator.vocabulary import Level, Position, RegionalGroup, ReviewStatus

PhaseWord = Literal["coming", "under_way", "begun", "past"]


class RecordStanding(TypedDict):
    """A recommendation by its id, and where it stands; all else is in the file of its review."""

    id: Annotated[RecordId, Field(description="Id of the record, for good", examples=["SVN-4-140.7"])]
    page_url: Annotated[Address, Field(description="Where a reader finds it")]
    paragraph: Annotated[str, Field(description="Its number in the report of the Working Group: text, not a number")]
    position: Annotated[Position, Field(description="What the State under Review answered")]
    level: Annotated[LevelOrNone, Field(description="The level of the finding; `not_assessed` where there is none")]


class GivenReview(TypedDict):
    """What one State or observer recommended in one review."""

    id: Annotated[ReviewId, Field(description="The State under Review and the cycle")]
    page_url: Annotated[Address, Field(description="The page of the review, narrowed to these recommendations")]
    api_url: Annotated[Address, Field(description="The review in full")]
    cycle: Annotated[Count, Field(description="Which cycle of reviews")]
    recommendations: Annotated[Count, Field(description="How many it made")]
    positions: Annotated[PositionCounts, Field(description="What the State under Review answered")]
    levels: Annotated[LevelCounts, Field(description="Where they stand")]
    records: Annotated[list[RecordStanding], Field(description="Each of them, in the order of the report")]


class GivenState(TypedDict):
    """What one State or observer recommended to one State."""

    code: Annotated[Code, Field(description="The State under Review")]
    name: Annotated[str, Field(description="UN short name in English")]
    page_url: Annotated[Address, Field(description="Its page")]
    api_url: Annotated[Address, Field(description="Its file in the API")]
    next_session: Annotated[SessionDays | None, Field(description="The session of its scheduled review that is still to come")]
    briefing_url: Annotated[Address, Field(description="All that the one recommended to the other, to print")]
    reviews: Annotated[list[GivenReview], Field(description="Review by review, oldest first")]


class RecommendingState(TypedDict):
    """All that one State or observer recommended, and what became of it."""

    code: Annotated[Code, Field(description="ISO 3166-1 alpha-3 code", examples=["NOR"])]
    name: Annotated[str, Field(description="UN short name in English", examples=["Norway"])]
    is_observer: Annotated[bool, Field(description="Whether it recommends without being reviewed")]
    page_url: Annotated[Address, Field(description="The page of what it recommended")]
    state_api_url: Annotated[Address | None, Field(description="The State as State under Review; null for an observer")]
    reviews_complete: Annotated[Share, Field(description="Reviews with a complete record, of those that took place: beyond them it recommended more")]
    figures: Annotated[Figures, Field(description="All figures of what it recommended")]
    newest_finding: Annotated[Day | None, Field(description="The day of the newest finding on any of it")]
    states: Annotated[list[GivenState], Field(description="What it recommended to each State, by the names of these")]


class ReviewLink(TypedDict):
    """A review with where it is found."""

    id: Annotated[ReviewId, Field(description="The State and the cycle")]
    state: Annotated[Code, Field(description="Code of the State")]
    name: Annotated[str, Field(description="Name of the State")]
    cycle: Annotated[Count, Field(description="Which cycle of reviews")]
    page_url: Annotated[Address, Field(description="The page of the review")]
    api_url: Annotated[Address, Field(description="The review in full")]


class SessionReview(TypedDict):
    """A review in the calendar."""

    review: Annotated[ReviewLink, Field(description="Which review")]
    status: Annotated[ReviewStatus, Field(description="How far it has come")]
    held_on: Annotated[Day | None, Field(description="The day of the review, where a source gives it")]
    is_tentative: Annotated[bool, Field(description="Whether no source that we hold confirms its session")]
    note: Annotated[str | None, Field(description="What is out of the ordinary about it")]


class Session(TypedDict):
    """A session of the Working Group with its reviews."""

    number: Annotated[Count, Field(description="Which session of the Working Group")]
    cycle: Annotated[Count, Field(description="The cycle of reviews it belongs to")]
    year: Annotated[int, Field(description="The year it begins in")]
    starts_on: Annotated[Day | None, Field(description="Its first day, where a source gives it")]
    ends_on: Annotated[Day | None, Field(description="Its last day, where a source gives it")]
    is_tentative: Annotated[bool, Field(description="Whether no source that we hold confirms the dates")]
    phase: Annotated[
        PhaseWord,
        Field(description="How it lies to the day on which the file was made; `begun` where it may be over, because no source gives its last day"),
    ]
    source: Annotated[str, Field(description="Where the days come from")]
    reviews: Annotated[list[SessionReview], Field(description="The States under review, by name")]


class Adoption(TypedDict):
    """The day on which the Human Rights Council adopted the outcome of a review."""

    review: Annotated[ReviewLink, Field(description="Which review")]
    adopted_on: Annotated[Day, Field(description="The day")]
    decision: Annotated[Document | None, Field(description="The decision")]


class MidtermReport(TypedDict):
    """A mid-term report that a source tells of."""

    state: Annotated[LinkedState, Field(description="The State that reported")]
    cycle: Annotated[Count | None, Field(description="The cycle that it is about")]
    date: Annotated[PartialDay | None, Field(description="Year, month or day, as the source gives it")]
    source: Annotated[Citation, Field(description="Where the fact comes from")]


class MidtermDue(TypedDict):
    """A mid-term report that a State may give around a day."""

    review: Annotated[ReviewLink, Field(description="Which review it would be about")]
    around: Annotated[Day, Field(description="Two years after the adoption")]


class Calendar(TypedDict):
    """Sessions and reviews with their days, adoptions, mid-term reports: as they stand on the day on which the file was made."""

    today: Annotated[Day, Field(description="The day on which the file was made")]
    page_url: Annotated[Address, Field(description="The page of dates")]
    events_url: Annotated[Address, Field(description="The reviews as an iCalendar file")]
    sessions: Annotated[list[Session], Field(description="Every session, in order")]
    adoptions: Annotated[list[Adoption], Field(description="Adoptions whose day is known, newest first")]
    midterm_reports_due: Annotated[list[MidtermDue], Field(description="Reports that States may give, soonest first")]
    midterm_reports: Annotated[list[MidtermReport], Field(description="Reports that a source tells of, by the names of the States")]


class LevelCount(TypedDict):
    """How many assessments give a level."""

    level: Annotated[Level, Field(description="The level")]
    count: Annotated[Count, Field(description="How many")]


class ReviewCount(TypedDict):
    """How many assessments of a batch are on one review."""

    review: Annotated[ReviewLink, Field(description="Which review")]
    count: Annotated[Count, Field(description="How many")]


class Batch(TypedDict):
    """The assessments that one rule, or the same persons, dated to one day."""

    assessors: Annotated[Sequence[str], Field(description="Who assessed: handles of persons, or the name of a rule")]
    is_by_rule: Annotated[bool, Field(description="Whether a published rule drew them")]
    total: Annotated[Count, Field(description="How many assessments")]
    levels: Annotated[list[LevelCount], Field(description="Which levels they give")]
    of_reviews: Annotated[Count, Field(description="On how many reviews they are")]
    reviews: Annotated[list[ReviewCount], Field(description="On which; empty once a thousand are listed: the files of the reviews have all")]


class DayOfChanges(TypedDict):
    """All published assessments and drafts that are dated to one day."""

    date: Annotated[Day, Field(description="The day up to which the sources speak")]
    published: Annotated[list[Batch], Field(description="What counts")]
    drafts: Annotated[list[Batch], Field(description="What does not")]


class WithdrawnAssessment(TypedDict):
    """An assessment that was taken back."""

    id: Annotated[RecordId, Field(description="Id of the recommendation")]
    page_url: Annotated[Address, Field(description="Where it stands")]
    as_of: Annotated[Day, Field(description="The day it had been dated to")]
    level: Annotated[Level, Field(description="The level it had given")]
    assessors: Annotated[Sequence[str], Field(description="Who had assessed")]


class Changes(TypedDict):
    """Assessments by the day they are dated, those that were withdrawn, and corrections of the record."""

    page_url: Annotated[Address, Field(description="The page of changes")]
    feed_url: Annotated[Address, Field(description="Changes as an Atom feed")]
    days: Annotated[list[DayOfChanges], Field(description="Newest first")]
    withdrawn: Annotated[list[WithdrawnAssessment], Field(description="What was taken back, by the day it had been dated to, newest first")]
    corrections: Annotated[list[Correction], Field(description="Corrections of the record, in the order of the changelog")]


class IndexedReview(TypedDict):
    """A review in the index."""

    id: Annotated[ReviewId, Field(description="The State and the cycle")]
    cycle: Annotated[Count, Field(description="Which cycle of reviews")]
    status: Annotated[ReviewStatus, Field(description="How far it has come")]
    page_url: Annotated[Address, Field(description="The page of the review")]
    api_url: Annotated[Address, Field(description="The review in full")]
    recommendations: Annotated[Count, Field(description="Recommendations on record")]
    assessed: Annotated[Count, Field(description="Applicable ones with a published assessment")]


class IndexedState(TypedDict):
    """A Member State in the index."""

    code: Annotated[Code, Field(description="ISO 3166-1 alpha-3 code")]
    name: Annotated[str, Field(description="UN short name in English")]
    regional_group: Annotated[RegionalGroup, Field(description="Regional group of the United Nations")]
    page_url: Annotated[Address, Field(description="Its page")]
    api_url: Annotated[Address, Field(description="Its file in the API")]
    reviews: Annotated[list[IndexedReview], Field(description="Its reviews, oldest first")]


class IndexedRecommendingState(TypedDict):
    """A State or observer in the index of those that recommended."""

    code: Annotated[Code, Field(description="ISO 3166-1 alpha-3 code")]
    name: Annotated[str, Field(description="UN short name in English")]
    is_observer: Annotated[bool, Field(description="Whether it recommends without being reviewed")]
    page_url: Annotated[Address, Field(description="The page of what it recommended")]
    api_url: Annotated[Address, Field(description="Its file in the API")]
    recommendations: Annotated[Count, Field(description="How many it made")]
    states: Annotated[Count, Field(description="To how many States")]


class IndexCounts(TypedDict):
    """How much there is."""

    states: Annotated[Count, Field(description="Member States")]
    reviews: Annotated[Count, Field(description="Reviews, those to come among them")]
    reviews_on_record: Annotated[Count, Field(description="Reviews with recommendations on record")]
    recommending_states: Annotated[Count, Field(description="Member States that recommended something")]
    recommending_observers: Annotated[Count, Field(description="Observers that recommended something")]


class Licence(TypedDict):
    """Under which licence everything may be used."""

    name: Annotated[str, Field(description="Its SPDX name")]
    title: Annotated[str, Field(description="Its name")]
    url: Annotated[Address, Field(description="The licence in full")]


class IndexLinks(TypedDict):
    """What else there is."""

    openapi_url: Annotated[Address, Field(description="This API in the words of OpenAPI 3.1")]
    vocabularies_url: Annotated[Address, Field(description="Every word with its label and definition")]
    calendar_url: Annotated[Address, Field(description="The calendar in the API")]
    changes_url: Annotated[Address, Field(description="Changes in the API")]
    feed_url: Annotated[Address, Field(description="Changes of all States as an Atom feed")]
    events_url: Annotated[Address, Field(description="Reviews of all States as an iCalendar file")]
    package_url: Annotated[Address, Field(description="The tables, as a data package describes them")]
    data_page_url: Annotated[Address, Field(description="The page about the data")]
    methodology_url: Annotated[Address, Field(description="The method that the figures follow")]
    schemas: Annotated[dict[str, Address], Field(description="The JSON Schema of every kind of file")]
    data_files: Annotated[list[Address], Field(description="Tables and workbooks with everything")]


class Index(TypedDict):
    """What there is, and where."""

    title: Annotated[str, Field(description="What this is")]
    description: Annotated[str, Field(description="What it is about")]
    compatibility: Annotated[Sequence[str], Field(description="What is promised about changes of the API")]
    licence: Annotated[Licence, Field(description="Under which licence everything may be used")]
    links: Annotated[IndexLinks, Field(description="What else there is")]
    counts: Annotated[IndexCounts, Field(description="How much there is")]
    figures: Annotated[Figures, Field(description="All recommendations on record as one list; no figure of any State")]
    states: Annotated[list[IndexedState], Field(description="Every Member State, by name")]
    recommending_states: Annotated[list[IndexedRecommendingState], Field(description="Every State and observer that recommended something on record, by name")]
