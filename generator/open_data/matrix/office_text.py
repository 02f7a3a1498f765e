"""Text of cells for Word and Excel: any text in, the same text out, no markup and no formula born.

A cell is written once, as XML text with marks between its lines, and turned into the XML of either format by replacing the marks in the bytes
of a whole matrix, which costs a tenth of printing it line by line. Marks are controls that XML cannot hold: after the filter no text has one.

XML cannot hold most controls, lone surrogates, U+FFFE and U+FFFF: U+FFFD stands in their places. In Word every line end becomes a line
break, which readers give back as a newline. Excel takes `_x000D_` in a cell for the character of that number, so that such text is written
with its underscore as `_x005F_`, as ECMA-376 has it (ST_Xstring); a cell ends after 32,767 characters, counted as UTF-16 does.
"""

import re
from collections.abc import Iterable, Sequence
from operator import add

CELL_LENGTH = 32_767

_REPLACEMENT, _CUT = "\ufffd", "…"
_SPECIAL = re.compile('[&<>"\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')
_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_REFERENCE = re.compile("&(amp|lt|gt|quot);")
_CHARACTERS = {"amp": "&", "lt": "<", "gt": ">", "quot": '"'}
_CODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")

_PLAIN, _SPACED = "\x01", "\x02"  # begin a line; spaced is one that begins or ends with white space
_STRONG = "\x03"  # begins a line with words that stand out
_THEN, _THEN_SPACED = "\x04", "\x05"  # begin the words that follow them
_NEXT = "\x06"  # ends a line that another one follows
_CELLS = tuple("\x0e\x0f\x10\x11\x12\x13\x14")  # begin a cell of the column in that place; but for the first, they end the cell before

LINE_END_IN_WORD, CELL_END_IN_SHEET = "</w:t></w:r></w:p>", "</t></is></c>"

_OPEN, _OPEN_SPACED, _CLOSE = "<w:t>", '<w:t xml:space="preserve">', "</w:t></w:r>"
_BOLD = "<w:r><w:rPr><w:b/></w:rPr>"
_IN_WORD = tuple(
    (mark.encode(), markup.encode())
    for mark, markup in (
        ("\t", f"</w:t><w:tab/>{_OPEN_SPACED}"),
        ("\n", f"</w:t><w:br/>{_OPEN_SPACED}"),
        (_PLAIN, f"<w:p><w:r>{_OPEN}"),
        (_SPACED, f"<w:p><w:r>{_OPEN_SPACED}"),
        (_STRONG, f"<w:p>{_BOLD}{_OPEN_SPACED}"),
        (_THEN, f"{_CLOSE}<w:r>{_OPEN}"),
        (_THEN_SPACED, f"{_CLOSE}<w:r>{_OPEN_SPACED}"),
        (_NEXT, LINE_END_IN_WORD),
    )
)
_OF_LINES = (_PLAIN, _SPACED, _STRONG, _THEN, _THEN_SPACED)
_OF_A_LINE = re.compile(f"[{''.join(_OF_LINES)}]")


def xml(text: str) -> str:
    """Text in an element, or in an attribute between double quotes."""
    if text.isprintable() and "&" not in text and "<" not in text and ">" not in text and '"' not in text:  # most text
        return text
    return _SPECIAL.sub(lambda found: _REFERENCES.get(found[0], _REPLACEMENT), text)


def plain(text: str) -> str:
    """A line of a cell."""
    return f"{_PLAIN if text.strip() == text else _SPACED}{xml(text)}"


def strong(words: str, text: str = "") -> str:
    """A line of a cell with words at its beginning that stand out."""
    if not text:
        return f"{_STRONG}{xml(words)}"
    return f"{_STRONG}{xml(words)}{_THEN if text.strip() == text else _THEN_SPACED}{xml(text)}"


def strong_xml(words: str, text: str) -> str:
    """The same of words and a text that have passed the filter already, and begin and end with no white space."""
    return f"{_STRONG}{words}{_THEN}{text}"


def lines(of_cell: Iterable[str]) -> str:
    """The lines of a cell as one."""
    return _NEXT.join(of_cell) or _PLAIN


def cells(of_row: Sequence[str]) -> str:
    """The cells of a row as one."""
    return "".join(map(add, _CELLS, of_row))


def in_word(marked: str, widths: Sequence[int]) -> bytes:
    """The marks as Word's XML, in columns of these widths. The last line of the last cell stays open: `LINE_END_IN_WORD` ends it."""
    data = marked.encode()
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    for mark, markup in _IN_WORD:
        data = data.replace(mark, markup)
    for cell, width in zip(_CELLS, widths, strict=False):
        ended = "" if cell == _CELLS[0] else f"{LINE_END_IN_WORD}</w:tc>"
        data = data.replace(cell.encode(), f'{ended}<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'.encode())
    return data


def in_sheet(marked: str, columns: int, style: int) -> bytes:
    """The marks as Excel's XML: inline strings, which are never formulas. The last cell stays open: `CELL_END_IN_SHEET` ends it."""
    if "_x" in marked:
        marked = _CODED.sub("_x005F_", marked)
    is_spaced = _SPACED in marked or _THEN_SPACED in marked
    data = marked.encode().replace(b"\r", b"&#13;").replace(_NEXT.encode(), b"\n")
    for mark in _OF_LINES:
        data = data.replace(mark.encode(), b"")
    spaced = ' xml:space="preserve"' if is_spaced else ""
    begun = f'<c s="{style}" t="inlineStr"><is><t{spaced}>'
    for cell in _CELLS[:columns]:
        data = data.replace(cell.encode(), (begun if cell == _CELLS[0] else CELL_END_IN_SHEET + begun).encode())
    return data


def line_count(of_row: Iterable[str], widths: Iterable[int]) -> int:
    """How many lines the highest cell of a row takes, or a few more, where columns hold so many characters."""
    return max(map(_lines_of, of_row, widths))


def _lines_of(cell: str, width: int) -> int:
    """The lines of a cell, and those that long ones are wrapped to; a few short ones among them are filled up in that count."""
    count = cell.count(_NEXT) + cell.count("\n") + 1
    wrapped = len(cell) // width - count // 4
    return count + wrapped if wrapped > 0 else count


def short_enough(of_row: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of a row as far as Excel holds them, with a sign where one ends early; no character is cut in two."""
    if max(map(len, of_row)) <= CELL_LENGTH // 2:  # even if every character took two units
        return of_row
    return tuple(map(_cut, of_row))


def _cut(cell: str) -> str:
    bare = _REFERENCE.sub(lambda found: _CHARACTERS[found[1]], _OF_A_LINE.sub("", cell.replace(_NEXT, "\n")))
    units = bare.encode("utf-16-le")
    if len(units) <= 2 * CELL_LENGTH:
        return cell
    return _PLAIN + xml(units[: 2 * (CELL_LENGTH - 1)].decode("utf-16-le", "ignore") + _CUT)
