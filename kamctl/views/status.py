"""The portfolio on one screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal

from kamctl import hints
from kamctl.checks.troubles import Trouble
from kamctl.method.status import Overview
from kamctl.views import brought
from kamctl.views.table import Cell, Column, Row
from kamctl.wording import or_dash, plural, score

#: How accounts are put in order.
By = Literal["score", "account", "manager", "profit", "stage", "plan", "worst"]
_LAST = Decimal("Infinity")
_ORDER: dict[By, Callable[[Overview, Trouble], tuple[Any, ...]]] = {
    "score": lambda _row, _found: (),  # as they come
    "account": lambda row, _: (row.account,),
    "manager": lambda row, _: (row.manager is None, row.manager or ""),
    "profit": lambda row, _: (-row.results.profit if row.results is not None else _LAST,),
    "stage": lambda row, _: (-(row.stage or 0),),
    "plan": lambda row, _: (-(row.plan_age_days if row.plan_age_days is not None else -1),),
    "worst": lambda _, found: found.rank,
}
#: What the other accounts are.
_DECIDED = {"nominated": "nominated", "trial": "on trial", "declined": "declined", "exited": "exited"}
_STANDINGS = {"good": "green", "watch": "yellow", "corrective-action": "red", "exit-review": "red"}


def screen(rows: Sequence[Overview]) -> tuple[list[Column], list[Row]]:
    """Return the table of `status`; late counts overdue actions of the open ones."""
    money = brought.columns(row.results for row in rows)
    columns = [
        Column("account", keep=True), Column("manager", keep=True, spare=True), *money,
        Column("decision", keep=True, spare=True), Column("score", "right"),
        Column("verdict", spare=True), Column("stage", "right"), Column("plan age", "right", spare=True),
        Column("late", "right"), Column("covered", "right", spare=True), Column("standing"),
        Column("review", spare=True),
    ]  # fmt: skip
    return columns, [_row(row, brought.cells(row.results, money)) for row in rows]


def _row(row: Overview, money: Sequence[Cell]) -> Row:
    age = or_dash(row.plan_age_days, "{} d".format)
    return [
        row.account,
        row.manager or "-",
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


def ordered(rows: Sequence[Overview], found: Mapping[str, Trouble], by: By) -> list[Overview]:
    """Return accounts in an order, key accounts before the others; equals stay as they stand."""
    return sorted(rows, key=lambda r: (r.decision != "selected", *_ORDER[by](r, found[r.account])))


def others(rows: Sequence[Overview], found: Mapping[str, Trouble]) -> str:
    """Return a sentence on accounts that are left out of the table: how many, and why they matter less."""
    named = Counter(_DECIDED.get(row.decision or "", "undecided") for row in rows)
    kinds = ", ".join(f"{named[kind]} {kind}" for kind in (*_DECIDED.values(), "undecided") if named[kind])
    troubled = sum(1 for row in rows if found[row.account].worst is not None)
    wrong = f", {troubled} of them with findings" if troubled else ""
    all_ = hints.status(everyone=True)
    return f"and {plural(len(rows), 'other account')} ({kinds}){wrong}: {all_}"


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
