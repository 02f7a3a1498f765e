"""The real content: every Member State, Slovenia whole, and nothing that looks like a finding without being one."""

import re
from collections import Counter
from pathlib import Path

import pytest
from site_reader import Document
from support import DATA, REAL_TODAY, ROOT, project, scorecards

from generator.content import Content
from generator.importers.state_names import StateNames
from generator.read import read
from generator.vocabulary import Position, RegionalGroup


@pytest.fixture(scope="module")
def content() -> Content:
    found, problems = read(ROOT / "content")
    assert not problems
    return found


def test_real_content_has_no_errors() -> None:
    ran = scorecards(ROOT, "check", "--today", REAL_TODAY)
    assert ran.code == 0, ran.out
    assert "0 errors" in ran.out


def test_all_193_member_states_are_there_in_their_regional_groups(content: Content) -> None:
    groups = Counter(state.record.regional_group for state in content.states.values())
    assert groups == {
        RegionalGroup.AFRICAN: 54,
        RegionalGroup.ASIA_PACIFIC: 54,
        RegionalGroup.EASTERN_EUROPEAN: 23,
        RegionalGroup.LATIN_AMERICAN_AND_CARIBBEAN: 33,
        RegionalGroup.WESTERN_EUROPEAN_AND_OTHERS: 29,
    }


def test_every_state_has_a_name_in_six_languages_and_a_session_in_every_cycle_it_took_part_in(content: Content) -> None:
    for code, state in content.states.items():
        assert set(state.record.names) == {"fr", "es", "ru", "zh", "ar"}, code
        cycles = [review.record.cycle for review in content.reviews_of(code)]
        assert cycles == ([2, 3, 4] if code == "SSD" else [1, 2, 3, 4]), code


def test_54_sessions_are_listed_and_doubtful_ones_are_tentative(content: Content) -> None:
    sessions = content.session_by_number
    assert sorted(sessions) == list(range(1, 55))
    assert all(session.tentative for session in sessions.values() if session.starts_on is None)
    assert all(session.tentative for number, session in sessions.items() if number >= 52)


def test_slovenia_is_whole(content: Content) -> None:
    for cycle, total, supported, noted in ((3, 215, 182, 33), (4, 254, 217, 37)):
        review = content.reviews["SVN", cycle].record
        positions = Counter(recommendation.position for recommendation in review.recommendations)
        assert (len(review.recommendations), positions) == (total, {Position.SUPPORTED: supported, Position.NOTED: noted})


def test_every_summary_is_ours_plain_and_at_most_thirty_words(content: Content) -> None:
    for review in content.reviews.values():
        for recommendation in review.record.recommendations:
            assert recommendation.text is None, "official wording is not published here"
            for summary in (recommendation.summary, *(part.summary for part in recommendation.parts)):
                assert summary, recommendation.paragraph
                assert len(summary.split()) <= 30, summary
                assert re.fullmatch(r"[A-Z].*\.", summary), summary


def test_every_position_of_slovenia_has_its_document_and_paragraph(content: Content) -> None:
    for cycle in (3, 4):
        review = content.reviews["SVN", cycle]
        first = {3: {"121": "A/HRC/43/15"}, 4: {}}[cycle]
        for recommendation in review.record.recommendations:
            source = recommendation.position_source
            assert source is not None
            assert source.paragraph is not None
            block = recommendation.paragraph.split(".", maxsplit=1)[0]
            assert source.symbol == first.get(block, review.record.documents.addendum), recommendation.paragraph


def test_no_summary_stands_twice_for_a_review_of_slovenia_that_is_whole(content: Content) -> None:
    for review in (content.reviews["SVN", cycle] for cycle in (3, 4)):
        summaries = Counter(recommendation.summary for recommendation in review.record.recommendations)
        assert [summary for summary, count in summaries.items() if count > 1] == []


def test_every_theme_and_group_of_slovenia_has_a_label_of_the_un(content: Content) -> None:
    for review in content.reviews.values():
        for recommendation in review.record.recommendations:
            assert recommendation.themes, recommendation.paragraph
            for theme in recommendation.themes:
                assert content.theme_by_id[theme].labels.uhri or content.theme_by_id[theme].labels.ohchr


def test_label_of_the_outside_world_means_one_theme_only(content: Content) -> None:
    for source in ("uhri", "ohchr", "upr_info"):
        labels = Counter(label for theme in content.theme_by_id.values() for label in getattr(theme.labels, source))
        assert [label for label, count in labels.items() if count > 1] == []


def test_all_54_issues_of_upr_info_are_mapped(content: Content) -> None:
    assert sum(len(theme.labels.upr_info) for theme in content.theme_by_id.values()) == 54


@pytest.mark.parametrize(("cycle", "total", "supported", "noted"), [(3, 215, 182, 33), (4, 254, 217, 37)])
def test_page_of_slovenia_holds_every_recommendation(cycle: int, total: int, supported: int, noted: int, real_site: Path) -> None:
    document = Document((real_site / f"site/states/svn/cycle-{cycle}/index.html").read_text(encoding="utf-8"))
    found = [element.attributes for element in document.elements if re.fullmatch(rf"SVN-{cycle}-\d+\.\d+", element.attributes.get("id", ""))]
    assert len(found) == len({attributes["id"] for attributes in found}) == total
    assert Counter(attributes["data-position"] for attributes in found) == {"supported": supported, "noted": noted}
    assert {attributes["data-level"] for attributes in found} == {"not_assessed"}
    assert all(attributes["data-by"] and attributes["data-themes"] for attributes in found)


def test_every_state_has_a_page(real_site: Path, content: Content) -> None:
    for code in content.states:
        assert (real_site / f"site/states/{code.lower()}/index.html").is_file()


def test_states_are_listed_where_a_reader_looks_for_them(real_site: Path) -> None:
    text = (real_site / "pages/index.md").read_text(encoding="utf-8")
    assert text.index("[Congo](") < text.index("[Côte d") < text.index("[Democratic Republic of the Congo]")
    assert text.index("[Switzerland](") < text.index("[Türkiye](") < text.index("[United Kingdom")


def test_norway_is_suggested_where_someone_writes_no(tmp_path: Path) -> None:
    folder = project(tmp_path, ROOT / "content")
    review = folder / "content/states/SVN/cycle-4/review.yaml"
    review.write_text(review.read_text(encoding="utf-8").replace("by: [MDV, PRT]", "by: [NO, PRT]"), encoding="utf-8")
    ran = scorecards(folder, "check", str(review), "--today", REAL_TODAY)
    assert 'SVN-4-140.7: by has "NO", the code of no State; did you mean NOR (Norway)?' in ran.out


@pytest.mark.skipif(not DATA.is_dir(), reason="the outside data is not here")
@pytest.mark.parametrize(("cycle", "report"), [(3, "A_HRC_43_15"), (4, "A_HRC_59_15")])
def test_recommending_states_are_those_of_the_working_group_report(cycle: int, report: str, content: Content) -> None:
    names = StateNames(content)
    text = (DATA / "slovenia" / f"{report}.txt").read_text(encoding="utf-8")
    text = re.sub(r"\n\s*(A/HRC/\d+/\d+|\d+|GE\.\S+)\s*\n", "\n", text.replace("\x0c", "\n"))
    items = re.split(r"\n\s*(1(?:21|22|40)\.\d+)\s+(?=[A-Z])", text)
    printed = {items[i]: re.sub(r"\s+", " ", items[i + 1]).split(" All conclusions")[0] for i in range(1, len(items) - 1, 2)}
    review = content.reviews["SVN", cycle].record
    assert set(printed) == {recommendation.paragraph for recommendation in review.recommendations}
    for recommendation in review.recommendations:
        brackets = re.findall(r"\(((?:[^()]|\([^()]*\))*)\)", printed[recommendation.paragraph])
        found = {code for inner in brackets for code in names.codes(inner) or []}
        assert found == set(recommendation.by), recommendation.paragraph
