"""What stands in OHCHR's matrix: OHCHR's columns in OHCHR's order, our levels as findings, drafts and claims as nothing more."""

from dataclasses import replace
from typing import Any

import pytest
from matrix_data import DAY, comments, matrices_of, read_content, word, word_rows
from support import GOLDEN
from table_data import state_records

from generator.addresses import Addresses
from generator.content import Authored, Content
from generator.model import Review
from generator.ohchr_words import OhchrWords
from generator.open_data.matrix.matrix import Matrix, matrices, ordinal_number
from generator.vocabulary import NOT_ASSESSED_LABEL, Level

CLAIMED = (
    "Claims, not findings: The State's national report (A/HRC/WG.6/48/RUR/1): fully implemented;"
    " National human rights institution (Ombudsman of Ruritania, May 2024): in process; 2 claims that name no level"
)


@pytest.fixture(scope="module")
def content() -> Content:
    return read_content(GOLDEN)


@pytest.fixture(scope="module")
def files(content: Content) -> dict[str, bytes]:
    return matrices_of(content)


@pytest.fixture(scope="module")
def said(files: dict[str, bytes]) -> dict[str, list[str]]:
    return {**comments(files["RUR-3-matrix.docx"]), **comments(files["RUR-4-matrix.docx"])}


def made(content: Content, cycle: int) -> Matrix:
    return next(matrix for record in state_records(content, DAY) for number, matrix in matrices(record) if number == cycle)


def with_review(content: Content, cycle: int, **changes: Any) -> Content:
    old = content.reviews["RUR", cycle]
    return replace(content, reviews={**content.reviews, ("RUR", cycle): Authored(old.path, old.document, old.record.model_copy(update=changes))})


def test_there_is_a_matrix_for_each_review_with_recommendations_and_for_no_other(content: Content, files: dict[str, bytes]) -> None:
    with_records = [f"{code}-{cycle}" for (code, cycle), review in content.reviews.items() if review.record.recommendations]
    assert len(with_records) < len(content.reviews)
    assert sorted(files) == sorted(f"{name}-matrix.{suffix}" for name in with_records for suffix in ("docx", "xlsx"))


def test_columns_are_those_of_the_lists_of_the_cycle_and_the_assessment_comes_last(files: dict[str, bytes]) -> None:
    heads = {name: next(word_rows(files[name])) for name in ("RUR-3-matrix.docx", "RUR-4-matrix.docx")}
    assessment = "Assessment/comments on level of implementation"
    assert heads == {
        "RUR-3-matrix.docx": ["Recommendation", "Position", "Full list of themes", assessment],
        "RUR-4-matrix.docx": [
            "Recommendation and recommending State",
            "Position of the State under review",
            "Human rights themes and groups of persons",
            "Relevant SDGs",
            assessment,
        ],
    }


def test_each_recommendation_stands_once_supported_first_and_under_its_first_theme(content: Content, files: dict[str, bytes]) -> None:
    themes = list(content.theme_by_id)
    review = content.reviews["RUR", 3].record
    positions = ["supported", "partially_supported", "noted"]
    in_order = sorted(
        review.recommendations,
        key=lambda one: (positions.index(one.position), themes.index(one.themes[0]) if one.themes else len(themes)),
    )
    rows = list(word_rows(files["RUR-3-matrix.docx"]))[1:]
    assert [row[0].split()[0] for row in rows if len(row) > 1] == [one.paragraph for one in in_order]
    assert [row[0].removeprefix("Theme: ") for row in rows if len(row) == 1] == [
        *("Ratification of treaties", "Environment", "Right to education", "not on record"),  # supported
        "Environment",  # supported in part
        *("Ratification of treaties", "Environment"),  # noted
    ]


def test_cells_of_a_recommendation_say_what_is_asked_by_whom_and_where_it_was_answered(files: dict[str, bytes]) -> None:
    rows = {row[0].split()[0]: row for row in word_rows(files["RUR-3-matrix.docx"]) if len(row) > 1}
    assert rows["121.2"][0] == (
        "121.2 Join the treaty on bridges (Freedonia (Former Duchy of)); Finish joining the treaty on bridges (Sylvania).\nSource of Position: A/HRC/99/15 - Para. 121"
    )
    assert rows["121.1"][2].split("\n")[-3:] == ["SDGs:", "- 6 - CLEAN WATER", "- 16.3"]
    assert rows["122.4"][1] == "Supported/Noted"
    assert rows["122.4"][0].endswith("\nSource of Position: not on record")


def test_finding_has_its_day_reason_setbacks_what_is_left_and_evidence_by_symbol_and_paragraph(said: dict[str, list[str]]) -> None:
    assert said["RUR-3-121.1"] == [
        "Partially implemented (as of 30 October 2024, trend: progress)",
        "The treaty was signed; the law that carries it out is missing.",
        "Setback: The funding of the river office was cut by a third.",
        "Remains to be done: Table the bill.",
        "Remains to be done: Fund the office.",
        "Technical assistance: Help with drafting the bill.",
        "Evidence: A/HRC/WG.6/48/RUR/1, paragraph 5; Ombudsman of Ruritania, May 2024, paragraphs 4, 9",
        "The State's reply of 10 January 2025: The bill will come in spring.",
        CLAIMED,
    ]


def test_finding_by_rule_and_on_the_word_of_the_state_alone_say_so(said: dict[str, list[str]]) -> None:
    assert said["RUR-3-122.6"][:2] == [
        "Fully implemented (as of 1 May 2024)",
        "From the treaty record by rule (treaty-record-1), not by a person.",
    ]
    assert said["RUR-3-122.1"][1] == "Rests on the State's word alone."


def test_draft_is_never_a_finding(said: dict[str, list[str]]) -> None:
    assert said["RUR-3-122.5"] == [
        NOT_ASSESSED_LABEL,
        "Draft, not counted: fully implemented (as of 30 October 2024, drafted by software, not reviewed by a person). Drafted from one document.",
    ]


def test_what_nobody_assessed_says_so(said: dict[str, list[str]]) -> None:
    assert said["RUR-4-140.1"] == [NOT_ASSESSED_LABEL]


def test_earlier_and_withdrawn_findings_are_left_to_the_page(said: dict[str, list[str]]) -> None:
    assert not [line for lines in said.values() for line in lines if "No bill was tabled." in line or "Mixed up with another school." in line]


def test_source_that_may_not_be_named_has_neither_name_nor_link(content: Content) -> None:
    assessments = content.assessments["RUR", 3]
    named = assessments.record.sources["witness"].model_copy(update={"title": "A letter", "publisher": "A person", "url": "https://example.org/letter"})
    record = assessments.record.model_copy(update={"sources": {**assessments.record.sources, "witness": named}})
    changed = replace(content, assessments={("RUR", 3): Authored(assessments.path, assessments.document, record)})
    for name, data in matrices_of(changed).items():
        if name.endswith(".docx"):
            text = "\n".join(cell for row in word_rows(data) for cell in row)
            assert not [word for word in ("A letter", "A person", "example.org/letter") if word in text]
    assert "Evidence: League of *Rivers*; a source known to the editors" in comments(matrices_of(changed)["RUR-3-matrix.docx"])["RUR-3-121.2"]


def test_notes_count_as_the_site_does_and_say_whose_words_these_are(content: Content) -> None:
    notes = dict(made(content, 3).notes)
    card = next(record.scorecards["RUR", 3] for record in state_records(content, DAY) if record.code == "RUR")
    assert notes["Recommendations on record: "] == "16 (supported 13, noted 2, supported in part 1)."
    counted = ", ".join(f"{level.label.lower()} {card.all.counts[level]}" for level in Level if card.all.counts[level])
    assert (
        notes["Levels of implementation as of 1 June 2025: "]
        == f"{counted}, not assessed yet {card.all.not_assessed}. Of these, 7 by rule from the treaty record."
    )
    assert "neither of the United Nations nor of Ruritania" in notes["Whose words these are: "]
    assert notes["Licence: "] == "Creative Commons Attribution 4.0 International, https://creativecommons.org/licenses/by/4.0/"
    assert notes["Sources, history and later changes: "] == "https://upr.example/scorecards/states/rur/cycle-3/"
    assert dict(made(content, 4).notes)["The record is not complete: "].startswith("Only the recommendations")


def test_without_the_address_of_the_site_nothing_links_to_nowhere(content: Content) -> None:
    for record in state_records(content, DAY):
        for _, matrix in matrices(replace(record, addresses=Addresses())):
            assert matrix.page == ""
            assert "on the page of this review on the site of UPR scorecards." in dict(matrix.notes).values()


def test_head_of_every_page_names_the_review_as_ohchr_does(files: dict[str, bytes]) -> None:
    section = word(files["RUR-4-matrix.docx"]).sections[0]
    assert section.header.paragraphs[0].text.split("\t")[0] == "UPR of Ruritania (4th Cycle - 48th Session)"
    assert section.footer.paragraphs[0].text == (
        "Levels and comments: UPR scorecards, independent of the United Nations and of the State, as of 1 June 2025. Creative Commons Attribution 4.0 International."
    )


def test_position_that_ohchr_has_no_word_for_is_told_in_ours_and_comes_last(files: dict[str, bytes]) -> None:
    assert [row[1] for row in word_rows(files["RUR-4-matrix.docx"]) if len(row) > 1][1:] == ["Supported", "Answer pending", "Unclear", "Not recorded"]


def test_paragraph_without_a_section_has_a_full_stop_so_that_it_cannot_be_a_word(content: Content) -> None:
    review: Review = content.reviews["RUR", 3].record
    bare = review.recommendations[0].model_copy(update={"paragraph": "7", "summary": "16 days are too few."})
    rows = word_rows(matrices_of(with_review(content, 3, recommendations=(bare,)))["RUR-3-matrix.docx"])
    assert list(rows)[2][0].startswith("7. 16 days are too few (")


@pytest.mark.parametrize(("number", "said"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (21, "21st"), (48, "48th")])
def test_cycles_and_sessions_are_counted_as_ohchr_writes_them(number: int, said: str) -> None:
    assert ordinal_number(number) == said


@pytest.mark.parametrize("cycle", [2, 3, 4])
def test_every_word_that_is_printed_is_read_back_as_what_it_stands_for(cycle: int) -> None:
    for folder in (GOLDEN, GOLDEN.parents[2] / "content"):
        content = read_content(folder)
        words = OhchrWords(content)
        for theme in content.theme_by_id.values():
            assert words.read("theme", words.theme(theme, cycle)) == ("theme", theme.id)
        for group in content.group_by_id.values():
            assert words.read("group", words.group(group)) == ("group", group.id)
        for goal in content.goal_by_number.values():
            assert words.read("sdg", words.goal(goal)) == ("sdg", str(goal.number))
