"""`kamctl due`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.options import Accounts, Format, Owner, TextOrJson
from kamctl.wording import plural


def due(
    ctx: typer.Context,
    accounts: Accounts = None,
    within: Annotated[
        int,
        typer.Option(
            "--within", metavar="DAYS", min=0, max=3650, help="What is due in these days, or overdue."
        ),
    ] = 30,
    owner: Owner = None,
    format_: Format = TextOrJson.text,
) -> None:
    """List everything that falls due, the most urgent first."""
    from kamctl.app.due import falling_due
    from kamctl.views import due as view

    opened = opening.portfolio(ctx, accounts)
    found = falling_due(opened, within=within, owner=owner)
    if format_ is TextOrJson.json:
        terminal.as_json({"today": opened.today, "within": within, "due": found})
    elif found:
        terminal.table(*view.listing(found, opened.today))
    else:
        terminal.text(f"nothing is due within {plural(within, 'day')}")
