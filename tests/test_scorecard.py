"""The method, rule by rule, then over every combination of levels of a small review."""

from collections import Counter
from datetime import date
from fractions import Fraction
from itertools import combinations_with_replacement, product

import pytest

from generator.claims import disagreement, iri_of
from generator.model import AssessedRecommendation, Assessment, Assessments, Claim, Declared, Evidence, Recommendation, Review, Source
from generator.scorecard import Distribution, Share, tenths_of_a_percent
from generator.scoring import headline_of, score, tally
from generator.vocabulary import RULE, AssessmentStatus, Level, Position, RecordCompleteness, ReviewStatus, SourceType, Trend

FULL, PART, PROCESS, NOT, THIN, NA = Level
DRAFT, PUBLISHED, WITHDRAWN = AssessmentStatus


def assessment(level: Level, *, status: AssessmentStatus = PUBLISHED, day: str = "2024-01-01", setbacks: str | None = None, trend: Trend | None = None) -> Assessment:  # fmt: skip
    return Assessment.model_construct(
        as_of=date.fromisoformat(day),
        level=level,
        status=status,
        setbacks=setbacks,
        trend=trend,
        evidence=(Evidence(source="s"),),
        assessors=("a",),
        method="1",
    )


def recommendation(paragraph: str, position: Position = Position.SUPPORTED, by: tuple[str, ...] = ("FRE",)) -> Recommendation:
    return Recommendation.model_construct(paragraph=paragraph, by=by, position=position, summary="x")


def review(*recommendations: Recommendation) -> Review:
    return Review.model_construct(
        state="RUR", cycle=3, session=34, status=ReviewStatus.ADOPTED, record=RecordCompleteness.COMPLETE, recommendations=recommendations, pledges=()
    )


def assessed(levels: list[Level | None]) -> tuple[Review, Assessments]:
    """A review with one recommendation for each level; None is not assessed."""
    items = [recommendation(f"1.{number}") for number in range(len(levels))]
    found = {
        item.paragraph: AssessedRecommendation.model_construct(claims=(), assessments=(assessment(level),))
        for item, level in zip(items, levels, strict=True)
        if level
    }
    return review(*items), Assessments.model_construct(sources={}, recommendations=found)


def distribution(**counts: int) -> Distribution:
    by_level = {level: counts.get(level.value, 0) for level in Level}
    return Distribution(by_level, sum(by_level.values()) + counts.get("not_assessed", 0))


@pytest.mark.parametrize(
    ("count", "of", "printed"),
    [
        (39, 49, "79.6"),
        (4999, 5000, "99.9"),
        (0, 7, "0"),
        (7, 7, "100"),
        (1, 3, "33.3"),
        (2, 3, "66.7"),
        (1, 8, "12.5"),
        (1, 16, "6.3"),
        (1, 10_000, "0.1"),
        (9_999, 10_000, "99.9"),
        (5, 8, "62.5"),
    ],
)
def test_percent_has_a_tenth_rounds_halves_up_and_never_hides_something_or_a_gap(count: int, of: int, printed: str) -> None:
    assert tenths_of_a_percent(Fraction(count, of)) == printed


HEADLINES = {
    "nothing": ([], None),
    "only a draft": ([assessment(FULL, status=DRAFT)], None),
    "only a withdrawn one": ([assessment(FULL, status=WITHDRAWN)], None),
    "the latest published": ([assessment(NOT, day="2023-01-01"), assessment(PART, day="2024-01-01")], PART),
    "not a later draft": ([assessment(NOT, day="2023-01-01"), assessment(FULL, status=DRAFT, day="2024-01-01")], NOT),
    "not a later withdrawn one": ([assessment(NOT, day="2023-01-01"), assessment(FULL, status=WITHDRAWN, day="2024-01-01")], NOT),
    "of one day the last appended": ([assessment(NOT), assessment(PART)], PART),
}


@pytest.mark.parametrize("case", HEADLINES)
def test_headline_is(case: str) -> None:
    assessments, level = HEADLINES[case]
    found = headline_of(assessments)
    assert (found.level if found else None) is level


def test_draft_older_than_the_headline_is_history() -> None:
    subject = recommendation("1.1")
    history = (assessment(FULL, status=DRAFT, day="2023-01-01"), assessment(NOT, day="2024-01-01"))
    found = {"1.1": AssessedRecommendation.model_construct(claims=(), assessments=history)}
    standing = score(review(subject), Assessments.model_construct(sources={}, recommendations=found)).standings[0]
    assert standing.draft is None
    assert standing.history == history


@pytest.mark.parametrize("levels", [*combinations_with_replacement([None, *Level], 4)])
def test_figures_of_every_small_review_follow_the_published_rules(levels: tuple[Level | None, ...]) -> None:
    all_ = score(*assessed(list(levels))).all
    counts = Counter(levels)
    applicable = 4 - counts[NA]
    seen = applicable - counts[None]
    assert (all_.total, all_.applicable, all_.assessed, all_.not_assessed) == (4, applicable, seen, counts[None])
    assert all_.coverage == Share(seen, applicable)
    assert all_.implementation_rate == Share(counts[FULL], seen)
    assert all_.action_rate == Share(counts[FULL] + counts[PART] + counts[PROCESS], seen)
    points = counts[FULL] + Fraction(counts[PART], 2) + Fraction(counts[PROCESS], 4)
    unknown = counts[None] + counts[THIN]
    assert all_.index_bounds == ((points / applicable, (points + unknown) / applicable) if applicable else None)
    on_scale = seen - counts[THIN]
    covered = applicable and Fraction(seen, applicable) >= Fraction(4, 5)
    assert all_.index == (points / on_scale if covered and on_scale else None)


def test_index_is_shown_from_exactly_eighty_per_cent() -> None:
    assert distribution(fully_implemented=8, not_assessed=2).index == 1
    assert distribution(fully_implemented=79, not_assessed=21).index is None


def test_bounds_of_the_sketch_are_23_7_and_81_4_per_cent() -> None:
    sketch = distribution(fully_implemented=31, partially_implemented=34, in_process=12, not_implemented=14, insufficient_information=5, not_assessed=119)
    assert sketch.coverage == Share(96, 215)
    assert sketch.index_bounds is not None
    assert [tenths_of_a_percent(bound) for bound in sketch.index_bounds] == ["23.7", "81.4"]


def test_supported_and_noted_are_apart_and_together() -> None:
    items = [recommendation("1.1"), recommendation("1.2", Position.NOTED, ("FRE", "SYL")), recommendation("1.3", Position.NOTED)]
    found = {"1.2": AssessedRecommendation.model_construct(claims=(), assessments=(assessment(NOT),))}
    scorecard = score(review(*items), Assessments.model_construct(sources={}, recommendations=found))
    assert scorecard.by_position[Position.SUPPORTED].coverage == Share(0, 1)
    assert scorecard.by_position[Position.NOTED].coverage == Share(1, 2)
    assert scorecard.all.coverage == Share(1, 3)
    assert scorecard.state_recommendations == 4
    assert sum(part.total for part in scorecard.by_position.values()) == scorecard.all.total


def test_review_without_assessments_claims_nothing() -> None:
    scorecard = score(review(recommendation("1.1")), None)
    assert scorecard.all.coverage == Share(0, 1)
    assert scorecard.all.index is None
    assert (scorecard.setbacks, scorecard.disagreements, scorecard.drafts, scorecard.claims) == (0, 0, 0, 0)


PARTIAL = {
    "complete": (RecordCompleteness.COMPLETE, None, 0, Share(1, 1), True),
    "partial of a declared total": (RecordCompleteness.PARTIAL, 152, 151, Share(1, 152), False),
    "partial of an unknown total": (RecordCompleteness.PARTIAL, None, None, Share(1, 1), False),
}


@pytest.mark.parametrize("case", PARTIAL)
def test_record_that_is_not_complete_counts_what_is_missing_and_has_no_index(case: str) -> None:
    completeness, declared, unlisted, coverage, has_index = PARTIAL[case]
    subject, assessments = assessed([FULL])
    total = Declared.model_construct(recommendations=declared) if declared else None
    scorecard = score(subject.model_copy(update={"record": completeness, "declared": total}), assessments)
    assert (scorecard.unlisted, scorecard.coverage) == (unlisted, coverage)
    assert (scorecard.index is not None, scorecard.index_bounds is not None) == (has_index, has_index)


def test_review_without_recommendations_has_no_shares() -> None:
    all_ = score(review(), None).all
    assert (all_.total, all_.coverage.fraction, all_.index, all_.index_bounds) == (0, None, None, None)


@pytest.mark.parametrize(
    ("found", "counted"),
    [
        (assessment(FULL, setbacks="funds were cut"), 1),
        (assessment(FULL, trend=Trend.REGRESSION), 1),
        (assessment(FULL, trend=Trend.MIXED), 0),
        (assessment(FULL), 0),
        (assessment(FULL, setbacks="funds were cut", status=DRAFT), 0),
    ],
)
def test_setbacks_are_counted_on_their_own_and_from_findings_only(found: Assessment, counted: int) -> None:
    assessments = {"1.1": AssessedRecommendation.model_construct(claims=(), assessments=(found,))}
    assert score(review(recommendation("1.1")), Assessments.model_construct(sources={}, recommendations=assessments)).setbacks == counted


def claims(*levels: Level | None) -> list[Claim]:
    return [Claim.model_construct(source=f"s{number}", level=level, says="x") for number, level in enumerate(levels)]


def sources(*types: SourceType) -> Assessments:
    return Assessments.model_construct(sources={f"s{number}": Source.model_construct(type=kind) for number, kind in enumerate(types)}, recommendations={})


STATE, NHRI, CSO = SourceType.STATE_NATIONAL_REPORT, SourceType.NHRI, SourceType.CSO
IRIS = {
    "two types of source": (claims(FULL, PART), sources(STATE, NHRI), (Fraction(3, 4), 2)),
    "three claims of two types": (claims(FULL, NOT, NOT), sources(STATE, CSO, CSO), (Fraction(1, 3), 3)),
    "in process counts one half": (claims(PROCESS, NOT), sources(STATE, CSO), (Fraction(1, 4), 2)),
    "one type of source": (claims(FULL, PART), sources(CSO, CSO), None),
    "a claim without a level": (claims(FULL, None), sources(STATE, NHRI), None),
    "a claim outside the scale": (claims(FULL, THIN), sources(STATE, NHRI), None),
    "no claim": ([], sources(), None),
}


@pytest.mark.parametrize("case", IRIS)
def test_iri_of(case: str) -> None:
    made, by, expected = IRIS[case]
    found = iri_of(made, by)
    assert ((found.value, found.claims) if found else None) == expected


SCALE = [NOT, PROCESS, PART, FULL]


@pytest.mark.parametrize(("first", "second"), [*product(SCALE, SCALE)])
def test_sources_disagree_from_two_steps_on(first: Level, second: Level) -> None:
    steps = abs(SCALE.index(first) - SCALE.index(second))
    assert (disagreement(claims(first, second)) is not None) == (steps >= 2)


def test_one_source_cannot_disagree_with_itself() -> None:
    same = [claim.model_copy(update={"source": "s0"}) for claim in claims(NOT, FULL)]
    assert not disagreement(same)
    assert disagreement([*same, *claims(NOT, FULL)])


def test_claims_outside_the_scale_never_disagree() -> None:
    assert not disagreement(claims(THIN, FULL))
    assert not disagreement(claims(NA, None))


def test_findings_by_rule_are_counted_apart_as_assessed_and_as_not_applicable() -> None:
    review_, assessments = assessed([FULL, NOT, NA, NA, None])
    by_rule = {
        paragraph: AssessedRecommendation.model_construct(claims=(), assessments=(assessment(level).model_copy(update={"assessors": (RULE,)}),))
        for paragraph, level in (("1.1", NOT), ("1.2", NA))
    }
    scorecard = score(review_, assessments.model_copy(update={"recommendations": {**assessments.recommendations, **by_rule}}))
    assert scorecard.by_rule == Share(1, 2)
    assert scorecard.not_applicable_by_rule == Share(1, 2)
    assert [standing.is_by_rule for standing in scorecard.standings] == [False, True, True, False, False]


def test_finding_of_a_person_above_one_by_rule_is_the_persons() -> None:
    history = (assessment(NOT, day="2022-08-01").model_copy(update={"assessors": (RULE,)}), assessment(FULL, day="2024-01-01"))
    review_, _ = assessed([FULL])
    found = AssessedRecommendation.model_construct(claims=(), assessments=history)
    scorecard = score(review_, Assessments.model_construct(sources={}, recommendations={"1.0": found}))
    assert scorecard.by_rule == Share(0, 1)


def test_figures_of_several_reviews_together_give_no_index_even_where_everything_is_assessed() -> None:
    one = score(*assessed([FULL, NOT]))
    together = tally((*one.standings, *one.standings), unlisted=None)
    assert one.index is not None
    assert together.all.coverage == Share(4, 4)
    assert together.index is None
    assert together.index_bounds is None
