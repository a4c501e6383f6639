"""`kamctl actions`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import opening
from kamctl.cli.options import Accounts, Owner
from kamctl.cli.tables import Out, shows_tables


@shows_tables()
def actions(
    ctx: typer.Context,
    accounts: Accounts = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is overdue.")] = False,
    due_within: Annotated[
        int | None,
        typer.Option(
            "--due-within", metavar="DAYS", min=0, help="Only what is due within this many days, or overdue."
        ),
    ] = None,
    owner: Owner = None,
    all_: Annotated[bool, typer.Option("--all", help="Include what is done or dropped.")] = False,
    *,
    out: Out,
) -> None:
    """List actions, the most urgent first."""
    from kamctl.app import due
    from kamctl.views.account import actions as view

    opened = opening.portfolio(ctx, accounts, kinds=("accounts", "plans"))
    found = due.actions(opened, overdue=overdue, due_within=due_within, owner=owner, closed=all_)
    nothing = "no actions" + (" overdue" if overdue else "")
    out.show({"actions": found}, [view.listing(found, opened.today, nothing)])
