"""What a person kept, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kamctl.method.attention.kept import Promise, Quarter, Record
from kamctl.table import Cell, Column, Part, Row, Table
from kamctl.wording import percent, plural


def parts(record: Record, who: str) -> Iterator[Part]:
    """Yield what there is to show: the quarters, a sentence, and what was not kept as promised."""
    yield screen(record)
    yield f"\n{sentence(record, who)}"
    broken = [promise for promise in record.promises if is_told(promise)]
    if broken:
        yield "\n"
        yield told(broken)


def screen(record: Record) -> Table:
    """Return the table of a person's record: a quarter in each row, and all of them in the last."""
    columns = [Column("quarter", keep=True)]
    columns += [Column(name, "right") for name in ("kept", "late", "overdue", "dropped", "moved")]
    return Table("kept", columns, [_row(quarter) for quarter in (*record.quarters, record.total)])


def _row(quarter: Quarter) -> Row:
    kept, late, overdue, *rest = quarter[1:]
    red = [Cell(count, "red" if count else "") for count in (late, overdue)]
    return [quarter.quarter, kept, *red, *rest]


def sentence(record: Record, who: str) -> str:
    """Return a person's record in one sentence."""
    total = record.total
    fell_due = total.kept + total.late + total.overdue
    if not fell_due:
        return f"nothing of {who}'s fell due"
    share = percent(total.kept / fell_due)
    return f"{who} kept {total.kept} of {plural(fell_due, 'promise')} in time ({share})"


def told(promises: Sequence[Promise]) -> Table:
    """Return the table of what was not kept as promised: late, overdue, moved or dropped."""
    columns = [
        Column("due", keep=True), Column("account", keep=True), Column("kind", keep=True),
        Column("result", parts=("result", "days late", "moves")), Column("what", below=True),
    ]  # fmt: skip
    return Table("promises", columns, [[p.due, p.account, p.kind, _came_of(p), p.what] for p in promises])


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
    value = (promise.state, promise.days_late, len(promise.moves))
    return Cell(value, "red" if promise.state == "overdue" else "", ", ".join(said))
