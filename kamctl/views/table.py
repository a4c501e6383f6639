"""Tables: drawn by rich on a terminal, aligned plain lines elsewhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Literal, NamedTuple

from kamctl.views.clean import clean


class Cell(NamedTuple):
    """A cell's text and, on a terminal, its style (a colour of rich)."""

    text: str
    style: str = ""


class Column(NamedTuple):
    """A column's heading; numbers stand right. `keep` columns are never wrapped."""

    name: str
    align: Literal["left", "right"] = "left"
    keep: bool = False


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

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for column in columns:
        table.add_column(Text(column.name), justify=column.align, no_wrap=column.keep, overflow="fold")
    for row in rows:
        table.add_row(*(Text(clean(c.text), style=c.style) for c in row))
    target = io.StringIO()
    console = Console(
        file=target, width=width, force_terminal=colour, no_color=not colour,
        markup=False, emoji=False, highlight=False,
        color_system="standard" if colour else None, legacy_windows=False,
    )  # fmt: skip
    console.print(table)
    return "\n".join(line.rstrip() for line in target.getvalue().splitlines()) + "\n"
