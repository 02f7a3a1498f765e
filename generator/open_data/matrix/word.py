"""The matrix of a review as a Word file: A4 across, the head of the table on every page, a shaded row for each theme, no row cut in two."""

from generator.open_data.matrix import word_frame as frame
from generator.open_data.matrix.matrix import PROJECT, Matrix
from generator.open_data.matrix.office_text import LINE_END_IN_WORD, cells, in_word, plain, strong, xml
from generator.open_data.matrix.package import XML, packed

_WIDTHS = {4: (4600, 1460, 3700, 5378), 5: (4000, 1460, 3000, 2200, 4478)}  # each adds up to the width of the text
_ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"


def word_matrix(matrix: Matrix) -> bytes:
    """The .docx file, the same bytes every time."""
    parts = {
        "[Content_Types].xml": frame.CONTENT_TYPES,
        "_rels/.rels": frame.PACKAGE_RELATIONS,
        "word/_rels/document.xml.rels": frame.relations(matrix.page),
        "word/styles.xml": frame.STYLES,
        "word/settings.xml": frame.SETTINGS,
        "word/header1.xml": frame.header(matrix.review),
        "word/footer1.xml": frame.footer(matrix.foot),
        "docProps/core.xml": frame.properties(matrix.title, PROJECT, matrix.foot),
    }
    return packed({name: part.encode() for name, part in parts.items()} | {"word/document.xml": _document(matrix)})


def _document(matrix: Matrix) -> bytes:
    widths = _WIDTHS[len(matrix.columns)]
    before = [frame.styled("Title", plain(matrix.title)), *[_note(words, said, linked=said == matrix.page) for words, said in matrix.notes]]
    begun = f"{XML}<w:document {frame.MAIN} {frame.RELATIONS}><w:body>{''.join(before)}{_table_head(matrix, widths)}"
    pieces: list[str] = []
    for heading, rows in matrix.sections:
        pieces.append(_theme(heading, len(widths)))
        if matrix.page:
            pieces += [f"{_ROW}{cells(row.cells)}{LINE_END_IN_WORD}<w:p>{_link(row.record, record=row.record)}</w:p></w:tc></w:tr>" for row in rows]
        else:
            pieces += [f"{_ROW}{cells(row.cells)}{LINE_END_IN_WORD}</w:tc></w:tr>" for row in rows]
    return b"".join((begun.encode(), in_word("".join(pieces), widths), f"</w:tbl><w:p/>{frame.PAGE}</w:body></w:document>".encode()))


def _note(words: str, said: str, *, linked: bool) -> str:
    """A paragraph before the table; the address of the review is a link."""
    if not linked:
        return frame.styled("Note", strong(words, said))
    return f"{frame.styled('Note', strong(words)).removesuffix('</w:p>')}{_link(said)}</w:p>"


def _table_head(matrix: Matrix, widths: tuple[int, ...]) -> str:
    """The properties of the table, its columns and the row that is repeated on every page and marked as its head."""
    head = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{frame.styled("Head", plain(column))}</w:tc>'
        for width, column in zip(widths, matrix.columns, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Matrix"/><w:tblW w:w="{frame.WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{xml(matrix.title)}"/><w:tblDescription w:val="A row for each recommendation, under its first theme"/></w:tblPr>'
        f"<w:tblGrid>{''.join(f'<w:gridCol w:w={chr(34)}{width}{chr(34)}/>' for width in widths)}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
    )


def _theme(heading: str, columns: int) -> str:
    """The row of a theme: one shaded cell across the table, which stays with the row below it."""
    return (
        f'{_ROW}<w:tc><w:tcPr><w:tcW w:w="{frame.WIDTH}" w:type="dxa"/><w:gridSpan w:val="{columns}"/>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{frame.THEME_FILL}"/></w:tcPr>{frame.styled("Heading1", plain(heading))}</w:tc></w:tr>'
    )


def _link(words: str, *, record: str = "") -> str:
    """A link to the page of the review, or to a record on it."""
    anchor = f' w:anchor="{record}"' if record else ""
    return f'<w:hyperlink r:id="rId5"{anchor}><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>{words}</w:t></w:r></w:hyperlink>'
