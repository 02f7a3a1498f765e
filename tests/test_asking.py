"""What to ask a State next: rules on findings, claims and repetitions, as tables."""

import pytest

from generator.asking import Question, Reason, questions
from generator.model import AssessedRecommendation, Assessment, Assessments, Claim, Recommendation, Review, Source
from generator.repeated import repetitions
from generator.scoring import score
from generator.vocabulary import AssessmentStatus, Level, Position, SourceType, Trend

FULL, PART, PROCESS, NOT, THIN, NA = Level
SETBACK, DISAGREE, AGAIN, STALLED, OPEN, DRAFT_SETBACK, DRAFT_OPEN, BEFORE = Reason


def review(cycle: int = 3, *recommendations: Recommendation) -> Review:
    listed = [one.model_dump(mode="json", exclude_defaults=True) for one in recommendations or (asked("1"),)]
    given = {"state": "RUR", "cycle": str(cycle), "session": str(30 + cycle), "status": "adopted", "record": "complete"}
    return Review.model_validate({**given, "recommendations": listed})


def asked(paragraph: str, *links: str) -> Recommendation:
    related = [{"relation": "repeats", "to": to} for to in links]
    return Recommendation.model_validate({"paragraph": paragraph, "summary": "Do it.", "by": ["FRE"], "position": "supported", "links": related})


def finding(level: Level, year: int = 2024, **more: object) -> Assessment:
    given = {"status": "published", "evidence": [{"source": "ombudsman"}], "assessors": ["first-editor"], "method": "1", **more}
    return Assessment.model_validate({"as_of": f"{year}-01-01", "level": level, **given})


def claim(source: str, level: Level) -> Claim:
    return Claim(source=source, level=level, says="So it is.")


def draft(level: Level, year: int = 2024, **more: object) -> Assessment:
    return finding(level, year, **{"status": AssessmentStatus.DRAFT, **more})


def assessments(*findings: Assessment, claims: tuple[Claim, ...] = ()) -> Assessments:
    sources = {"ombudsman": Source(type=SourceType.NHRI), "state": Source(type=SourceType.STATE_NATIONAL_REPORT)}
    return Assessments(sources=sources, recommendations={"1": AssessedRecommendation(claims=claims, assessments=findings)})


def reasons_of(found: Assessments | None, *others: Review) -> tuple[Reason, ...]:
    one = review()
    asked_now = questions(one, score(one, found), repetitions([one, *others]))
    return asked_now[0].reasons if asked_now else ()


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ([], ()),
        ([finding(FULL)], ()),
        ([finding(NA, reason="Done before.")], ()),
        ([finding(THIN)], ()),
        ([finding(NOT)], (OPEN,)),
        ([finding(PROCESS)], (OPEN,)),
        ([finding(PART)], (OPEN,)),
        ([finding(PART, trend=Trend.NO_CHANGE)], (STALLED, OPEN)),
        ([finding(NOT, 2022), finding(NOT)], (STALLED, OPEN)),
        ([finding(FULL, 2022), finding(PART)], (STALLED, OPEN)),
        ([finding(NOT, 2022), finding(PROCESS)], (OPEN,)),
        ([finding(THIN, 2022), finding(NOT)], (OPEN,)),
        ([finding(NOT, 2022, status=AssessmentStatus.WITHDRAWN), finding(NOT)], (OPEN,)),
        ([finding(PART, setbacks="Cut by a third.")], (SETBACK, OPEN)),
        ([finding(FULL, setbacks="Cut by a third.")], (SETBACK,)),
        ([finding(NOT, trend=Trend.REGRESSION)], (SETBACK, OPEN)),
    ],
)
def test_reasons_follow_from_the_findings(findings: list[Assessment], expected: tuple[Reason, ...]) -> None:
    assert reasons_of(assessments(*findings)) == expected


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        ([draft(NOT)], (DRAFT_OPEN,)),
        ([draft(PROCESS)], (DRAFT_OPEN,)),
        ([draft(PART)], (DRAFT_OPEN,)),
        ([draft(THIN)], ()),
        ([draft(FULL)], ()),
        ([draft(NA, reason="Done before.")], ()),
        ([draft(PART, setbacks="Cut by a third.")], (DRAFT_SETBACK, DRAFT_OPEN)),
        ([draft(FULL, trend=Trend.REGRESSION)], (DRAFT_SETBACK,)),
        ([draft(NOT, 2022), draft(NOT, trend=Trend.NO_CHANGE)], (DRAFT_OPEN,)),
        ([draft(NOT, 2022), draft(FULL)], ()),
        ([finding(FULL, 2022), draft(NOT, setbacks="Cut.")], ()),
        ([finding(NOT, 2022), draft(FULL)], (OPEN,)),
        ([draft(NOT, 2022), finding(FULL)], ()),
        ([draft(PART, status=AssessmentStatus.WITHDRAWN)], ()),
    ],
)
def test_draft_raises_a_question_of_its_own_kind_only_where_there_is_no_finding(history: list[Assessment], expected: tuple[Reason, ...]) -> None:
    assert reasons_of(assessments(*history)) == expected


@pytest.mark.parametrize(("level", "is_asked"), [(NOT, True), (THIN, True), (FULL, False), (NA, False)])
def test_what_a_draft_holds_for_done_is_not_asked_for_its_repetition_alone(level: Level, is_asked: bool) -> None:  # noqa: FBT001  # a parameter
    now, later, earlier = review(3, asked("1", "RUR-2-7")), review(4, asked("5", "RUR-3-1")), review(2, asked("7"))
    found = assessments(draft(level, reason="So it is."))
    asked_now = questions(now, score(now, found), repetitions([now, later, earlier]))
    assert [(AGAIN in one.reasons, BEFORE in one.reasons) for one in asked_now] == ([(True, True)] if is_asked else [])
    disputed = assessments(draft(level, reason="So it is."), claims=(claim("state", FULL), claim("ombudsman", NOT)))
    assert DISAGREE in questions(now, score(now, disputed), repetitions([now, later, earlier]))[0].reasons


def test_sources_that_disagree_are_asked_about_even_where_all_is_said_to_be_done() -> None:
    claims = (claim("state", FULL), claim("ombudsman", NOT))
    assert reasons_of(assessments(finding(FULL), claims=claims)) == (DISAGREE,)
    assert reasons_of(assessments(claims=claims)) == (DISAGREE,)
    assert reasons_of(assessments(claims=(claim("state", FULL), claim("ombudsman", PART)))) == ()


@pytest.mark.parametrize(("level", "is_asked"), [(None, True), (NOT, True), (THIN, True), (FULL, False), (NA, False)])
def test_what_another_review_asked_too_is_a_question_until_it_is_carried_out(level: Level | None, is_asked: bool) -> None:  # noqa: FBT001  # a parameter
    found = assessments(finding(level, reason="So it is.")) if level else None
    later, earlier = review(4, asked("5", "RUR-3-1")), review(2, asked("7"))
    assert (AGAIN in reasons_of(found, later)) == is_asked
    assert (BEFORE in reasons_of(found, later, earlier)) is False, "no link leads back"
    now = review(3, asked("1", "RUR-2-7"))
    asked_now = questions(now, score(now, found), repetitions([now, earlier]))
    assert [BEFORE in question.reasons for question in asked_now] == ([True] if is_asked else [])


def test_questions_stand_by_their_strongest_reason_then_by_level_then_as_in_the_report() -> None:
    one = review(3, *(asked(str(number)) for number in range(1, 7)))
    found = Assessments(
        sources={"ombudsman": Source(type=SourceType.NHRI)},
        recommendations={
            paragraph: AssessedRecommendation(assessments=(each,))
            for paragraph, each in {
                "1": finding(PART),
                "2": finding(FULL),
                "3": finding(NOT),
                "4": finding(NOT),
                "5": finding(PART, setbacks="Cut."),
                "6": finding(PROCESS),
            }.items()
        },
    )
    order: tuple[Question, ...] = questions(one, score(one, found), repetitions([one]))
    assert [question.standing.recommendation.paragraph for question in order] == ["5", "3", "4", "6", "1"]
    assert all(question.standing.recommendation.position is Position.SUPPORTED for question in order)


def test_of_questions_with_one_reason_findings_come_before_drafts_and_then_what_more_states_asked_again() -> None:
    one = review(3, *(asked(str(number)) for number in range(1, 6)))
    later = review(4, *(asked(f"{number}{letter}", f"RUR-3-{number}") for number in range(1, 6) for letter in "ab"))
    more = later.recommendations[4].model_copy(update={"by": ("FRE", "SYL")})
    later = later.model_copy(update={"recommendations": (*later.recommendations[:4], more, *later.recommendations[5:])})
    found = Assessments(
        sources={"ombudsman": Source(type=SourceType.NHRI)},
        recommendations={
            paragraph: AssessedRecommendation(assessments=(each,))
            for paragraph, each in {"1": draft(NOT), "3": draft(NOT), "4": finding(NOT), "5": draft(PROCESS)}.items()
        },
    )
    order = questions(one, score(one, found), repetitions([one, later]))
    assert [question.standing.recommendation.paragraph for question in order] == ["4", "3", "1", "5", "2"]
    assert {question.reasons[0] for question in order} == {AGAIN}
