"""`kamctl status`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kamctl.cli import opening
from kamctl.cli.options import Accounts
from kamctl.cli.tables import Out, shows_tables
from kamctl.model.types import Ref

if TYPE_CHECKING:
    from kamctl.checks.troubles import Trouble


class Sort(StrEnum):
    """How accounts are put in order."""

    score = "score"
    account = "account"
    manager = "manager"
    profit = "profit"
    stage = "stage"
    plan = "plan"
    worst = "worst"


@shows_tables()
def status(
    ctx: typer.Context,
    accounts: Accounts = None,
    manager: Annotated[
        str | None,
        typer.Option("--manager", metavar="WHO", help="Only accounts that this person manages."),
        Ref("person"),
    ] = None,
    sort: Annotated[
        Sort, typer.Option("--sort", help="Order of the accounts; key accounts always come first.")
    ] = Sort.score,
    everyone: Annotated[
        bool, typer.Option("--all", help="Also show accounts that are not key accounts.")
    ] = False,
    *,
    out: Out,
) -> None:
    """Show the whole portfolio on one screen.

    late: actions overdue, of those open. covered: contacts who are covered, of all. standing: the performance
    status on record; an exclamation mark says that the record of obligations requires a worse one. review:
    the period whose review is next. revenue and profit are those of the last four closed quarters, where the
    results hold them. Accounts that are not key accounts are counted below the table, unless they are named,
    asked for with --all, or all there is.
    """
    from kamctl.method.lookup import known
    from kamctl.method.status import overview
    from kamctl.views import status as view

    opened = opening.portfolio(ctx, accounts)
    chosen = opened.accounts
    if manager is not None:
        known(manager, opened.portfolio.kam.people, "person", "kam.yaml")
        chosen = tuple(name for name in chosen if opened.portfolio.accounts[name].manager == manager)
    found = opening.troubles(opened)
    rows = view.ordered(overview(opened.portfolio, chosen, opened.today), found, sort.value)
    data = {"accounts": [{**row._asdict(), **_as_data(found[row.account])} for row in rows]}
    folded = out.format == "text" and not everyone and not accounts
    currency = opened.portfolio.kam.currency
    out.show(data, view.parts(rows, found, currency, folded=folded, manager=manager))


def _as_data(trouble: Trouble) -> dict[str, Any]:
    from kamctl.formats.findings.json import as_data

    return {**trouble._asdict(), "worst": as_data(trouble.worst) if trouble.worst is not None else None}
