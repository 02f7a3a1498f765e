"""The parts of an Excel file that every matrix has: two sheets and their styles. Written by hand for the reasons that `word_frame` gives."""

from generator.open_data.matrix.office_text import xml
from generator.open_data.matrix.package import XML

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
PLAIN, HEAD, THEME, LINK, STRONG = 1, 2, 3, 4, 5  # cell formats, by their place in `STYLES`

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"

CONTENT_TYPES = (
    f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet2.xml" ContentType="{_TYPES}.worksheet+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)

PACKAGE_RELATIONS = (
    f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)

BOOK_RELATIONS = (
    f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/worksheet" Target="worksheets/sheet2.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)


def _font(rest: str) -> str:
    return f'<font>{rest}<name val="Calibri"/><family val="2"/></font>'


def _fill(colour: str) -> str:
    return f'<fill><patternFill patternType="solid"><fgColor rgb="FF{colour}"/><bgColor indexed="64"/></patternFill></fill>'


def _format(font: int, fill: int, border: int, alignment: str) -> str:
    applied = ' applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
    return f'<xf numFmtId="49" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" applyNumberFormat="1"{applied}><alignment {alignment}/></xf>'


_SIDES = "".join(f'<{side} style="thin"><color rgb="FF8496B0"/></{side}>' for side in ("left", "right", "top", "bottom"))
_WRAPPED = 'vertical="top" wrapText="1"'

STYLES = (
    f'{XML}<styleSheet {MAIN}><fonts count="5">'
    + _font('<sz val="10"/>')
    + _font('<b/><sz val="10"/><color rgb="FFFFFFFF"/>')
    + _font('<b/><i/><sz val="11"/>')
    + _font('<u/><sz val="10"/><color rgb="FF0563C1"/>')
    + _font('<b/><sz val="10"/>')
    + '</fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    + _fill("1F3864")
    + _fill("D9E2F3")
    + f'</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>{_SIDES}<diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    + _format(0, 0, 1, _WRAPPED)
    + _format(1, 2, 1, 'vertical="center" wrapText="1"')
    + _format(2, 3, 0, 'vertical="center"')
    + _format(3, 0, 1, 'vertical="top"')
    + _format(4, 0, 0, _WRAPPED)
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def book(last_cell: str) -> str:
    """The workbook: the matrix, whose head is printed on every page, and the sheet that says what it is."""
    column = "".join(letter for letter in last_cell if letter.isalpha())
    row = last_cell.removeprefix(column)
    return (
        f"{XML}<workbook {MAIN} {RELATIONS}>"
        '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000"/></bookViews>'
        '<sheets><sheet name="Matrix" sheetId="1" r:id="rId1"/><sheet name="About" sheetId="2" r:id="rId2"/></sheets>'
        f'<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Matrix!$A$1:${column}${row}</definedName>'
        '<definedName name="_xlnm.Print_Titles" localSheetId="0">Matrix!$1:$1</definedName></definedNames></workbook>'
    )


def sheet_relations(page: str) -> str:
    """Where the record ids of the matrix lead, each with an anchor of its own."""
    return (
        f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/hyperlink" Target="{xml(page)}" TargetMode="External"/></Relationships>'
    )
