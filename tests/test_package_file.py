"""Packages of parts: what would harm a parser is refused in one sentence before any parser sees it."""

import contextlib
import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.importers.files.package_file import MAX_PARTS, PIECE_BYTES, checked_package
from generator.importers.files.word_file import NotAList, open_word


def package(**parts: bytes | str) -> bytes:
    """A package with these parts; `__` in a name is a slash, `_xml` at its end `.xml`."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in parts.items():
            written.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return target.getvalue()


def named(name: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as written:
        written.writestr(zipfile.ZipInfo("xx" + name), b"<a/>")
    return target.getvalue().replace(f"xx{name}".encode(), name.ljust(len(name) + 2, "_").encode())


def bombs(levels: int = 9) -> str:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, levels + 1))
    return f'<!DOCTYPE w [<!ENTITY l0 "lol">{entities}]><w>&l{levels};</w>'


def many_parts() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as written:
        for number in range(MAX_PARTS + 1):
            written.writestr(str(number), b"")
    return target.getvalue()


def damaged(data: bytes) -> bytes:
    """The package with a few packed bytes of its first part changed, so that they unpack to something else or to nothing."""
    return data[:60] + bytes(byte ^ 0xFF for byte in data[60:68]) + data[68:]


def encrypted(data: bytes) -> bytes:
    """The package whose list says that its first part is encrypted."""
    at = data.index(b"PK\x01\x02") + 8
    return data[:at] + b"\x01\x00" + data[at + 2 :]


def with_long_list(data: bytes) -> bytes:
    end = data.rindex(b"PK\x05\x06")
    return data[: end + 12] + struct.pack("<L", 500_000_000) + data[end + 16 :]


UTF_8, LE, BE = "utf-8", "utf-16-le", "utf-16-be"
HARMFUL: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "its end is missing"),
    "text": (b"Dear Sir or Madam", "its end is missing"),
    "cut": (package(a_xml="<a/>" * 100)[:60], "its end is missing"),
    "damaged": (damaged(package(a_xml=str(list(range(1_000))))), "no sound package"),
    "a list of parts that is too long": (with_long_list(package(a_xml="<a/>")), "its list of parts is too long"),
    "too many parts": (many_parts(), "5,001 parts, more than 5,000"),
    "too large": (package(a=b"0" * (201 * 1024 * 1024)), "unpacks to more than 200 MB"),
    "too dense": (package(word__document_xml=b"0" * (2 * 1024 * 1024)), '"word/document.xml" unpacks to more than 200 times its size'),
    "encrypted": (encrypted(package(a_xml="<a/>")), "is encrypted or packed in an unusual way"),
    "an absolute path": (named("/etc/passwd"), "leads out of the package"),
    "a path of Windows": (named("C:/boot.ini"), "leads out of the package"),
    "a path with backslashes": (named("..\\boot.ini"), "leads out of the package"),
    "a path upwards": (named("word/../../document.xml"), "leads out of the package"),
    "a part that stands twice": (package(A_xml="<a/>", a_xml="<a/>"), '"a.xml" stands in it 2 times'),
    "entities": (package(word__document_xml=bombs()), '"word/document.xml" declares a document type or entities'),
    "entities in a part of another name": (package(word__picture=bombs()), "declares a document type or entities"),
    "entities far inside": (package(a_xml="<a>" + "".join(map(str, range(100_000))) + bombs()), "declares a document type or entities"),
    "entities in UTF-16": (package(a_xml="\ufeff".encode(LE) + bombs().encode(LE)), "declares a document type or entities"),
    "entities in UTF-16, other order": (package(a_xml="\ufeff".encode(BE) + bombs().encode(BE)), "declares a document type or entities"),
    "entities in UTF-16 without a mark": (package(a_xml=bombs().encode(LE)), "declares a document type or entities"),
    "entities in UCS-4": (package(a_xml=bombs().encode("utf-32")), "XML in another encoding"),
    "entities in UCS-4 without a mark": (package(a_xml=bombs().encode("utf-32-be")), "XML in another encoding"),
    "entities in EBCDIC": (package(a_xml=('<?xml version="1.0" encoding="cp037"?>' + bombs()).encode("cp037")), "XML in another encoding"),
    "entities in UTF-7": (package(a_xml=b'<?xml version="1.0" encoding="UTF-7"?>' + bombs().encode("utf-7")), "XML in another encoding"),
    "a declaration that does not end": (package(a_xml="<?xml version='1.0'" + " " * 5000 + "encoding='UTF-7'?>"), "XML in another encoding"),
}


@pytest.mark.parametrize("case", HARMFUL)
def test_package_that_would_harm_is_refused_in_one_sentence(case: str, tmp_path: Path) -> None:
    data, message = HARMFUL[case]
    file = tmp_path / "package.docx"
    file.write_bytes(data)
    with pytest.raises(NotAList) as refused, checked_package(file):
        pass
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)
    with pytest.raises(NotAList):
        open_word(file)


@pytest.mark.parametrize("before", range(1, 13))
@pytest.mark.parametrize("encoding", [UTF_8, LE])
def test_declaration_that_falls_between_two_pieces_is_found(before: int, encoding: str, tmp_path: Path) -> None:
    width = len("x".encode(encoding))
    text = "<a>" + "x" * (PIECE_BYTES // width - 3 - before) + "<!DOCTYPE a>"
    (tmp_path / "package.docx").write_bytes(package(a_xml=text.encode(encoding)))
    with pytest.raises(NotAList, match="declares"), checked_package(tmp_path / "package.docx"):
        pass


def test_sound_packages_are_opened(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("One & two < three")
    document.save(str(tmp_path / "a.docx"))
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    assert open_word(tmp_path / "a.docx").paragraphs[0].text == "One & two < three"
    with checked_package(tmp_path / "a.xlsx") as opened:
        assert "xl/workbook.xml" in opened.namelist()


def word_file(change: Callable[[str, bytes], bytes]) -> bytes:
    plain, target = io.BytesIO(), io.BytesIO()
    docx.Document().save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        for part in source.infolist():
            written.writestr(part.filename, change(part.filename, source.read(part)))
    return target.getvalue()


def test_word_file_whose_parts_lead_to_each_other_without_end_is_refused(tmp_path: Path) -> None:
    target = io.BytesIO(word_file(lambda _, data: data))
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    with zipfile.ZipFile(target, "a") as written:
        for number in range(2_000):
            written.writestr(f"word/part{number}.xml", b"<a/>")
            written.writestr(
                f"word/_rels/part{number}.xml.rels",
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="r" Type="{relation}" Target="part{number + 1}.xml"/></Relationships>',
            )
    data = target.getvalue()
    file = tmp_path / "chain.docx"
    file.write_bytes(data)
    open_word(file)
    first = f'<Relationship Id="rX" Type="{relation}" Target="part0.xml"/></Relationships>'.encode()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as written:
        for part in source.infolist():
            changed = source.read(part)
            if part.filename == "word/_rels/document.xml.rels":
                changed = changed.replace(b"</Relationships>", first)
            written.writestr(part.filename, changed)
    with pytest.raises(NotAList, match="not a Word document"):
        open_word(file)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(min_value=0, max_value=40_000), byte=st.integers(min_value=0, max_value=255))
def test_word_file_with_a_changed_byte_is_opened_or_refused(at: int, byte: int, tmp_path: Path) -> None:
    data = bytearray(word_file(lambda _, data: data))
    data[at % len(data)] = byte
    (tmp_path / "changed.docx").write_bytes(data)
    with contextlib.suppress(NotAList):
        open_word(tmp_path / "changed.docx")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(["[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels"]), cut=st.integers(0, 3_000))
def test_word_file_with_a_cut_part_is_opened_or_refused(name: str, cut: int, tmp_path: Path) -> None:
    (tmp_path / "cut.docx").write_bytes(word_file(lambda part, data: data[:cut] if part == name else data))
    with contextlib.suppress(NotAList):
        open_word(tmp_path / "cut.docx")
