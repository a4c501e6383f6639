"""`kamctl status`."""

from __future__ import annotations

import typer

from kamctl.cli import show
from kamctl.cli.context import open_portfolio
from kamctl.cli.options import Accounts, Format, TextOrJson


def status(ctx: typer.Context, accounts: Accounts = None, format_: Format = TextOrJson.text) -> None:
    """Show the whole portfolio on one screen."""
    from kamctl.method.status import overview
    from kamctl.views import status as view

    opened = open_portfolio(ctx.obj, accounts)
    rows = overview(opened.portfolio, opened.accounts, opened.today)
    if format_ is TextOrJson.json:
        show.as_json({"accounts": rows})
    elif rows:
        show.table(*view.screen(rows))
        if signs := view.watch(rows):
            show.text(f"\n{signs}")
    else:
        show.text("no accounts yet: `kamctl new ACCOUNT --name …` starts one")
