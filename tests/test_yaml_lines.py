"""The fast reading of YAML says what the safe one says, or that it is not sure; and takes no longer for the worst of files."""

import random
import re
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as patterns  # type: ignore[attr-defined]
from typing import Any

import pytest
from both_readings import PIECES, changed, differences, is_same, of_pieces, part_of
from hypothesis import given
from hypothesis import strategies as st
from odd_files import odd_file

from generator import yaml_lines
from generator.yaml_document import MAX_BYTES, parse_yaml
from generator.yaml_events import walk
from generator.yaml_lines import UNSURE, simple_value
from generator.yaml_plain import MAX_NODES, Plain

ROOT = Path(__file__).parent.parent
FILES = [path for folder in ("content", "tests") for path in sorted((ROOT / folder).rglob("*.yaml"))]
SOME = [path for path in FILES if "states" not in path.parts or "RUR" in path.parts or "SVN" in path.parts]


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig")


def test_readings_agree_on_every_file() -> None:
    texts = [text_of(path) for path in FILES]
    values = [simple_value(text) for text in texts]
    assert sum(value is UNSURE for value in values) < len(texts) / 50, "nearly all files are in the simple form"
    for path, text, value in zip(FILES, texts, values, strict=True):
        if value is not UNSURE:
            safe = walk(text)
            assert not safe.refused, path
            assert not safe.faults, path
            assert is_same(value, safe.value), path


def test_readings_agree_on_the_places_of_some_files() -> None:
    for path in SOME:
        assert not set(differences(text_of(path))), path


@pytest.mark.parametrize("name", ["golden/content/states/RUR/cycle-3/assessments.yaml", "golden/content/states/RUR/state.yaml"])
def test_readings_agree_on_every_beginning_of_a_file(name: str) -> None:
    text = text_of(ROOT / "tests" / name)
    for length in range(0, len(text), 7):
        assert not set(differences(text[:length])), text[:length]


@pytest.mark.parametrize("seed", range(40))
def test_readings_agree_on_changed_parts_of_files_and_generated_files(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(50):
        base = odd_file(chance.randrange(10**6)).text if chance.random() < 0.1 else part_of(chance, text_of(chance.choice(SOME)))
        text = changed(chance, base)
        assert not set(differences(text)), text
        text = of_pieces(chance)
        assert not set(differences(text)), text


@given(st.lists(st.sampled_from(PIECES), max_size=24))
def test_readings_agree_on_pieces_of_yaml_in_any_order(pieces: list[str]) -> None:
    for text in (
        "".join(pieces),
        f"key: {''.join(pieces)}\n",
        f"key:\n  - {''.join(pieces)}\n",
        f"key: [{''.join(pieces)}]\n",
        f"key: {{{''.join(pieces)}}}\n",
    ):
        assert not set(differences(text)), text


LONG = "b c " * 500 + "d"
SIMPLE = {
    "words": ("a: b c\n", {"a": Plain("b c")}),
    "a colon within": ("a: b:c 12:30\n", {"a": Plain("b:c 12:30")}),
    "a hash within": ("a: b#c\n", {"a": Plain("b#c")}),
    "quotes": ("a: \"b 'c' # d: e\"\nf: 'it''s'\ng: \"\"\nh: ''\n", {"a": "b 'c' # d: e", "f": "it's", "g": "", "h": ""}),
    "quotes in quotes": (r'a: "\"b\" \\ c"' + "\n", {"a": r'"b" \ c'}),
    "nothing": ("a:\nb: ~\nc: null\nd: # none\n", {"a": None, "b": None, "c": None, "d": None}),
    "other spellings of nothing": ("a: Null\nb: none\n", {"a": Plain("Null"), "b": Plain("none")}),
    "items": ("a:\n  - b\n  - 'c'\n  - [d]\n", {"a": [Plain("b"), "c", [Plain("d")]]}),
    "mappings": ("a:\n  - b: c\n    d:\n      - e\n  - f:\ng: h\n", {"a": [{"b": Plain("c"), "d": [Plain("e")]}, {"f": None}], "g": Plain("h")}),
    "brackets": ('a: [b, "c", {d: [e], "f": null}]\ng: {}\nh: []\n', {"a": [Plain("b"), "c", {"d": [Plain("e")], "f": None}], "g": {}, "h": []}),
    "comments": ("# one\n\na: b  # two\n   # three\nc: [d] # four\n#", {"a": Plain("b"), "c": [Plain("d")]}),
    "keys in quotes": ('"121.4":\n  x: y\n"a b": c\n', {"121.4": {"x": Plain("y")}, "a b": Plain("c")}),
    "text longer than a key may be": (f"a: {LONG}\nb:\n  - {LONG}\n  - '{LONG}'\nc: [\"{LONG}\"]\n", {"a": Plain(LONG), "b": [Plain(LONG), LONG], "c": [LONG]}),
    "six scripts": ("a: Сло́вения\nb: [斯洛文尼亚]\nc: سلوفينيا\n", {"a": Plain("Сло́вения"), "b": [Plain("斯洛文尼亚")], "c": Plain("سلوفينيا")}),
}


@pytest.mark.parametrize(("text", "value"), SIMPLE.values(), ids=SIMPLE)
def test_simple_form_is_read(text: str, value: Any) -> None:
    assert is_same(simple_value(text), value)
    assert not set(differences(text))


NOT_SIMPLE = (
    *("", "#\n", "a\n", "- a\n", "[a]\n", "  a: b\n", "---\na: b\n", "a: b\n...\n", "a: b\na: c\n", "a: {b: c, b: d}\n", "a: &b c\n", "a: *b\n"),
    *("a: !b c\n", "<<: a\n", "a: |\n  b\n", "a: >\n  b\n", "a:\n- b\n", "a:\n   b: c\n", "a:\n  b\n", "a: b\n  c\n", "a: b: c\n", "? a\n"),
    *("a:\tb\n", "a: b\r\n", "a: \x85\n", "a: [b\n  ]\n", "a: [b,]\n", "a: [b,c]\n", "a: [b, ]\n", "a: [, b]\n", "a: [[], []b]\n", "a: [], \n"),
    *("a: [b], #\n", "a: [{}{}]\n", "a: [b][c]\n", "a: [b], [c]\n", "a: [{b: c}], [d]\n", "a: [b: c]\n", "a: {b}\n", "a: {b: c]\n", "a: [b]]\n"),
    *("a: [b] c\n", 'a: "b\n', 'a: "\\u0041"\n', "a: [[[[b]]]]\n", "a: -b\n", "a: @b\n", "a: 'b'c\n", '"a":b\n', "a:\n  -\n", "a:\n  - - b\n"),
    *("a:\n  - b\n    c: d\n", "a: b # c\n  d: e\n", "a: \u2028\n", "a: \ufeff\n"),
)


@pytest.mark.parametrize("text", NOT_SIMPLE, ids=repr)
def test_fast_reading_is_not_sure_of_anything_else(text: str) -> None:
    assert simple_value(text) is UNSURE
    assert not set(differences(text))


def _repeats(parsed: Any) -> list[Any]:
    """The repetitions of a pattern that can give back what they took, bounded ones apart."""
    found: list[Any] = []
    for code, argument in parsed:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT) and argument[1] > 1:
            found.append(argument)
        for inner in argument if isinstance(argument, list | tuple) else ():
            if isinstance(inner, patterns.SubPattern):
                found += _repeats(inner)
            elif isinstance(inner, list):
                found += [repeat for branch in inner if isinstance(branch, patterns.SubPattern) for repeat in _repeats(branch)]
    return found


def test_no_pattern_ever_gives_back_what_it_took() -> None:
    compiled = [value for value in vars(yaml_lines).values() if isinstance(value, re.Pattern)]
    assert len(compiled) >= 7
    assert _repeats(patterns.parse("(?:a|b*)*+(c+)")), "the test sees them where they are"
    for pattern in compiled:
        assert not _repeats(patterns.parse(pattern.pattern)), pattern.pattern


MANY = MAX_BYTES - 100
HOSTILE = {
    "brackets": "[" * 100_000,
    "brackets behind a key": "a: " + "[" * 390_000,
    "curly brackets behind a key": "a: " + "{" * MANY,
    "closing brackets": "a: [" + "]" * MANY,
    "empty lines": "\n" * MANY,
    "comments": "#\n" * (MANY // 2),
    "zeros": "a: b\n" + "\0" * MANY,
    "spaces before a colon": "a: b" + " " * MANY + ":",
    "words before a colon": "a: " + "x " * (MANY // 2) + ": ",
    "quotes in quotes": 'a: "' + '\\"' * (MANY // 2),
    "single quotes": "a: '" + "''" * (MANY // 2),
    "text in brackets that ends in a space": "a: [" + "x" * MANY + " ]",
    "a key as long as keys may be": "a: {" + "a" * 80 + ": " + "x" * MANY + " ]",
    "a long key": "a" * MANY + ": b",
    "more lines than are read": "a:\n" + "  - b\n" * 60_000,
    "more values than are read": "a: [" + "b, " * MAX_NODES + "b]",
    "depth": "".join(" " * 2 * depth + "a:\n" for depth in range(1_000)),
    "quotes that stop": 'a: ["' + 'a"x"' * (MANY // 4) + '"]',
    "a fault after many items": "a: [" + "{a: b}, " * 30_000 + "x: ]",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_worst_of_files_is_left_to_the_safe_reading_at_once(text: str) -> None:
    assert simple_value(text) is UNSURE


def test_as_many_values_as_the_safe_reading_takes_are_read_by_both() -> None:
    text = "a: [" + "b, " * 30_000 + "b]\n"
    document, faults = parse_yaml(text.encode())
    assert not faults
    assert document is not None
    assert is_same(document.value, walk(text).value)
