"""The whale curve in a terminal: profit cumulated from the best customer to the worst, as blocks."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kamctl.wording import whole_money

_BLOCKS = " ▁▂▃▄▅▆▇█"
_STEPS = len(_BLOCKS) - 1
_MARK = "▲"
#: How many lines the curve takes.
_HEIGHT = 8


class Mark(NamedTuple):
    """One of ours on the curve: its rank among all, and its name."""

    rank: int
    name: str


def whale_blocks(cumulated: Sequence[Decimal], marks: Sequence[Mark], *, width: int) -> str:
    """Return the curve as lines of blocks, with the peak's height beside it and our accounts under it.

    The foot of the curve is zero, or its lowest point where that is below zero.
    """
    if not cumulated:
        return ""
    top, foot = max(*cumulated, Decimal(0)), min(*cumulated, Decimal(0))
    if top == foot:
        return ""
    labels = [whole_money(top), whole_money(foot)]
    margin = max(map(len, labels)) + 1
    columns = max(10, min(width - margin - 1, len(cumulated)))
    heights = [
        int((cumulated[_place(column, columns, len(cumulated))] - foot) / (top - foot) * _HEIGHT * _STEPS)
        for column in range(columns)
    ]
    lines = []
    for row in range(_HEIGHT, 0, -1):
        label = labels[0] if row == _HEIGHT else labels[1] if row == 1 else ""
        filled = (min(max(value - (row - 1) * _STEPS, 0), _STEPS) for value in heights)
        lines.append(f"{label:>{margin}} " + "".join(_BLOCKS[step] for step in filled).rstrip())
    return "\n".join([*lines, *_marked(marks, columns, len(cumulated), margin)]) + "\n"


def _place(column: int, columns: int, customers: int) -> int:
    """Return the customer whose height a column has; the first and the last have theirs."""
    return column * (customers - 1) // max(columns - 1, 1)


def _marked(marks: Sequence[Mark], columns: int, customers: int, margin: int) -> list[str]:
    if not marks:
        return []
    line = [" "] * columns
    for mark in marks:
        line[(mark.rank - 1) * (columns - 1) // max(customers - 1, 1)] = _MARK
    return [" " * (margin + 1) + "".join(line).rstrip()]
