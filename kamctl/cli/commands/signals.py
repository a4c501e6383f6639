"""`kamctl signals`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import opening
from kamctl.cli.options import Accounts
from kamctl.cli.tables import Out, shows_tables


@shows_tables()
def signals(
    ctx: typer.Context,
    accounts: Accounts = None,
    quarters: Annotated[
        int,
        typer.Option("--quarters", metavar="N", min=1, max=400, help="Of this many newest closed quarters."),
    ] = 4,
    everybody: Annotated[
        bool, typer.Option("--all", help="Of all customers of the ledger, not only our accounts.")
    ] = False,
    *,
    out: Out,
) -> None:
    """Show what has changed: spikes, slumps, margins, receivables.

    Each comes with what was done about it: a growth finding, a newer balance, or an action that answers it.
    """
    from kamctl.app.money.ledger import signals as found_by
    from kamctl.views.money import signals as view

    opened = opening.portfolio(ctx, kinds=("accounts", "plans", "results"))
    chosen = opening.chosen(opened.workspace, accounts)
    everybody = everybody and not chosen
    found = found_by(opened, chosen or opened.accounts, everybody=everybody, newest=quarters)
    out.show({"signals": found}, view.parts(found, opened.portfolio.kam.currency))
