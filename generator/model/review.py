"""The official record of one State in one cycle, as written in content/states/SVN/cycle-4/review.yaml."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, WithJsonSchema

from generator.model.fields import (
    Citation,
    Count,
    Day,
    Flag,
    GroupId,
    MemberState,
    Paragraph,
    PledgeId,
    Record,
    RecordLabel,
    Sdg,
    SessionNumber,
    StateCodes,
    Text,
    ThemeId,
    TreatyId,
    When,
    between,
)
from generator.symbols import DOCUMENT_SYMBOLS
from generator.vocabulary import Kind, Position, RecordCompleteness, Relation, ReviewStatus, TreatyAction

_VERBATIM = "Verbatim official wording, only where the publisher holds it"
_GROUPS = "Groups of persons concerned, from groups.yaml"
_GOALS = "Sustainable Development Goals, or targets in quotes"


def _symbol(name: str) -> WithJsonSchema:
    """The form of one document's symbol, for editors; a check holds it too."""
    pattern, example = DOCUMENT_SYMBOLS[name]
    return WithJsonSchema({"type": "string", "pattern": f"^({pattern})$", "errorMessage": f"write a symbol such as {example}"})


class Documents(Record):
    """Symbols of the documents that make up the record."""

    national_report: Annotated[Text, _symbol("national_report")] | None = Field(
        default=None, description="The State's own report", examples=["A/HRC/WG.6/48/SVN/1"]
    )
    compilation: Annotated[Text, _symbol("compilation")] | None = Field(
        default=None, description="Compilation of UN information", examples=["A/HRC/WG.6/48/SVN/2"]
    )
    stakeholder_summary: Annotated[Text, _symbol("stakeholder_summary")] | None = Field(
        default=None, description="Summary of what stakeholders sent in", examples=["A/HRC/WG.6/48/SVN/3"]
    )
    working_group_report: Annotated[Text, _symbol("working_group_report")] | None = Field(
        default=None, description="Report of the Working Group, which lists the recommendations", examples=["A/HRC/59/15"]
    )
    addendum: Annotated[Text, _symbol("addendum")] | None = Field(default=None, description="Addendum with the State's answers", examples=["A/HRC/59/15/Add.1"])
    decision: Annotated[Text, _symbol("decision")] | None = Field(
        default=None, description="Decision of the Human Rights Council that adopts the outcome", examples=["A/HRC/DEC/59/112"]
    )


class Declared(Record):
    """Totals as the UN documents print them."""

    recommendations: Count = Field(description="How many recommendations the documents count", examples=[254])
    supported: Count | None = Field(default=None, description="How many of them the State supported", examples=[217])
    noted: Count | None = Field(default=None, description="How many of them it noted", examples=[37])
    partially_supported: Count | None = Field(default=None, description="How many of them it supported in part", examples=[0])


class Part(Record):
    """One ask of a recommendation that asks several things, each with the States that made it."""

    summary: Text | None = Field(default=None, description="What is asked, in plain words of our own", examples=["Sign the treaty."])
    text: Text | None = Field(default=None, description=_VERBATIM, examples=["Sign the treaty"])
    by: StateCodes = Field(description="Codes of the States that ask this part", examples=[["MDV"]])
    treaties: tuple[TreatyId, ...] = Field(
        default=(), description="Treaties this part is about, where it asks for a treaty action; from treaties.yaml", examples=[["icescr-op"]]
    )
    treaty_action: TreatyAction | None = Field(default=None, description="What this part asks the State to do about its treaties", examples=["sign"])


class PositionChange(Record):
    """A position the State took on a day, where it changed."""

    on: Day = Field(description="The day it took the position", examples=["2025-01-28"])
    position: Position = Field(description="What it answered that day", examples=["pending"])
    source: Citation = Field(description="Where that answer is printed", examples=[{"symbol": "A/HRC/59/15", "paragraph": "140"}])


class Link(Record):
    """How this recommendation is related to another."""

    relation: Relation = Field(description="How the two are related", examples=["repeats"])
    to: Text = Field(description="Record id, or symbol and paragraph of another mechanism", examples=["SVN-3-121.4"])


class Recommendation(Record):
    """One numbered recommendation of a Working Group report."""

    paragraph: Paragraph = Field(description="Number in the report, always in quotes, or other programs read 140.1", examples=["140.10"])
    summary: Text | None = Field(
        default=None,
        description="What is asked and about whom, in plain words of our own, at most 30 words",
        examples=["Ratify the Optional Protocol to the ICESCR."],
    )
    text: Text | None = Field(default=None, description=_VERBATIM, examples=["Ratify the Optional Protocol"])
    by: StateCodes = Field(description="Codes of the recommending States, in the order of the report; Norway is NOR, not NO", examples=[["MDV", "PRT"]])
    parts: tuple[Part, ...] = Field(
        default=(),
        description="Where several States ask different things under one number",
        examples=[[{"summary": "Sign the treaty.", "by": ["MDV"]}, {"summary": "Ratify the treaty.", "by": ["PRT"]}]],
    )
    position: Position = Field(description="What the State under Review answered", examples=["supported"])
    position_source: Citation | None = Field(
        default=None, description="Where the State's position is printed", examples=[{"symbol": "A/HRC/59/15/Add.1", "paragraph": "5"}]
    )
    position_history: tuple[PositionChange, ...] = Field(
        default=(),
        description="Where the position changed, oldest first; the last one is the position",
        examples=[[{"on": "2025-01-28", "position": "pending", "source": {"symbol": "A/HRC/59/15", "paragraph": "140"}}]],
    )
    claimed_implemented: Flag = Field(
        default=False, description="true where the State says: already implemented or in process; a claim, no finding", examples=[True]
    )
    themes: tuple[ThemeId, ...] = Field(
        default=(), description="From themes.yaml; the first one groups the recommendation on the page", examples=[["treaty-ratification", "migrants"]]
    )
    groups: tuple[GroupId, ...] = Field(default=(), description=_GROUPS, examples=[["children"]])
    sdgs: tuple[Sdg, ...] = Field(default=(), description=_GOALS, examples=[[16, "16.3"]])
    treaties: tuple[TreatyId, ...] = Field(
        default=(), description="Treaties it asks to sign, ratify or join, or to withdraw a reservation to; from treaties.yaml", examples=[["icescr-op"]]
    )
    treaty_action: TreatyAction | None = Field(
        default=None,
        description="What it asks the State to do about its treaties, where it asks nothing else; otherwise its parts say it",
        examples=["join"],
    )
    action_category: Annotated[Count, *between(1, 5)] | None = Field(
        default=None, description="How much action it asks for, from 1 (least) to 5 (a specific action), after UPR Info", examples=[5]
    )
    kind: Kind | None = Field(default=None, description="Whether the ask can be completed", examples=["continuing"])
    links: tuple[Link, ...] = Field(
        default=(), description="Related recommendations of other reviews or mechanisms", examples=[[{"relation": "repeats", "to": "SVN-3-121.4"}]]
    )


class Pledge(Record):
    """A voluntary pledge the State made."""

    id: PledgeId = Field(description="P and a number, counted through the review", examples=["P1"])
    summary: Text | None = Field(
        default=None,
        description="What the State promised, in plain words of our own; required unless text is there",
        examples=["Send a mid-term report."],
    )
    text: Text | None = Field(default=None, description=_VERBATIM, examples=["We will send a mid-term report"])
    made_on: When = Field(description="The day it was made; a year where no source gives the day, A/B for some day from A to B", examples=["2025-01-28"])
    source: Citation = Field(description="Where it is printed", examples=[{"symbol": "A/HRC/59/15", "paragraph": "12"}])
    themes: tuple[ThemeId, ...] = Field(default=(), description="From themes.yaml", examples=[["education"]])
    groups: tuple[GroupId, ...] = Field(default=(), description=_GROUPS, examples=[["children"]])
    sdgs: tuple[Sdg, ...] = Field(default=(), description=_GOALS, examples=[[16, "16.3"]])


class Withdrawal(Record):
    """A recommendation or pledge that stood here by mistake: it counts in nothing, and its address stays and says why."""

    id: RecordLabel = Field(description="The paragraph in quotes, or the pledge, that was taken out of the list", examples=["140.10"])
    on: Day = Field(description="The day it was taken out", examples=["2025-12-02"])
    reason: Text = Field(description="Why, for a reader who follows an old link", examples=["Entered twice; the report has it once."])
    see: Text | None = Field(default=None, description="Id of the record to read instead", examples=["SVN-4-140.30"])


class Review(Record):
    """The official record of one State in one cycle: content/states/SVN/cycle-4/review.yaml."""

    state: MemberState = Field(description="Code of the State under Review, the folder's name", examples=["SVN"])
    cycle: Annotated[Count, *between(1)] = Field(description="Which cycle of reviews, as in the folder's name", examples=[4])
    session: SessionNumber = Field(description="Session of the Working Group, from sessions.yaml", examples=[48])
    tentative: Flag = Field(default=False, description="true where no source that we hold confirms the session or its date", examples=[True])
    note: Text | None = Field(default=None, description="What is out of the ordinary about the review, for readers", examples=["Moved because of snow."])
    source: Text | None = Field(default=None, description="Where the note comes from", examples=["A/HRC/43/2"])
    status: ReviewStatus = Field(description="How far the review has come", examples=["adopted"])
    held_on: Day | None = Field(default=None, description="The day of the review in the Working Group", examples=["2025-01-28"])
    addendum_on: Day | None = Field(default=None, description="Date of the addendum with the State's positions", examples=["2025-04-08"])
    adopted_on: Day | None = Field(default=None, description="The day the Human Rights Council adopted the outcome", examples=["2025-07-02"])
    documents: Documents = Field(
        default=Documents(),
        description="Symbols of the documents that make up the record, those that there are",
        examples=[{"working_group_report": "A/HRC/59/15", "addendum": "A/HRC/59/15/Add.1"}],
    )
    declared: Declared | None = Field(
        default=None,
        description="Totals as the UN documents print them; a complete list must equal them",
        examples=[{"recommendations": 254, "supported": 217, "noted": 37}],
    )
    record: RecordCompleteness = Field(description="Whether the list of recommendations is whole", examples=["complete"])
    record_note: Text | None = Field(
        default=None, description="What is missing, where the record is partial", examples=["Recommendations on treaties only (23 of 152)."]
    )
    recommendations: tuple[Recommendation, ...] = Field(
        default=(),
        description="Every recommendation, in the order of the report",
        examples=[[{"paragraph": "140.7", "summary": "Ratify the Optional Protocol to the ICESCR.", "by": ["MDV", "PRT"], "position": "supported"}]],
    )
    pledges: tuple[Pledge, ...] = Field(
        default=(),
        description="Voluntary pledges that the State made",
        examples=[[{"id": "P1", "summary": "Send a mid-term report.", "made_on": "2025-01-28", "source": {"symbol": "A/HRC/59/15", "paragraph": "12"}}]],
    )
    withdrawn: tuple[Withdrawal, ...] = Field(
        default=(),
        description="What stood here by mistake: no published record is deleted without a line here",
        examples=[[{"id": "140.10", "on": "2025-12-02", "reason": "Entered twice; the report has it once."}]],
    )

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
