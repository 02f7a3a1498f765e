"""Reports as Word and PDF files: nothing of them vanishes, whatever way they were written, and what is unsound is refused in one line."""

import zipfile
import zlib
from pathlib import Path

import docx
import pypdf
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from made_reports import EARLY, END, REPORT, pdf_of, with_parts, word_of
from support import GOLDEN, Ran, project, scorecards

from generator.importers.files import pdf_file
from generator.importers.files.word_file import NotAList
from generator.importers.files.word_text import word_text
from generator.importers.working_group.report import read_wg_report
from generator.importers.working_group.text import flowing, printed_text
from generator.read import read

CONTENT = read(GOLDEN)[0]
HEAD = "The Working Group held its forty-eighth session. The review of Ruritania was held at the 13th meeting, on 28 January 2025."
FOOTNOTES = f"""<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>
<w:footnote w:id="2"><w:p><w:r><w:t xml:space="preserve"> As read during the dialogue: do less (Sylvania).</w:t></w:r></w:p></w:footnote></w:footnotes>""".encode()
NOTES_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The golden content with cycle 4 of Ruritania taken out."""
    project(tmp_path)
    for path in (tmp_path / "content/states/RUR/cycle-4").iterdir():
        path.unlink()
    return tmp_path


def run(folder: Path, name: str) -> Ran:
    return scorecards(folder, "import", "wg-report", name)


def test_blocks_in_table_cells_are_read(folder: Path) -> None:
    document = docx.Document()
    document.add_paragraph(HEAD)
    document.add_paragraph("II. Conclusions and/or recommendations")
    table = document.add_table(rows=1, cols=2)
    first, second = table.rows[0].cells
    first.text = "140. The recommendations listed below enjoy the support of Ruritania:"
    inner = second.add_table(rows=2, cols=1)
    inner.rows[0].cells[0].text = "140.1 Ask (Freedonia);"
    inner.rows[1].cells[0].text = "140.2 Ask again (Sylvania)."
    document.add_paragraph("141. The following recommendations will be examined by Ruritania: 141.1 Think (Holy See).")
    document.add_paragraph(END)
    document.save(str(folder / "report.docx"))
    assert "report.docx: 3 recommendations read: 2 supported, 1 answer pending" in run(folder, "report.docx").out


def numbered(document: docx.document.Document, levels: list[tuple[str, str]], start: int) -> str:
    """A numbered list in a Word document, given as form and text of its levels; returns its id for paragraphs."""
    part = document.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start if depth == 0 else 1}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    part.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{inner}</w:abstractNum>'))
    part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="78"><w:abstractNumId w:val="77"/></w:num>'))
    return "78"


def add_numbered(document: docx.document.Document, text: str, *, of: str, depth: int) -> None:
    document.add_paragraph(text)
    element = document.element.body.findall(qn("w:p"))[-1]
    element.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{of}"/></w:numPr>'))


def test_numbers_that_word_counts_itself_are_read(folder: Path) -> None:
    document = docx.Document()
    document.add_paragraph(HEAD)
    document.add_paragraph("II. Conclusions and/or recommendations")
    of = numbered(document, [("decimal", "%1."), ("decimal", "%1.%2")], start=140)
    for depth, text in (
        (0, "The recommendations listed below enjoy the support of Ruritania:"),
        (1, "Ask (Freedonia);"),
        (1, "Ask again (Sylvania)."),
        (0, "The following recommendations will be examined by Ruritania:"),
        (1, "Think (Holy See)."),
    ):
        add_numbered(document, text, of=of, depth=depth)
    document.add_paragraph(END)
    document.save(str(folder / "report.docx"))
    assert run(folder, "report.docx").code == 0
    listed = read_wg_report(folder / "report.docx", CONTENT)
    assert [(one.paragraph, str(one.position)) for one in listed.recommendations] == [("140.1", "supported"), ("140.2", "supported"), ("141.1", "pending")]


FORMS = {
    "decimal": ["3. a", "4. b"],
    "lowerLetter": ["c. a", "d. b"],
    "upperRoman": ["III. a", "IV. b"],
    "bullet": ["• a", "• b"],
    "chineseCounting": [". a", ". b"],
}


@pytest.mark.parametrize("form", FORMS)
def test_numbers_of_word_lists_are_printed_as_word_prints_them(form: str, tmp_path: Path) -> None:
    document = docx.Document()
    of = numbered(document, [(form, "%1.")], start=3)
    for text in ("a", "b"):
        add_numbered(document, text, of=of, depth=0)
    document.save(str(tmp_path / "list.docx"))
    assert word_text(tmp_path / "list.docx").split("\n")[-2:] == FORMS[form]


def test_footnote_of_a_word_file_is_taken_out_at_its_mark(folder: Path) -> None:
    document = word_of(REPORT)
    elements = document.element.body.findall(qn("w:p"))
    marked = next(element for element, one in zip(elements, document.paragraphs, strict=True) if one.text.startswith("142.1"))
    marked.insert(1, parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'))
    document.part.relate_to("footnotes.xml", NOTES_RELATION, is_external=True)
    file = folder / "report.docx"
    document.save(str(file))
    relations = "word/_rels/document.xml.rels"
    with zipfile.ZipFile(file) as opened:
        types, rels = opened.read("[Content_Types].xml"), opened.read(relations)
    override = b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
    with_parts(file, {
        "[Content_Types].xml": types.replace(b"</Types>", override),
        relations: rels.replace(b' TargetMode="External"', b""),
        "word/footnotes.xml": FOOTNOTES,
    })  # fmt: skip
    listed = read_wg_report(file, CONTENT)
    assert next(one for one in listed.recommendations if one.paragraph == "142.1").by == ("VAT",)
    assert any(remark.message == "142.1: a footnote says: As read during the dialogue: do less (Sylvania)." for remark in listed.remarks)


def test_symbol_in_the_page_header_of_a_word_file_is_its_own(tmp_path: Path) -> None:
    document = word_of(EARLY)
    document.sections[0].header.paragraphs[0].text = "A/HRC/99/20"
    document.save(str(tmp_path / "report.docx"))
    assert read_wg_report(tmp_path / "report.docx", CONTENT).report == "A/HRC/99/20"


def test_pdf_is_read_like_text(folder: Path) -> None:
    lines = REPORT.strip().splitlines()
    (folder / "report.pdf").write_bytes(pdf_of([lines[:12], ["A/HRC/99/16", "2 GE.25-02819", *lines[12:]]]))
    ran = run(folder, "report.pdf")
    assert "report.pdf: 6 recommendations read: 4 supported, 2 answer pending" in ran.out, ran.err
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    from_pdf, from_text = (read_wg_report(folder / f"report.{kind}", CONTENT) for kind in ("pdf", "txt"))
    assert from_pdf.recommendations == from_text.recommendations


ENCODED = {
    "UTF-8 with its mark": REPORT.encode("utf-8-sig"),
    "UTF-16": REPORT.encode("utf-16"),
    "MacRoman": REPORT.replace("dialogue.", "dialogue – “so”.").encode("mac_roman"),
    "Windows": REPORT.replace("dialogue.", "dialogue – “so”.").encode("cp1252"),
    "old line ends": REPORT.replace("\n", "\r").encode(),
    "Windows line ends": REPORT.replace("\n", "\r\n").encode(),
    "form feeds": REPORT.replace("A/HRC/99/16\n12", "\x0cA/HRC/99/16\n12").encode(),
    "invisible signs": REPORT.replace("treaty", "trea\u00adty\u200b\u202e").encode(),
}  # fmt: skip


@pytest.mark.parametrize("case", ENCODED)
def test_text_in_any_usual_encoding_gives_the_same_recommendations(case: str, tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "report.txt").write_bytes(ENCODED[case])
    plain, encoded = (read_wg_report(tmp_path / name, CONTENT) for name in ("plain.txt", "report.txt"))
    assert encoded.recommendations == plain.recommendations


FLOWING = {
    "a word broken at its hyphen": ("asylum-\nseekers", "asylum-seekers"),
    "a hyphen that stands for a word": ("long-\nand short-term", "long- and short-term"),
    "a page number by itself": ("one\n\n12\n\ntwo", "one two"),
    "a number at the end of a line": ("by the year\n12\nthings", "by the year 12 things"),
    "furniture of a page": ("one\nA/HRC/43/15/Add.1\n\n 2     GE.25-02819 \ntwo", "one two"),
    "furniture in the text": ("one A/HRC/8/29 Page 3 two", "one two"),
    "spaces of all kinds": ("one\u00a0 two\tthree\x0b\x0cfour", "one two three four"),
}


@pytest.mark.parametrize("case", FLOWING)
def test_words_flow_over_lines_and_pages(case: str) -> None:
    printed, words = FLOWING[case]
    assert flowing(printed) == words


def broken_pdfs() -> dict[str, bytes]:
    sound = pdf_of([REPORT.strip().splitlines()])
    bomb = zlib.compress(b"BT " + b"(a) Tj " * 2_000_000, 9)
    stream = f"<< /Length {len(bomb)} /Filter /FlateDecode >>\nstream\n".encode() + bomb + b"\nendstream"
    head, _, tail = sound.partition(b"5 0 obj\n")
    return {
        "its beginning alone": sound[:200],
        "no pages": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF",
        "nothing but its name": b"%PDF-1.7",
        "pages without words": pdf_of([[""], [" "]]),
        "a bomb": head + b"5 0 obj\n" + stream + b"\nendobj\n" + tail[tail.index(b"endobj") :],
        "pages in a circle": sound.replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"),
        "too many pages": pdf_of([["page"]] * (pdf_file.MAX_PAGES + 1)),
    }


@pytest.mark.parametrize("case", broken_pdfs())
def test_unsound_pdf_is_refused_in_one_line(case: str, folder: Path) -> None:
    (folder / "report.pdf").write_bytes(broken_pdfs()[case])
    ran = run(folder, "report.pdf")
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1, ran.err
    assert ran.err.startswith("report.pdf: it ")
    assert not (folder / "content/states/RUR/cycle-4/review.yaml").exists()


def test_pdf_with_a_password_is_refused(folder: Path) -> None:
    (folder / "plain.pdf").write_bytes(pdf_of([["text"]]))
    writer = pypdf.PdfWriter(clone_from=folder / "plain.pdf")
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(folder / "report.pdf")
    assert run(folder, "report.pdf").err.startswith("report.pdf: it is a PDF with a password; ")


def test_large_pdf_is_refused_before_it_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_file, "MAX_BYTES", 100)
    (folder / "report.pdf").write_bytes(pdf_of([["text"]]))
    assert run(folder, "report.pdf").err.startswith("report.pdf: it has more than 0 MB; ")


def test_pdf_with_too_much_text_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_file, "MAX_TEXT", 20)
    (folder / "report.pdf").write_bytes(pdf_of([["words " * 10]]))
    assert run(folder, "report.pdf").err.startswith("report.pdf: it holds more than 0 MB of text; ")


def test_broken_utf_16_is_refused(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_bytes(b"\xff\xfe" + b"\x00\xd8" * 3)
    with pytest.raises(NotAList, match="neither UTF-8 nor whole UTF-16"):
        printed_text(tmp_path / "report.txt")


def test_tables_too_deep_in_each_other_are_refused(folder: Path) -> None:
    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
    for _ in range(25):
        cell = cell.add_table(rows=1, cols=1).rows[0].cells[0]
    document.save(str(folder / "report.docx"))
    assert run(folder, "report.docx").err.startswith("report.docx: its tables lie in each other more than 20 deep; ")
    assert qn("w:tbl") in {element.tag for element in document.element.body.iter()}
