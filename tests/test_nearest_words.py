"""Whoever writes a word that is on no list is told the nearest right ones."""

import re
import shutil
from pathlib import Path

import pytest
from support import GOLDEN, TODAY, scorecards

from generator.shape_faults import nearest

REVIEW = "states/RUR/cycle-3/review.yaml"
ASSESSMENTS = "states/RUR/cycle-3/assessments.yaml"
TOLD = {
    "a State by its name": (REVIEW, "by: [FRE, SYL]", "by: [Sylvania]", "did you mean SYL (Sylvania)?"),
    "a State by the beginning of its name": (REVIEW, "by: [FRE, SYL]", "by: [Sylv]", "did you mean SYL (Sylvania)?"),
    "a State by a name in another language": (REVIEW, "by: [FRE, SYL]", "by: [Ruritanie]", "did you mean RUR (Ruritania)?"),
    "a State by a former name": (REVIEW, "by: [FRE, SYL]", "by: [Kingdom of Ruritania]", "did you mean RUR (Ruritania)?"),
    "a State by a former code": (REVIEW, "by: [FRE, SYL]", "by: [RTA]", "did you mean RUR (Ruritania)"),
    "a State by two letters": (REVIEW, "by: [FRE, SYL]", "by: [SY]", "did you mean SYL (Sylvania)?"),
    "a State in the status of a treaty": ("treaty_status/river-treaty.yaml", "no_action: [SYL]", "no_action: [SYV]", "did you mean SYL (Sylvania)?"),
    "a theme": (REVIEW, "themes: [education]", "themes: [educaton]", "did you mean education?"),
    "a theme by the beginning of a word of it": (REVIEW, "themes: [education]", "themes: [ratification]", "did you mean treaty-ratification?"),
    "a group by another's label": (REVIEW, "groups: [children, older-persons]", "groups: [Children]", "did you mean children?"),
    "a treaty by its abbreviation": (REVIEW, "treaties: [river-treaty]", "treaties: [TCR]", "did you mean river-treaty?"),
    "a source": (ASSESSMENTS, "{source: ombudsman}", "{source: Ombudsmann}", "did you mean ombudsman?"),
    "a source by its beginning": (ASSESSMENTS, "{source: ombudsman}", "{source: ombuds}", "did you mean ombudsman?"),
    "a level": (ASSESSMENTS, "level: not_implemented", "level: not implemented", "did you mean not_implemented?"),
    "a level by its beginning": (ASSESSMENTS, "level: not_implemented", "level: partial", "did you mean partially_implemented?"),
    "a position": (REVIEW, "position: noted", "position: note", "did you mean noted?"),
    "a key": (REVIEW, "    position: noted", "    positon: noted", 'did you mean "position"?'),
    "a key by its beginning": (REVIEW, "    position_source: {symbol: A/HRC/99/15,", "    position_source: {symb: A/HRC/99/15,", 'did you mean "symbol"?'),
    "a recommendation": (ASSESSMENTS, '"122.1":', '"122.111":', "did you mean 122.1"),
}


@pytest.mark.parametrize("case", TOLD)
def test_nearest_right_word_is_told(case: str, tmp_path: Path) -> None:
    file, right, wrong, told = TOLD[case]
    shutil.copytree(GOLDEN, tmp_path / "content")
    text = (tmp_path / "content" / file).read_text(encoding="utf-8")
    assert right in text
    (tmp_path / "content" / file).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    out = scorecards(tmp_path, "check", "--today", TODAY, f"content/{file}").out
    assert told in out, out


def test_word_that_begins_nothing_and_looks_like_nothing_has_no_advice() -> None:
    assert nearest("zzzz", ["supported", "noted"]) == []
    assert nearest("sup", ["supported", "noted"]) == []
    assert nearest("supp", ["supported", "noted"]) == ["supported"]
    assert re.fullmatch(r"\w+", nearest("partial", ["fully_implemented", "partially_implemented"])[0])
