"""The records as people write them in content/: frozen, extra keys forbidden, all text until a field says otherwise.

Shapes only. A rule that needs a second record, a date or a list of known words is a check (see `checks`). Field
descriptions are what editors see in their editor: the JSON Schemas are emitted from these classes.
"""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.vocabulary import (
    AssessmentStatus,
    FollowUpKind,
    Kind,
    Level,
    Position,
    RecordCompleteness,
    RegionalGroup,
    Relation,
    ReviewStatus,
    Sensitivity,
    SourceType,
    Trend,
)
from generator.yaml_document import NUMBER_LIKE, Plain


def _refuse(advice: str) -> PydanticCustomError:
    """A fault whose message is what to do; `read` puts the field and what was found before it."""
    return PydanticCustomError("advice", "{advice}", {"advice": advice})


def _line(value: Any) -> Any:
    if not isinstance(value, str) or not value.strip():
        raise _refuse("write text")
    return str(value)


def _label(value: Any) -> Any:
    """Labels such as 140.10: other readers of YAML take them for numbers unless they are quoted."""
    if isinstance(value, Plain) and NUMBER_LIKE.fullmatch(value):
        raise _refuse(f'put it in quotes: "{value}"')
    return _line(value)


def _matching(pattern: str, advice: str, *, quoted: bool = False) -> BeforeValidator:
    compiled = re.compile(pattern)

    def validate(value: Any) -> Any:
        value = _label(value) if quoted else _line(value)
        if not compiled.fullmatch(value):
            raise _refuse(advice)
        return value

    return BeforeValidator(validate)


def _day(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        raise _refuse("write a date as YYYY-MM-DD")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise _refuse("there is no such day in the calendar; write a date as YYYY-MM-DD") from None


def _partial_day(value: Any) -> Any:
    """A year, a month or a day: what the source gives."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", value):
        return str(value)
    return _day(value).isoformat()


def _whole_number(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(r"0|[1-9]\d{0,8}", value):
        raise _refuse("write a whole number")
    return int(value)


def _at_least_one(values: tuple[str, ...]) -> tuple[str, ...]:
    if not values:
        raise _refuse("write at least one")
    return values


def _flag(value: Any) -> Any:
    if value not in ("true", "false"):
        raise _refuse("write true or false")
    return value == "true"


Text = Annotated[str, BeforeValidator(_line)]
Day = Annotated[date, BeforeValidator(_day)]
PartialDay = Annotated[str, BeforeValidator(_partial_day), WithJsonSchema({"type": "string", "examples": ["2022", "2022-03", "2022-03-14"]})]
Count = Annotated[int, BeforeValidator(_whole_number), WithJsonSchema({"type": "integer", "minimum": 0})]
Flag = Annotated[bool, BeforeValidator(_flag)]
Slug = Annotated[str, _matching(r"[a-z0-9]+(-[a-z0-9]+)*", "write lower-case letters, digits and hyphens, such as right-to-health")]
StateCode = Annotated[str, _matching(r"[A-Z]{3}", "write the three capital letters of the State's code, such as SVN")]
Paragraph = Annotated[str, _matching(r"\d{1,3}(\.\d{1,3})?[a-z]?", 'write the number printed in the report, in quotes, such as "140.10"', quoted=True)]
Paragraphs = Annotated[str, _matching(r"[0-9A-Za-z][0-9A-Za-z .,()–-]*", 'write paragraph numbers in quotes, such as "5-6"', quoted=True)]
PledgeId = Annotated[str, _matching(r"P[1-9]\d{0,2}", "write P and a number, such as P1")]
SdgId = Annotated[str, _matching(r"(1[0-7]|[1-9])(\.(\d{1,2}|[a-d]))?", 'write a goal (16) or a target in quotes ("16.3")')]
SourceKey = Annotated[str, _matching(r"[A-Za-z0-9][A-Za-z0-9_-]*", "write letters, digits and hyphens")]


def _sdg(value: Any) -> Any:
    if isinstance(value, Plain) and "." in value:
        raise _refuse(f'put it in quotes: "{value}"')
    return value


Sdg = Annotated[SdgId, BeforeValidator(_sdg)]
StateCodes = Annotated[tuple[Text, ...], AfterValidator(_at_least_one)]


class Record(BaseModel):
    """What all records share: frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Citation(Record):
    """A UN document and the paragraph in it."""

    symbol: Text = Field(description="Symbol of the UN document, such as A/HRC/59/15")
    paragraph: Paragraphs | None = Field(default=None, description='Paragraph number in quotes, such as "140"')


# --- state.yaml -------------------------------------------------------------------------------------------------------


class FollowUp(Record):
    """A fact about how the State follows its recommendations up, with its source."""

    kind: FollowUpKind
    cycle: Count | None = None
    date: PartialDay | None = Field(default=None, description="Year, month or day, as the source gives it")
    note: Text | None = None
    source: Citation


class StateSession(Record):
    """The session at which the State's review of one cycle was or will be held."""

    cycle: Count
    session: Count
    tentative: Flag = Field(default=False, description="true where no source that we hold confirms it")
    note: Text | None = None


class State(Record):
    """A Member State of the United Nations: content/states/SVN/state.yaml."""

    code: StateCode = Field(description="ISO 3166-1 alpha-3 code, the same as the folder's name")
    name: Text = Field(description="UN short name in English")
    names: dict[str, Text] = Field(default_factory=dict, description="UN short names in the other official languages")
    former_names: tuple[Text, ...] = Field(default=(), description="Other names, as printed in documents; used by the importers")
    regional_group: RegionalGroup
    sessions: tuple[StateSession, ...] = Field(default=(), description="Session of each cycle")
    follow_up: tuple[FollowUp, ...] = ()


# --- review.yaml ------------------------------------------------------------------------------------------------------


class Documents(Record):
    """Symbols of the documents that make up the record."""

    working_group_report: Text | None = None
    addendum: Text | None = None
    decision: Text | None = None
    national_report: Text | None = None
    compilation: Text | None = None
    stakeholder_summary: Text | None = None


class Declared(Record):
    """Totals as the UN documents print them."""

    recommendations: Count
    supported: Count | None = None
    noted: Count | None = None
    partially_supported: Count | None = None


class Part(Record):
    """One ask of a recommendation in which several States ask different things."""

    summary: Text | None = None
    text: Text | None = None
    by: StateCodes


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
    action_category: Annotated[Count, Field(ge=1, le=5)] | None = None
    kind: Kind | None = None
    links: tuple[Link, ...] = ()


class Pledge(Record):
    """A voluntary pledge the State made."""

    id: PledgeId
    summary: Text
    made_on: Day
    source: Citation
    themes: tuple[Text, ...] = ()
    groups: tuple[Text, ...] = ()
    sdgs: tuple[Sdg, ...] = ()


class Review(Record):
    """The official record of one State in one cycle: content/states/SVN/cycle-4/review.yaml."""

    state: StateCode
    cycle: Annotated[Count, Field(ge=1)]
    session: Count = Field(description="Session of the Working Group, from sessions.yaml")
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

    def record_id(self, label: str) -> str:
        """The id of a recommendation or pledge of this review: SVN-4-140.7."""
        return f"{self.state}-{self.cycle}-{label}"


# --- assessments.yaml -------------------------------------------------------------------------------------------------


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
    assessors: Annotated[tuple[Text, ...], AfterValidator(_at_least_one)]
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


# --- the lists --------------------------------------------------------------------------------------------------------


class Session(Record):
    """A session of the Working Group."""

    number: Count
    cycle: Count
    year: Count
    starts_on: Day | None = None
    ends_on: Day | None = None
    tentative: Flag = Field(default=False, description="true where no source that we hold confirms the dates")
    source: Text


class Sessions(Record):
    """The list content/sessions.yaml."""

    sessions: tuple[Session, ...]


class Observer(Record):
    """An observer that makes recommendations but is not reviewed."""

    code: StateCode
    name: Text
    names: dict[str, Text] = Field(default_factory=dict)
    former_names: tuple[Text, ...] = ()


class Observers(Record):
    """The list content/observers.yaml."""

    observers: tuple[Observer, ...]


class Cluster(Record):
    """One of the eight clusters of themes."""

    id: Slug
    name: Text


class ThemeLabels(Record):
    """What others call a theme."""

    uhri: tuple[Text, ...] = ()
    ohchr: tuple[Text, ...] = ()
    upr_info: tuple[Text, ...] = ()


class Theme(Record):
    """A theme of recommendations."""

    id: Slug
    name: Text
    cluster: Text
    labels: ThemeLabels = ThemeLabels()


class Themes(Record):
    """The list content/themes.yaml."""

    clusters: tuple[Cluster, ...]
    themes: tuple[Theme, ...]


class Group(Record):
    """A group of persons concerned."""

    id: Slug
    name: Text
    labels: tuple[Text, ...] = ()


class Groups(Record):
    """The list content/groups.yaml."""

    groups: tuple[Group, ...]
    not_a_group: tuple[Text, ...] = Field(default=(), description="Labels that name nobody in particular, such as general")


class Goal(Record):
    """A Sustainable Development Goal."""

    number: Annotated[Count, Field(ge=1, le=17)]
    name: Text
    labels: tuple[Text, ...] = ()


class Goals(Record):
    """The list content/sdgs.yaml."""

    goals: tuple[Goal, ...]
    not_a_goal: tuple[Text, ...] = Field(default=(), description="Labels about the Goals as a whole")


class Treaty(Record):
    """A human rights treaty."""

    id: Slug
    name: Text
    short: Text | None = Field(default=None, description="Common abbreviation, such as CEDAW")
    source: Text


class Treaties(Record):
    """The list content/treaties.yaml."""

    treaties: tuple[Treaty, ...]
