"""Turns a Word file into lines of text in the order of the page: paragraphs, table cells, the numbers that Word counts itself, footnotes.

A footnote stands where its mark stands, between NOTE_BEGIN and NOTE_END, so that nothing has to guess where it ends.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import XMLSyntaxError

from generator.escape import one_line
from generator.importers.files.word_file import NotAList, open_word
from generator.importers.files.word_numbers import WordNumbers

NOTE_BEGIN, NOTE_END = "\ue000", "\ue001"  # private characters, which are taken out of what files hold
PRIVATE = dict.fromkeys(range(0xE000, 0xE00F))
MAX_DEPTH = 20

_FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def word_text(file: Path) -> str:
    """The text of a Word file, a line for each paragraph, page headers first; raises NotAList for what is no sound Word file."""
    document = open_word(file)
    try:
        notes = _footnotes(document)
        numbers = WordNumbers(document)
        headers = [line for section in document.sections for header in (section.first_page_header, section.header) for line in _text_of(header, notes, numbers)]
        return "\n".join((*dict.fromkeys(headers), *_text_of(document, notes, numbers)))
    except (XMLSyntaxError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise NotAList(f"it is a broken Word document: {one_line(str(error))[:120]}") from error


def _text_of(container: Any, notes: dict[str, str], numbers: WordNumbers, depth: int = 0) -> Iterator[str]:
    """The lines of a body, a header or a table cell."""
    if depth > MAX_DEPTH:
        raise NotAList(f"its tables lie in each other more than {MAX_DEPTH} deep")
    for block in container.iter_inner_content():
        if isinstance(block, Paragraph):
            yield f"{numbers.label(block)}{_with_notes(block, notes)}"
        elif isinstance(block, Table):
            for row in block._tbl.tr_lst:  # noqa: SLF001 - the public rows expand merged cells, which a file can have in thousands
                for cell in row.tc_lst:
                    yield from _text_of(_Cell(cell, container.part), notes, numbers, depth + 1)


class _Cell:
    """What of a table cell is needed here: its paragraphs and tables."""

    def __init__(self, element: Any, part: Any) -> None:
        self._element = element
        self.part = part

    def iter_inner_content(self) -> Iterator[Any]:
        for child in self._element.iterchildren(qn("w:p"), qn("w:tbl")):
            yield Paragraph(child, self) if child.tag == qn("w:p") else Table(child, self)


def _with_notes(paragraph: Paragraph, notes: dict[str, str]) -> str:
    """The text of a paragraph with its footnotes at their marks."""
    marks = list(paragraph._p.iter(qn("w:footnoteReference")))  # noqa: SLF001 - the library does not show footnotes
    if not marks:
        return str(paragraph.text).translate(PRIVATE)
    pieces: list[str] = []
    for element in paragraph._p.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:footnoteReference")):  # noqa: SLF001 - the same
        if element.tag == qn("w:t"):
            pieces.append((element.text or "").translate(PRIVATE))
        elif element.tag == qn("w:footnoteReference"):
            pieces.append(f"{NOTE_BEGIN}{notes.get(element.get(qn('w:id')), '')}{NOTE_END}")
        else:
            pieces.append(" ")
    return "".join(pieces)


def _footnotes(document: Any) -> dict[str, str]:
    """The text of each footnote by its id."""
    part = next((relation.target_part for relation in document.part.rels.values() if relation.reltype == _FOOTNOTES), None)
    if part is None:
        return {}
    root = parse_xml(part.blob)
    return {note.get(qn("w:id")): "".join(text.text or "" for text in note.iter(qn("w:t"))).strip() for note in root.iter(qn("w:footnote"))}
