"""Drafts are counted apart, where there is no finding, and change no figure of the method."""

from dataclasses import replace
from itertools import product

import pytest
from test_scorecard import DRAFT, FULL, NOT, PART, THIN, WITHDRAWN, assessment, recommendation, review

from generator.drafts import Drafts, drafts_of
from generator.model import AssessedRecommendation, Assessment, Assessments
from generator.pages.figures import BAR_LENGTH, draft_figures
from generator.scorecard import SOFTWARE, ReviewScorecard
from generator.scoring import counted, numbers_of, score
from generator.vocabulary import Level, Position

HISTORIES = {
    "nothing": (),
    "a draft": (assessment(PART, status=DRAFT, day="2024-01-01", setbacks="cut"),),
    "two drafts": (assessment(FULL, status=DRAFT, day="2023-01-01"), assessment(NOT, status=DRAFT, day="2024-01-01")),
    "a finding": (assessment(NOT, day="2024-01-01"),),
    "a draft beside a finding": (assessment(NOT, day="2023-01-01"), assessment(FULL, status=DRAFT, day="2024-01-01")),
    "a draft behind a finding": (assessment(FULL, status=DRAFT, day="2023-01-01"), assessment(NOT, day="2024-01-01")),
    "a draft beside a withdrawn finding": (assessment(NOT, status=WITHDRAWN, day="2023-01-01"), assessment(THIN, status=DRAFT, day="2024-01-01")),
}
ALONE = {"a draft": PART, "two drafts": NOT, "a draft beside a withdrawn finding": THIN}


def scored(*histories: tuple[Assessment, ...], position: Position = Position.SUPPORTED) -> ReviewScorecard:
    items = [recommendation(f"1.{number}", position) for number in range(len(histories))]
    found = {
        item.paragraph: AssessedRecommendation.model_construct(claims=(), assessments=history)
        for item, history in zip(items, histories, strict=True)
        if history
    }
    return score(review(*items), Assessments.model_construct(sources={}, recommendations=found))


def drafts(*histories: tuple[Assessment, ...]) -> Drafts:
    return drafts_of(scored(*histories).standings)


def by(assessors: str) -> tuple[Assessment, ...]:
    return (assessment(PART, status=DRAFT).model_copy(update={"assessors": (assessors,)}),)


@pytest.mark.parametrize(("one", "other"), [*product(HISTORIES, repeat=2)])
def test_the_latest_draft_counts_once_and_only_where_there_is_no_finding(one: str, other: str) -> None:
    both = drafts(HISTORIES[one], HISTORIES[other]).all
    expected = [ALONE[name] for name in (one, other) if name in ALONE]
    assert {level: count for level, count in both.counts.items() if count} == {level: expected.count(level) for level in expected}
    assert both.total == len(expected)


@pytest.mark.parametrize("name", HISTORIES)
def test_without_its_drafts_a_recommendation_has_the_same_figures(name: str) -> None:
    history = HISTORIES[name]
    without = scored(tuple(one for one in history if one.status is not DRAFT))
    with_drafts = scored(history)
    assert replace(with_drafts, drafts=0, standings=()) == replace(without, standings=())
    drafted = sum(one.status is DRAFT for one in history)
    figures, figures_without = counted(numbers_of(with_drafts.standings[0])), counted(numbers_of(without.standings[0]))
    added = [count for number, count in figures.items() if count != figures_without.get(number)]
    assert added == [drafted] * bool(drafted)


def test_drafts_stand_under_the_answer_of_the_state() -> None:
    found = drafts_of((*scored(HISTORIES["a draft"]).standings, *scored(HISTORIES["two drafts"], position=Position.NOTED).standings))
    shown = draft_figures(found)
    assert shown is not None
    assert shown.columns == ("Supported", "Noted", "All")
    assert [(row.key, row.counts) for row in shown.rows] == [(Level.PARTIALLY_IMPLEMENTED, (1, 0, 1)), (Level.NOT_IMPLEMENTED, (0, 1, 1))]
    assert sum(part.width for part in shown.bar.parts) == BAR_LENGTH
    assert (shown.bar.label, shown.bar.sentence) == ("2 drafts, not findings", "partially implemented 1, not implemented 1")


def test_review_without_a_lone_draft_has_no_figures_of_drafts() -> None:
    assert draft_figures(drafts(HISTORIES["a draft beside a finding"], HISTORIES["nothing"])) is None


@pytest.mark.parametrize(
    ("assessors", "words"),
    [
        ([SOFTWARE, SOFTWARE], "drafted from documents by software, not yet reviewed by a person"),
        (["first-editor"], "written by people, not yet reviewed by another person"),
        ([SOFTWARE, "a", "b"], "1 drafted from documents by software and 2 written by people, not yet reviewed by another person"),
    ],
)
def test_who_drafted_is_said_in_words(assessors: list[str], words: str) -> None:
    shown = draft_figures(drafts(*(by(one) for one in assessors)))
    assert shown is not None
    assert shown.drafted_by == words
