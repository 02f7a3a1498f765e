"""The treaty recommendations of sessions 1 to 20 and their findings: whole, held against the reports, and never more than the record decides."""

import re
from collections import Counter
from pathlib import Path

import pytest
from support import DATA, REAL_TODAY, ROOT, project, scorecards

from generator.content import Content
from generator.importers.upr_info.joined import DECIDED
from generator.importers.working_group.shelf import ReportShelf, read_shelf, report_files
from generator.read import read
from generator.vocabulary import RULE, AssessmentStatus, Level, Position, TreatyAction

SLOVENIA_WHOLE = {("SVN", 3), ("SVN", 4)}
UPR_INFO = "UPR Info, database of recommendations"

# A second opinion that knows nothing of grammar: words that ask, and next to them one of the instruments under a name that means nothing else.
ASKS = re.compile(r"\b(?:ratify|accede to|sign and ratify|become (?:a )?party to|withdraw (?:its|the|all) reservations? to)\b", re.IGNORECASE)
NAMES = re.compile(
    r"OP-?CAT\b|Optional Protocol to the Convention against Torture|\bCRPD\b|Rights of Persons with Disabilities|\bICRMW\b|Rights of All Migrant Workers"
    r"|Protection of All Persons from Enforced Disappearance|Rome Statute of the International Criminal Court|OP-?CEDAW\b"
)
# What this search takes for an ask about an instrument, and is one about an amendment of it.
AMENDMENTS_ONLY = {"CHL-2-121.14", "NOR-2-131.40", "PER-2-116.2"}


@pytest.fixture(scope="module")
def content() -> Content:
    found, problems = read(ROOT / "content")
    assert not problems
    return found


@pytest.fixture(scope="module")
def shelf(content: Content) -> ReportShelf:
    return read_shelf(report_files(DATA / "wg-reports"), content)


def test_every_review_of_sessions_1_to_54_is_on_record(content: Content) -> None:
    assert len(content.reviews) == 4 * 193 - 1, "South Sudan had no first review"
    assert {review.record.session for review in content.reviews.values()} == set(range(1, 55))


def test_at_least_180_states_have_a_scorecard_from_the_treaty_record(content: Content) -> None:
    scored = {
        code
        for (code, _), file in content.assessments.items()
        for assessed in file.record.recommendations.values()
        if any(RULE in assessment.assessors and assessment.status is AssessmentStatus.PUBLISHED for assessment in assessed.assessments)
    }
    assert len(scored) >= 180


def test_partial_record_says_how_many_of_how_many_are_listed(content: Content) -> None:
    for key, review in content.reviews.items():
        if key not in SLOVENIA_WHOLE and review.record.recommendations:
            assert review.record.declared is not None
            listed, of = len(review.record.recommendations), review.record.declared.recommendations
            assert review.record.record_note == f"Recommendations on treaties only ({listed} of {of}).", key


def test_every_treaty_recommendation_says_what_it_asks_about_which_treaty(content: Content) -> None:
    for key, review in content.reviews.items():
        for recommendation in review.record.recommendations if key not in SLOVENIA_WHOLE else ():
            where = f"{key} {recommendation.paragraph}"
            acting = [piece for piece in recommendation.parts or (recommendation,) if piece.treaty_action]
            assert acting, where
            assert all(piece.treaties for piece in acting), where
            assert {treaty for piece in acting for treaty in piece.treaties} == set(recommendation.treaties), where
            assert recommendation.position_source is not None, where


def test_what_asks_for_more_than_treaty_action_is_never_judged(content: Content) -> None:
    judged = {Level.FULLY_IMPLEMENTED, Level.PARTIALLY_IMPLEMENTED, Level.IN_PROCESS, Level.NOT_IMPLEMENTED, Level.NOT_APPLICABLE}
    for key, file in content.assessments.items():
        by_paragraph = {recommendation.paragraph: recommendation for recommendation in content.reviews[key].record.recommendations}
        for paragraph, assessed in file.record.recommendations.items():
            parts = by_paragraph[paragraph].parts
            if any(part.treaty_action in (None, TreatyAction.WITHDRAW_RESERVATION) for part in parts):
                assert not {assessment.level for assessment in assessed.assessments if RULE in assessment.assessors} & judged, (key, paragraph)


def test_committed_findings_are_those_that_the_command_derives(tmp_path: Path) -> None:
    folder = project(tmp_path, ROOT / "content")
    for file in (folder / "content/states").glob("*/cycle-[12]/assessments.yaml"):
        file.unlink()
    assert scorecards(folder, "assess", "--rule", RULE, "--today", REAL_TODAY).code == 0
    for file in (ROOT / "content/states").glob("*/cycle-[12]/assessments.yaml"):
        assert (folder / "content" / file.relative_to(ROOT / "content")).read_bytes() == file.read_bytes(), file


@pytest.mark.skipif(not DATA.is_dir(), reason="the outside data is not here")
def test_states_and_decided_positions_are_those_of_the_reports(content: Content, shelf: ReportShelf) -> None:
    checked: Counter[str] = Counter()
    for key, report in shelf.reports.items():
        items = {item.paragraph: item for item in report.listed.recommendations}
        for recommendation in content.reviews[key].record.recommendations:
            item, where = items[recommendation.paragraph], f"{key} {recommendation.paragraph}"
            assert recommendation.by == item.by, where
            assert recommendation.claimed_implemented == item.claimed, where
            source = recommendation.position_source
            assert source is not None
            if item.position in DECIDED:
                assert recommendation.position is item.position, where
            elif recommendation.position is not item.position:
                assert source.title == UPR_INFO, where
                assert recommendation.position in {Position.SUPPORTED, Position.NOTED, Position.PARTIALLY_SUPPORTED}, where
            checked["UPR Info" if source.title == UPR_INFO else "report"] += 1
    assert checked.total() == sum(len(review.record.recommendations) for key, review in content.reviews.items() if key not in SLOVENIA_WHOLE)
    assert min(checked.values()) > 500


@pytest.mark.skipif(not DATA.is_dir(), reason="the outside data is not here")
def test_a_plain_search_finds_no_treaty_ask_that_is_not_on_record(content: Content, shelf: ReportShelf) -> None:
    found, missing = 0, set[str]()
    for key, report in shelf.reports.items():
        on_record = {recommendation.paragraph for recommendation in content.reviews[key].record.recommendations}
        for item in report.listed.recommendations:
            said = " ".join(part.text for part in item.parts)
            asks = [said[ask.end() : ask.end() + 90] for ask in ASKS.finditer(said)]
            if any(NAMES.search(after) for after in asks):
                found += 1
                if item.paragraph not in on_record:
                    missing.add(f"{key[0]}-{key[1]}-{item.paragraph}")
    assert found >= 590
    assert missing == AMENDMENTS_ONLY


@pytest.mark.skipif(not DATA.is_dir(), reason="the outside data is not here")
def test_no_summary_copies_the_wording_of_a_report(content: Content, shelf: ReportShelf) -> None:
    for key, report in shelf.reports.items():
        items = {item.paragraph: item for item in report.listed.recommendations}
        for recommendation in content.reviews[key].record.recommendations:
            printed = " ".join(part.text for part in items[recommendation.paragraph].parts).casefold()
            for part in recommendation.parts:
                if part.treaty_action is None and part.summary and len(part.summary.split()) > 8:  # names of treaties are nobody's wording
                    assert part.summary.rstrip(".").casefold() not in printed, f"{key} {recommendation.paragraph}"
