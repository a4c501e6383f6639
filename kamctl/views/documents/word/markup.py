"""WordprocessingML for our Word templates: paragraphs, tables and the parts around them.

A template's tags are written in its text, as people type them in Word: `{{ name }}`, and `{%p …%}` or
`{%tr …%}` in a paragraph or row of its own, which disappears with the tag.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from kamctl.views.documents.package import part

#: In twentieths of a point: A4, its margins, and the width between them.
PAGE, TALL, SIDE, TOP = 11906, 16838, 964, 1077
WIDTH = PAGE - 2 * SIDE
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)


class Xml(str):
    """Markup, as distinct from text that needs escaping."""

    __slots__ = ()


class Column(NamedTuple):
    """A column of a table: its heading, its share of the width in percent, and whether it holds numbers."""

    heading: str
    share: float
    numbers: bool = False


def say(text: str, /, **values: str) -> str:
    """Return the tag that translates a text: `say("by {day}", day="m.by|day")`."""
    filled = ", ".join(f"{name}={value}" for name, value in values.items())
    return f'{{{{ "{text}"|t{f"({filled})" if filled else ""} }}}}'


#: A colon, which some languages set apart from the word before it.
COLON = say(":")


def amount(value: str) -> str:
    """Return the value of a blank for an amount of money: `amount("v.worth")`."""
    return f'({value}|money) ~ "\N{NO-BREAK SPACE}" ~ currency'


def counted(number: str, noun: str) -> str:
    """Return the value of a blank for a count: `counted("a.moves", "time")`."""
    return f'{number}|plural("{noun}")'


def run(text: str, style: str = "") -> Xml:
    """Return text in a character style."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return Xml(f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>')


def tab() -> Xml:
    """Return a tab character."""
    return Xml("<w:r><w:tab/></w:r>")


def field(name: str) -> Xml:
    """Return a field that Word fills: PAGE, NUMPAGES."""
    return Xml(f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')


def para(*runs: str, style: str = "") -> Xml:
    """Return a paragraph that consists of texts and runs."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    inside = "".join(one if isinstance(one, Xml) else run(one) for one in runs)
    return Xml(f"<w:p>{properties}{inside}</w:p>")


def tags(*words: str, kind: str = "p") -> list[Xml]:
    """Return paragraphs that each hold a tag, and disappear with it."""
    return [para(f"{{%{kind} {one} %}}") for one in words]


def when(condition: str, *held: Xml) -> list[Xml]:
    """Return content that appears only if a condition holds."""
    return [*tags(f"if {condition}"), *held, *tags("endif")]


def each(loop: str, *held: Xml) -> list[Xml]:
    """Return content that is repeated for each item: `each("n in needs", …)`."""
    return [*tags(f"for {loop}"), *held, *tags("endfor")]


Cell = str | Sequence[Xml]


class Row(NamedTuple):
    """A row of a table, kept on one page. Its cells hold texts or paragraphs, or it holds only a tag."""

    cells: tuple[Cell, ...] = ()
    tag: str = ""


def row(*cells: Cell) -> Row:
    """Return a row."""
    return Row(cells)


def rows_if(condition: str, *held: Row) -> list[Row]:
    """Return rows that appear only if a condition holds."""
    return [Row(tag=f"if {condition}"), *held, Row(tag="endif")]


def rows_each(loop: str, *held: Row) -> list[Row]:
    """Return rows that are repeated for each item: `rows_each("n in needs", …)`."""
    return [Row(tag=f"for {loop}"), *held, Row(tag="endfor")]


def table(columns: Sequence[Column], rows: Sequence[Row], *, style: str = "Rows") -> list[Xml]:
    """Return a table with some space below it. Headings, if it has any, are repeated on each page."""
    widths = [round(WIDTH * one.share / 100) for one in columns]
    headed = any(one.heading for one in columns)
    head = (
        [_row(Row(tuple(_head(one) for one in columns)), columns, widths, "<w:tblHeader/>")] if headed else []
    )
    inside = "".join([*head, *(_row(one, columns, widths) for one in rows)])
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    made = Xml(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="{int(headed)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{inside}</w:tbl>"
    )
    return [made, para(style="After")]


def _head(column: Column) -> Cell:
    return [para(column.heading, style="HeadNumber" if column.numbers else "Head")]


def _row(one: Row, columns: Sequence[Column], widths: Sequence[int], more: str = "") -> str:
    if one.tag:
        cell = (
            f'<w:tc><w:tcPr><w:gridSpan w:val="{len(columns)}"/></w:tcPr>{tags(one.tag, kind="tr")[0]}</w:tc>'
        )
        return f"<w:tr>{cell}</w:tr>"
    cells = ""
    for held, column, width in zip(one.cells, columns, widths, strict=True):
        inside = [para(held, style="Number" if column.numbers else "Cell")] if isinstance(held, str) else held
        cells += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(inside)}</w:tc>'
    return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{cells}</w:tr>"


def document(
    body: Sequence[Xml], first_header: str = "rId3", header: str = "rId4", footer: str = "rId5"
) -> str:
    """Return the main part: the body on A4, with a header from the second page on."""
    section = (
        f'<w:sectPr><w:headerReference w:type="first" r:id="{first_header}"/>'
        f'<w:headerReference w:type="default" r:id="{header}"/>'
        f'<w:footerReference w:type="first" r:id="{footer}"/>'
        f'<w:footerReference w:type="default" r:id="{footer}"/>'
        f'<w:pgSz w:w="{PAGE}" w:h="{TALL}"/>'
        f'<w:pgMar w:top="{TOP}" w:right="{SIDE}" w:bottom="{TOP}" w:left="{SIDE}" w:header="567" w:footer="567" '
        'w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
    return part(f"<w:document {_NAMESPACES}><w:body>{''.join(body)}{section}</w:body></w:document>")


def margin(kind: str, *held: Xml) -> str:
    """Return a header or footer: `hdr` or `ftr`."""
    return part(f"<w:{kind} {_NAMESPACES}>{''.join(held)}</w:{kind}>")
