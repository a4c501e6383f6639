"""`kamctl actions`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.options import Accounts, Format, Owner, TextOrJson


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
    owner: Owner = None,
    all_: Annotated[bool, typer.Option("--all", help="Also what is done or dropped.")] = False,
    format_: Format = TextOrJson.text,
) -> None:
    """List actions, the most urgent first."""
    from kamctl.app import due
    from kamctl.views import actions as view

    opened = opening.portfolio(ctx, accounts, kinds=("accounts", "plans"))
    found = due.actions(opened, overdue=overdue, due_within=due_within, owner=owner, closed=all_)
    if format_ is TextOrJson.json:
        terminal.as_json({"actions": found})
    elif found:
        terminal.table(*view.listing(found, opened.today))
    else:
        terminal.text("no actions" + (" overdue" if overdue else ""))
