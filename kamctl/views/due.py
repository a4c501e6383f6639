"""What falls due, for people and machines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from kamctl.method.due import Due
from kamctl.views.table import Cell, Column, Row


def listing(found: Sequence[Due], today: dt.date) -> tuple[list[Column], list[Row]]:
    """Return the table of what falls due."""
    columns = [
        Column("due", keep=True),
        Column("when", keep=True),
        Column("account", keep=True),
        Column("kind", keep=True),
        Column("owner", keep=True),
        Column("what"),
    ]
    return columns, [
        [d.due.isoformat(), _when(d, today), d.account, d.kind, d.owner or "-", d.what] for d in found
    ]


def _when(due: Due, today: dt.date) -> Cell:
    days = (due.due - today).days
    if days < 0:
        return Cell(f"{-days} d overdue", "red")
    return Cell("today", "yellow") if days == 0 else Cell(f"in {days} d")


def as_data(found: Sequence[Due], today: dt.date, within: int) -> dict[str, Any]:
    """Return what falls due as data for JSON; `days_overdue` is 0 unless overdue."""
    return {
        "today": today,
        "within": within,
        "due": [
            {
                "account": d.account,
                "kind": d.kind,
                "id": d.id,
                "what": d.what,
                "owner": d.owner,
                "due": d.due,
                "days_overdue": d.days_overdue(today),
            }
            for d in found
        ],
    }
