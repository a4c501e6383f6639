"""The look of our Word templates: styles that people can change in Word."""

from __future__ import annotations

from kamctl.views.documents.package import part
from kamctl.views.documents.word.markup import WIDTH

_BLUE, _GOOD, _BAD, _WARN, _WASH, _PALE = "1F4B73", "2B6A45", "9C2F2F", "8A5A00", "F4F6F8", "DBE6F0"
_INK, _SOFT, _LINE = "1C2430", "5C6675", "D8DDE4"
_SANS, _SERIF = "Arial", "Georgia"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _letters(
    *, font: str = "", size: float = 0, colour: str = "", bold: bool = False, italic: bool = False,
    capitals: bool = False,
) -> str:  # fmt: skip
    parts = [
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>' if font else "",
        "<w:b/>" if bold else "", "<w:i/>" if italic else "", "<w:caps/>" if capitals else "",
        f'<w:color w:val="{colour}"/>' if colour else "", '<w:spacing w:val="12"/>' if capitals else "",
        f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else "",
    ]  # fmt: skip
    return f"<w:rPr>{''.join(parts)}</w:rPr>" if any(parts) else ""


def _style(
    name: str, letters: str = "", *, shape: str = "", kind: str = "paragraph", base: str = "Normal",
    shown: str = "",
) -> str:  # fmt: skip
    based = f'<w:basedOn w:val="{base}"/>' if kind == "paragraph" and name != "Normal" else ""
    first = ' w:default="1"' if name == "Normal" else ""
    shaped = f"<w:pPr>{shape}</w:pPr>" if shape else ""
    custom = "" if shown or name == "Normal" else ' w:customStyle="1"'
    return (
        f'<w:style w:type="{kind}"{first}{custom} w:styleId="{name}"><w:name w:val="{shown or name}"/>{based}<w:qFormat/>'
        f"{shaped}{letters}</w:style>"
    )


def _edge(side: str, size: int, colour: str, space: int = 0) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


def _spacing(before: int = 0, after: int = 0, line: int = 0) -> str:
    height = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{height}/>'


_RIGHT_TAB = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>'
_BOX = "".join(_edge(side, 6, _BAD, 3) for side in ("top", "left", "bottom", "right"))

_PARAGRAPHS = (
    _style("Normal", _letters(font=_SANS, size=9.5, colour=_INK), shape=_spacing(0, 80, 264)),
    _style("Kicker", _letters(size=8, colour=_BLUE, bold=True, capitals=True),
           shape=f"<w:pBdr>{_edge('top', 24, _BLUE, 10)}</w:pBdr>{_spacing(0, 40)}"),
    _style("Title", _letters(font=_SERIF, size=22, bold=True), shape=f"<w:keepNext/>{_spacing(0, 40, 240)}", shown="Title"),
    _style("Subtitle", _letters(colour=_SOFT), shape=_spacing(0, 120), shown="Subtitle"),
    _style("Warning", _letters(size=8, colour=_BAD, bold=True),
           shape=f'<w:pBdr>{_BOX}</w:pBdr>{_spacing(120, 160)}<w:ind w:left="60" w:right="{WIDTH - 3600}"/>'),
    _style("Heading1", _letters(font=_SERIF, size=14, bold=True),
           shape=f'<w:keepNext/><w:keepLines/><w:pBdr>{_edge("bottom", 12, _BLUE, 3)}</w:pBdr>{_RIGHT_TAB}'
                 f'{_spacing(360, 140)}<w:outlineLvl w:val="0"/>', shown="heading 1"),
    _style("Heading1Apart", base="Heading1", shape=f"<w:pageBreakBefore/>{_spacing(0, 140)}"),
    _style("Heading2", _letters(font=_SERIF, size=10.5, bold=True),
           shape=f'<w:keepNext/><w:keepLines/>{_spacing(200, 60)}<w:outlineLvl w:val="1"/>', shown="heading 2"),
    _style("Lead", shape=f"<w:keepNext/>{_spacing(0, 120)}"),
    _style("Empty", _letters(colour=_SOFT, italic=True)),
    _style("Destination", _letters(font=_SERIF, size=11.5, italic=True),
           shape=f'<w:keepNext/><w:pBdr>{_edge("left", 18, _BLUE, 10)}</w:pBdr>{_spacing(40, 120)}<w:ind w:left="240"/>'),
    _style("Note", shape=f'<w:keepLines/><w:pBdr>{_edge("left", 18, _LINE, 8)}</w:pBdr><w:shd w:val="clear" w:color="auto" '
                         f'w:fill="{_WASH}"/>{_spacing(0, 0)}<w:ind w:left="200" w:right="60"/>'),
    _style("Points", shape=f'<w:numPr><w:numId w:val="1"/></w:numPr>{_spacing(0, 40)}<w:ind w:left="300" w:hanging="220"/>'),
    _style("NotePoints", base="Note",
           shape='<w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="480" w:hanging="220"/>'),
    _style("Decision", shape=f'<w:keepNext/><w:numPr><w:numId w:val="2"/></w:numPr>{_spacing(100, 0)}'
                             '<w:ind w:left="420" w:hanging="420"/>'),
    _style("Why", _letters(size=8, colour=_SOFT),
           shape=f'<w:pBdr>{_edge("bottom", 4, _LINE, 4)}</w:pBdr>{_spacing(0, 60)}<w:ind w:left="420"/>'),
    _style("Cell", _letters(size=9), shape=_spacing(60, 60, 250)),
    _style("Number", base="Cell", shape='<w:jc w:val="right"/>'),
    _style("Small", _letters(size=8, colour=_SOFT), base="Cell", shape=_spacing(0, 50)),
    _style("Head", _letters(size=8, colour=_SOFT, bold=True), base="Cell", shape=f"<w:keepNext/>{_spacing(40, 40)}"),
    _style("HeadNumber", base="Head", shape='<w:jc w:val="right"/>'),
    _style("Sheet", base="Cell", shape=_spacing(140, 140)),
    _style("After", _letters(size=4), shape=_spacing(0, 120, 240)),
    _style("Header", _letters(size=8, colour=_SOFT), shape=f"{_RIGHT_TAB}{_spacing(0, 0)}", shown="header"),
    _style("Footer", _letters(size=8, colour=_SOFT), shape=f"{_RIGHT_TAB}{_spacing(0, 0)}", shown="footer"),
)  # fmt: skip
_CHARACTERS = (
    _style("Strong", _letters(bold=True), kind="character", shown="Strong"),
    _style("Soft", _letters(colour=_SOFT), kind="character"),
    _style("SoftSmall", _letters(size=8, colour=_SOFT), kind="character"),
    _style("Good", _letters(colour=_GOOD), kind="character"),
    _style("Bad", _letters(colour=_BAD, bold=True), kind="character"),
    _style("Warn", _letters(colour=_WARN), kind="character"),
    _style("Blue", _letters(colour=_BLUE), kind="character"),
    _style("Bar", _letters(size=6, colour=_BLUE), kind="character"),
    _style("BarRest", _letters(size=6, colour=_PALE), kind="character"),
    _style("Minutes", _letters(font=_SANS, size=8, colour=_SOFT, bold=True), kind="character"),
    _style("Plain", _letters(font=_SANS, size=8.5, colour=_SOFT), kind="character"),
    _style("Code", _letters(font="Courier New", size=8.5), kind="character"),
)


def _table_style(name: str, look: str, edges: str, head: str = "") -> str:
    side = '<w:left w:w="0" w:type="dxa"/><w:right w:w="180" w:type="dxa"/>'
    first = (
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{head}</w:tcBorders></w:tcPr></w:tblStylePr>'
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{name}"><w:name w:val="{look}"/><w:tblPr>'
        f"<w:tblBorders>{edges}</w:tblBorders><w:tblCellMar>{side}</w:tblCellMar></w:tblPr>{first if head else ''}</w:style>"
    )


_LINES = _edge("bottom", 4, _LINE) + _edge("insideH", 4, _LINE)
_TABLES = (
    _table_style("Rows", "Rows", _LINES, _edge("bottom", 6, _INK)),
    _table_style("Facts", "Facts", _LINES),
    _table_style("Sides", "Sides", ""),
)


def styles(language: str) -> str:
    """Return the part that holds the styles; Word checks spelling in `language`, such as `de`."""
    latin = f'<w:lang w:val="{language}"/>'
    default = f"<w:docDefaults><w:rPrDefault><w:rPr>{latin}</w:rPr></w:rPrDefault></w:docDefaults>"
    return part(f"<w:styles {_W}>{default}{''.join((*_PARAGRAPHS, *_CHARACTERS, *_TABLES))}</w:styles>")


def numbering() -> str:
    """Return the part that defines the markers of points and decisions."""

    def one(at: int, form: str, text: str, colour: str, room: int) -> str:
        indent = f'<w:pPr><w:ind w:left="{room}" w:hanging="{room}"/></w:pPr>'
        return (
            f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
            f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>{indent}'
            f"{_letters(font=_SANS, colour=colour, bold=form == 'decimal')}</w:lvl></w:abstractNum>"
        )

    kinds = one(0, "bullet", "•", _INK, 220) + one(1, "decimal", "%1.", _BLUE, 420)
    used = "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(2))
    return part(f"<w:numbering {_W}>{kinds}{used}</w:numbering>")
