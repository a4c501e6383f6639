"""The portfolio on one screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal

from kamctl import hints
from kamctl.checks.troubles import Trouble
from kamctl.method.status import Overview
from kamctl.table import Cell, Column, Part, Row, Table
from kamctl.views.money import brought
from kamctl.views.table import of_accounts
from kamctl.wording import plural, score

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


def parts(
    rows: Sequence[Overview],
    troubles: Mapping[str, Trouble],
    currency: str,
    *,
    folded: bool = False,
    manager: str | None = None,
) -> Iterator[Part]:
    """Yield what there is to show: the table, what all brought, and the worst about each.

    With `folded`, key accounts alone are shown, and the others counted; if there is any. The rows are
    the accounts of `manager` where that is given.
    """
    shown = [row for row in rows if row.decision == "selected"] if folded else rows
    shown = shown or rows
    table = screen(shown, currency)
    yield table if manager is None else table._replace(nothing=f"{manager} manages no account")
    if len(shown) < len(rows):
        yield f"\n{others(rows[len(shown) :], troubles)}"
    if note := brought.note((row.results for row in rows), currency):
        yield f"\n{note}"
    if said := worst(shown, troubles):
        yield f"\n{said}"


def screen(rows: Sequence[Overview], currency: str) -> Table:
    """Return the table of `status`; late counts overdue actions of the open ones."""
    money = brought.columns(row.results for row in rows)
    columns = [
        Column("account", keep=True), Column("manager", keep=True, spare=True), *money,
        Column("decision", keep=True, spare=True), Column("score", "right", write=score),
        Column("verdict", spare=True), Column("stage", "right"),
        Column("plan age", "right", spare=True, parts=("plan age days", "stale")),
        Column("late", "right", parts=("late", "open")),
        Column("covered", "right", spare=True, parts=("covered", "contacts")),
        Column("standing", parts=("standing", "required")),
        Column("review", spare=True, parts=("review", "review overdue")),
        Column("tier", spare=True, drawn=any(row.tier is not None for row in rows)),
        Column("quadrant", spare=True, drawn=any(row.quadrant is not None for row in rows)),
    ]  # fmt: skip
    return of_accounts("status", columns, [_row(r, brought.cells(r.results, money)) for r in rows], currency)


def _row(row: Overview, money: Sequence[Cell]) -> Row:
    age = "-" if row.plan_age_days is None else f"{row.plan_age_days} d" + (" stale" if row.stale else "")
    late, open_ = row.overdue_actions, row.open_actions
    covered = f"{row.covered_contacts}/{row.contacts}" if row.contacts else "-"
    review = (row.next_review or "-") + (" overdue" if row.review_overdue else "")
    return [
        row.account,
        row.manager,
        *money,
        row.decision,
        row.score,
        row.verdict,
        row.stage,
        Cell((row.plan_age_days, row.stale), "red" if row.stale else "", age),
        Cell((late, open_), "red" if late else "", f"{late}/{open_}"),
        Cell((row.covered_contacts, row.contacts), text=covered),
        Cell((row.standing, row.required), _STANDINGS[row.required], row.standing + ("!" if row.gap else "")),
        Cell((row.next_review, row.review_overdue), "red" if row.review_overdue else "", review),
        row.tier,
        row.quadrant,
    ]


def ordered(rows: Sequence[Overview], found: Mapping[str, Trouble], by: By) -> list[Overview]:
    """Return accounts in an order, key accounts before the others; equals stay as they stand."""
    return sorted(rows, key=lambda r: (r.decision != "selected", *_ORDER[by](r, found[r.account])))


def others(rows: Sequence[Overview], found: Mapping[str, Trouble]) -> str:
    """Return a sentence on accounts that are left out of the table: how many there are of each kind."""
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
