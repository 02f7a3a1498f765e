"""Shapes of the files of a State and of its reviews."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from generator.open_data.api.shapes.assessed import Source
from generator.open_data.api.shapes.figures import DraftFigures, Figures
from generator.open_data.api.shapes.recommendation import Pledge, Question, Recommendation, Withdrawn
from generator.open_data.api.shapes.values import Address, Citation, Code, Correction, Count, Day, Document, LinkedState, PartialDay, ReviewId, SessionDays
from generator.vocabulary import FollowUpKind, RecordCompleteness, RegionalGroup, ReviewStatus, TreatyAct


class Documents(TypedDict):
    """The documents that make up the record, null where there is none."""

    national_report: Annotated[Document | None, Field(description="The State's own report")]
    compilation: Annotated[Document | None, Field(description="Compilation of UN information")]
    stakeholder_summary: Annotated[Document | None, Field(description="Summary of what stakeholders sent in")]
    working_group_report: Annotated[Document | None, Field(description="Report of the Working Group, which lists the recommendations")]
    addendum: Annotated[Document | None, Field(description="Addendum with the State's answers")]
    decision: Annotated[Document | None, Field(description="Decision of the Human Rights Council that adopts the outcome")]


class Declared(TypedDict):
    """Totals as the UN documents print them."""

    recommendations: Annotated[Count, Field(description="How many recommendations")]
    supported: Annotated[Count | None, Field(description="How many of them the State supported")]
    noted: Annotated[Count | None, Field(description="How many of them it noted")]
    partially_supported: Annotated[Count | None, Field(description="How many of them it supported in part")]


class Review(TypedDict):
    """The official record of one State in one cycle, and everything that is known about each of its recommendations."""

    id: Annotated[ReviewId, Field(description="The State and the cycle", examples=["SVN-4"])]
    page_url: Annotated[Address, Field(description="The page of the review")]
    state: Annotated[LinkedState, Field(description="The State under Review")]
    cycle: Annotated[Count, Field(description="Which cycle of reviews")]
    session: Annotated[SessionDays, Field(description="The session of the Working Group")]
    is_tentative: Annotated[bool, Field(description="Whether no source that we hold confirms the session of the review or its date")]
    status: Annotated[ReviewStatus, Field(description="How far the review has come")]
    held_on: Annotated[Day | None, Field(description="The day of the review in the Working Group")]
    addendum_on: Annotated[Day | None, Field(description="Date of the addendum with the State's answers")]
    adopted_on: Annotated[Day | None, Field(description="The day the Human Rights Council adopted the outcome")]
    note: Annotated[str | None, Field(description="What is out of the ordinary about the review")]
    note_source: Annotated[str | None, Field(description="Where the note comes from")]
    documents: Annotated[Documents, Field(description="The documents that make up the record")]
    declared: Annotated[Declared | None, Field(description="Totals as the UN documents print them")]
    record: Annotated[RecordCompleteness, Field(description="Whether the list of recommendations is whole")]
    record_note: Annotated[str | None, Field(description="What is missing, where it is not")]
    matrix_docx_url: Annotated[Address | None, Field(description="The review as OHCHR's matrix for Word, where it has recommendations on record")]
    matrix_xlsx_url: Annotated[Address | None, Field(description="The same as a spreadsheet")]
    figures: Annotated[Figures, Field(description="All figures of the review")]
    lone_drafts: Annotated[DraftFigures, Field(description="What drafts say where nothing is published")]
    newest_finding: Annotated[Day | None, Field(description="The day of the newest finding")]
    questions: Annotated[list[Question], Field(description="What to ask the State next, what is most worth a question first")]
    sources: Annotated[list[Source], Field(description="The sources that claims and assessments name by their keys")]
    pledges: Annotated[list[Pledge], Field(description="Voluntary pledges of the State")]
    withdrawn: Annotated[list[Withdrawn], Field(description="What was taken out of the record")]
    recommendations: Annotated[list[Recommendation], Field(description="Every recommendation on record, in the order of the report")]


class ReviewSummary(TypedDict):
    """A review without its records."""

    id: Annotated[ReviewId, Field(description="The State and the cycle")]
    page_url: Annotated[Address, Field(description="The page of the review")]
    api_url: Annotated[Address, Field(description="The review in full")]
    cycle: Annotated[Count, Field(description="Which cycle of reviews")]
    session: Annotated[SessionDays, Field(description="The session of the Working Group")]
    is_tentative: Annotated[bool, Field(description="Whether no source that we hold confirms the session of the review or its date")]
    status: Annotated[ReviewStatus, Field(description="How far the review has come")]
    held_on: Annotated[Day | None, Field(description="The day of the review in the Working Group")]
    adopted_on: Annotated[Day | None, Field(description="The day the Human Rights Council adopted the outcome")]
    note: Annotated[str | None, Field(description="What is out of the ordinary about the review")]
    record: Annotated[RecordCompleteness, Field(description="Whether the list of recommendations is whole")]
    figures: Annotated[Figures, Field(description="All figures of the review")]
    asked_before: Annotated[Count, Field(description="How many of its recommendations repeat one of an earlier review")]
    newest_finding: Annotated[Day | None, Field(description="The day of the newest finding")]


class FollowUp(TypedDict):
    """A fact about how the State follows its recommendations up."""

    kind: Annotated[FollowUpKind, Field(description="Which fact it is")]
    cycle: Annotated[Count | None, Field(description="Cycle that a mid-term report is about")]
    date: Annotated[PartialDay | None, Field(description="Year, month or day, as the source gives it")]
    note: Annotated[str | None, Field(description="What a reader should know about it")]
    source: Annotated[Citation, Field(description="Where the fact comes from")]


class TreatySource(TypedDict):
    """A list of the States that signed a treaty or are bound by it."""

    title: Annotated[str, Field(description="What it is")]
    as_of: Annotated[Day, Field(description="The day up to which it tells what happened")]
    url: Annotated[Address | None, Field(description="Where a reader can look")]


class TreatyStanding(TypedDict):
    """How the State stands to one treaty."""

    treaty: Annotated[str, Field(description="Id of the treaty")]
    name: Annotated[str, Field(description="Its title in full")]
    short: Annotated[str | None, Field(description="Common abbreviation")]
    status: Annotated[Literal["bound", "signed", "no_action", "unclear"], Field(description="What is on record; unclear where sources contradict each other")]
    signed: Annotated[PartialDay | None, Field(description="When it signed; A/B for some day from A to B")]
    bound: Annotated[PartialDay | None, Field(description="Since when it is bound; A/B for some day from A to B")]
    act: Annotated[TreatyAct | None, Field(description="How it became bound, where a source says so")]
    known_to: Annotated[Day, Field(description="The day up to which this is known")]
    note: Annotated[str | None, Field(description="What the sources do not agree on")]
    sources: Annotated[list[TreatySource], Field(description="The lists that say so")]


class NextReview(TypedDict):
    """The review after the last one that took place."""

    id: Annotated[ReviewId, Field(description="The State and the cycle")]
    page_url: Annotated[Address, Field(description="The page of the review")]
    cycle: Annotated[Count, Field(description="Which cycle of reviews")]
    session: Annotated[SessionDays, Field(description="The session of the Working Group")]
    status: Annotated[ReviewStatus, Field(description="Scheduled or postponed")]
    is_tentative: Annotated[bool, Field(description="Whether no source that we hold confirms the session or its date")]
    is_session_over: Annotated[bool, Field(description="Whether its session is over and no source that we hold says that the review took place")]


class NextStep(TypedDict):
    """What still follows from the last review that took place."""

    kind: Annotated[Literal["adoption", "midterm_report"], Field(description="The adoption of the outcome, or a report that the State may give")]
    cycle: Annotated[Count, Field(description="Of which cycle")]
    around: Annotated[Day | None, Field(description="Around when, where that can be said")]


class StateLinks(TypedDict):
    """What there is about the State beside its page."""

    feed_url: Annotated[Address, Field(description="Its changes as an Atom feed")]
    calendar_url: Annotated[Address, Field(description="Its reviews as an iCalendar file")]
    badge_url: Annotated[Address, Field(description="A badge to put on another page")]
    card_url: Annotated[Address, Field(description="A card to put on another page, as a picture")]
    card_frame_url: Annotated[Address, Field(description="The card as a page without scripts, for a frame")]


class State(TypedDict):
    """A Member State of the United Nations, and its reviews in figures."""

    code: Annotated[Code, Field(description="ISO 3166-1 alpha-3 code", examples=["SVN"])]
    name: Annotated[str, Field(description="UN short name in English", examples=["Slovenia"])]
    names: Annotated[dict[str, str], Field(description="UN short names in the other official languages, by the code of the language")]
    former_names: Annotated[Sequence[str], Field(description="Other names, as printed in documents")]
    former_codes: Annotated[list[Code], Field(description="Other codes, as printed in older documents")]
    regional_group: Annotated[RegionalGroup, Field(description="Regional group of the United Nations")]
    page_url: Annotated[Address, Field(description="Its page")]
    links: Annotated[StateLinks, Field(description="What there is beside its page")]
    next_review: Annotated[NextReview | None, Field(description="Its next review, where it is on record")]
    next_steps: Annotated[list[NextStep], Field(description="What still follows from its last review, on the day on which the file was made")]
    reviews: Annotated[list[ReviewSummary], Field(description="Its reviews, oldest first")]
    follow_up: Annotated[list[FollowUp], Field(description="How it follows its recommendations up")]
    treaties: Annotated[list[TreatyStanding], Field(description="How it stands to every treaty whose lists we hold")]
    corrections: Annotated[list[Correction], Field(description="Corrections of the record that name it")]
