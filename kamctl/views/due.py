"""What falls due, for people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kamctl.method.due import Due
from kamctl.views.table import Cell, Column, Row


def listing(found: Sequence[Due], today: dt.date) -> tuple[list[Column], list[Row]]:
    """Return the table of what falls due."""
    columns = [
        Column("due", keep=True),
        Column("when", keep=True, spare=True),
        Column("account", keep=True),
        Column("kind", keep=True),
        Column("owner", keep=True),
        Column("what", below=True),
    ]
    return columns, [
        [
            _when(d, today)._replace(text=d.due.isoformat()),
            _when(d, today),
            d.account,
            d.kind,
            d.owner or "-",
            d.what,
        ]
        for d in found
    ]


def _when(due: Due, today: dt.date) -> Cell:
    days = (due.due - today).days
    if days < 0:
        return Cell(f"{-days} d overdue", "red")
    return Cell("today", "yellow") if days == 0 else Cell(f"in {days} d")
