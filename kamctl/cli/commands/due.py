"""`kamctl due`."""

from __future__ import annotations

import typer

from kamctl.cli import opening
from kamctl.cli.options import Accounts, Owner, Within
from kamctl.cli.tables import Out, shows_tables
from kamctl.wording import plural


@shows_tables()
def due(
    ctx: typer.Context,
    accounts: Accounts = None,
    within: Within = 30,
    owner: Owner = None,
    *,
    out: Out,
) -> None:
    """List everything that falls due, the most urgent first."""
    from kamctl.app.due import falling_due
    from kamctl.views import due as view

    opened = opening.portfolio(ctx, accounts)
    found = falling_due(opened, within=within, owner=owner)
    nothing = f"nothing is due within {plural(within, 'day')}"
    data = {"today": opened.today, "within": within, "due": found}
    out.show(data, [view.listing(found, opened.today, nothing)])
