"""`kamctl obligations`."""

from __future__ import annotations

import typer

from kamctl.cli import show
from kamctl.cli.context import open_portfolio
from kamctl.cli.options import Accounts, Format, TextOrJson


def obligations(ctx: typer.Context, accounts: Accounts = None, format_: Format = TextOrJson.text) -> None:
    """Show both sides' record, and the standing that it requires."""
    from kamctl.method.performance.performance_status import performance
    from kamctl.views import obligations as view

    opened = open_portfolio(ctx.obj, accounts, kinds=("accounts",))
    found = [performance(opened.portfolio, name, opened.today) for name in opened.accounts]
    if format_ is TextOrJson.json:
        show.as_json({"accounts": found})
    elif not accounts:
        show.table(*view.portfolio(found))
    else:
        for i, one in enumerate(found):
            show.text(("\n" if i else "") + view.heading(one))
            if one.kept:
                show.table(*view.periods(one))
