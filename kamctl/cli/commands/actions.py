"""`kamctl actions`."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from kamctl.cli import show
from kamctl.cli.context import open_portfolio
from kamctl.cli.options import Accounts, Format, TextOrJson


def actions(
    ctx: typer.Context,
    accounts: Accounts = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is overdue.")] = False,
    due_within: Annotated[
        int | None,
        typer.Option(
            "--due-within", metavar="DAYS", min=0, help="Only what is due in these days, or overdue."
        ),
    ] = None,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar="WHO", help="Only this person's or contact's.")
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Also what is done or dropped.")] = False,
    format_: Format = TextOrJson.text,
) -> None:
    """List actions, the most urgent first."""
    from kamctl.method.execution.actions import track, urgency
    from kamctl.views import actions as view

    opened = open_portfolio(ctx.obj, accounts, kinds=("accounts", "plans"))
    last = opened.today + dt.timedelta(days=due_within) if due_within is not None else None
    found = sorted(
        (
            tracked
            for name in opened.accounts
            if name in opened.portfolio.plans
            for tracked in track(name, opened.portfolio.plans[name], opened.today)
            if (all_ or tracked.is_open)
            and (not overdue or tracked.state == "overdue")
            and (last is None or (tracked.is_open and tracked.due <= last))
            and (owner is None or tracked.action.owner == owner)
        ),
        key=urgency,
    )
    if format_ is TextOrJson.json:
        show.as_json({"actions": found})
    elif found:
        show.table(*view.listing(found, opened.today))
    else:
        show.text("no actions" + (" overdue" if overdue else ""))
