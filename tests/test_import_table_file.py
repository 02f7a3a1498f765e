"""Tables as people export them: found out, not asked; bounded; or refused in one sentence."""

import contextlib
import csv
import io
import random
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import DATA

from generator.importers.files.table_file import encoding_of, read_table
from generator.importers.files.word_file import NotAList

COLUMNS = {"state": ("To", "SuR"), "text": ("Text",)}
TEXT = "To,Text,Other\nCôte d'Ivoire,Ask “once”,x\nRuritania,Ask “twice” à la carte,y\n"
WANTED = [("Côte d'Ivoire", "Ask “once”"), ("Ruritania", "Ask “twice” à la carte")]


def rows(path: Path) -> list[tuple[str, str]]:
    return [(row.cells["state"], row.cells["text"]) for row in read_table(path, COLUMNS) if row.cells]


def written(folder: Path, data: bytes, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "mac_roman", "cp1252"])
def test_encoding_and_line_ends_are_found_out(encoding: str, ends: str, tmp_path: Path) -> None:
    assert rows(written(tmp_path, TEXT.replace("\n", ends).encode(encoding))) == WANTED


@pytest.mark.parametrize("separator", [";", "\t"])
def test_separator_is_found_out(separator: str, tmp_path: Path) -> None:
    assert rows(written(tmp_path, TEXT.replace(",", separator).encode())) == WANTED


def test_columns_are_known_by_heading_in_any_order_and_spelling(tmp_path: Path) -> None:
    assert rows(written(tmp_path, b"other, TEXT ,sur\nx,Ask,Ruritania\n")) == [("Ruritania", "Ask")]


def test_empty_rows_are_passed_over_and_numbers_count_them(tmp_path: Path) -> None:
    found = list(read_table(written(tmp_path, b"To,Text\n,\nRuritania,Ask\n"), COLUMNS))
    assert [row.number for row in found] == [3]


def test_row_of_another_width_is_a_fault_of_that_row(tmp_path: Path) -> None:
    found = list(read_table(written(tmp_path, b"To,Text\nRuritania\nRuritania,Ask,more\nRuritania,Ask,\n"), COLUMNS))
    assert [row.fault for row in found] == [f"it has {cells} cells and the heading 2; is the file whole?" for cells in (1, 3)] + [""]


def a_zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("xl/workbook.xml", "x")
    return packed.getvalue()


REFUSED = {
    "nothing": (b"", "it has no column headed To or SuR; its headings are none"),
    "a missing column": (b"To,Words\na,b\n", 'it has no column headed Text; its headings are "To", "Words"'),
    "a column twice": (b"To,Text,text\na,b,c\n", "it has 2 columns headed Text"),
    "a column under both of its names": (b"To,SuR,Text\na,b,c\n", "it has 2 columns headed To or SuR"),
    "a package": (a_zip(), "it is a ZIP package, such as .xlsx, not a table; save it as CSV"),
    "a page": (b"\n<html><table><tr><td>To</td></tr></table></html>", "it is HTML or XML, not a table"),
    "a PDF": (b"%PDF-1.7", "it is a PDF, not a table"),
    "JSON": (b'\xef\xbb\xbf[{"To": 1}]', "it is JSON, not a table"),
    "an XLS cut off": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "it is no spreadsheet (.xls) that can be read"),
    "UTF-16 without its mark": (TEXT.encode("utf-16-le"), "it has zero bytes"),
    "half of UTF-16": (TEXT.encode("utf-16")[:-1], "it is no text in utf-16"),
    "letters of no encoding": (b"To,Text\na,\xe9\n", "its encoding cannot be told"),
    "an unclosed quote at the end": (b'To,Text\na,"b\n', "line 2 cannot be read as CSV"),
    "a word behind a quote": (b'To,Text\na,"b"c\n', "line 2 cannot be read as CSV"),
    "an unclosed quote before a long file": (b'To,Text\na,"b\n' + b"a,b\n" * 50_000, "cannot be read as CSV: field larger than field limit"),
    "a million columns": (b"To,Text" + b",x" * 1_000_000 + b"\n", "line 1 is longer than 1,000,000 characters"),
    "a cell without an end": (b"To,Text\na," + b"b" * 1_500_000, "line 2 is longer than 1,000,000 characters"),
    "a file too large": (b"To,Text\na," + b"b" * (64 * 1024 * 1024), "it is larger than 67,108,864 bytes"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_file_of_another_kind_is_refused_in_one_sentence(case: str, tmp_path: Path) -> None:
    data, reason = REFUSED[case]
    with pytest.raises(NotAList) as refused:
        list(read_table(written(tmp_path, data), COLUMNS))
    assert reason in str(refused.value)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 700


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_any_bytes_are_rows_or_a_refusal(tmp_path: Path, data: bytes) -> None:
    with contextlib.suppress(NotAList):
        assert all(row.cells or row.fault for row in read_table(written(tmp_path, data), COLUMNS))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00\r\n"), max_size=9), min_size=2, max_size=2), max_size=5))
def test_cells_are_read_as_they_were_written(tmp_path: Path, cells: list[list[str]]) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([["To", "Text"], *cells])
    path = written(tmp_path, stream.getvalue().encode("utf-8"))
    assert rows(path) == [(state, text) for state, text in cells if state.strip() or text.strip()]


needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the outside data is not here")


@needs_data
def test_exports_of_upr_info_are_read_whole() -> None:
    folder = DATA / "upr-info"
    counts = {path.name: sum(row.cells is not None for row in read_table(path, {"text": ("Text", "Recommendation")})) for path in folder.iterdir()}
    assert counts == {
        "upr-info-sessions-1-20.csv": 41_066,
        "raw-macroman-sessions-6-9.csv": 8_343,
        "raw-export-sessions-6-9.xls": 8_343,
        "raw-voluntary-pledges.csv": 947,
    }
    assert encoding_of((folder / "raw-macroman-sessions-6-9.csv").read_bytes()) == "mac_roman"


@needs_data
def test_spoilt_spreadsheet_is_rows_or_a_refusal(tmp_path: Path) -> None:
    data = (DATA / "upr-info/raw-export-sessions-6-9.xls").read_bytes()[:400_000]
    chance = random.Random(3)
    for _ in range(25):
        spoilt = bytearray(data[: chance.randrange(512, len(data))])
        for _ in range(chance.randrange(20)):
            struct.pack_into("<I", spoilt, chance.randrange(len(spoilt) - 4), chance.getrandbits(32))
        with contextlib.suppress(NotAList):
            assert all(row.cells or row.fault for row in read_table(written(tmp_path, bytes(spoilt), "table.xls"), COLUMNS))
