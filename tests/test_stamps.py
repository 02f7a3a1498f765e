"""The version of the data is put in where its marks stand, and nowhere else."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.open_data.stamps import DAY, DAY_BASIC, DAY_TIME, META, VERSION, meta, stamped, version_words
from generator.version import DataVersion

TODAY = date(2026, 11, 24)
COMMIT = "0123456789abcdef0123456789abcdef01234567"
VERSIONS = [DataVersion(date(2026, 11, 20)), DataVersion(date(2026, 11, 20), COMMIT), DataVersion(date(2026, 11, 20), COMMIT, is_changed=True)]


@pytest.mark.parametrize(
    ("version", "words"),
    list(zip(VERSIONS, ["2026-11-20", "2026-11-20+0123456789", "2026-11-20+0123456789.changed"], strict=True)),
    ids=["no git", "committed", "changed since"],
)
def test_version_is_one_word_of_day_and_commit(version: DataVersion, words: str) -> None:
    assert version_words(version) == words
    assert meta(version, TODAY)["data_version"] == words
    assert stamped(b"<g>" + VERSION + b"</g>", version, TODAY) == f"<g>{words}</g>".encode()


def test_day_is_that_of_the_data_in_the_form_of_each_format() -> None:
    text = b"|".join((DAY, DAY_TIME, DAY_BASIC, DAY))
    assert stamped(text, VERSIONS[1], TODAY) == b"2026-11-20|2026-11-20T00:00:00Z|20261120T000000Z|2026-11-20"


def test_meta_says_when_of_what_and_under_which_licence() -> None:
    said = json.loads(stamped(b'{"meta":' + META + b',"code":"SVN"}\n', VERSIONS[1], TODAY))
    assert said["code"] == "SVN"
    assert said["meta"] == {
        "generated_at": "2026-11-24T00:00:00Z",
        "data_version": "2026-11-20+0123456789",
        "data_day": "2026-11-20",
        "data_commit": COMMIT,
        "api_version": "1.0.0",
        "method_version": "1",
        "licence": "CC-BY-4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
    }


@given(st.text())
def test_text_in_json_bears_no_mark(text: str) -> None:
    body = json.dumps({"says": text, "marks": [mark.decode() for mark in (META, DAY, VERSION)]}, ensure_ascii=False)
    data = b'{"meta":' + META + b"," + body[1:].encode("utf-8", "surrogatepass")
    after = json.loads(stamped(data, VERSIONS[1], TODAY).decode("utf-8", "surrogatepass"))
    assert after["says"] == text
    assert after["marks"] == [mark.decode() for mark in (META, DAY, VERSION)]


@given(st.binary().filter(lambda data: b"\0" not in data))
def test_bytes_without_marks_stay_as_they_are(data: bytes) -> None:
    assert stamped(data, VERSIONS[0], TODAY) == data
