"""JSON exports that are broken, hostile or something else: one line, exit 1, nothing written, and never much memory."""

import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import project, scorecards
from uhri_export import RECORD, record, write_json

from generator.importers.files.json_records import MAX_TEXT_BYTES, read_json_records
from generator.importers.files.outside_records import Odd, OutsideRecord
from generator.importers.files.package_file import NotAList

WANTED = frozenset({"Text", "Themes", "Body"})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("json"))


def snapshot(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (folder / "content").rglob("*") if path.is_file()}


def read(file: Path, data: bytes) -> list[OutsideRecord]:
    file.write_bytes(data)
    return list(read_json_records(file, WANTED, lambda _: None))


SOUND = json.dumps([record(), record(Text="141.2 Ask (Sylvania);")], ensure_ascii=False).encode()
ONE = json.dumps(record())
REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "it is no sound JSON after 0 records: parse error: premature EOF"),
    "blank": (b" \n ", "it is no sound JSON after 0 records: parse error: premature EOF"),
    "text": (b"Dear Sir or Madam", "it is no sound JSON after 0 records: lexical error: invalid char in json text"),
    "a page": (b"<!DOCTYPE html><html>", "it is no sound JSON after 0 records: lexical error"),
    "an object": (ONE.encode(), "it begins with an object, not with an array of records, [...]"),
    "a record a line": (f"{ONE}\n{ONE}".encode(), "it begins with an object, not with an array of records, [...]"),
    "a text": (b'"UPR"', "it begins with a single value, not with an array of records, [...]"),
    "a number": (b"12 ", "it begins with a number, not with an array of records, [...]"),
    "no record": (b"[]", "none of its 0 records is a recommendation of the Universal Periodic Review"),
    "numbers": (b"[1, 2, 3]", "its first record is a number"),
    "lists": (b"[[1], [2]]", "its first record is a list"),
    "nothings": (b"[null]", "its first record is nothing"),
    "records of another kind": (b'[{"id": 1}]', "its first record lacks AffectedPersons, AnnotationId, AnnotationType, Body"),
    "other bodies only": (json.dumps([record(Body="- CRC")]).encode(), "none of its 1 records is a recommendation of the Universal Periodic Review"),
    "cut in a record": (SOUND[: len(SOUND) // 2 + 400], "it is no sound JSON after 1 records: parse error: premature EOF"),
    "cut at the end": (SOUND[:-1], "it is no sound JSON after 2 records: parse error: premature EOF"),
    "more behind the end": (SOUND + b"[]", "it is no sound JSON after 2 records: parse error: trailing garbage"),
    "a comma too many": (SOUND[:-1] + b",]", "it is no sound JSON after 2 records: parse error"),
    "NaN": (SOUND[:-1] + b',{"Text": NaN}]', "it is no sound JSON after 2 records: lexical error: invalid char in json text"),
    "Infinity": (b"[-Infinity]", "it is no sound JSON after 0 records: lexical error"),
    "a number of 5,000 digits": (b"[" + b"1" * 5_000 + b"]", "it is no sound JSON after 0 records: parse error: integer overflow"),
    "bytes that are no UTF-8": (SOUND.replace(b"early", b"\xe9arly", 1), "it is no sound JSON after 0 records: lexical error: invalid bytes in UTF8 string"),
    "half a character": (SOUND.replace(b"early", b"\xed\xa0\x80", 1), "it is no sound JSON after 0 records: parse error: it is no text in UTF-8"),
    "UTF-16": (SOUND.decode().encode("utf-16"), "it is not in UTF-8; save it as UTF-8"),
    "UTF-16 of the other order": (SOUND.decode().encode("utf-16-be"), "it is not in UTF-8; save it as UTF-8"),
    "UTF-16 without a mark": (SOUND.decode().encode("utf-16-le"), "it is not in UTF-8; save it as UTF-8"),
    "UTF-32": (SOUND.decode().encode("utf-32"), "it is not in UTF-8; save it as UTF-8"),
    "lists 100,000 deep": (b"[" * 100_000 + b"]" * 100_000, "its values lie more than 50 deep in each other"),
    "objects 100,000 deep": (b'[{"Text": ' + b'{"a": ' * 100_000 + b"1" + b"}" * 100_000 + b"}]", "its values lie more than 50 deep in each other"),
    "lists deep in a list": (b'[{"Themes": [' + b"[" * 100_000 + b"]" * 100_000 + b"]}]", "its values lie more than 50 deep in each other"),
    "a huge text": (b'[{"Text": "' + b"a" * (MAX_TEXT_BYTES * 3) + b'"}]', "it holds a value of more than 1,048,576 bytes"),
    "a huge text of quotation marks": (b'[{"Text": "' + b'\\"' * (MAX_TEXT_BYTES * 2) + b'"}]', "it holds a value of more than 1,048,576 bytes"),
    "a huge number": (b'[{"Text": ' + b"1" * (MAX_TEXT_BYTES * 3) + b"}]", "it holds a value of more than 1,048,576 bytes"),
    "blanks without end": (b"[" + b" " * (MAX_TEXT_BYTES * 3) + b"]", "it holds a value of more than 1,048,576 bytes"),
    "a record of 10,000 keys": (b"[{" + b",".join(b'"k%d": 1' % n for n in range(10_000)) + b"}]", "a record has more than 200 keys"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_file_that_is_no_sound_export_is_refused_in_one_line_and_nothing_is_written(case: str, folder: Path) -> None:
    data, message = REFUSED[case]
    (folder / "export.json").write_bytes(data)
    before = snapshot(folder)
    ran = scorecards(folder, "import", "uhri", "export.json")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"export.json: {message}")
    assert ran.err.endswith("; give the export of the Universal Human Rights Index as JSON or .xlsx\n")
    assert len(ran.err.splitlines()) == 1
    assert snapshot(folder) == before


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(min_value=0, max_value=len(SOUND) - 1))
def test_truncated_export_is_refused_wherever_it_breaks_off(cut: int, tmp_path: Path) -> None:
    with pytest.raises(NotAList):
        read(tmp_path / "cut.json", SOUND[:cut])


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, len(SOUND) - 1), byte=st.integers(0, 255))
def test_export_with_a_changed_byte_is_read_or_refused(at: int, byte: int, folder: Path) -> None:
    data = bytearray(SOUND)
    data[at] = byte
    (folder / "export.json").write_bytes(data)
    ran = scorecards(folder, "--content", "content", "import", "uhri", "export.json")
    assert ran.code in {0, 1}
    assert ran.code == 0 or len(ran.err.splitlines()) == 1 or "refused" in ran.out


def test_byte_order_mark_and_any_white_space_are_no_matter(tmp_path: Path) -> None:
    plain = read(tmp_path / "a.json", SOUND)
    assert read(tmp_path / "b.json", b"\xef\xbb\xbf\n " + json.dumps([record(), record(Text="141.2 Ask (Sylvania);")], indent=4).encode()) == plain
    assert [one.number for one in plain] == [1, 2]


KINDS: dict[str, tuple[str, object]] = {
    "text": ('"a"', "a"),
    "nothing": ("null", None),
    "a number": ("3", Odd("a number", "3")),
    "a broken number": ("3.5", Odd("a number", "3.5")),
    "true": ("true", Odd("true or false")),
    "an object": ('{"a": [1, {"b": 2}]}', Odd("an object")),
    "texts": ('["a", "b"]', ("a", "b")),
    "an empty list": ("[]", ()),
    "a mixed list": ('["a", 3, null, true, {"a": 1}, ["b"]]', ("a", Odd("a number", "3"), Odd("true or false"), Odd("an object"), Odd("a list"))),
    "a list of 5,000": (json.dumps(["a"] * 5_000), Odd("a list of 5,000 items")),
    "a list of long texts": (json.dumps(["a" * 400_000] * 5), Odd("a list of 5 items")),
}


@pytest.mark.parametrize("case", KINDS)
def test_value_is_text_or_a_list_of_texts_or_a_word_for_what_it_is(case: str, tmp_path: Path) -> None:
    written, expected = KINDS[case]
    data = f'[{{"Other": {written}, "Themes": {written}, "Text": "last"}}, {{"Text": "next"}}]'
    assert read(tmp_path / "a.json", data.encode()) == [OutsideRecord(1, {"Themes": expected, "Text": "last"}), OutsideRecord(2, {"Text": "next"})]  # type: ignore[dict-item]


def test_key_that_stands_twice_makes_a_record_unusable(tmp_path: Path) -> None:
    found = read(tmp_path / "a.json", b'[{"Text": "a", "Text": "b"}, {"Other": 1, "Other": 2, "Text": "c"}, 7]')
    assert found == [OutsideRecord(1, {}, 'an object with the key "Text" twice'), OutsideRecord(2, {"Text": "c"}), OutsideRecord(3, {}, "a number")]


def test_records_of_no_known_form_are_listed_and_the_others_read(folder: Path) -> None:
    twice = json.dumps(record(Text="141.9 Ask")).replace('"Text":', '"Text": "x", "Text":')
    odd = ["7", "null", '"UPR"', "[1]", "{}", twice, json.dumps(record(Body=7)), json.dumps(record(AnnotationType=["a"]))]
    (folder / "export.json").write_text(f"[{json.dumps(record(UprSession=['48'], Text='150.1 Ask (Sylvania);', UprRecommendingCountry=[]))},{','.join(odd)}]")
    ran = scorecards(folder, "import", "uhri", "export.json")
    lines = [line.removeprefix("no review: unmatched: ") for line in ran.out.splitlines() if "unmatched: row" in line]
    assert lines == [
        "row 2: it is a number, not a record",
        "row 3: it is nothing, not a record",
        "row 4: it is text, not a record",
        "row 5: it is a list, not a record",
        "row 6: Body is empty",
        'row 7: it is an object with the key "Text" twice, not a record',
        f"row 8: AnnotationId {RECORD['AnnotationId']}: Body is a number, not text",
        f"row 9: AnnotationId {RECORD['AnnotationId']}: AnnotationType is a list, not text",
    ]
    assert "of no known form 8" in ran.out


@pytest.mark.parametrize(
    "member",
    [
        lambda n: json.dumps(record(Text=f"{n % 900 + 1}.1 Ask (Sylvania);", Themes=["Environment"] * 900)),
        lambda n: json.dumps({f"key {n} {m}": "a" * 100 for m in range(199)}),
        lambda _: json.dumps([["a" * 1000] * 10]),
        lambda _: json.dumps({"Text": "a" * 30_000}),
        lambda n: json.dumps({"Themes": ["a" * 100_000] * 100}) if n < 3 else json.dumps({"Text": "a" * 10_000}),
    ],
)
def test_memory_stays_small_whatever_the_records_hold(member: Callable[[int], str], tmp_path: Path) -> None:
    file = tmp_path / "large.json"
    with file.open("w", encoding="utf-8") as opened:
        opened.write("[" + member(0))
        for number in range(1, 1_500):
            opened.write("," + member(number))
        opened.write("]")
    assert file.stat().st_size > 14_000_000
    tracemalloc.start()
    count = sum(1 for _ in read_json_records(file, WANTED, lambda _: None))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (count, peak < 6_000_000) == (1_500, True)


def test_progress_is_told_of_every_byte(tmp_path: Path) -> None:
    file = write_json(tmp_path / "a.json", *[record()] * 500)
    seen: list[int] = []
    list(read_json_records(file, WANTED, seen.append))
    assert sum(seen) == file.stat().st_size
