"""Tables: drawn by rich on a terminal, aligned plain lines elsewhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal, NamedTuple

from kamctl.views.clean import clean


class Cell(NamedTuple):
    """A cell's text and, on a terminal, its style (a colour of rich)."""

    text: str
    style: str = ""


class Column(NamedTuple):
    """A column's heading; numbers stand right.

    `keep` columns are wrapped only when nothing else is left, and `spare` ones are left out where
    the terminal is too narrow for all.
    """

    name: str
    align: Literal["left", "right"] = "left"
    keep: bool = False
    spare: bool = False


Row = Sequence[str | Cell]


def render(columns: Sequence[Column], rows: Sequence[Row], *, drawn: bool, colour: bool, width: int) -> str:
    """Return a table as text: drawn with rich if `drawn`, else in aligned plain columns."""
    cells = [[c if isinstance(c, Cell) else Cell(c) for c in row] for row in rows]
    return _drawn(columns, cells, colour, width) if drawn else _plain(columns, cells)


def display_width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    wide = 0
    for character in text:
        if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
            continue
        wide += 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
    return wide


def cut(text: str, room: int) -> str:
    """Return a text in at most `room` columns of a terminal; one that is longer ends in `…`."""
    if display_width(text) <= room:
        return text
    wide = 0
    for at, character in enumerate(text):
        wide += display_width(character)
        if wide >= room:
            return f"{text[:at]}…"
    return text


def _plain(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> str:
    table = [[c.name for c in columns], *([clean(c.text).replace("\n", " ") for c in row] for row in rows)]
    widths = [max(display_width(row[i]) for row in table) for i in range(len(columns))]
    lines = []
    for row in table:
        parts = []
        for column, text, width in zip(columns, row, widths, strict=True):
            pad = " " * (width - display_width(text))
            parts.append(pad + text if column.align == "right" else text + pad)
        lines.append("  ".join(parts).rstrip())
    return "\n".join(lines) + "\n"


def _drawn(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], colour: bool, width: int) -> str:
    import io

    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    cleaned: Sequence[Sequence[Cell]] = [[Cell(clean(c.text), c.style) for c in row] for row in rows]
    columns, cleaned, widths = _without_spare(columns, cleaned, width)
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, header_style="bold")
    for column, room in zip(columns, widths, strict=True):
        heading = "\n".join(wrapped(column.name, room))
        table.add_column(Text(heading), justify=column.align, no_wrap=True, min_width=room)
    for row in cleaned:
        lines = ("\n".join(wrapped(c.text, room)) for c, room in zip(row, widths, strict=True))
        table.add_row(*(Text(text, style=c.style) for text, c in zip(lines, row, strict=True)))
    target = io.StringIO()
    console = Console(
        file=target,
        width=max(width, sum(widths) + _GAP * len(widths)),
        force_terminal=colour,
        no_color=not colour,
        markup=False,
        emoji=False,
        highlight=False,
        color_system="standard" if colour else None,
        legacy_windows=False,
    )
    console.print(table)
    return "\n".join(line.rstrip() for line in target.getvalue().splitlines()) + "\n"


#: Columns of a terminal between two columns of a table: a blank and the place of a rule.
_GAP = 2
_PIECE = re.compile(r"[^\s-]*-+|[^\s-]+|\s+")


def fitted(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], width: int) -> list[int]:
    """Return the width of each column so that the table fits, if it can.

    The widest column that may wrap gives way first; those that are better kept whole give way only
    when nothing else is left. No column gets narrower than its longest piece.
    """
    texts = [[c.name, *(row[i].text for row in rows)] for i, c in enumerate(columns)]
    widths = [max(display_width(line) for text in column for line in text.split("\n")) for column in texts]
    least = [
        max((display_width(p) for t in column for p in _PIECE.findall(t)), default=1) for column in texts
    ]
    for kept_too in (False, True):
        while sum(widths) + _GAP * len(widths) > width:
            open_ = [i for i, c in enumerate(columns) if (kept_too or not c.keep) and widths[i] > least[i]]
            if not open_:
                break
            widths[max(open_, key=lambda i: widths[i])] -= 1
    return widths


def _without_spare(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], width: int
) -> tuple[Sequence[Column], Sequence[Sequence[Cell]], list[int]]:
    """Leave out spare columns, the last first, until the rest fits."""
    while True:
        widths = fitted(columns, rows, width)
        spare = [i for i, c in enumerate(columns) if c.spare]
        if sum(widths) + _GAP * len(widths) <= width or not spare:
            return columns, rows, widths
        columns = [c for i, c in enumerate(columns) if i != spare[-1]]
        rows = [[c for i, c in enumerate(row) if i != spare[-1]] for row in rows]


def wrapped(text: str, room: int) -> list[str]:
    """Break a text into lines of at most `room` columns, at blanks and after hyphens."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in _PIECE.findall(paragraph):
            if line and display_width((line + piece).rstrip()) > room:
                lines.append(line.rstrip())
                line = ""
            line += piece if line or not piece.isspace() else ""
        lines.append(line.rstrip())
    return lines
