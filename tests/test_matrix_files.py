"""The files of a matrix: independent readers open them, nothing hostile is born, the same matrix is the same bytes."""

import csv
import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree
from made_review import content_with
from matrix_data import DAY, book, matrices_of, read_content, sheet_rows, word, word_rows
from openpyxl.utils.escape import unescape
from readers import converted
from support import GOLDEN, ROOT, SITE
from table_data import HOSTILE, state_records

from generator.addresses import Addresses
from generator.content import Authored, Content
from generator.open_data.matrix import office_text
from generator.open_data.matrix.files import matrix_files
from generator.open_data.matrix.office_text import CELL_LENGTH

LINKED = f"{SITE}states/rur/cycle-3/"
_ANY = st.text(st.characters() | st.sampled_from('_x0041F<>&"\r\n\t \x00\x01\x02\x03\x04\x05\x06\x0e\x0f\x10'), max_size=30)


@pytest.fixture(scope="module")
def content() -> Content:
    return read_content(GOLDEN)


@pytest.fixture(scope="module")
def files(content: Content) -> dict[str, bytes]:
    return matrices_of(content)


def in_xml(text: str) -> str:
    """The text with U+FFFD for what XML cannot hold."""
    return "".join("\ufffd" if (c < " " and c not in "\t\n\r") or "\ud800" <= c <= "\udfff" or c in "\ufffe\uffff" else c for c in text)


def in_word(text: str) -> str:
    """The same with the one kind of line end that Word has."""
    return in_xml(text).replace("\r\n", "\n").replace("\r", "\n")


def with_summary(content: Content, text: str) -> Content:
    """The golden example where the first recommendation of cycle 3, which has a finding, is this text, and so is the reason of its finding."""
    review, assessments = content.reviews["RUR", 3], content.assessments["RUR", 3]
    first = review.record.recommendations[0].model_copy(update={"summary": text})
    record = review.record.model_copy(update={"recommendations": (first, *review.record.recommendations[1:])})
    assessed = assessments.record.recommendations["121.1"]
    found = (*assessed.assessments[:-1], assessed.assessments[-1].model_copy(update={"reason": text}))
    changed = {**assessments.record.recommendations, "121.1": assessed.model_copy(update={"assessments": found})}
    return replace(
        content,
        reviews={**content.reviews, ("RUR", 3): Authored(review.path, review.document, record)},
        assessments={("RUR", 3): Authored(assessments.path, assessments.document, assessments.record.model_copy(update={"recommendations": changed}))},
    )


def row_of(rows: Any, paragraph: str) -> list[str]:
    return next(row for row in rows if len(row) > 1 and row[0].startswith(f"{paragraph} "))


def test_same_matrix_is_the_same_bytes(content: Content, files: dict[str, bytes]) -> None:
    assert matrices_of(content) == files
    for data in files.values():
        with zipfile.ZipFile(BytesIO(data)) as package:
            assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert package.namelist()[0] == "[Content_Types].xml"
            for part in package.namelist():
                etree.fromstring(package.read(part))


def test_word_file_is_across_and_repeats_the_head_of_its_table_and_cuts_no_row(files: dict[str, bytes]) -> None:
    document = word(files["RUR-3-matrix.docx"])
    section, rows = document.sections[0], document.tables[0].rows
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    marked = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in rows]  # noqa: SLF001 - the library has no name for it
    assert marked == [True] + [False] * (len(rows) - 1)
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)  # noqa: SLF001
    headings = [row.cells[0].paragraphs[0] for row in rows if row.cells[0]._tc is row.cells[-1]._tc]  # noqa: SLF001
    assert {heading.style.name for heading in headings} == {"Heading 1"}
    assert headings[0].style.paragraph_format.keep_with_next


def test_widths_of_the_columns_fill_the_page(files: dict[str, bytes]) -> None:
    for name in ("RUR-3-matrix.docx", "RUR-4-matrix.docx"):
        document = word(files[name])
        section = document.sections[0]
        text = section.page_width - section.left_margin - section.right_margin
        assert sum(column.width for column in document.tables[0].columns) == text
        assert [cell.width for cell in document.tables[0].rows[2].cells] == [column.width for column in document.tables[0].columns]


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_properties_give_title_author_and_language(suffix: str, files: dict[str, bytes]) -> None:
    data = files[f"RUR-3-matrix.{suffix}"]
    properties = word(data).core_properties if suffix == "docx" else book(data).properties
    assert properties.title == "Universal Periodic Review of Ruritania, 3rd cycle: matrix of recommendations"
    assert (properties.author if suffix == "docx" else properties.creator) == "UPR scorecards"
    assert properties.language == "en-GB"


def test_every_record_id_links_to_its_record_in_word(content: Content, files: dict[str, bytes]) -> None:
    rows = word(files["RUR-3-matrix.docx"]).tables[0].rows
    links = [link for row in rows for link in row.cells[-1].paragraphs[-1].hyperlinks]
    assert {link.text: link.url for link in links} == {
        f"RUR-3-{one.paragraph}": f"{LINKED}#RUR-3-{one.paragraph}" for one in content.reviews["RUR", 3].record.recommendations
    }


def test_every_record_id_links_to_its_record_in_excel(content: Content, files: dict[str, bytes]) -> None:
    sheet = book(files["RUR-3-matrix.xlsx"])["Matrix"]
    found = {cell.value: f"{cell.hyperlink.target}#{cell.hyperlink.location}" for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert found == {f"RUR-3-{one.paragraph}": f"{LINKED}#RUR-3-{one.paragraph}" for one in content.reviews["RUR", 3].record.recommendations}


def test_sheet_keeps_its_head_in_sight_and_filters_every_row(files: dict[str, bytes]) -> None:
    opened = book(files["RUR-4-matrix.xlsx"])
    sheet = opened["Matrix"]
    assert opened.sheetnames == ["Matrix", "About"]
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.page_setup.orientation) == ("A2", "$1:$1", "landscape")
    assert sheet.auto_filter.ref == f"A1:F{sheet.max_row}"
    assert not sheet.merged_cells.ranges


def test_both_files_say_the_same(files: dict[str, bytes]) -> None:
    for review in ("RUR-3", "RUR-4"):
        in_document = list(word_rows(files[f"{review}-matrix.docx"]))
        in_book = list(sheet_rows(files[f"{review}-matrix.xlsx"]))
        assert in_book[0][-1] == "Record on the site"
        joined = [[*row[:-2], f"{row[-2]}\n{row[-1]}"] if len(row) > 1 else row for row in in_book[1:]]
        assert joined == in_document[1:]


def test_about_sheet_says_what_stands_before_the_table_in_word(files: dict[str, bytes]) -> None:
    about = [f"{words or ''}{said}" for words, said in book(files["RUR-3-matrix.xlsx"])["About"].iter_rows(values_only=True)]
    before = [paragraph.text for paragraph in word(files["RUR-3-matrix.docx"]).paragraphs if paragraph.text]
    assert [re.sub(r"\W", "", text) for text in about] == [re.sub(r"\W", "", text) for text in before]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_comes_back_from_both_files(text: str, content: Content) -> None:
    made = matrices_of(with_summary(content, text), "RUR")
    document, sheet = row_of(word_rows(made["RUR-3-matrix.docx"]), "121.1"), row_of(sheet_rows(made["RUR-3-matrix.xlsx"]), "121.1")
    assert f"\n{in_word(text)}\nSetback: " in document[-1]
    assert f"\n{in_xml(text)}\nSetback: " in unescape(sheet[-2])
    assert document[0].startswith(f"121.1 {in_word(text.rstrip().removesuffix('.'))} (Freedonia")
    assert unescape(sheet[0]).startswith(f"121.1 {in_xml(text.rstrip().removesuffix('.'))} (Freedonia")


def test_no_cell_is_a_formula_whatever_it_begins_with(content: Content) -> None:
    sheet = book(matrices_of(with_summary(content, "=1+1"), "RUR")["RUR-3-matrix.xlsx"])["Matrix"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} <= {"s", "inlineStr"}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_ANY)
@example("\x00</w:t></w:r><w:p/>")
@example("</t></is></c><f>1</f>")
@example('"/><w:br/>')
def test_files_stay_sound_whatever_text_stands_in_every_field(text: str) -> None:
    made = content_with(lambda: text or "x")
    for record in state_records(made, DAY):
        for linked in (record, replace(record, addresses=Addresses())):
            for file in matrix_files(linked):
                if file.path.suffix == ".docx":
                    assert len(word(file.data).tables) == 1
                    assert [len(row) for row in word_rows(file.data)] == [4, 1, 4, 4]
                else:
                    assert book(file.data).sheetnames == ["Matrix", "About"]
                    assert [len(row) for row in sheet_rows(file.data)] == [5, 1, 5, 5]


@given(_ANY)
def test_any_line_comes_back_from_word(text: str) -> None:
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    cell = office_text.in_word(office_text.cells((office_text.strong("Words: ", text),)), (1,)).decode() + office_text.LINE_END_IN_WORD
    row = etree.fromstring(f'<w:r xmlns:w="{namespace}">{cell}</w:tc></w:r>')
    signs = {f"{{{namespace}}}br": "\n", f"{{{namespace}}}tab": "\t"}
    assert "".join(signs.get(element.tag, element.text or "") for element in row.iter()) == f"Words: {in_word(text)}"
    assert {element.tag.rpartition("}")[2] for element in row.iter()} <= {"r", "tc", "tcPr", "tcW", "p", "rPr", "b", "t", "br", "tab"}


@given(_ANY)
def test_any_line_comes_back_from_a_cell_of_excel(text: str) -> None:
    cell = etree.fromstring(office_text.in_sheet(office_text.cells((office_text.plain(text),)), 1, 1).decode() + office_text.CELL_END_IN_SHEET)
    assert unescape("".join(cell.itertext())) == in_xml(text)
    assert [element.tag for element in cell.iter()] == ["c", "is", "t"]
    assert cell.get("t") == "inlineStr"


@pytest.mark.parametrize("text", ["x" * 40_000, "&" * 40_000, "👩" * 20_000, "a\n" * 20_000], ids=["letters", "signs", "two units each", "lines"])
def test_cell_that_excel_cannot_hold_ends_early_with_a_sign(text: str, content: Content) -> None:
    made = matrices_of(with_summary(content, text), "RUR")
    cell = row_of(sheet_rows(made["RUR-3-matrix.xlsx"]), "121.1")[-2]
    units = len(cell.encode("utf-16-le")) // 2
    assert CELL_LENGTH - 2 <= units <= CELL_LENGTH
    assert cell.endswith("…")
    assert in_word(text) in row_of(word_rows(made["RUR-3-matrix.docx"]), "121.1")[-1]


def test_head_of_a_printed_sheet_is_short_enough_for_excel_and_holds_no_code_of_a_name(content: Content) -> None:
    state = content.states["RUR"]
    named = Authored(state.path, state.document, state.record.model_copy(update={"name": "R&B " * 100}))
    made = matrices_of(replace(content, states={**content.states, "RUR": named}), "RUR")
    with zipfile.ZipFile(BytesIO(made["RUR-3-matrix.xlsx"])) as package:
        head = etree.fromstring(package.read("xl/worksheets/sheet1.xml")).find(".//{*}oddHeader")
    assert head is not None
    assert head.text is not None
    assert len(head.text) <= 255
    assert re.findall("&(.)", head.text.replace("&&", "")) == ["L", "C", "R", "P", "N"]


def test_libreoffice_prints_the_word_file_on_numbered_pages_under_the_name_of_the_review(tmp_path: Path) -> None:
    file = tmp_path / "SVN-3-matrix.docx"
    file.write_bytes(matrices_of(read_content(ROOT / "content"), "SVN")[file.name])
    pages = [re.sub(r"\s+", " ", page.extract_text()) for page in pypdf.PdfReader(converted(file, "pdf", tmp_path)).pages]
    assert len(pages) > 40
    for number, text in enumerate(pages, start=1):
        assert "UPR of Slovenia (3rd Cycle - 34th Session)" in text
        assert f"Page {number} of {len(pages)}" in text
        assert "Assessment/comments on level of implementation" in text
        assert "independent of the United Nations and of the State" in text


def test_libreoffice_reads_every_cell_of_the_sheet(files: dict[str, bytes], tmp_path: Path) -> None:
    file = tmp_path / "RUR-3-matrix.xlsx"
    file.write_bytes(files[file.name])
    with converted(file, "csv:Text - txt - csv (StarCalc):44,34,76,1", tmp_path).open(encoding="utf-8", newline="") as opened:
        read = list(csv.reader(opened))
    assert [row if row[1] else row[:1] for row in read] == list(sheet_rows(files[file.name]))
