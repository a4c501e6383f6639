"""What a person kept, for people."""

from __future__ import annotations

from collections.abc import Sequence

from kamctl.method.attention.kept import Promise, Quarter, Record
from kamctl.views.table import Cell, Column, Row
from kamctl.wording import percent, plural


def screen(record: Record) -> tuple[list[Column], list[Row]]:
    """Return the table of a person's record: a quarter in each row, and all of them in the last."""
    columns = [Column("quarter", keep=True)]
    columns += [Column(name, "right") for name in ("kept", "late", "overdue", "dropped", "moved")]
    return columns, [_row(quarter) for quarter in (*record.quarters, record.total)]


def _row(quarter: Quarter) -> Row:
    kept, late, overdue, *rest = (str(count) for count in quarter[1:])
    red = [Cell(text, "red" if text != "0" else "") for text in (late, overdue)]
    return [quarter.quarter, kept, *red, *rest]


def sentence(record: Record, who: str) -> str:
    """Return a person's record in one sentence."""
    total = record.total
    fell_due = total.kept + total.late + total.overdue
    if not fell_due:
        return f"nothing of {who} fell due"
    share = percent(total.kept / fell_due)
    return f"{who} kept {total.kept} of {plural(fell_due, 'promise')} in time ({share})"


def told(promises: Sequence[Promise]) -> tuple[list[Column], list[Row]]:
    """Return the table of what was not kept as promised: late, overdue, moved or dropped."""
    columns = [
        Column("due", keep=True), Column("account", keep=True), Column("kind", keep=True),
        Column("came of it"), Column("what", below=True),
    ]  # fmt: skip
    return columns, [[str(p.due), p.account, p.kind, _came_of(p), p.what] for p in promises if is_told(p)]


def is_told(promise: Promise) -> bool:
    """Tell whether something was not kept just as it was promised first."""
    return promise.state != "kept" or bool(promise.moves)


def _came_of(promise: Promise) -> Cell:
    said = []
    if promise.state in ("late", "overdue"):
        said.append(f"{plural(promise.days_late, 'day')} {promise.state}")
    elif promise.state == "dropped":
        said.append("dropped")
    if promise.moves:
        said.append(f"moved {plural(len(promise.moves), 'time')}")
    return Cell(", ".join(said), "red" if promise.state == "overdue" else "")
