"""The portfolio on one screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kamctl.checks.troubles import Trouble
from kamctl.method.status import Overview
from kamctl.table import Cell, Column, Part, Row, Table
from kamctl.views import brought
from kamctl.views.table import of_accounts
from kamctl.wording import score

_STANDINGS = {"good": "green", "watch": "yellow", "corrective-action": "red", "exit-review": "red"}


def parts(rows: Sequence[Overview], troubles: Mapping[str, Trouble], currency: str) -> Iterator[Part]:
    """Yield what there is to show: the table, what all brought, and the worst about each."""
    yield screen(rows, currency)
    if note := brought.note((row.results for row in rows), currency):
        yield f"\n{note}"
    if said := worst(rows, troubles):
        yield f"\n{said}"


def screen(rows: Sequence[Overview], currency: str) -> Table:
    """Return the table of `status`; late counts overdue actions of the open ones."""
    money = brought.columns(row.results for row in rows)
    columns = [
        Column("account", keep=True), *money,
        Column("decision", keep=True, spare=True), Column("score", "right", write=score),
        Column("verdict", spare=True), Column("stage", "right"),
        Column("plan age", "right", parts=("plan age days", "stale")),
        Column("late", "right", parts=("late", "open")),
        Column("covered", "right", spare=True, parts=("covered", "contacts")),
        Column("standing", parts=("standing", "required")),
        Column("review", parts=("review", "review overdue")),
    ]  # fmt: skip
    return of_accounts("status", columns, [_row(r, brought.cells(r.results, money)) for r in rows], currency)


def _row(row: Overview, money: Sequence[Cell]) -> Row:
    age = "-" if row.plan_age_days is None else f"{row.plan_age_days} d" + (" stale" if row.stale else "")
    late, open_ = row.overdue_actions, row.open_actions
    covered = f"{row.covered_contacts}/{row.contacts}" if row.contacts else "-"
    review = (row.next_review or "-") + (" overdue" if row.review_overdue else "")
    return [
        row.account,
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
