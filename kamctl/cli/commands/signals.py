"""`kamctl signals`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.options import Accounts, Format, TextOrJson


def signals(
    ctx: typer.Context,
    accounts: Accounts = None,
    quarters: Annotated[
        int, typer.Option("--quarters", metavar="N", min=1, max=400, help="Of the newest closed quarters.")
    ] = 4,
    everybody: Annotated[
        bool, typer.Option("--all", help="Of all customers of the ledger, not of our accounts alone.")
    ] = False,
    format_: Format = TextOrJson.text,
) -> None:
    """Show what has changed: spikes, slumps, margins, receivables.

    With what has been done about each: a growth finding, a newer balance, or an action that answers it.
    """
    from kamctl.app.ledger import signals as found_by
    from kamctl.views import signals as view

    opened = opening.portfolio(ctx, kinds=("accounts", "plans", "results"))
    chosen = opening.chosen(opened.workspace, accounts)
    everybody = everybody and not chosen
    found = found_by(opened, chosen or opened.accounts, everybody=everybody, newest=quarters)
    if format_ is TextOrJson.json:
        terminal.as_json({"signals": found})
    elif found:
        terminal.table(*view.listing(found))
        if open_ := view.how_to_answer(found):
            terminal.text(f"\n{open_}")
    else:
        terminal.text("nothing out of the ordinary")
