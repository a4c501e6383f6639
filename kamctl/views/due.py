"""What falls due, for people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kamctl.method.due import Due
from kamctl.table import Cell, Column, Table


def listing(found: Sequence[Due], today: dt.date, nothing: str = "") -> Table:
    """Return the table of what falls due."""
    columns = [
        Column("due", keep=True),
        Column("when", keep=True, spare=True, parts=("days left",)),
        Column("account", keep=True),
        Column("kind", keep=True),
        Column("owner", keep=True),
        Column("what", below=True),
    ]
    rows = [
        [
            Cell(d.due, _when(d, today).style),
            _when(d, today),
            d.account,
            d.kind,
            d.owner,
            d.what,
        ]
        for d in found
    ]
    return Table("due", columns, rows, nothing=nothing)


def _when(due: Due, today: dt.date) -> Cell:
    days = (due.due - today).days
    if days < 0:
        return Cell(days, "red", f"{-days} d overdue")
    return Cell(days, "yellow", "today") if days == 0 else Cell(days, text=f"in {days} d")
