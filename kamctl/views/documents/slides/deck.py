"""Puts an outline of slides into a presentation: ours, or the workspace's with its own layouts."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.exc import PythonPptxError
from pptx.oxml import parse_xml
from pptx.util import Emu, Pt

from kamctl.views.documents.archive import fixed, parts_of
from kamctl.views.documents.chart import Picture
from kamctl.views.documents.slides import pages
from kamctl.views.documents.slides.fit import BOLD, cut, size_that_fits, width
from kamctl.views.documents.slides.outline import Chart, Lead, Line, Lines, Outline, Piece, Points, Table
from kamctl.views.documents.slides.pages import Placed

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
#: Colours of good, bad and warn, the same in any theme.
_COLOURS = {"good": "2B6A45", "bad": "9C2F2F", "warn": "8A5A00"}
_RGB: Any = RGBColor  # the library has no types here
_MARGINS = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE)
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
#: The table style without any formatting.
_PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_OTHERS = ("commentAuthors", "authors")
_INCH = 914400
#: Font sizes of a title, in points: the default if its layout has none, and the smallest.
_USUAL, _LEAST = 44.0, 12.0
#: Font size of a slide's footer, in points.
_FOOT = 10


class Order(NamedTuple):
    """The inputs of a deck; `internal` is the footer of each slide, or empty."""

    outline: Outline
    base: bytes
    title: str
    author: str
    day: dt.date
    language: str
    internal: str = ""
    picture: Picture | None = None


def deck(order: Order) -> bytes:
    """Return the presentation; the same order gives the same bytes.

    Raises:
        ValueError: its base is not a presentation, or has no layout with a title.
    """
    made = opened(order.base)
    title, content = layouts(made)
    _title_slide(made, title, order)
    room = _room(made, content)
    for slide in order.outline.slides:
        parts = pages.pages(slide, room.width / Pt(1), room.height / Pt(1))
        for at, placed in enumerate(parts, 1):
            heading = slide.title + (f" ({at}/{len(parts)})" if parts[1:] else "")
            _content_slide(made, content, order, room, heading, placed)
    _properties(made, order)
    target = io.BytesIO()
    made.save(target)
    return fixed(target.getvalue())


def opened(base: bytes) -> Any:
    """Return a presentation without its slides and without the names of those who commented on them.

    Raises:
        ValueError: it is not a presentation.
    """
    parts_of(base)
    try:
        made = Presentation(io.BytesIO(base))
        listed = made.slides._sldIdLst  # noqa: SLF001 - the library has no way to remove a slide
        for one in list(listed):
            made.part.drop_rel(one.rId)
            listed.remove(one)
        for name, relation in list(made.part.rels.items()):
            if relation.reltype.rpartition("/")[2] in _OTHERS:
                made.part.drop_rel(name)
    except (PythonPptxError, KeyError, AttributeError, SyntaxError) as error:
        raise ValueError("it is damaged, or no presentation") from error
    return made


def layouts(made: Any) -> tuple[Any, Any]:
    """Return the layout of the title slide and that of all others: the one with a title and least else.

    Raises:
        ValueError: no layout has a title.
    """
    with_title = [one for one in made.slide_layouts if _title_of(one) is not None]
    if not with_title:
        raise ValueError("none of its layouts has a title")
    first = next(
        (one for one in with_title if _title_of(one).placeholder_format.type == PP_PLACEHOLDER.CENTER_TITLE),
        with_title[0],
    )
    others = [one for one in with_title if one is not first] or [first]
    return first, min(others, key=lambda one: len(_bodies(one)))


def _title_of(holder: Any) -> Any:
    return next((one for one in holder.placeholders if one.placeholder_format.type in _TITLES), None)


def _bodies(holder: Any) -> list[Any]:
    return [one for one in holder.placeholders if one.placeholder_format.type not in (*_MARGINS, *_TITLES)]


class _Room(NamedTuple):
    """The content area of a slide, in EMU."""

    left: int
    top: int
    width: int
    height: int


def _room(made: Any, layout: Any) -> _Room:
    """Return the area between the title and the footer of a layout."""
    title = _title_of(layout)
    top = title.top + title.height + round(0.3 * _INCH)
    margins = [
        one.top
        for one in (*layout.placeholders, *layout.slide_master.placeholders)
        if one.placeholder_format.type in _MARGINS and one.top is not None
    ]
    feet = [one for one in margins if one > made.slide_height // 2]
    bottom = min([*feet, made.slide_height - round(0.4 * _INCH)]) - round(0.1 * _INCH)
    return _Room(title.left, top, title.width, max(bottom - top, _INCH))


def _title_slide(made: Any, layout: Any, order: Order) -> None:
    slide = made.slides.add_slide(layout)
    _titled(slide, order.outline.title)
    below = next(iter(_bodies(slide)), None)
    if below is not None:
        frame = below.text_frame
        for at, line in enumerate(order.outline.below):
            paragraph = frame.paragraphs[0] if not at else frame.add_paragraph()
            _write(paragraph, line, Pt(14 if at else 18))
            paragraph.space_before = Pt(6 if at else 0)
    for one in _bodies(slide)[1:] if below is not None else ():
        one._element.getparent().remove(one._element)  # noqa: SLF001
    _foot(slide, layout, order)


def _titled(slide: Any, text: str) -> None:
    """Write a slide's title in a font size that fits."""
    title = slide.shapes.title
    title.text_frame.text = text
    most = _size_of(title)
    size = size_that_fits(text, title.width / Pt(1), title.height / Pt(1), most, _LEAST)
    if size < most:
        for run in title.text_frame.paragraphs[0].runs:
            run.font.size = Pt(size)


def _size_of(title: Any) -> float:
    """Return the font size of a title, in points, from its layout or master."""
    layout = title.part.slide_layout
    for element in (_title_of(layout)._element, layout.slide_master._element):  # noqa: SLF001
        found = element.xpath(".//a:lstStyle/a:lvl1pPr/a:defRPr/@sz | .//p:titleStyle/a:lvl1pPr/a:defRPr/@sz")
        if found:
            return int(found[-1]) / 100
    return _USUAL


def _content_slide(
    made: Any, layout: Any, order: Order, room: _Room, heading: str, placed: Sequence[Placed]
) -> None:
    slide = made.slides.add_slide(layout)
    _titled(slide, heading)
    for one in _bodies(slide):
        one._element.getparent().remove(one._element)  # noqa: SLF001
    for one in placed:
        top = room.top + Pt(one.top)
        if isinstance(one.block, Table):
            _table(slide, one.block, room, top, heading)
        elif isinstance(one.block, Points):
            _points(slide, one.block, room, top, Pt(one.height))
        elif isinstance(one.block, Lead):
            frame = _frame(slide, room, top, Pt(one.height))
            _write(frame.paragraphs[0], one.block.line, Pt(pages.LEAD))
        elif isinstance(one.block, Chart) and order.picture is not None:
            picture = slide.shapes.add_picture(
                io.BytesIO(order.picture.png), room.left, top, Emu(round(room.width * pages.CHART_SHARE))
            )
            described = picture._element.nvPicPr.cNvPr  # noqa: SLF001
            described.set("descr", order.picture.alt)
            described.set("name", "chart")
    _foot(slide, layout, order)


def _frame(slide: Any, room: _Room, top: int, height: int) -> Any:
    frame = slide.shapes.add_textbox(room.left, top, room.width, height).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def _points(slide: Any, block: Points, room: _Room, top: int, height: int) -> None:
    frame = _frame(slide, room, top, height)
    paragraphs = [(line, not at) for point in block.points for at, line in enumerate(point)]
    for at, (line, begins) in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if not at else frame.add_paragraph()
        _write(paragraph, line, Pt(pages.letters(line, pages.POINT)))
        paragraph.space_before = Pt(2 * pages.PADDING) if begins and at else Pt(0)
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
        properties.set("marL", str(Pt(pages.INDENT)))
        properties.set("indent", str(-Pt(pages.INDENT) if begins else 0))
        mark = '<a:buChar xmlns:a="{}" char="•"/>' if begins else '<a:buNone xmlns:a="{}"/>'
        properties.append(parse_xml(mark.format(_A)))


def _table(slide: Any, block: Table, room: _Room, top: int, name: str) -> None:
    headed = any(one.heading for one in block.columns)
    wide = room.width / Pt(1)
    count = len(block.rows) + headed
    total = round(room.width * sum(one.share for one in block.columns) / 100)
    shape = slide.shapes.add_table(count, len(block.columns), room.left, top, total, Pt(20 * count))
    shape.name = name[:100]
    table = shape.table
    table._tbl.tblPr.find(f"{{{_A}}}tableStyleId").text = _PLAIN_TABLE  # noqa: SLF001
    table.first_row, table.horz_banding = headed, False
    for at, column in enumerate(block.columns):
        table.columns[at].width = Emu(round(room.width * column.share / 100))
        if headed:
            _cell(table.cell(0, at), (_line(column.heading),), numbers=column.numbers, head=True)
    if headed:
        table.rows[0].height = Pt(pages.head_height(block, wide))
    for at, row in enumerate(block.rows, headed):
        table.rows[at].height = Pt(pages.row_height(block, row, wide))
        for place, lines in enumerate(row):
            _cell(table.cell(at, place), lines, numbers=block.columns[place].numbers)


def _line(text: str) -> Line:
    return Line((Piece(text, "head"),))


def _cell(cell: Any, lines: Lines, *, numbers: bool, head: bool = False) -> None:
    cell.margin_left, cell.margin_right = Pt(0), Pt(pages.GUTTER)
    cell.margin_top = cell.margin_bottom = Pt(pages.PADDING)
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if head else MSO_ANCHOR.TOP
    frame = cell.text_frame
    frame.word_wrap = True
    for at, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if not at else frame.add_paragraph()
        _write(paragraph, line, Pt(pages.HEAD if head else pages.letters(line, pages.TEXT)))
        if numbers:
            paragraph.alignment = PP_ALIGN.RIGHT
    if not lines:
        frame.paragraphs[0].font.size = Pt(pages.TEXT)
    colour, weight = ("tx1", 12700) if head else ("accent5", 6350)
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
    edge = (
        f'<a:lnB xmlns:a="{_A}" w="{weight}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:lnB>'
    )
    properties.insert(0, parse_xml(edge))


def _write(paragraph: Any, line: Line, size: int) -> None:
    for piece in line.pieces:
        run = paragraph.add_run()
        run.text = piece.text
        run.font.size = size
        if piece.style in _COLOURS:
            run.font.color.rgb = _RGB.from_string(_COLOURS[piece.style])
        elif line.small or piece.style in ("soft", "head"):
            run.font.color.theme_color = MSO_THEME_COLOR.TEXT_2
        if piece.style in BOLD:
            run.font.bold = True


def _foot(slide: Any, layout: Any, order: Order) -> None:
    """Give a slide its layout's footer, with its text and the slide's number."""
    for one in layout.placeholders:
        kind = one.placeholder_format.type
        if kind not in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
            continue
        element = deepcopy(one._element)  # noqa: SLF001
        slide.shapes._spTree.append(element)  # noqa: SLF001
        element.nvSpPr.cNvPr.set("id", str(len(slide.shapes) + 100))
        if kind == PP_PLACEHOLDER.FOOTER:
            _foot_words(slide.shapes[-1], order)


def _foot_words(shape: Any, order: Order) -> None:
    frame = shape.text_frame
    frame.text = ""
    room = (shape.width or 0) / Pt(_FOOT)
    said = []
    if order.internal:
        said.append((f"{order.internal}  ·  ", "bad"))
        room -= width(order.internal + "  ·  ")
    said.append((cut(order.title, max(room, 8)), "soft"))
    _write(frame.paragraphs[0], Line(tuple(Piece(*one) for one in said)), Pt(_FOOT))


def _properties(made: Any, order: Order) -> None:
    """Set whose presentation it is, and remove who made its base."""
    known, day = made.core_properties, dt.datetime.combine(order.day, dt.time())
    for one in ("category", "comments", "content_status", "identifier", "keywords", "subject", "version"):
        setattr(known, one, "")
    known.title, known.author, known.last_modified_by = (
        order.title[:255],
        order.author[:255],
        order.author[:255],
    )
    known.language = order.language
    known.created = known.modified = known.last_printed = day
    known.revision = 1
