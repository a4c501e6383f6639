"""Actions for people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kamctl.method.execution.actions import Tracked
from kamctl.table import Cell, Column, Row, Table

_STYLES = {"overdue": "red", "done": "green", "dropped": "dim", "open": ""}


def when(tracked: Tracked, today: dt.date) -> str:
    """Return how an action stands towards its date, in words."""
    if tracked.state == "overdue":
        return f"{tracked.days_overdue} d overdue"
    if tracked.state != "open":
        return tracked.state
    days = (tracked.due - today).days
    return "today" if days == 0 else f"in {days} d"


def listing(found: Sequence[Tracked], today: dt.date, nothing: str = "no actions") -> Table:
    """Return the table of actions."""
    columns = [
        Column("account", keep=True),
        Column("id", keep=True),
        Column("due", keep=True),
        Column("state", keep=True, parts=("state", "days overdue")),
        Column("opened", drawn=False),
        Column("moved", "right", write=lambda times: f"{times}x" if times else ""),
        Column("owner", keep=True),
        Column("action", below=True),
        Column("serves", keep=True, spare=True),
    ]
    rows: list[Row] = [
        [
            t.account,
            t.id,
            t.due,
            Cell((t.state, t.days_overdue), _STYLES[t.state], when(t, today)),
            t.action.opened,
            t.moves,
            t.action.owner,
            t.action.do,
            t.action.serves,
        ]
        for t in found
    ]
    return Table("actions", columns, rows, nothing=nothing)
