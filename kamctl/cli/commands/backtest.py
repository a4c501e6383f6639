"""`kamctl backtest`."""

from __future__ import annotations

import typer

from kamctl.cli import opening
from kamctl.cli.options import Accounts
from kamctl.cli.tables import Out, shows_tables


@shows_tables()
def backtest(ctx: typer.Context, accounts: Accounts = None, *, out: Out) -> None:
    """Compare the ratings at each selection with the profit that followed.

    It reads results/, informs the owners of the criteria, and changes nothing.
    """
    from kamctl.method.money.backtest import backtest as compare
    from kamctl.views.money import backtest as view

    opened = opening.portfolio(ctx, accounts, kinds=("accounts", "results"))
    found = compare(opened.portfolio, opened.criteria, opened.accounts, opened.today)
    changes = [{**one._asdict(), "change": one.change} for one in found.selections]
    data = {**found._asdict(), "selections": changes}
    out.show(data, view.parts(found, opened.portfolio.kam.currency))
