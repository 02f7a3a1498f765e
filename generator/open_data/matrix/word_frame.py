"""The parts of a Word file that every matrix has: styles, page, header and footer. A4 across, with rows that keep together.

Written by hand and not by a library, because styles and settings of a library's blank document are fifty times as long as what is used here,
and loading one takes a process longer than printing the matrices of ten States.
"""

from generator.open_data.matrix.office_text import LINE_END_IN_WORD, in_word, plain, xml
from generator.open_data.matrix.package import XML

MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
WIDTH = 15_138  # of the text, in twentieths of a point: 26.7 cm

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"

CONTENT_TYPES = (
    f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_TYPES}.settings+xml"/>'
    f'<Override PartName="/word/header1.xml" ContentType="{_TYPES}.header+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_TYPES}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)

PACKAGE_RELATIONS = (
    f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)

SETTINGS = (
    f'{XML}<w:settings {MAIN}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)

_FONTS = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="SimSun" w:cs="Arial"/>'
_HEAD_FILL, _HEAD_INK = "1F3864", "FFFFFF"
THEME_FILL = "D9E2F3"  # near the blue of OHCHR's lists
_LINE = '<w:{0} w:val="single" w:sz="4" w:space="0" w:color="8496B0"/>'
_CELL_SPACE = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in (("top", 40), ("left", 85), ("bottom", 40), ("right", 85)))


def _style(kind: str, key: str, name: str, rest: str, *, default: bool = False) -> str:
    return f'<w:style w:type="{kind}"{" w:default=" + chr(34) + "1" + chr(34) if default else ""} w:styleId="{key}"><w:name w:val="{name}"/>{rest}</w:style>'


def _paragraph_style(key: str, name: str, paragraph: str, run: str) -> str:
    return _style("paragraph", key, name, f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr>')


STYLES = (
    f"{XML}<w:styles {MAIN}><w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}"
    '<w:sz w:val="18"/><w:szCs w:val="18"/><w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="30" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    + _style("paragraph", "Normal", "Normal", "<w:qFormat/>", default=True)
    + _style("character", "DefaultParagraphFont", "Default Paragraph Font", '<w:uiPriority w:val="1"/><w:semiHidden/>', default=True)
    + _style(
        "table", "TableNormal", "Normal Table", '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr>', default=True
    )
    + _paragraph_style(
        "Title", "Title", '<w:keepNext/><w:spacing w:after="100"/>', '<w:b/><w:bCs/><w:color w:val="1F3864"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
    )
    + _paragraph_style(
        "Heading1",
        "heading 1",
        '<w:keepNext/><w:spacing w:before="20" w:after="20"/><w:outlineLvl w:val="0"/>',
        '<w:b/><w:bCs/><w:i/><w:iCs/><w:sz w:val="22"/><w:szCs w:val="22"/>',
    )
    + _paragraph_style("Note", "Note", '<w:spacing w:after="50"/>', '<w:sz w:val="19"/><w:szCs w:val="19"/>')
    + _paragraph_style("Head", "Table Head", "<w:keepNext/>", f'<w:b/><w:bCs/><w:color w:val="{_HEAD_INK}"/>')
    + _paragraph_style(
        "Header",
        "header",
        f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>',
        '<w:b/><w:bCs/><w:sz w:val="20"/><w:szCs w:val="20"/>',
    )
    + _paragraph_style("Footer", "footer", "", '<w:color w:val="404040"/><w:sz w:val="16"/><w:szCs w:val="16"/>')
    + _style("character", "Hyperlink", "Hyperlink", '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr>')
    + _style(
        "table",
        "Matrix",
        "Matrix",
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        + "".join(_LINE.format(side) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
        + f"</w:tblBorders><w:tblCellMar>{_CELL_SPACE}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{_HEAD_FILL}"/></w:tcPr></w:tblStylePr>',
    )
    + "</w:styles>"
)

PAGE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>'
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1134" w:right="850" w:bottom="964" w:left="850" w:header="567" w:footer="454" w:gutter="0"/></w:sectPr>'
)


def styled(style: str, line: str) -> str:
    """A paragraph of one line, with the marks of `office_text`, in a style."""
    return f"{in_word(line, ()).decode()}{LINE_END_IN_WORD}".replace("<w:p>", f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>', 1)


def header(review: str) -> str:
    """The head of every page, in the words of OHCHR's lists, by which the importer knows the review."""
    number, count = [f'<w:fldSimple w:instr=" {field} "><w:r><w:t>1</w:t></w:r></w:fldSimple>' for field in ("PAGE", "NUMPAGES")]
    pages = f'<w:r><w:t xml:space="preserve">Page </w:t></w:r>{number}<w:r><w:t xml:space="preserve"> of </w:t></w:r>{count}'
    about = styled("Header", plain(review)).removesuffix("</w:p>")
    title = '<w:r><w:tab/><w:t xml:space="preserve">Thematic list of recommendations · </w:t></w:r>'
    return f"{XML}<w:hdr {MAIN}>{about}{title}{pages}</w:p></w:hdr>"


def footer(foot: str) -> str:
    """The foot of every page: whose levels these are, and as of which day."""
    return f"{XML}<w:ftr {MAIN}>{styled('Footer', plain(foot))}</w:ftr>"


def relations(page: str) -> str:
    """What the document refers to; where the address of the review is known, every record id leads there with an anchor of its own."""
    linked = f'<Relationship Id="rId5" Type="{_OFFICE}/hyperlink" Target="{xml(page)}" TargetMode="External"/>' if page else ""
    return (
        f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="{_OFFICE}/settings" Target="settings.xml"/>'
        f'<Relationship Id="rId3" Type="{_OFFICE}/header" Target="header1.xml"/><Relationship Id="rId4" Type="{_OFFICE}/footer" Target="footer1.xml"/>'
        f"{linked}</Relationships>"
    )


def properties(title: str, author: str, rights: str) -> str:
    """Title, author and language of the document, for readers of its properties and for those who cannot see it."""
    return (
        f'{XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f"><dc:creator>{xml(author)}</dc:creator><dc:description>{xml(rights)}</dc:description><dc:language>en-GB</dc:language>"
        f"<dc:title>{xml(title)}</dc:title></cp:coreProperties>"
    )
