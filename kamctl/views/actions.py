"""Actions for people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kamctl.method.execution.actions import Tracked
from kamctl.views.table import Cell, Column, Row

_STYLES = {"overdue": "red", "done": "green", "dropped": "dim", "open": ""}


def when(tracked: Tracked, today: dt.date) -> str:
    """Return how an action stands towards its date, in words."""
    if tracked.state == "overdue":
        return f"{tracked.days_overdue} d overdue"
    if tracked.state != "open":
        return tracked.state
    days = (tracked.due - today).days
    return "today" if days == 0 else f"in {days} d"


def listing(found: Sequence[Tracked], today: dt.date) -> tuple[list[Column], list[Row]]:
    """Return the table of actions."""
    columns = [
        Column("account", keep=True),
        Column("id", keep=True),
        Column("due", keep=True),
        Column("state", keep=True),
        Column("moved", "right"),
        Column("owner", keep=True),
        Column("action", below=True),
        Column("serves", keep=True, spare=True),
    ]
    rows: list[Row] = [
        [
            t.account,
            t.id,
            t.due.isoformat(),
            Cell(when(t, today), _STYLES[t.state]),
            f"{t.moves}x" if t.moves else "",
            t.action.owner,
            t.action.do,
            t.action.serves or "-",
        ]
        for t in found
    ]
    return columns, rows
