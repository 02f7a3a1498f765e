"""What was withdrawn from a record keeps its address, says why, and counts in nothing."""

from pathlib import Path

import pytest
from site_reader import Document
from support import GOLDEN, scorecards

from generator.read import read
from generator.scoring import score

REVIEW, ASSESSMENTS = "content/states/RUR/cycle-3/review.yaml", "content/states/RUR/cycle-3/assessments.yaml"


def article(site: Path) -> Document:
    return Document((site / "site/states/rur/cycle-3/index.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("RUR-3-121.12", ("Withdrawn on 2 December 2024", "the report has it once. It counts in no figure. Read instead: RUR-3-121.11.")),
        ("RUR-3-P2", ("Withdrawn on 3 December 2024", "The report speaks of a plan and pledges nothing. It counts in no figure.")),
    ],
)
def test_withdrawn_record_keeps_its_anchor_and_says_why(record: str, said: tuple[str, str], golden_site: Path) -> None:
    document = article(golden_site)
    heading = document.with_id(record)
    following = document.elements[document.elements.index(heading) :]
    assert said[0] in heading.text
    assert " ".join(next(element.text for element in following if element.tag == "p").split()).endswith(said[1])


def test_nothing_that_counts_recommendations_counts_a_withdrawn_one(golden_site: Path) -> None:
    heading = article(golden_site).with_id("RUR-3-121.12")
    assert (heading.tag, heading.attributes["class"]) == ("h3", "withdrawn")
    assert not [name for name in heading.attributes if name.startswith("data-")]


def test_assessments_of_a_withdrawn_recommendation_stay_in_their_file_and_count_for_nothing(golden_site: Path) -> None:
    content, problems = read(GOLDEN)
    assessments = content.assessments["RUR", 3].record
    assert not problems
    assert assessments.recommendations["121.12"].assessments
    apart = assessments.model_copy(update={"recommendations": {key: one for key, one in assessments.recommendations.items() if key != "121.12"}})
    assert score(content.reviews["RUR", 3].record, assessments) == score(content.reviews["RUR", 3].record, apart)
    assert "Figures were collected" not in (golden_site / "pages/states/rur/cycle-3.md").read_text(encoding="utf-8")


def test_nobody_is_asked_for_newer_evidence_on_a_withdrawn_recommendation(golden_project: Path) -> None:
    lines = scorecards(golden_project, "check", "--today", "2028-01-01").out
    assert "RUR-3-121.2: warning: the latest assessment is 38 months old" in lines
    assert "RUR-3-121.12: warning" not in lines


def test_assessment_of_what_is_neither_on_record_nor_withdrawn_is_a_problem(golden_project: Path) -> None:
    path = golden_project / REVIEW
    path.write_text(path.read_text(encoding="utf-8").replace('id: "121.12"', 'id: "121.13"'), encoding="utf-8")
    assert 'no recommendation is numbered "121.12" in review.yaml' in scorecards(golden_project, "check", "--today", "2025-06-01").out


def test_reason_without_a_full_stop_gets_one(golden_project: Path) -> None:
    path = golden_project / REVIEW
    path.write_text(path.read_text(encoding="utf-8").replace("pledges nothing.", "pledges nothing"), encoding="utf-8")
    assert scorecards(golden_project, "build", "--today", "2025-06-01").code == 0
    assert "pledges nothing. It counts in no figure." in (golden_project / "build/pages/states/rur/cycle-3.md").read_text(encoding="utf-8")
