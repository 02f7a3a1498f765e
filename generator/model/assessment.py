"""What people edit: sources, claims and assessments, as written in content/states/SVN/cycle-3/assessments.yaml."""

from pydantic import Field

from generator.model.fields import Citation, Day, Flag, Paragraphs, PartialDay, Record, SourceKey, Text, Texts
from generator.vocabulary import AssessmentStatus, Level, Sensitivity, SourceType, Trend


class Source(Record):
    """A document in which somebody speaks about implementation."""

    type: SourceType
    symbol: Text | None = Field(default=None, description="UN symbol, where there is one")
    publisher: Text | None = None
    title: Text | None = None
    date: PartialDay | None = None
    url: Text | None = None
    archived_url: Text | None = None
    sensitivity: Sensitivity = Sensitivity.PUBLIC


class Claim(Record):
    """What one source says about implementation; shown, never counted as an assessment."""

    source: Text
    paragraphs: Paragraphs | None = None
    level: Level | None = Field(default=None, description="Only where the source gives one in words")
    says: Text = Field(description="One sentence in our own words")


class Evidence(Record):
    """A place in a source that an assessment rests on."""

    source: Text
    paragraphs: Paragraphs | None = None


class StateReply(Record):
    """What the State under Review answered to an assessment."""

    date: Day
    says: Text
    source: Citation | None = None


class Assessment(Record):
    """A dated, sourced conclusion on how far a recommendation was carried out."""

    as_of: Day
    level: Level
    trend: Trend | None = None
    status: AssessmentStatus
    reason: Text | None = Field(default=None, description="What was done and what it changed")
    setbacks: Text | None = Field(default=None, description="Regressive actions")
    remaining_actions: tuple[Text, ...] = ()
    technical_assistance: tuple[Text, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    state_source_only: Flag = Field(default=False, description="true where only the State's word exists and the page shall say so")
    assessors: Texts
    method: Text
    state_reply: StateReply | None = None


class AssessedRecommendation(Record):
    """Claims and assessments of one recommendation."""

    claims: tuple[Claim, ...] = ()
    assessments: tuple[Assessment, ...] = Field(default=(), description="Oldest first, appended, never edited in place")


class Assessments(Record):
    """What people edit: content/states/SVN/cycle-3/assessments.yaml."""

    sources: dict[SourceKey, Source] = Field(default_factory=dict)
    recommendations: dict[str, AssessedRecommendation] = Field(default_factory=dict, description='By paragraph in quotes: "121.4"')
