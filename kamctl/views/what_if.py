"""What proposed criteria would do, for people."""

from __future__ import annotations

from collections.abc import Sequence

from kamctl.method.selection.what_if import Impact
from kamctl.views.table import Cell, Column, Row
from kamctl.wording import or_dash, score

_STYLES = {"enters": "green", "leaves": "red", "flips": "yellow", "stays": ""}


def table(found: Sequence[Impact]) -> tuple[list[Column], list[Row]]:
    """Return the accounts under both criteria, those that move first."""
    columns = [
        Column("account", keep=True),
        Column("score", "right", keep=True),
        Column("proposed", "right", keep=True),
        Column("rank", "right", spare=True),
        Column("proposed", "right", spare=True),
        Column("verdict", keep=True),
        Column("proposed", keep=True),
        Column("", keep=True),
    ]
    return columns, [_row(i) for i in found]


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
        or_dash(i.before.score, score),
        or_dash(i.after.score, score),
        or_dash(i.before.rank),
        or_dash(i.after.rank),
        i.before.verdict,
        i.after.verdict,
        Cell("" if i.move == "stays" else i.move, _STYLES[i.move]),
    ]
