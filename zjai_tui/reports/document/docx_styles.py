"""The look of a Word document, as the package it begins from: styles, fonts, list signs and settings, nothing else.

Fonts are named as Word for Windows and WPS name them; the font table names what other systems have for each.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

TITLE, SUBTITLE, HEADING, SUBHEADING = "Title", "Subtitle", "heading 1", "heading 2"
BODY, PLAIN, CLOSING = "Body Text", "Normal", "Closing"
BULLET, MARKED, BELOW = "List Bullet", "List", "List Continue"
CELL, CELL_HEAD, CELL_NOTE, GAP = "表内文字", "表头", "表内说明", "间隔"
HEADER, FOOTER, GRID = "header", "footer", "Table Grid"
IDS = {
    TITLE: "Title", SUBTITLE: "Subtitle", HEADING: "Heading1", SUBHEADING: "Heading2", BODY: "BodyText",
    CLOSING: "Closing", BULLET: "ListBullet", MARKED: "List", BELOW: "ListContinue", CELL: "CellText",
    CELL_HEAD: "CellHead", CELL_NOTE: "CellNote", GAP: "Gap", HEADER: "Header", FOOTER: "Footer",
}  # fmt: skip
"""Of the styles of paragraphs but for the one that paragraphs have anyway."""

_SONG, _HEI, _FANGSONG, _LATIN = "宋体", "黑体", "仿宋", "Times New Roman"
_OTHER_NAMES = {
    _SONG: "SimSun,Songti SC,STSong,Noto Serif CJK SC,Source Han Serif SC",
    _HEI: "SimHei,Heiti SC,STHeiti,Noto Sans CJK SC,Source Han Sans SC",
    _FANGSONG: "FangSong,FangSong_GB2312,STFangsong,Noto Serif CJK SC,Source Han Serif SC",
}  # fmt: skip
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "application/vnd.openxmlformats-package"
_STILL = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Measures of a page: lengths in twentieths of a point, sizes of type in half points."""

    margins: tuple[int, int, int, int]
    """Top, right, bottom, left."""
    edges: tuple[int, int]
    """Of head and foot, from the edge of the paper."""
    font: str
    size: int
    spacing: str
    """Between lines, as Word writes it."""
    title: int
    heading: int
    cell: int

    @property
    def room(self) -> int:
        """Return the width of the text."""
        return A4[0] - self.margins[1] - self.margins[3]


A4 = (11906, 16838)
PAPER = Look(
    margins=(1247, 1134, 1134, 1134), edges=(567, 510), font=_SONG, size=21, spacing='w:line="324" w:lineRule="auto"',
    title=36, heading=28, cell=19,
)  # fmt: skip
LETTER = Look(
    margins=(1418, 1474, 1361, 1588), edges=(851, 737), font=_FANGSONG, size=32,
    spacing='w:line="440" w:lineRule="exact"', title=44, heading=32, cell=22,
)  # fmt: skip
"""Type and side margins of an official letter: GB/T 9704-2012, 5.2 and 7.3. Lines are set closer, and there is less
room above and below, so that a notice for a few people is one sheet to hang up."""


def template(look: Look) -> bytes:
    """Return an empty document in that look."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in _parts(look).items():
            package.writestr(zipfile.ZipInfo(name, _STILL), _XML + text)
    return out.getvalue()


def _parts(look: Look) -> dict[str, str]:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}+xml"/>'
        for name, kind in (
            ("word/document.xml", f"{_WORD}.document.main"),
            ("word/styles.xml", f"{_WORD}.styles"),
            ("word/numbering.xml", f"{_WORD}.numbering"),
            ("word/settings.xml", f"{_WORD}.settings"),
            ("word/fontTable.xml", f"{_WORD}.fontTable"),
            ("docProps/core.xml", f"{_PACKAGE}.core-properties"),
        )
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{rels}"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": _relationships(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            ("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
             "docProps/core.xml"),
        ),
        "word/_rels/document.xml.rels": _relationships(
            *((f"{_OFFICE}/{name}", f"{name}.xml") for name in ("styles", "numbering", "settings", "fontTable"))
        ),
        "word/document.xml": _document(look),
        "word/styles.xml": _styles(look),
        "word/numbering.xml": _NUMBERING,
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": _fonts(),
        "docProps/core.xml": "<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    }  # fmt: skip


def _relationships(*targets: tuple[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{at}" Type="{kind}" Target="{target}"/>' for at, (kind, target) in enumerate(targets, 1)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )


def _document(look: Look) -> str:
    top, right, bottom, left = look.margins
    header, footer = look.edges
    return (
        f'<w:document {_W} xmlns:r="{_OFFICE}"><w:body><w:sectPr><w:pgSz w:w="{A4[0]}" w:h="{A4[1]}"/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="{header}"'
        f' w:footer="{footer}" w:gutter="0"/><w:cols w:space="425"/></w:sectPr></w:body></w:document>'
    )


def _styles(look: Look) -> str:
    body = f'<w:spacing w:before="0" w:after="60" {look.spacing}/>'
    if look is LETTER:
        body = f'<w:spacing w:before="0" w:after="0" {look.spacing}/>'
    single = '<w:spacing w:before="0" w:after="0" w:line="264" w:lineRule="auto"/>'
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{look.room}"/></w:tabs>'
    rule = '<w:pBdr><w:{0} w:val="single" w:sz="4" w:space="3" w:color="808080"/></w:pBdr>'
    first = f'<w:ind w:firstLineChars="200" w:firstLine="{20 * look.size}"/>'
    centred, right = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'
    # lines of one height, whatever the font: digits alone in a cell stand level with Chinese beside them
    even = f'<w:spacing w:before="0" w:after="0" w:line="{14 * look.cell}" w:lineRule="exact"/>'
    before, after = (120, 120) if look is PAPER else (0, 280)
    title_line = "" if look is PAPER else ' w:line="600" w:lineRule="exact"'
    styles = (
        _style(TITLE, f'<w:keepNext/><w:spacing w:before="{before}" w:after="{after}"{title_line}/>{centred}',
               _hei(look.title, bold=True) if look is PAPER else _type(_SONG, look.title, bold=True)),
        _style(SUBTITLE, f'<w:spacing w:before="0" w:after="160"/>{centred}', _type(look.font, look.size)),
        _style(HEADING, f'<w:keepNext/><w:keepLines/>{_before(look, 240)}<w:outlineLvl w:val="0"/>',
               _hei(look.heading, bold=look is PAPER)),
        _style(SUBHEADING, f'<w:keepNext/><w:keepLines/>{_before(look, 120)}<w:outlineLvl w:val="1"/>',
               _hei(look.size, bold=True)),
        _style(BODY, f"{body}{first}", ""),
        _style(CLOSING, f'<w:keepLines/>{body}<w:ind w:rightChars="200" w:right="{20 * look.size}"/>{right}',
               ""),
        _style(BULLET, '<w:keepLines/><w:numPr><w:numId w:val="1"/></w:numPr>'
               '<w:spacing w:before="100" w:after="0"/>', ""),
        _style(MARKED, '<w:keepLines/><w:spacing w:before="100" w:after="0"/>'
               '<w:ind w:left="360" w:hanging="360"/>', ""),
        _style(BELOW, f'<w:keepLines/>{single}<w:ind w:left="360"/>', _size(look.cell)),
        _style(CELL, f"{even}<w:jc w:val=\"left\"/>", _size(look.cell)),
        _style(CELL_HEAD, f"<w:keepNext/>{even}{centred}", _hei(look.cell, bold=True), "CellText"),
        _style(CELL_NOTE, "", _size(look.cell - 1), "CellText"),
        _style(GAP, '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>', _size(8)),
        _style(HEADER, f"{rule.format('bottom')}{tab}{single}", _size(17)),
        _style(FOOTER, f"{rule.format('top') if look is PAPER else ''}{tab}{single}", _size(17)),
    )  # fmt: skip
    return (
        f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{_type(look.font, look.size)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/>'
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl/>{body}<w:jc w:val="both"/></w:pPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        f"{_TABLES}{''.join(styles)}"
        "</w:styles>"
    )


def _before(look: Look, space: int) -> str:
    if look is LETTER:
        return f'<w:spacing w:before="0" w:after="0" {look.spacing}/><w:ind w:firstLineChars="200" w:firstLine="640"/>'
    return f'<w:spacing w:before="{space}" w:after="80" w:line="288" w:lineRule="auto"/>'


def _style(name: str, paragraph: str, run: str, based_on: str = "Normal") -> str:
    own = "" if name.isascii() else ' w:customStyle="1"'
    after = '<w:next w:val="BodyText"/>' if name in {TITLE, SUBTITLE, HEADING, SUBHEADING} else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{IDS[name]}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based_on}"/>{after}'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _hei(size: int, *, bold: bool) -> str:
    return _type(_HEI, size, bold=bold, latin=_HEI)


def _type(font: str, size: int, *, bold: bool = False, latin: str = _LATIN) -> str:
    strong = "<w:b/><w:bCs/>" if bold else ""
    return (
        f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{font}" w:cs="{_LATIN}" w:hint="eastAsia"/>'
        f"{strong}{_size(size)}"
    )


def _size(size: int) -> str:
    return f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _fonts() -> str:
    chinese = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/><w:family w:val="auto"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for name, other in _OTHER_NAMES.items()
    )
    latin = f'<w:font w:name="{_LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/></w:font>'
    return f"<w:fonts {_W}>{chinese}{latin}</w:fonts>"


_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="666666"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS = "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>'
    for side, width in (("top", 28), ("left", 85), ("bottom", 28), ("right", 85))
)
_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>'
    f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
    f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr></w:style>"
)
_NUMBERING = (
    f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="300"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_SETTINGS = (
    f'<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:useFELayout/>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)
