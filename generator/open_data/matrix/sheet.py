"""The matrix of a review as an Excel file: the same rows, with a head that stays in sight and a filter, and a sheet that says what they are."""

import re

from generator.open_data.matrix import sheet_frame as frame
from generator.open_data.matrix.matrix import PROJECT, Matrix
from generator.open_data.matrix.office_text import CELL_END_IN_SHEET, cells, in_sheet, line_count, plain, short_enough, xml
from generator.open_data.matrix.package import XML, packed
from generator.open_data.matrix.word_frame import properties

_WIDTHS = {4: (52, 15, 40, 62, 16), 5: (48, 15, 36, 24, 58, 16)}  # in characters; the last column is the record id, which OHCHR has none for
_FIT = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
_ABOUT_WIDTHS = (40, 110)
_LETTERS = "ABCDEF"
_RECORD = "Record on the site"
_HEAD_HEIGHT, _LINE, _HIGHEST = 44, 13, 409  # in points; no row is higher
_BEGINNING = re.compile("(?:&&|[^&]){0,90}")  # Excel takes 255 characters for all three parts of a page's head


def sheet_matrix(matrix: Matrix) -> bytes:
    """The .xlsx file, the same bytes every time."""
    rows, links = _rows(matrix)
    last = f"{_LETTERS[len(matrix.columns)]}{len(rows) + 1}"
    parts = {
        "[Content_Types].xml": frame.CONTENT_TYPES,
        "_rels/.rels": frame.PACKAGE_RELATIONS,
        "xl/workbook.xml": frame.book(last),
        "xl/_rels/workbook.xml.rels": frame.BOOK_RELATIONS,
        "xl/styles.xml": frame.STYLES,
        "xl/worksheets/sheet2.xml": _about_sheet(matrix),
        "docProps/core.xml": properties(matrix.title, PROJECT, matrix.foot),
    }
    if links:
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = frame.sheet_relations(matrix.page)
    return packed({name: part.encode() for name, part in parts.items()} | {"xl/worksheets/sheet1.xml": _matrix_sheet(matrix, rows, links, last)})


def _rows(matrix: Matrix) -> tuple[list[str], list[str]]:
    """The rows below the head, and the links of those that have one.

    The row of a theme is shaded and not merged, because Excel refuses to sort a range with merged cells.
    """
    rows: list[str] = []
    links: list[str] = []
    column, blank = _LETTERS[len(matrix.columns)], f'<c s="{frame.THEME}"/>' * len(matrix.columns)
    begun, ended = f'{CELL_END_IN_SHEET}<c s="{frame.LINK}" t="inlineStr"><is><t>', f"{CELL_END_IN_SHEET}</row>"
    widths = _letters(_WIDTHS[len(matrix.columns)])
    for heading, section in matrix.sections:
        rows.append(f'<row r="{len(rows) + 2}" ht="20" customHeight="1">{_cell(frame.THEME, heading)}{blank}</row>')
        if matrix.page:
            links += [f'<hyperlink ref="{column}{at}" r:id="rId1" location="{row.record}"/>' for at, row in enumerate(section, len(rows) + 2)]
        rows += [
            f'<row r="{at}" ht="{_height(row.cells, widths)}">{cells(short_enough(row.cells))}{begun}{row.record}{ended}'
            for at, row in enumerate(section, len(rows) + 2)
        ]
    return rows, links


def _letters(widths: tuple[int, ...]) -> tuple[int, ...]:
    """How many letters columns hold: widths count digits, and a letter is narrower."""
    return tuple(width * 7 // 6 for width in widths)


def _height(row: tuple[str, ...], widths: tuple[int, ...]) -> int:
    """The height of a row in points, which may be too much: Excel would find it, but LibreOffice prints rows without one as if each had one line."""
    return min(_HIGHEST, _LINE * line_count(row, widths) + 4)


def _cell(style: int, text: str) -> str:
    return in_sheet(cells(short_enough((plain(text),))), 1, style).decode() + CELL_END_IN_SHEET


def _matrix_sheet(matrix: Matrix, rows: list[str], links: list[str], last: str) -> bytes:
    head = "".join(_cell(frame.HEAD, column) for column in (*matrix.columns, _RECORD))
    begun = (
        f"{XML}<worksheet {frame.MAIN} {frame.RELATIONS}>"
        f'{_FIT}<dimension ref="A1:{last}"/><sheetViews><sheetView tabSelected="1" workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/>'
        f'</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>{_columns(_WIDTHS[len(matrix.columns)])}'
        f'<sheetData><row r="1" ht="{_HEAD_HEIGHT}" customHeight="1">{head}</row>'
    )
    linked = f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
    ended = f'</sheetData><autoFilter ref="A1:{last}"/>{linked}{_printed(matrix)}</worksheet>'
    return b"".join((begun.encode(), in_sheet("".join(rows), len(matrix.columns), frame.PLAIN), ended.encode()))


def _about_sheet(matrix: Matrix) -> str:
    widths = _letters(_ABOUT_WIDTHS)
    notes = (("", matrix.title), *((words.strip(" :"), said) for words, said in matrix.notes))
    rows = "".join(
        f'<row r="{at}" ht="{_height((words, said), widths)}">{_cell(frame.STRONG, words)}{_cell(frame.PLAIN, said)}</row>'
        for at, (words, said) in enumerate(notes, 1)
    )
    return (
        f'{XML}<worksheet {frame.MAIN}>{_FIT}<sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
        f"{_columns(_ABOUT_WIDTHS)}<sheetData>{rows}</sheetData>{_printed(matrix)}</worksheet>"
    )


def _columns(widths: tuple[int, ...]) -> str:
    return f"<cols>{''.join([_column(number, width) for number, width in enumerate(widths, 1)])}</cols>"


def _column(number: int, width: int) -> str:
    return f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'


def _printed(matrix: Matrix) -> str:
    """How a sheet is printed: A4 across, as wide as the page, the review and the number of the page above. `&` begins a code there."""
    begun = _BEGINNING.match(matrix.review.replace("&", "&&"))
    review = begun[0] if begun else ""
    return (
        '<pageMargins left="0.5" right="0.5" top="0.75" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        f"<headerFooter><oddHeader>{xml(f'&L{review}&CThematic list of recommendations&RPage &P of &N')}</oddHeader></headerFooter>"
    )
