"""Rows of a table as the XML of a sheet: numbers, yes and no, and text that is never a formula, made State by State.

XML holds neither most control characters nor U+FFFE and U+FFFF: U+FFFD stands in their place. `_x0041_` in a text, which programs would
read as an escape, is broken between two runs, so that all readers show it as it is. A cell holds 32,767 characters: a longer text is cut
and ends in an ellipsis, and how many were cut is kept with the rows.
"""

import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass

from generator.open_data.tables.cells import Texts, texts_of, utf8
from generator.open_data.tables.deflated import Deflated, deflated, deflated_from
from generator.open_data.tables.table import Columns, Table, Type, Value

CELL_LENGTH = 32_767  # in units of UTF-16
_ELLIPSIS = "…"

_TEXT, _TEXT_END = '<c t="str"><v>', "</v></c>"
_ODD, _ODD_END = '<c t="inlineStr"><is>', "</is></c>"
_RUN = '<r><t xml:space="preserve">{}</t></r>'
_SPACED = '<t xml:space="preserve">{}</t>'
_NOTHING = "<c/>"
_CELL = {Type.TEXT: f"{_TEXT}%s{_TEXT_END}", Type.DATE: f"{_TEXT}%s{_TEXT_END}", Type.BOOLEAN: '<c t="b"><v>%s</v></c>'}
_NUMBER = "<c><v>%s</v></c>"
_BOOLEANS: Mapping[Value, str] = {True: "1", False: "0", None: ""}
_BETWEEN = "\u00b6"  # any character that can be printed

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("(?<=_x)(?=[0-9A-Fa-f]{4}_)")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_HEAD = struct.Struct("<II")


@dataclass(frozen=True, slots=True)
class SheetRows:
    """Compressed rows: how many they are, and how many of their cells were cut."""

    xml: Deflated
    rows: int
    cut: int

    def __bytes__(self) -> bytes:
        """The rows as they are kept."""
        return _HEAD.pack(self.rows, self.cut) + bytes(self.xml)


def sheet_rows_from(kept: bytes) -> SheetRows:
    """Rows that were kept."""
    rows, cut = _HEAD.unpack_from(kept)
    return SheetRows(deflated_from(kept[_HEAD.size :]), rows, cut)


def sheet_rows(table: Table, columns: Columns) -> SheetRows:
    """Rows, given column by column; those of several pieces follow one another in a sheet."""
    frame, cut = "", 0
    cells: list[Texts] = []
    for column, values in zip(table.columns, columns, strict=True):
        texts = texts_of(column, values, _BOOLEANS)
        if column.is_free and _any_is_odd(texts):
            cut += sum(map(_is_too_long, texts))
            texts, cell = [text_cell(text) for text in texts], "%s"
        else:
            texts, cell = _escaped(texts) if column.is_text else texts, _CELL.get(column.type, _NUMBER)
        cells.append(texts)
        frame += cell
    xml = "".join([f"<row>{frame}</row>" % row for row in zip(*cells, strict=True)])
    for empty in dict.fromkeys((*_CELL.values(), _NUMBER)):
        xml = xml.replace(empty.replace("%s", ""), _NOTHING)
    return SheetRows(deflated(utf8(xml)), len(columns[0]), cut)


def _any_is_odd(texts: Texts) -> bool:
    """Whether any text of a column needs a closer look, found by looking at all of them at once."""
    together = _BETWEEN.join(("", *texts, ""))
    return (
        not together.isprintable()
        or "_x" in together
        or f"{_BETWEEN} " in together
        or f" {_BETWEEN}" in together
        or max(map(len, texts), default=0) > CELL_LENGTH // 2
    )


def _escaped(texts: Texts) -> Texts:
    together = "".join(texts)
    if "&" in together or "<" in together or ">" in together:
        return [text.translate(_ESCAPES) if "&" in text or "<" in text or ">" in text else text for text in texts]
    return texts


def text_cell(text: str) -> str:
    """One cell that holds the text."""
    if not text:
        return _NOTHING
    if len(text) > CELL_LENGTH // 2 and _is_too_long(text):
        text = _shortened(text)
    if not text.isprintable():
        text = _NO_XML.sub("\ufffd", text)
    runs = _BREAKS.split(text) if "_x" in text else [text]
    escaped = [run.translate(_ESCAPES) for run in runs]
    if len(escaped) > 1:
        return _ODD + "".join(_RUN.format(run) for run in escaped) + _ODD_END
    if text.isprintable() and text[0] != " " and text[-1] != " ":
        return f"{_TEXT}{escaped[0]}{_TEXT_END}"
    return _ODD + _SPACED.format(escaped[0]) + _ODD_END


def _is_too_long(text: str) -> bool:
    return len(text.encode("utf-16-le", "surrogatepass")) > 2 * CELL_LENGTH


def _shortened(text: str) -> str:
    """As much of the text as a cell holds, with the mark that something is missing."""
    kept = text.encode("utf-16-le", "surrogatepass")[: 2 * (CELL_LENGTH - 1)]
    return kept.decode("utf-16-le", "ignore") + _ELLIPSIS
