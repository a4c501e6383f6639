"""`kamctl obligations`."""

from __future__ import annotations

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.options import Accounts, Format, TextOrJson


def obligations(ctx: typer.Context, accounts: Accounts = None, format_: Format = TextOrJson.text) -> None:
    """Show both sides' record, and the performance status that it requires."""
    from kamctl.method.performance.performance_status import performance
    from kamctl.views import obligations as view

    opened = opening.portfolio(ctx, accounts, kinds=("accounts",))
    found = [performance(opened.portfolio, name, opened.today) for name in opened.accounts]
    if format_ is TextOrJson.json:
        terminal.as_json({"accounts": found})
    elif not accounts:
        terminal.account_table(*view.portfolio(found))
    else:
        for i, one in enumerate(found):
            terminal.text(("\n" if i else "") + view.heading(one))
            if one.kept:
                terminal.table(*view.periods(one))
