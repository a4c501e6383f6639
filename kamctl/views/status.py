"""The portfolio on one screen."""

from __future__ import annotations

from collections.abc import Sequence

from kamctl.method.status import Overview
from kamctl.views.table import Cell, Column, Row
from kamctl.wording import listed, or_dash, score

_STANDINGS = {"good": "green", "watch": "yellow", "corrective-action": "red", "exit-review": "red"}


def screen(rows: Sequence[Overview]) -> tuple[list[Column], list[Row]]:
    """Return the table of `status`; late counts overdue actions of the open ones."""
    columns = [
        Column("account", keep=True), Column("decision", keep=True, spare=True), Column("score", "right"),
        Column("verdict", spare=True), Column("stage", "right"), Column("plan age", "right"),
        Column("late", "right"), Column("covered", "right", spare=True), Column("standing"), Column("review"),
    ]  # fmt: skip
    return columns, [_row(r) for r in rows]


def _row(row: Overview) -> Row:
    age = or_dash(row.plan_age_days, "{} d".format)
    return [
        row.account,
        row.decision or "-",
        or_dash(row.score, score),
        row.verdict or "-",
        or_dash(row.stage),
        Cell(f"{age} stale" if row.stale else age, "red" if row.stale else ""),
        Cell(f"{row.overdue_actions}/{row.open_actions}", "red" if row.overdue_actions else ""),
        f"{row.covered_contacts}/{row.contacts}" if row.contacts else "-",
        Cell(row.standing + ("!" if row.gap else ""), _STANDINGS[row.required]),
        Cell(
            (row.next_review or "-") + (" overdue" if row.review_overdue else ""),
            "red" if row.review_overdue else "",
        ),
    ]


def watch(rows: Sequence[Overview]) -> str:
    """Return what threatens each relationship, one line per account; empty where nothing does."""
    return "\n".join(f"{row.account}: {'; '.join(signs)}" for row in rows if (signs := _signs(row)))


def _signs(row: Overview) -> list[str]:
    signs = []
    if row.decision_overdue:
        was = "the trial ended on" if row.decision == "trial" else "a decision was due on"
        signs.append(f"{was} {row.decide_by}, and nothing has been decided")
    if row.gap:
        signs.append(f"{row.required} is required")
    if row.lacking:
        signs.append(f"not a partnership, lacks {listed(row.lacking)}")
    if row.meltdown == "high":
        signs.append(f"high risk of meltdown: {', '.join(row.meltdown_terms)}")
    elif row.single_threaded:
        signs.append(f"over half of the contacts depend on {row.single_threaded}")
    if row.consolidation_risk:
        signs.append("they consolidate, and we rank below the suppliers that will remain")
    return signs
