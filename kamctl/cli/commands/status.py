"""`kamctl status`."""

from __future__ import annotations

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.options import Accounts, Format, TextOrJson


def status(ctx: typer.Context, accounts: Accounts = None, format_: Format = TextOrJson.text) -> None:
    """Show the whole portfolio on one screen.

    late: actions overdue, of those open. covered: contacts in touch as they should be, of all.
    standing: what management recorded; with an exclamation mark, the record of obligations requires a
    worse one. review: the period whose review is next.
    """
    from kamctl.method.status import overview
    from kamctl.views import status as view

    opened = opening.portfolio(ctx, accounts)
    rows = overview(opened.portfolio, opened.accounts, opened.today)
    if format_ is TextOrJson.json:
        terminal.as_json({"accounts": rows})
    else:
        terminal.account_table(*view.screen(rows))
        if signs := view.watch(rows):
            terminal.text(f"\n{signs}")
