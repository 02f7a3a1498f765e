"""Text in the API: whatever people write comes back unchanged, bears no mark, and nobody is named who must not be."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from api_files import across_of, all_json, as_json, files_of, kind_of, record_of, reviews_in, values
from hypothesis import given, settings
from hypothesis import strategies as st
from support import GOLDEN, project

from generator.content import Authored, Content
from generator.model import Record
from generator.open_data.api.encode import json_text, text_or_null
from generator.open_data.api.states import state_files
from generator.open_data.stamps import META
from generator.read import read

HOSTILE = {
    "formula": '=HYPERLINK("https://evil.example";"x")',
    "newline": "one\ntwo\r\nthree\u2028four\x85five",
    "quote": '"\'\\"},{</script>',
    "override": "\u202eright to left",
    "nul": "a\0b\0meta\0c",
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈",
    "long": "x" * 10_000,
}
FREE_TEXT = frozenset({"summary", "text", "says", "reason", "setbacks", "publisher", "title", "note", "record_note", "name", "silent", "short"})
FREE_LISTS = frozenset({"remaining_actions", "technical_assistance", "former_names"})
GOLDEN_CONTENT, _ = read(GOLDEN)


def with_text(record: Record, text: str) -> Record:
    """The record with this text wherever people write freely, below it too."""
    update: dict[str, Any] = {}
    for name in type(record).model_fields:
        value = getattr(record, name, None)
        if name in FREE_TEXT and isinstance(value, str):
            update[name] = text
        elif name in FREE_LISTS:
            update[name] = (text,)
        elif name == "names" and value:
            update[name] = dict.fromkeys(value, text)
        elif isinstance(value, Record):
            update[name] = with_text(value, text)
        elif isinstance(value, tuple) and value and isinstance(value[0], Record):
            update[name] = tuple(with_text(one, text) for one in value)
        elif isinstance(value, dict):
            update[name] = {key: with_text(one, text) if isinstance(one, Record) else one for key, one in value.items()}
    return record.model_copy(update=update)


def spoiled(content: Content, text: str) -> Content:
    def each(authored: Mapping[Any, Authored[Any]]) -> dict[Any, Any]:
        return {key: replace(one, record=with_text(one.record, text)) for key, one in authored.items()}

    lists = {
        name: replace(one, record=with_text(one.record, text))
        for name in ("observers", "themes", "groups", "sdgs", "treaties")
        if (one := getattr(content, name))
    }
    return replace(content, states=each(content.states), reviews=each(content.reviews), assessments=each(content.assessments), **lists)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_comes_back_unchanged(text: str) -> None:
    before = Counter({key for _, body in all_json(across_of(GOLDEN_CONTENT)).items() for key, value in values(body) if key in FREE_TEXT and value is not None})
    across = across_of(spoiled(GOLDEN_CONTENT, text), changelog=f"## 1\n\n### Corrections\n\n- RUR-3-121.1: {text.splitlines()[0]}\n")
    for file in files_of(across):
        assert file.data.count(b"\0") == (2 if kind_of(str(file.path)) else 0)
        assert file.data.count(b"\n") == 1
        assert file.data.endswith(b"\n")
    files = all_json(across)
    came_back = Counter({key for body in files.values() for key, value in values(body) if value == text})
    assert came_back.keys() >= {"summary", "says", "reason", "name", "title", "remaining_actions"} & before.keys()
    records = [record for review in reviews_in(files) for record in review["recommendations"]]
    assert {record["summary"] for record in records} <= {text, None}
    assert {claim["says"] for record in records for claim in record["claims"]} == {text}


@given(st.text())
def test_a_text_written_into_json_is_the_text_and_bears_no_mark_and_no_line(text: str) -> None:
    for written in (json_text([text]), f"[{text_or_null(text)}]"):
        assert json.loads(written) == [text]
        assert not {"\0", "\n", "\r"} & {*written}


@settings(max_examples=30)
@given(st.text(min_size=1) | st.just(META.decode()))
def test_no_text_of_a_record_bears_a_mark(text: str) -> None:
    for file in state_files(record_of(across_of(spoiled(GOLDEN_CONTENT, text)), "RUR")):
        assert file.data.startswith(b'{"meta":' + META + b",")
        assert file.data.count(b"\0") == 2
        assert json.loads(file.data.replace(META, b"0"))


def test_an_anonymised_source_leaves_nothing_but_who_speaks(tmp_path: Path) -> None:
    folder = project(tmp_path) / "content"
    path, secret = folder / "states/RUR/cycle-3/assessments.yaml", "jane-doe"
    leaks = f"symbol: A/{secret}, publisher: {secret}, title: {secret}, date: 1987-01-02, url: 'https://{secret}.example/', archived_url: 'https://{secret}.example/a'"
    written = path.read_text(encoding="utf-8").replace("witness", secret).replace("sensitivity: anonymised", f"sensitivity: anonymised, {leaks}")
    path.write_text(written, encoding="utf-8")
    content, _ = read(folder)
    files = list(files_of(across_of(content)))
    assert all(secret.encode() not in file.data and b"1987-01-02" not in file.data for file in files)
    review = next(as_json(file) for file in files if str(file.path) == "api/v1/states/rur/cycle-3.json")
    (source,) = (source for source in review["sources"] if source["is_anonymised"])
    assert source == {**dict.fromkeys(source), "key": "anonymised.1", "type": "other", "is_anonymised": True}
    claimed = {claim["source"] for one in review["recommendations"] for claim in one["claims"]}
    cited = {evidence["source"] for one in review["recommendations"] for said in one["assessments"] for evidence in said["evidence"]}
    assert "anonymised.1" in claimed & cited
    assert claimed | cited <= {source["key"] for source in review["sources"]}
