"""Tables: drawn to fit a terminal, aligned plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from kamctl import hints
from kamctl.table import Column, Row, Table, text_of
from kamctl.views.clean import clean
from kamctl.views.wrap import display_width, longest_piece, wrapped


class Shown(NamedTuple):
    """A cell's text and its style on a terminal."""

    text: str
    style: str = ""


def of_accounts(name: str, columns: Sequence[Column], rows: Sequence[Row], currency: str = "") -> Table:
    """Return a table of accounts; where there is none yet, it tells how to start one."""
    nothing = f"no accounts yet: `{hints.new('ACCOUNT', name='…')}` starts one"
    return Table(name, columns, rows, currency, nothing)


def render(table: Table, *, drawn: bool, colour: bool, width: int) -> str:
    """Return a table as text: in `width` columns of a terminal if `drawn`, else in aligned plain columns."""
    columns = [column for column in table.columns if column.drawn]
    cells = _cells(table)
    return _drawn(columns, cells, colour, width) if drawn else _plain(columns, cells)


def is_fit(table: Table, width: int) -> bool:
    """Tell whether a table fits into `width` columns of a terminal."""
    columns = [column for column in table.columns if column.drawn]
    _, widths = fitted(columns, _cells(table), width)
    return sum(widths) + _GAP * (len(widths) - 1) <= width


def _cells(table: Table) -> list[list[Shown]]:
    at = [i for i, column in enumerate(table.columns) if column.drawn]
    return [[_shown(table.columns[i], row[i]) for i in at] for row in table.rows]


def _shown(column: Column, given: object) -> Shown:
    cell = text_of(column, given)
    return Shown(cell.text or "", cell.style)


def _plain(columns: Sequence[Column], rows: Sequence[Sequence[Shown]]) -> str:
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


#: Columns of a terminal between two columns of a table.
_GAP = 2
_INDENT = 4
#: The least that a text gets before it goes below its row, or other columns are left out.
_LEAST_BELOW, _LEAST = 32, 16
_CODES = {"red": "31", "green": "32", "yellow": "33", "magenta": "35", "dim": "2", "bold": "1"}


def _drawn(columns: Sequence[Column], rows: Sequence[Sequence[Shown]], colour: bool, width: int) -> str:
    paint = _painted if colour else (lambda text, _style: text)
    rows = [[Shown(clean(c.text), c.style) for c in row] for row in rows]
    beside, widths = fitted(columns, rows, width)
    gap = _GAP if sum(widths) + _GAP * (len(widths) - 1) <= width else 1
    below = [i for i, column in enumerate(columns) if column.below and i not in beside]
    heads = [Shown(columns[i].name, "bold") for i in beside]
    shown = [columns[i] for i in beside]
    lines = _lines(shown, heads, widths, paint, gap, lowest=True)
    lines.append("─" * (sum(widths) + gap * (len(widths) - 1)))
    for row in rows:
        lines += _lines(shown, [row[i] for i in beside], widths, paint, gap)
        lines += _below([(columns[i].name, row[i].text) for i in below], width - _INDENT)
    return "\n".join(lines) + "\n"


def _below(said: Sequence[tuple[str, str]], room: int) -> list[str]:
    """Return the lines under a row: each text after its heading, unless there is but one."""
    texts = [f"{name}: {text}" if len(said) > 1 else text for name, text in said if text not in ("", "-")]
    joined = "; ".join(texts)
    parts = [joined] if display_width(joined) <= room else texts
    return [" " * _INDENT + line for part in parts if part for line in wrapped(part, room)]


def _lines(
    columns: Sequence[Column],
    cells: Sequence[Shown],
    widths: Sequence[int],
    paint: Callable[[str, str], str],
    gap: int,
    *,
    lowest: bool = False,
) -> list[str]:
    """Return a row as lines of the terminal; of a heading, the last lines of all stand side by side."""
    parts = [wrapped(cell.text, room) for cell, room in zip(cells, widths, strict=True)]
    height = max(map(len, parts))
    padded = [[""] * (height - len(p)) + p if lowest else p + [""] * (height - len(p)) for p in parts]
    found = []
    for line in zip(*padded, strict=True):
        texts = []
        for column, cell, text, room in zip(columns, cells, line, widths, strict=True):
            pad = " " * (room - display_width(text))
            shown = paint(text, cell.style) if text and cell.style else text
            texts.append(pad + shown if column.align == "right" else shown + pad)
        found.append((" " * gap).join(texts).rstrip())
    return found


def _painted(text: str, style: str) -> str:
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m"


def fitted(
    columns: Sequence[Column], rows: Sequence[Sequence[Shown]], width: int
) -> tuple[list[int], list[int]]:
    """Return which columns stand side by side, and the width of each, so that the table fits if it can."""
    texts = [[row[i].text for row in rows] for i in range(len(columns))]
    full = [
        max((display_width(line) for text in column for line in text.split("\n")), default=0)
        for column in texts
    ]
    heads = [(longest_piece(c.name), display_width(c.name)) for c in columns]
    least = [_least(c, column, wide) for c, column, wide in zip(columns, texts, full, strict=True)]
    least = [max(room, head) for room, (head, _) in zip(least, heads, strict=True)]
    most = [max(wide, head) for wide, (_, head) in zip(full, heads, strict=True)]
    beside = list(range(len(columns)))
    while sum(least[i] for i in beside) + _GAP * (len(beside) - 1) > width:
        gone = [i for i in beside if columns[i].below] or [i for i in beside if columns[i].spare][-1:]
        if not gone:
            break
        beside = [i for i in beside if i not in gone]
    return beside, _shared(beside, least, most, width)


def _least(column: Column, texts: Sequence[str], full: int) -> int:
    """Return the columns of a terminal that a column cannot do without."""
    if column.keep or column.align == "right":
        return full
    longest = max(map(longest_piece, texts), default=0)
    return max(longest, min(full, _LEAST_BELOW if column.below else _LEAST))


def _shared(beside: Sequence[int], least: Sequence[int], most: Sequence[int], width: int) -> list[int]:
    """Return the columns' widths: the widest that can give way does so first."""
    widths = [most[i] for i in beside]
    floor = [least[i] for i in beside]
    while sum(widths) + _GAP * (len(widths) - 1) > width:
        open_ = [i for i, wide in enumerate(widths) if wide > floor[i]]
        if not open_:
            break
        widths[max(open_, key=lambda i: widths[i])] -= 1
    return widths
