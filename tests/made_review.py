"""A review with words in every field of its record, its assessments and the lists they name; the words come from the test."""

from collections.abc import Callable
from datetime import date
from pathlib import PurePosixPath
from typing import TypeVar

from generator.content import Authored, Content
from generator.model import (
    AssessedRecommendation,
    Assessment,
    Assessments,
    Citation,
    Claim,
    Cluster,
    Evidence,
    Goal,
    Goals,
    Group,
    Groups,
    Link,
    Observer,
    Observers,
    Part,
    Pledge,
    PositionChange,
    Recommendation,
    Record,
    Review,
    Source,
    State,
    StateReply,
    Theme,
    Themes,
    Treaties,
    Treaty,
    Withdrawal,
)
from generator.model.review import Declared, Documents
from generator.vocabulary import (
    AssessmentStatus,
    Kind,
    Level,
    Position,
    RecordCompleteness,
    RegionalGroup,
    Relation,
    ReviewStatus,
    Sensitivity,
    SourceType,
    TreatyAction,
    Trend,
)
from generator.yaml_document import YamlDocument

R = TypeVar("R", bound=Record)

DAY = date(2024, 1, 31)
Text = Callable[[], str]


def recommendation(text: Text, paragraph: str, *, own_words: bool) -> Recommendation:
    cited = Citation.model_construct(symbol=text() if own_words else None, title=text(), paragraph=f"5, {text()}")
    return Recommendation.model_construct(
        paragraph=paragraph,
        summary=text() if own_words else None,
        text=text(),
        by=("FRE",),
        parts=(
            Part.model_construct(summary=text() if own_words else None, text=text(), by=("FRE", "OBS"), treaties=("cat",), treaty_action=TreatyAction.SIGN),
        ),
        position=Position.SUPPORTED,
        position_source=cited,
        position_history=(PositionChange.model_construct(on=DAY, position=Position.PENDING, source=cited),),
        claimed_implemented=True,
        themes=("law", "water"),
        groups=("children",),
        sdgs=("6", "16.3"),
        treaties=("cat", "crc") if own_words else ("cat",),
        treaty_action=TreatyAction.JOIN,
        action_category=5,
        kind=Kind.CONTINUING,
        links=(Link.model_construct(relation=Relation.SIMILAR, to=text()), Link.model_construct(relation=Relation.REPEATS, to="RUR-3-1.1")),
    )


def assessment(text: Text, status: AssessmentStatus, year: int, *, by_rule: bool = False) -> Assessment:
    return Assessment.model_construct(
        as_of=date(year, 2, 3),
        level=Level.IN_PROCESS,
        trend=Trend.REGRESSION,
        status=status,
        reason=text(),
        setbacks=text(),
        remaining_actions=(text(), text()),
        technical_assistance=(text(), text()),
        evidence=(Evidence.model_construct(source="one", paragraphs=f"5, {text()}"), Evidence.model_construct(source="two", paragraphs=None)),
        state_source_only=True,
        assessors=("treaty-record-1",) if by_rule else (text(), text()),
        method=text(),
        state_reply=StateReply.model_construct(date=DAY, says=text(), source=Citation.model_construct(symbol=None, title=text(), paragraph=f"5, {text()}")),
    )


def assessments(text: Text) -> Assessments:
    named = Source.model_construct(type=SourceType.NHRI, title=text(), date="2024-05", url=text(), archived_url=text())
    by_symbol = Source.model_construct(type=SourceType.STATE_NATIONAL_REPORT, publisher=text(), symbol=text())
    bare = Source.model_construct(type=SourceType.CSO, symbol=text())
    unnamed = Source.model_construct(type=SourceType.OTHER, title=text(), publisher=text(), sensitivity=Sensitivity.ANONYMISED)
    claims = tuple(
        Claim.model_construct(source=key, paragraphs=paragraphs, level=level, says=text())
        for key, paragraphs, level in (
            ("one", f"5, {text()}", Level.FULLY_IMPLEMENTED),
            ("two", None, Level.NOT_IMPLEMENTED),
            ("three", None, None),
            ("four", None, None),
        )
    )
    published, draft, withdrawn = AssessmentStatus.PUBLISHED, AssessmentStatus.DRAFT, AssessmentStatus.WITHDRAWN
    found = (assessment(text, published, 2021), assessment(text, withdrawn, 2022), assessment(text, published, 2023), assessment(text, draft, 2024))
    by_rule = (assessment(text, published, 2021, by_rule=True),)
    return Assessments.model_construct(
        sources={"one": named, "two": by_symbol, "three": bare, "four": unnamed},
        recommendations={
            "1.1": AssessedRecommendation.model_construct(claims=claims, assessments=found),
            "1.2": AssessedRecommendation.model_construct(claims=(), assessments=by_rule, silent=text()),
        },
    )


def review(text: Text) -> Review:
    documents = Documents.model_construct(
        national_report=text(), compilation=text(), stakeholder_summary=text(), working_group_report=text(), addendum=text(), decision=text()
    )
    source = Citation.model_construct(symbol=None, title=text(), paragraph=f"5, {text()}")
    return Review.model_construct(
        state="RUR",
        cycle=3,
        session=34,
        tentative=True,
        note=text(),
        source=text(),
        status=ReviewStatus.POSTPONED,
        held_on=None,
        addendum_on=DAY,
        adopted_on=DAY,
        documents=documents,
        declared=Declared.model_construct(recommendations=5, supported=5, noted=0, partially_supported=0),
        record=RecordCompleteness.PARTIAL,
        record_note=text(),
        recommendations=(recommendation(text, "1.1", own_words=True), recommendation(text, "1.2", own_words=False)),
        pledges=(
            Pledge.model_construct(
                id="P1", summary=text(), text=text(), made_on="2024-01-31", source=source, themes=("law",), groups=("children",), sdgs=("6",)
            ),
        ),
        withdrawn=(Withdrawal.model_construct(id="1.9", on=DAY, reason=f"{text()}.", see="RUR-3-1.1"),),
    )


def authored(record: R) -> Authored[R]:
    return Authored(PurePosixPath("content/states/RUR/x.yaml"), YamlDocument(None), record)


def content_with(text: Text) -> Content:
    themes = tuple(Theme.model_construct(id=slug, name=f"{slug} {text()}", cluster="all") for slug in ("law", "water"))
    treaties = tuple(Treaty.model_construct(id=slug, name=text(), short=text(), source=text()) for slug in ("cat", "crc"))
    states = {code: State.model_construct(code=code, name=text(), regional_group=RegionalGroup.AFRICAN) for code in ("RUR", "FRE")}
    return Content(
        states={code: authored(state) for code, state in states.items()},
        reviews={("RUR", 3): authored(review(text))},
        assessments={("RUR", 3): authored(assessments(text))},
        themes=authored(Themes.model_construct(clusters=(Cluster.model_construct(id="all", name=text()),), themes=themes)),
        observers=authored(Observers.model_construct(observers=(Observer.model_construct(code="OBS", name=text()),))),
        sdgs=authored(Goals.model_construct(goals=tuple(Goal.model_construct(number=number, name=text()) for number in (6, 16)))),
        groups=authored(Groups.model_construct(groups=(Group.model_construct(id="children", name=text()),))),
        treaties=authored(Treaties.model_construct(treaties=treaties)),
    )
