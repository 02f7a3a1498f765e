"""What people edit: sources, claims and assessments, as written in content/states/SVN/cycle-3/assessments.yaml."""

from typing import Annotated

from pydantic import Field, WithJsonSchema

from generator.model.fields import Address, Citation, Day, Flag, Paragraphs, PartialDay, Record, SourceKey, Symbol, Text, Texts
from generator.vocabulary import AssessmentStatus, Level, Sensitivity, SourceType, Trend


class Source(Record):
    """A document in which somebody speaks about implementation."""

    type: SourceType = Field(description="Who speaks in it", examples=["nhri"])
    symbol: Symbol | None = Field(default=None, description="UN symbol, where there is one", examples=["A/HRC/WG.6/48/SVN/1"])
    publisher: Text | None = Field(default=None, description="Who published it", examples=["Human Rights Ombudsman"])
    title: Text | None = Field(default=None, description="What it is called", examples=["Annual report 2024"])
    date: PartialDay | None = Field(default=None, description="Year, month or day, as far as the source gives it", examples=["2024-10-30"])
    url: Address | None = Field(default=None, description="Where a reader finds it", examples=["https://example.org/report"])
    archived_url: Address | None = Field(default=None, description="A copy that stays, in a web archive", examples=["https://archive.example.org/report"])
    sensitivity: Sensitivity = Field(
        default=Sensitivity.PUBLIC, description="Whether it may be named; where people may be at risk: neither name nor link", examples=["anonymised"]
    )


_A_SOURCE = "Key of a source at the top of this file"


class Claim(Record):
    """What one source says about implementation; shown, never counted as an assessment."""

    source: Text = Field(description=_A_SOURCE, examples=["national-report-4"])
    paragraphs: Paragraphs | None = Field(default=None, description="Where in the source, in quotes", examples=["5-6"])
    level: Level | None = Field(default=None, description="How far the source says it was carried out, only where it says so in words", examples=["in_process"])
    says: Text = Field(description="What the source says, in one sentence of our own", examples=["A bill was tabled."])


class Evidence(Record):
    """A place in a source that an assessment rests on."""

    source: Text = Field(description=_A_SOURCE, examples=["ombudsman-2024"])
    paragraphs: Paragraphs | None = Field(default=None, description="Where in the source, in quotes", examples=["4"])


class StateReply(Record):
    """What the State under Review answered to an assessment."""

    date: Day = Field(description="The day of the answer", examples=["2025-01-10"])
    says: Text = Field(description="What it answered, in our own words", examples=["The bill will come in spring."])
    source: Citation | None = Field(default=None, description="Where the answer is printed", examples=[{"symbol": "A/HRC/58/99"}])


class Assessment(Record):
    """A dated, sourced conclusion on how far a recommendation was carried out."""

    as_of: Day = Field(description="The day up to which the sources speak", examples=["2024-10-30"])
    level: Level = Field(description="How far the recommendation was carried out", examples=["partially_implemented"])
    trend: Trend | None = Field(default=None, description="Which way things moved since the review; leave it out if unknown", examples=["progress"])
    status: AssessmentStatus = Field(description="Whether it counts", examples=["draft"])
    reason: Text | None = Field(
        default=None,
        description="What was done and what it changed, in our own words",
        examples=["The treaty was signed; the law that carries it out is missing."],
    )
    setbacks: Text | None = Field(default=None, description="What was taken back or got worse", examples=["The office lost a third of its funds."])
    remaining_actions: tuple[Text, ...] = Field(default=(), description="What is left to do", examples=[["Table the bill."]])
    technical_assistance: tuple[Text, ...] = Field(default=(), description="Help that is wanted", examples=[["Help with drafting the bill."]])
    evidence: tuple[Evidence, ...] = Field(
        default=(),
        description="What it rests on, at least one place; to be published it needs a source that is not the State",
        examples=[[{"source": "ombudsman-2024", "paragraphs": "4"}]],
    )
    state_source_only: Flag = Field(default=False, description="true where only the State's word exists and the page shall say so", examples=[True])
    assessors: Texts = Field(description="Who assessed: your handle, or the name of a rule", examples=[["your-handle"]])
    method: Text = Field(description="Version of the published method, in quotes", examples=["1"])
    state_reply: StateReply | None = Field(
        default=None,
        description="What the State under Review answered to this assessment",
        examples=[{"date": "2025-01-10", "says": "The bill will come in spring."}],
    )


class AssessedRecommendation(Record):
    """Claims and assessments of one recommendation."""

    claims: tuple[Claim, ...] = Field(
        default=(),
        description="What sources say about implementation; shown, never counted as a finding",
        examples=[[{"source": "national-report-4", "paragraphs": "5-6", "says": "A bill was tabled."}]],
    )
    assessments: tuple[Assessment, ...] = Field(
        default=(),
        description="Oldest first: add a new one below, never edit an old one",
        examples=[[{"as_of": "2024-10-30", "level": "in_process", "status": "draft", "assessors": ["your-handle"], "method": "1"}]],
    )
    silent: Text | None = Field(
        default=None,
        description="In place of claims and assessments: that sources were read and say nothing about it, and why",
        examples=["The reports of 2024 do not speak of rivers."],
    )


_Label = Annotated[str, WithJsonSchema({"type": "string", "errorMessage": 'write the paragraph in quotes, such as "121.4"'})]


class Assessments(Record):
    """What people edit: content/states/SVN/cycle-3/assessments.yaml."""

    sources: dict[SourceKey, Source] = Field(
        default_factory=dict,
        description="Every source that claims and assessments below name, by a key of your choice",
        examples=[{"ombudsman-2024": {"type": "nhri", "publisher": "Human Rights Ombudsman", "date": 2024}}],
    )
    recommendations: dict[_Label, AssessedRecommendation] = Field(
        default_factory=dict,
        description="What is claimed and found about each recommendation, by its paragraph in quotes",
        examples=[{"121.4": {"claims": [{"source": "ombudsman-2024", "says": "A bill was tabled."}]}}],
    )
