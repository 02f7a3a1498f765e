"""A matrix that goes out as a Word file and comes back through `scorecards import ohchr-list` is the record that it was made of.

It carries paragraph, words, recommending States, parts, position and its source, themes, groups and goals. Not carried, and named in
`NOT_CARRIED`: what has no column. Words come back as `text` with one full stop at their end, whether they were a text or a summary; of a
recommendation with parts the parts carry the words. A text with a State's name in brackets of its own would be read as asked by that State.
"""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from matrix_data import matrices_of, read_content
from support import GOLDEN, ROOT, project, scorecards

from generator.content import Authored, Content
from generator.importers.listed import ImportedList, ListedPart, ListedSource
from generator.importers.ohchr_list import read_ohchr_list
from generator.model import Citation, Part, Recommendation
from generator.vocabulary import Position

NOT_CARRIED = {
    *("summary", "text", "parts"),  # compared by their words below
    *("position_history", "claimed_implemented", "treaties", "treaty_action", "action_category", "kind", "links"),
}
GOLDEN_REVIEWS = [("RUR", 3), ("RUR", 4)]
REAL_REVIEWS = [("SVN", 3), ("SVN", 4), ("NLD", 2)]  # two whole ones; a partial one with titles as sources and answers still to come
REVIEWS = [*((GOLDEN, *key) for key in GOLDEN_REVIEWS), *((ROOT / "content", *key) for key in REAL_REVIEWS)]
each_review = pytest.mark.parametrize(("folder", "code", "cycle"), REVIEWS, ids=[f"{code}-{cycle}" for _, code, cycle in REVIEWS])


@pytest.fixture(scope="module")
def real() -> Content:
    return read_content(ROOT / "content")


def written(folder: Path, content: Content, code: str, cycle: int) -> Path:
    file = folder / f"{code}-{cycle}-matrix.docx"
    file.write_bytes(matrices_of(content, code)[file.name])
    return file


def imported(folder: Path, file: Path, *more: str) -> str:
    code, cycle, _ = file.name.split("-")
    ran = scorecards(folder, "import", "ohchr-list", str(file), "--state", code, "--cycle", cycle, *more)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def asked(item: Recommendation) -> list[tuple[str, tuple[str, ...]]]:
    """What is asked by whom, with one full stop at the end of each ask."""
    asks: tuple[Recommendation | Part, ...] = item.parts or (item,)
    return [(f"{(one.text or one.summary or '').removesuffix('.')}.", one.by) for one in asks]


def carried(item: Recommendation) -> dict[str, Any]:
    return {**item.model_dump(exclude=NOT_CARRIED), "asked": asked(item)}


@each_review
def test_import_of_a_matrix_into_the_record_it_was_made_of_changes_no_byte(folder: Path, code: str, cycle: int, tmp_path: Path) -> None:
    root = project(tmp_path, folder)
    review = root / f"content/states/{code}/cycle-{cycle}/review.yaml"
    before = review.read_bytes()
    said = imported(root, written(tmp_path, read_content(folder), code, cycle)).splitlines()
    assert len(said) == 2  # how many were read, and what follows: no change, nothing to decide, no note
    assert said[1].endswith("review.yaml: nothing changed")
    assert review.read_bytes() == before


@pytest.mark.parametrize("is_there", [True, False], ids=["a review without recommendations", "no review"])
@each_review
def test_import_of_a_matrix_into_an_empty_record_gives_the_record_again(folder: Path, code: str, cycle: int, tmp_path: Path, *, is_there: bool) -> None:
    root = project(tmp_path, folder)
    content = read_content(folder)
    before = content.reviews[code, cycle].record
    place = root / f"content/states/{code}/cycle-{cycle}"
    shutil.rmtree(place)
    if is_there:
        place.mkdir()
        bare = {"state": code, "cycle": cycle, "session": before.session, "status": "held", "record": "none"}
        (place / "review.yaml").write_text(yaml.safe_dump(bare, sort_keys=False), encoding="utf-8")
    imported(root, written(tmp_path, content, code, cycle), "--with-text")
    after = read_content(root / "content").reviews[code, cycle].record
    assert after.session == before.session
    assert [carried(item) for item in after.recommendations] == [carried(item) for item in before.recommendations]


def test_every_kind_of_value_that_is_not_carried_is_named() -> None:
    assert set(Recommendation.model_fields) > NOT_CARRIED
    carried_fields = set(Recommendation.model_fields) - NOT_CARRIED
    assert carried_fields == {"paragraph", "by", "position", "position_source", "themes", "groups", "sdgs"}


def test_matrices_of_many_states_are_read_back_without_a_fault_or_a_remark(real: Content, tmp_path: Path) -> None:
    chosen = sorted({code for (code, _), review in real.reviews.items() if review.record.recommendations})[::8]
    for code in chosen:
        for name, data in matrices_of(real, code).items():
            if name.endswith(".docx"):
                (tmp_path / name).write_bytes(data)
                found = read_ohchr_list(tmp_path / name, real)
                review = real.reviews[code, int(name.split("-")[1])].record
                assert (found.state, found.cycle, found.session) == (code, review.cycle, review.session)
                assert (found.faults, found.remarks) == ((), ())
                assert {one.paragraph: one.by for one in found.recommendations} == {one.paragraph: one.by for one in review.recommendations}


SOURCES = {
    "plain": Citation(symbol="A/HRC/59/15/Add.1", paragraph="3"),
    "without a paragraph": Citation(symbol="A/HRC/59/15/Add.1"),
    "several paragraphs": Citation(symbol="A/HRC/59/15", paragraph="12, 14 and 15-17"),
    "a part of a paragraph": Citation(symbol="A/HRC/59/15", paragraph="28.1a"),
    "another body": Citation(symbol="CCPR/C/SVN/4", paragraph="9"),
    "a title": Citation(title="UPR Info, database of recommendations"),
    "a title with a paragraph": Citation(title="A “letter” - Para. 3 of A/HRC/1/2", paragraph="4"),
}


def read_with(content: Content, tmp_path: Path, **changes: Any) -> ImportedList:
    """What comes back of a matrix of one recommendation with these values."""
    authored = content.reviews["RUR", 4]
    review = authored.record.model_copy(update={"recommendations": (authored.record.recommendations[0].model_copy(update=changes),)})
    changed = replace(content, reviews={**content.reviews, ("RUR", 4): Authored(authored.path, authored.document, review)})
    return read_ohchr_list(written(tmp_path, changed, "RUR", 4), changed)


@pytest.mark.parametrize("case", SOURCES)
def test_source_of_a_position_comes_back(case: str, tmp_path: Path) -> None:
    source = SOURCES[case]
    found = read_with(read_content(GOLDEN), tmp_path, position_source=source)
    assert found.recommendations[0].position_source == ListedSource(source.symbol, source.paragraph, source.title)
    assert (found.faults, found.remarks) == ((), ())


@pytest.mark.parametrize("position", Position)
def test_every_position_comes_back(position: Position, tmp_path: Path) -> None:
    assert read_with(read_content(GOLDEN), tmp_path, position=position).recommendations[0].position is position


def test_goals_come_back_with_their_targets_in_the_order_of_numbers(tmp_path: Path) -> None:
    found = read_with(read_content(GOLDEN), tmp_path, sdgs=("16", "16.10", "6.b", "16.3", "6.2", "6"))
    assert found.recommendations[0].sdgs == ("6", "6.2", "6.b", "16", "16.3", "16.10")


@pytest.mark.parametrize("paragraph", ["7", "7a", "140", "140.10", "140.10a", "999.999"])
def test_every_form_of_paragraph_comes_back(paragraph: str, tmp_path: Path) -> None:
    assert read_with(read_content(GOLDEN), tmp_path, paragraph=paragraph).recommendations[0].paragraph == paragraph


def test_parts_come_back_with_their_states(tmp_path: Path) -> None:
    parts = (Part(summary="Sign the treaty (No. 29).", by=("SYL", "VAT")), Part(summary="Ratify it; and publish it.", by=("FRE", "SYL")))
    found = read_with(read_content(GOLDEN), tmp_path, parts=parts, by=("SYL", "VAT", "FRE")).recommendations[0]
    assert found.parts == (ListedPart("Sign the treaty (No. 29)", ("SYL", "VAT")), ListedPart("Ratify it; and publish it", ("FRE", "SYL")))
    assert found.by == ("SYL", "VAT", "FRE")
