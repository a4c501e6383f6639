"""The portfolio on one screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kamctl.checks.troubles import Trouble
from kamctl.method.status import Overview
from kamctl.views import brought
from kamctl.views.table import Cell, Column, Row
from kamctl.wording import or_dash, score

_STANDINGS = {"good": "green", "watch": "yellow", "corrective-action": "red", "exit-review": "red"}


def screen(rows: Sequence[Overview]) -> tuple[list[Column], list[Row]]:
    """Return the table of `status`; late counts overdue actions of the open ones."""
    money = brought.columns(row.results for row in rows)
    columns = [
        Column("account", keep=True), *money,
        Column("decision", keep=True, spare=True), Column("score", "right"),
        Column("verdict", spare=True), Column("stage", "right"), Column("plan age", "right"),
        Column("late", "right"), Column("covered", "right", spare=True), Column("standing"), Column("review"),
    ]  # fmt: skip
    return columns, [_row(row, brought.cells(row.results, money)) for row in rows]


def _row(row: Overview, money: Sequence[Cell]) -> Row:
    age = or_dash(row.plan_age_days, "{} d".format)
    return [
        row.account,
        *money,
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


def worst(rows: Sequence[Overview], troubles: Mapping[str, Trouble]) -> str:
    """Return what is worst about each account, one line an account; empty where nothing is found."""
    said = {row.account: trouble(troubles[row.account]) for row in rows}
    return "\n".join(f"{account}: {text}" for account, text in said.items() if text)


def trouble(of: Trouble) -> str:
    """Return the worst that is found about an account, and how much else; empty where nothing is."""
    if of.worst is None:
        return ""
    more = of.errors + of.warnings - 1
    return f"{of.worst.severity}: {of.worst.message}" + (f" (and {more} more)" if more else "")
