"""What proposed criteria would do, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kamctl.method.selection.scores.what_if import Impact
from kamctl.table import Cell, Column, Part, Row, Table
from kamctl.wording import score

_STYLES = {"enters": "green", "leaves": "red", "flips": "yellow", "stays": ""}


def parts(found: Sequence[Impact]) -> Iterator[Part]:
    """Yield what there is to show: the table, and what it comes to."""
    yield table(found)
    yield summary(found)


def table(found: Sequence[Impact]) -> Table:
    """Return the accounts under both criteria, those that move first."""
    columns = [
        Column("account", keep=True),
        Column("score", "right", keep=True, write=score),
        Column("proposed", "right", keep=True, write=score, parts=("proposed score",)),
        Column("rank", "right", spare=True),
        Column("proposed", "right", spare=True, parts=("proposed rank",)),
        Column("verdict", keep=True),
        Column("proposed", keep=True, parts=("proposed verdict",)),
        Column("", keep=True, parts=("move",)),
    ]
    return Table("proposed", columns, [_row(i) for i in found])


def summary(found: Sequence[Impact]) -> str:
    """Return sentences on who enters, leaves and flips, and what that means for key accounts."""
    lines = [""]
    for move, said in (
        ("enters", "would enter"),
        ("leaves", "would leave"),
        ("flips", "would flip between other verdicts"),
    ):
        names = [i.account for i in found if i.move == move]
        if names:
            lines.append(f"{len(names)} {said}: {', '.join(names)}")
    if len(lines) == 1:
        lines.append("no verdict would change")
    under = [i.account for i in found if i.key_account and i.move == "leaves"]
    if under:
        lines.append(f"of them key accounts today: {', '.join(under)}")
    exits = [i.account for i in found if i.key_account and i.exits]
    if exits:
        lines.append(f"key accounts that would need an exit review: {', '.join(exits)}")
    return "\n".join(lines)


def _row(i: Impact) -> Row:
    return [
        i.account,
        i.before.score,
        i.after.score,
        i.before.rank,
        i.after.rank,
        i.before.verdict,
        i.after.verdict,
        Cell(i.move, _STYLES[i.move], "" if i.move == "stays" else None),
    ]
