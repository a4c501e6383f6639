"""What proposed criteria would do, for people and machines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kamctl.method.selection.scoring import Score
from kamctl.method.selection.what_if import Impact
from kamctl.model.criteria import Criteria
from kamctl.views.table import Cell, Column, Row
from kamctl.wording import or_dash, score

_STYLES = {"enters": "green", "leaves": "red", "flips": "yellow", "stays": ""}


def table(found: Sequence[Impact]) -> tuple[list[Column], list[Row]]:
    """Return the accounts under both criteria, those that move first."""
    columns = [
        Column("account", keep=True),
        Column("score", "right", keep=True),
        Column("proposed", "right", keep=True),
        Column("rank", "right", keep=True),
        Column("proposed", "right", keep=True),
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
        ("flips", "would flip otherwise"),
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


def as_data(current: Criteria, proposed: Criteria, found: Sequence[Impact]) -> dict[str, Any]:
    """Return the impact as data for JSON."""
    return {
        "edition": current.edition,
        "select_at": current.select_at,
        "proposed": {"edition": proposed.edition, "select_at": proposed.select_at},
        "accounts": [
            {
                "account": i.account,
                "name": i.name,
                "before": _side(i.before),
                "after": _side(i.after),
                "move": i.move,
                "key_account": i.key_account,
                "exits": i.exits,
            }
            for i in found
        ],
    }


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


def _side(one: Score) -> dict[str, Any]:
    return {"score": one.score, "verdict": one.verdict, "rank": one.rank}
