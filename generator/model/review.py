"""The official record of one State in one cycle, as written in content/states/SVN/cycle-4/review.yaml."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from generator.model.fields import Citation, Count, Day, Flag, Paragraph, PledgeId, Record, RecordLabel, Sdg, StateCode, StateCodes, Text
from generator.vocabulary import Kind, Position, RecordCompleteness, Relation, ReviewStatus, TreatyAction


class Documents(Record):
    """Symbols of the documents that make up the record."""

    national_report: Text | None = None
    compilation: Text | None = None
    stakeholder_summary: Text | None = None
    working_group_report: Text | None = None
    addendum: Text | None = None
    decision: Text | None = None


class Declared(Record):
    """Totals as the UN documents print them."""

    recommendations: Count
    supported: Count | None = None
    noted: Count | None = None
    partially_supported: Count | None = None


class Part(Record):
    """One ask of a recommendation that asks several things, each with the States that made it."""

    summary: Text | None = None
    text: Text | None = None
    by: StateCodes
    treaties: tuple[Text, ...] = Field(default=(), description="Treaties this part is about, where it asks for a treaty action")
    treaty_action: TreatyAction | None = Field(default=None, description="What this part asks the State to do about its treaties")


class PositionChange(Record):
    """A position the State took on a day, where it changed."""

    on: Day
    position: Position
    source: Citation


class Link(Record):
    """How this recommendation is related to another."""

    relation: Relation
    to: Text = Field(description="Record id, such as SVN-3-121.4, or symbol and paragraph of another mechanism")


class Recommendation(Record):
    """One numbered recommendation of a Working Group report."""

    paragraph: Paragraph = Field(description='Number in the report, always in quotes: "140.10"')
    summary: Text | None = Field(default=None, description="What is asked and about whom, in plain words of our own, at most 30 words")
    text: Text | None = Field(default=None, description="Verbatim official wording, only where the publisher holds it")
    by: StateCodes = Field(description="Codes of the recommending States, in the order of the report")
    parts: tuple[Part, ...] = Field(default=(), description="Where several States ask different things under one number")
    position: Position
    position_source: Citation | None = Field(default=None, description="Where the State's position is printed")
    position_history: tuple[PositionChange, ...] = ()
    claimed_implemented: Flag = Field(default=False, description="true where the State says: already implemented or in process")
    themes: tuple[Text, ...] = Field(default=(), description="From themes.yaml; the first one groups the recommendation on the page")
    groups: tuple[Text, ...] = Field(default=(), description="Groups of persons concerned, from groups.yaml")
    sdgs: tuple[Sdg, ...] = Field(default=(), description='Goals or targets: 16, "16.3"')
    treaties: tuple[Text, ...] = Field(default=(), description="Treaties it asks to sign, ratify or join, from treaties.yaml")
    treaty_action: TreatyAction | None = Field(
        default=None, description="What it asks the State to do about its treaties, where it asks nothing else; otherwise its parts say it"
    )
    action_category: Annotated[Count, Field(ge=1, le=5)] | None = None
    kind: Kind | None = None
    links: tuple[Link, ...] = ()


class Pledge(Record):
    """A voluntary pledge the State made."""

    id: PledgeId
    summary: Text | None = Field(default=None, description="What the State promised, in plain words of our own; required unless text is there")
    text: Text | None = Field(default=None, description="Verbatim wording, only where the publisher holds it")
    made_on: Day
    source: Citation
    themes: tuple[Text, ...] = ()
    groups: tuple[Text, ...] = ()
    sdgs: tuple[Sdg, ...] = ()


class Withdrawal(Record):
    """A recommendation or pledge that stood here by mistake: it counts in nothing, and its address stays and says why."""

    id: RecordLabel = Field(description='The paragraph in quotes, "140.10", or the pledge, P1, that was taken out of the list')
    on: Day = Field(description="The day it was taken out")
    reason: Text = Field(description="Why, for a reader who follows an old link")
    see: Text | None = Field(default=None, description="Id of the record to read instead, such as SVN-4-140.30")


class Review(Record):
    """The official record of one State in one cycle: content/states/SVN/cycle-4/review.yaml."""

    state: StateCode
    cycle: Annotated[Count, Field(ge=1)]
    session: Count = Field(description="Session of the Working Group, from sessions.yaml")
    tentative: Flag = Field(default=False, description="true where no source that we hold confirms the session or its date")
    note: Text | None = Field(default=None, description="What is out of the ordinary about the review, for readers")
    source: Text | None = Field(default=None, description="Where the note comes from")
    status: ReviewStatus
    held_on: Day | None = None
    addendum_on: Day | None = Field(default=None, description="Date of the addendum with the State's positions")
    adopted_on: Day | None = None
    documents: Documents = Documents()
    declared: Declared | None = None
    record: RecordCompleteness
    record_note: Text | None = Field(default=None, description="What is missing, where the record is partial")
    recommendations: tuple[Recommendation, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = Field(default=(), description="What stood here by mistake: no published record is deleted without a line here")

    @property
    def labels(self) -> frozenset[str]:
        """The paragraphs and pledge ids of all records; those of withdrawn ones are not among them."""
        return frozenset((*(recommendation.paragraph for recommendation in self.recommendations), *(pledge.id for pledge in self.pledges)))

    @property
    def withdrawal_by_label(self) -> Mapping[str, Withdrawal]:
        """What was withdrawn, by its paragraph or pledge id."""
        return {withdrawal.id: withdrawal for withdrawal in self.withdrawn}

    def record_id(self, label: str) -> str:
        """The id of a recommendation or pledge of this review: SVN-4-140.7."""
        return f"{self.state}-{self.cycle}-{label}"
