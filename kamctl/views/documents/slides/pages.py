"""Spreads the blocks of a slide over as many slides as they need to stay readable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kamctl.views.documents.slides.fit import LEADING, joined, wrapped
from kamctl.views.documents.slides.outline import (
    Block,
    Chart,
    Lead,
    Line,
    Lines,
    Piece,
    Points,
    Slide,
    Table,
)

#: Font sizes, in points.
TEXT, SMALL, HEAD, LEAD, POINT = 14, 11, 11, 16, 16
#: Space above and below a row, right of a cell, below a block, and left of a bullet, in points.
PADDING, GUTTER, AFTER, INDENT = 4, 10, 12, 16
#: The most rows, or bullets, on a slide.
MOST = 8
#: Ratio of the chart's height to its width.
_CHART = 150 / 540
CHART_SHARE = 0.62


class Placed(NamedTuple):
    """A block or a part of one, with its distance from the top of the content area, in points."""

    block: Block
    top: float
    height: float


class _Page:
    """A slide being filled."""

    def __init__(self) -> None:
        self.placed: list[Placed] = []
        self.used = 0.0
        self.rows = 0

    def put(self, block: Block, height: float, rows: int = 0) -> None:
        self.placed.append(Placed(block, self.used, height))
        self.used += height + AFTER
        self.rows += rows


def pages(slide: Slide, wide: float, tall: float) -> list[list[Placed]]:
    """Lay out a slide of an outline on one or more slides, in an area measured in points."""
    found = [_Page()]
    blocks = list(slide.blocks)
    for at, block in enumerate(blocks):
        if isinstance(block, (Table, Points)):
            _rows(found, block, wide, tall)
            continue
        height = _height(block, wide)
        following = blocks[at + 1] if isinstance(block, Lead) and at + 1 < len(blocks) else None
        needed = height + (AFTER + _first(following, wide) if following is not None else 0)
        if found[-1].used and found[-1].used + needed > tall:
            _turn(found)
        found[-1].put(block, height)
    return [page.placed for page in found if page.placed] or [[]]


def _turn(found: list[_Page]) -> None:
    """Begin a new slide; sentences that introduce the next block move to it."""
    last, fresh = found[-1], _Page()
    leads: list[Placed] = []
    while last.placed and isinstance(last.placed[-1].block, Lead):
        leads.insert(0, last.placed.pop())
    for one in leads:
        fresh.put(one.block, one.height)
    if last.placed:
        found.append(fresh)
    elif fresh.used:
        found[-1] = fresh


def _height(block: Block | None, wide: float) -> float:
    if isinstance(block, Lead):
        return len(wrapped(block.line, wide / LEAD)) * LEAD * LEADING
    return wide * CHART_SHARE * _CHART if isinstance(block, Chart) else 0


def _first(block: Block, wide: float) -> float:
    """Return the height of the part of a block that must stay with what is above it."""
    if isinstance(block, Table):
        return head_height(block, wide) + (row_height(block, block.rows[0], wide) if block.rows else 0)
    if isinstance(block, Points):
        return point_height(block.points[0], wide) if block.points else 0
    return _height(block, wide)


def _rows(found: list[_Page], block: Table | Points, wide: float, tall: float) -> None:
    """Spread rows or bullets evenly over slides; a row that fits on no slide is cut."""
    head = head_height(block, wide) if isinstance(block, Table) else 0
    units = list(_units(block, wide, tall - head))
    if not units:
        return
    page = found[-1]
    whole = head + sum(height for _, height in units)
    if page.used and (page.used + whole > tall or page.rows + len(units) > MOST):
        enough = page.used + head + sum(height for _, height in units[:3]) <= tall and page.rows + 3 <= MOST
        if not enough or len(units) <= 3:
            _turn(found)
    dealt = list(_dealt(units, found[-1], head, tall, MOST))
    if not found[-1].used:  # evenly, unless that takes another slide
        even = list(_dealt(units, found[-1], head, tall, -(-len(units) // len(dealt))))
        dealt = even if len(even) == len(dealt) else dealt
    for at, part in enumerate(dealt):
        if at:
            found.append(_Page())
        rows = tuple(one for one, _ in part)
        piece = (
            block._replace(rows=rows) if isinstance(block, Table) else Points(tuple(row[0] for row in rows))
        )
        found[-1].put(piece, head + sum(height for _, height in part), len(part))


Unit = tuple[tuple[Lines, ...], float]


def _dealt(units: Sequence[Unit], page: _Page, head: float, tall: float, most: int) -> Iterator[list[Unit]]:
    """Yield the rows of each slide, of which the first already has content."""
    part: list[Unit] = []
    used, rows = page.used + head, page.rows
    for unit in units:
        if part and (used + unit[1] > tall or rows + 1 > most):
            yield part
            part, used, rows = [], head, 0
        part.append(unit)
        used, rows = used + unit[1], rows + 1
    yield part


def _units(block: Table | Points, wide: float, tall: float) -> Iterator[Unit]:
    rows = block.rows if isinstance(block, Table) else [(point,) for point in block.points]
    for row in rows:
        rooms = widths(block, wide) if isinstance(block, Table) else [wide - INDENT]
        size = TEXT if isinstance(block, Table) else POINT
        for part in _cut(row, rooms, size, tall):
            yield part, _tall(part, rooms, size)


def _cut(
    row: tuple[Lines, ...], rooms: Sequence[float], size: int, tall: float
) -> Iterator[tuple[Lines, ...]]:
    """Yield a row whole if it fits, otherwise in parts that do."""
    if _tall(row, rooms, size) <= tall:
        yield row
        return
    cells = [
        [
            (number, line)
            for number, one in enumerate(cell)
            for line in wrapped(one, room / letters(one, size))
        ]
        for cell, room in zip(row, rooms, strict=True)
    ]
    most = max(1, int((tall - 2 * PADDING) / (size * LEADING)))
    while any(cells):
        yield tuple(joined(lines[:most]) for lines in cells)
        cells = [lines[most:] for lines in cells]


def letters(line: Line, size: int) -> int:
    """Return the font size of a paragraph in a text of a given size."""
    return SMALL if line.small else size


def _tall(row: tuple[Lines, ...], rooms: Sequence[float], size: int) -> float:
    each = (
        sum(len(wrapped(line, room / letters(line, size))) * letters(line, size) * LEADING for line in cell)
        for cell, room in zip(row, rooms, strict=True)
    )
    return max(max(each, default=0), size * LEADING) + 2 * PADDING


def widths(table: Table, wide: float) -> list[float]:
    """Return the width available to text in each column, in points."""
    return [max(wide * one.share / 100 - GUTTER, TEXT * 2.0) for one in table.columns]


def row_height(table: Table, row: tuple[Lines, ...], wide: float) -> float:
    """Return the height of a row, in points."""
    return _tall(row, widths(table, wide), TEXT)


def head_height(table: Table, wide: float) -> float:
    """Return the height of the headings, 0 if a table has none."""
    if not any(one.heading for one in table.columns):
        return 0
    lines = [
        len(wrapped(Line(_plain(one.heading)), room / HEAD))
        for one, room in zip(table.columns, widths(table, wide), strict=True)
    ]
    return max(lines) * HEAD * LEADING + 2 * PADDING


def point_height(point: Lines, wide: float) -> float:
    """Return the height of a bullet, in points."""
    return _tall((point,), [wide - INDENT], POINT)


def _plain(text: str) -> tuple[Piece, ...]:
    return (Piece(text),)
