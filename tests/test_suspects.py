"""Rules about text look at a file's bytes first, and say of every file what they say when they look at each value."""

import re
import sys
from datetime import date
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks import Check, references, text
from generator.content import Content, SourceFile
from generator.yaml_document import Places, YamlDocument
from generator.yaml_lines import UNSURE, simple_value

RULES = (text.states_note_and_never_turn_down, text.text_has_no_control_characters, text.text_has_no_html, references.symbol_is_well_formed)
ALL_CHARACTERS = "".join(map(chr, range(sys.maxunicode + 1)))
PARTS = (
    *("<", "</", "<b>", "<b", "<!", "<?", "< b", "reject", "Rejected", "REJECTION", "re", "ject", "“", "”", "«", "»", "‘", "’", "''", '\\"', "\\\\"),
    *("ſ", "é", "\u202e", "\u2066", "\ufff9", "\ufdd0", "\U0001fffe", "\U0010ffff", "\u2027", "\u2030", "\ufffd", "法", "😀", "symbol: "),
    *("symbol: A/HRC/1", "{symbol: A/HRC/1, a: b}", "{symbol: A/hrc 1}", "symbol", "A/HRC/59/15/Add.1", "A/HRC", "a/1", ", ", " # ", ": ", "[", "]"),
    *("}",),
)
LINES = (
    *("a: {}", "{}: b", 'a: "{}"', "a: '{}'", "a: [{}, b]", 'a: ["{}"]', "a: {{b: {}}}", 'a: {{b: "{}"}}', "a: {{symbol: {}}}", "symbol: {}"),
    *('symbol: "{}"', '"symbol": {}', "symbol: A/HRC/1{}", "symbol: A/HRC/1, {}", 'a: {{symbol: A/HRC/1, text: "{}"}}'),
    *("a: [{{symbol: {}, b: c}}, {{symbol: A/HRC/2}}]", "title: {}", "a: b  # {}", "# {}", "a:\n  symbol: {}", "a:\n  - symbol: {}\n    b: c"),
    *("a:\n  - {}", "symbol:\n  - {}", "symbol:\n  symbol: {}", "symbol: [{}]"),
)


def said(rule: Check, data: bytes, *, is_simple: bool) -> list[object]:
    document = YamlDocument(simple_value(data.decode()), Places(data, is_simple=is_simple))
    return list(rule(Content(files=(SourceFile(PurePosixPath("states/RUR/cycle-3/review.yaml"), document),)), date(2025, 6, 1)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@given(line=st.sampled_from(LINES), parts=st.lists(st.sampled_from(PARTS), min_size=1, max_size=4))
def test_rule_says_the_same_of_bytes_and_of_values(rule: Check, line: str, parts: list[str]) -> None:
    written = line.format("".join(parts)) + "\nlast: A/HRC/1\n"
    if simple_value(written) is not UNSURE:
        assert said(rule, written.encode(), is_simple=True) == said(rule, written.encode(), is_simple=False)


@pytest.mark.parametrize("written", ["a: <b>", "a: Rejects it", "a: x\u202ey", "symbol: A/hrc 1", "a: {symbol: x, b: c}", "symbol: A/HRC/1, x"])
def test_faults_of_simple_files_are_found(written: str) -> None:
    assert any(said(rule, written.encode(), is_simple=True) for rule in RULES)


def test_no_character_that_hides_is_usual() -> None:
    hiding = set(text.CONTROL.findall(ALL_CHARACTERS))
    assert len(hiding) > 100
    assert not [character for character in hiding if text.USUAL.fullmatch(character)]


def test_no_other_letters_are_read_as_those_of_a_word() -> None:
    assert set(re.findall("[reject]", ALL_CHARACTERS, re.IGNORECASE)) == set("rejctREJCT")


def test_most_files_need_no_look_at_each_value() -> None:
    golden = Path(__file__).parent / "golden/content/states/RUR/cycle-3"
    for name in ("review.yaml", "assessments.yaml"):
        data = (golden / name).read_bytes()
        assert not references.may_hold_another_symbol(data)
        assert text.USUAL.fullmatch(data.decode())
