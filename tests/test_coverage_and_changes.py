"""What is not known, counted; and what changed: figures that add up, corrections as the changelog words them."""

from pathlib import Path

import pytest
from support import GOLDEN, ROOT

from generator.content import Content
from generator.corrections import Correction, corrections
from generator.coverage import Coverage, coverage
from generator.overview import overview_of
from generator.pages.changes import changes_page
from generator.pages.coverage import coverage_page
from generator.read import read
from generator.render import render
from generator.scorecard import Share
from generator.scoring import score


def covered(content: Content, *keys: tuple[str, int]) -> Coverage:
    return coverage((content.reviews[key].record, score(content.reviews[key].record, content.assessments_beside(key))) for key in keys)


def test_people_and_rule_are_counted_apart_and_not_applicable_leaves_the_denominator() -> None:
    content, _ = read(GOLDEN)
    figures = covered(content, ("RUR", 3))
    assert (figures.recommendations, figures.not_applicable, figures.assessed, figures.by_rule, figures.by_people, figures.not_assessed) == (16, 2, 11, 6, 5, 3)
    assert figures.share == Share(11, 14)


def test_review_that_is_not_known_to_have_taken_place_is_not_missing() -> None:
    content, _ = read(GOLDEN)
    assert (covered(content, ("FRE", 3)).without_record, covered(content, ("FRE", 3)).unconfirmed) == (1, 0)
    assert (covered(content, ("FRE", 4)).without_record, covered(content, ("FRE", 4)).unconfirmed) == (0, 1)


def test_nothing_is_covered_of_no_reviews() -> None:
    assert coverage([]) == Coverage(*(0,) * 9)


@pytest.mark.parametrize("folder", [GOLDEN, ROOT / "content"], ids=["golden", "real"])
def test_parts_add_up_to_their_totals(folder: Path) -> None:
    content, _ = read(folder)
    figures = covered(content, *content.reviews)
    assert figures.reviews == len(content.reviews) == figures.complete + figures.partial + figures.without_record + figures.unconfirmed
    assert figures.recommendations == figures.not_applicable + figures.by_rule + figures.by_people + figures.not_assessed
    assert figures.recommendations == sum(len(review.record.recommendations) for review in content.reviews.values())


def test_content_without_states_has_all_pages() -> None:
    assert "No review is known to us." in render(coverage_page(Content(), {}))
    assert "Nothing has been assessed yet." in render(changes_page(Content(), {}, (), ()))


CHANGELOG = """# Changelog

## Unreleased

### Content
- Not this.

### Corrections
- First `item` that
  goes on.
- None yet.

- Second item.

## 2025-01-01
- Nor this.

### Corrections

- Third item.
### Site
- Nor that.
"""


def test_corrections_are_read_under_their_heading_alone() -> None:
    assert corrections(CHANGELOG) == (
        Correction("Unreleased", "First item that goes on."),
        Correction("Unreleased", "Second item."),
        Correction("2025-01-01", "Third item."),
    )
    assert corrections("") == ()


def test_correction_that_tries_to_be_markup_stays_text() -> None:
    page = render(changes_page(Content(), {}, corrections("## 1\n### Corrections\n- <script>alert(1)</script> [x](javascript:y) RUR-3-121.1\n"), ()))
    assert "&lt;script&gt;alert(1)&lt;/script&gt; \\[x\\](javascript:y) RUR-3-121.1 · 1" in page


def test_changelog_of_the_project_has_a_heading_for_corrections() -> None:
    assert "\n### Corrections\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_day_of_changes_is_a_day_that_an_assessment_bears() -> None:
    content, _ = read(GOLDEN)
    overviews = {key: overview_of(review.record, score(review.record, content.assessments_beside(key))) for key, review in content.reviews.items()}
    days = changes_page(content, overviews, (), ()).context["days"]
    borne = {
        a.as_of for file in content.assessments.values() for r in file.record.recommendations.values() for a in r.assessments if a.status.value != "withdrawn"
    }
    assert [day.on for day in days] == sorted(borne, reverse=True)  # type: ignore[attr-defined]
