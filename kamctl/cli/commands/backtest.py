"""`kamctl backtest`."""

from __future__ import annotations

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.options import Accounts, Format, TextOrJson


def backtest(ctx: typer.Context, accounts: Accounts = None, format_: Format = TextOrJson.text) -> None:
    """Compare the ratings at each selection with the profit that followed.

    It reads results/, advises the owners of the criteria, and changes nothing.
    """
    from kamctl.method.money.backtest import backtest as compare
    from kamctl.views import backtest as view

    opened = opening.portfolio(ctx, accounts, kinds=("accounts", "results"))
    found = compare(opened.portfolio, opened.criteria, opened.accounts, opened.today)
    if format_ is TextOrJson.json:
        changes = [{**one._asdict(), "change": one.change} for one in found.selections]
        terminal.as_json({**found._asdict(), "selections": changes})
        return
    if found.selections:
        terminal.table(*view.listing(found))
        terminal.text("")
    if any(one.selections for one in found.criteria):
        terminal.table(*view.criteria(found))
        terminal.text("")
    terminal.text(view.summary(found))
