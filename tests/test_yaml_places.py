"""Places are found when somebody asks, from the bytes alone, and are those of the file."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.problem import Place
from generator.yaml_document import Places, YamlDocument, parse_yaml
from generator.yaml_events import walk

SIMPLE = '# c\na: b\nlist:   # d\n  # e\n  - x: 1\n    y: {k: [v, "w"], "q": null}\n\n  - x: 2\nempty:\nlast: [p]'
ODD = SIMPLE.replace("a: b", "a: >\n  b")


@pytest.mark.parametrize("text", [SIMPLE, ODD], ids=["simple", "odd"])
@pytest.mark.parametrize("known", ["known", "to be found out"])
def test_places_are_those_of_the_safe_reading(text: str, known: str) -> None:
    safe = walk(text, with_places=True)
    places = Places(text.encode(), is_simple=text is SIMPLE if known == "known" else None)
    assert {path: places.find(path) for path in safe.places} == safe.places
    assert {path: places.find(path, of_key=True) for path in safe.key_places} == safe.key_places
    assert places.values == safe.places
    assert places.keys == safe.key_places


@pytest.mark.parametrize("text", [SIMPLE, ODD], ids=["simple", "odd"])
def test_what_is_not_there_has_no_place(text: str) -> None:
    places = Places(text.encode())
    for path in [("b",), ("list", 2), ("list", 0, "z"), ("list", 0, "y", "k", 2), ("list", 0, "y", "k", 0, 0), ("a", "b"), ("empty", 0), ("list", "x")]:
        assert places.find(path) is None
        assert places.find(path, of_key=True) is None


def test_value_kept_elsewhere_becomes_a_document_with_places() -> None:
    read, _ = parse_yaml(SIMPLE.encode())
    assert read is not None
    kept = YamlDocument(read.value, Places(SIMPLE.encode()))
    for path in [(), ("list",), ("list", 1), ("list", 1, "x"), ("list", 1, "nowhere"), ("nowhere",)]:
        for of_key in (True, False):
            assert kept.place(path, of_key=of_key) == read.place(path, of_key=of_key)


def test_items_taken_out_leave_the_places_of_the_others() -> None:
    read, _ = parse_yaml(SIMPLE.encode())
    assert read is not None
    left = replace(read, value={"list": [{"x": "2"}]}, kept={"list": (1,)})
    assert left.place(("list", 0, "x")) == Place(8, 8)
    assert left.place(("list", 0, "x"), of_key=True) == Place(8, 5)


def test_document_without_a_file_begins_where_files_begin() -> None:
    assert YamlDocument(None).place(("anything",), of_key=True) == Place(1, 1)


def test_bytes_that_are_no_text_have_places_all_the_same() -> None:
    assert Places(b"a: \xff\n").find(("a",)) == Place(1, 4)


def test_places_are_found_without_reading_the_file_again(monkeypatch: pytest.MonkeyPatch) -> None:
    read, _ = parse_yaml(Path(__file__).parent.joinpath("golden/content/states/RUR/cycle-3/review.yaml").read_bytes())
    assert read is not None
    monkeypatch.setattr("generator.yaml_events.walk", None)
    assert read.place(("recommendations", 1, "by", 0)).line > read.place(("recommendations", 0, "by", 0)).line
