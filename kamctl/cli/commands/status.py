"""`kamctl status`."""

from __future__ import annotations

import typer

from kamctl import hints
from kamctl.cli import opening, terminal
from kamctl.cli.options import Accounts, Format, TextOrJson


def status(ctx: typer.Context, accounts: Accounts = None, format_: Format = TextOrJson.text) -> None:
    """Show the whole portfolio on one screen."""
    from kamctl.method.status import overview
    from kamctl.views import status as view

    opened = opening.portfolio(ctx, accounts)
    rows = overview(opened.portfolio, opened.accounts, opened.today)
    if format_ is TextOrJson.json:
        terminal.as_json({"accounts": rows})
    elif rows:
        terminal.table(*view.screen(rows))
        if signs := view.watch(rows):
            terminal.text(f"\n{signs}")
    else:
        terminal.text(f"no accounts yet: `{hints.new('ACCOUNT', name='…')}` starts one")
