"""YAML gives text with places, inside bounds."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problem import Place
from generator.yaml_document import MAX_BYTES, Plain, parse_yaml


def value(text: str) -> object:
    document, faults = parse_yaml(text.encode())
    assert not faults, faults
    assert document is not None
    return document.value


@pytest.mark.parametrize(
    "scalar", ["140.10", "NO", "yes", "012", "1:30", "2024-01-02", "1e3", "0x10", ".5", "true", "=", "<<x", "- x", "1_000"], ids=lambda text: f"{text!r}"
)
def test_scalar_stays_the_text_it_is(scalar: str) -> None:
    assert value(f"key: {scalar}\n" if not scalar.startswith("-") else f'key: "{scalar}"\n') == {"key": scalar}


@pytest.mark.parametrize("empty", ["", "~", "null"])
def test_empty_value_is_none(empty: str) -> None:
    assert value(f"key: {empty}\n") == {"key": None}


def test_quoted_text_is_never_none_and_not_plain() -> None:
    found = value('a: "null"\nb: "140.10"\nc: 140.10\n')
    assert found == {"a": "null", "b": "140.10", "c": "140.10"}
    assert isinstance(found, dict)
    assert [isinstance(found[key], Plain) for key in "abc"] == [False, False, True]


def test_places_are_those_of_value_and_key_in_characters() -> None:
    document, _ = parse_yaml("ключ: {а: [x, 👩‍👩‍👧, yy]}\nb:\n  - c: d\n".encode())
    assert document is not None
    assert document.place(("ключ", "а", 2)) == Place(1, 22)
    assert document.place(("b", 0, "c")) == Place(3, 8)
    assert document.place(("b", 0, "c"), of_key=True) == Place(3, 5)


def test_place_of_what_is_missing_is_that_of_its_nearest_parent() -> None:
    document, _ = parse_yaml(b"a:\n  - b: c\n")
    assert document is not None
    assert document.place(("a", 0, "missing", 3)) == Place(2, 5)
    assert document.place(("nowhere",)) == Place(1, 1)


def test_byte_order_mark_is_no_text() -> None:
    assert parse_yaml(b"\xef\xbb\xbfa: b\n")[0].value == {"a": "b"}  # type: ignore[union-attr]


def test_all_duplicate_keys_of_a_file_are_found() -> None:
    document, faults = parse_yaml(b"a: 1\na: 2\nb: {c: 1, c: 2}\n")
    assert [(fault.place.line, fault.check) for fault in faults] == [(2, "duplicate_key"), (3, "duplicate_key")]
    assert document is not None
    assert document.value == {"a": "1", "b": {"c": "1"}}


@pytest.mark.parametrize("text", ["? [a]\n: b\n", "{[a]: b}\n"])
def test_key_that_is_no_word_is_refused(text: str) -> None:
    document, faults = parse_yaml(text.encode())
    assert document is None
    assert faults[0].message == "a list or mapping is used as a key; write a word"


@given(st.binary(max_size=400))
def test_no_bytes_whatever_break_the_reader(data: bytes) -> None:
    document, faults = parse_yaml(data)
    assert document is not None or faults
    for fault in faults:
        assert fault.place.line >= 1
        assert fault.place.column >= 1


@given(st.text(alphabet="ab:-[]{}&*!|>'\"\n #,?%@`\t~", max_size=120))
def test_no_arrangement_of_yaml_marks_breaks_the_reader(text: str) -> None:
    document, faults = parse_yaml(text.encode())
    assert document is not None or faults


JSON_LIKE = st.recursive(
    st.none() | st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(alphabet="abcdef", min_size=1, max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(JSON_LIKE)
def test_what_json_writes_is_read_back_as_the_same_text(written: object) -> None:
    assert value(json.dumps({"value": written}, ensure_ascii=False)) == {"value": written}


def test_file_of_exactly_the_largest_size_is_read() -> None:
    assert parse_yaml(b"a: b\n" + b"#" * (MAX_BYTES - 5))[0] is not None
    assert parse_yaml(b"a: b\n" + b"#" * (MAX_BYTES - 4))[0] is None
