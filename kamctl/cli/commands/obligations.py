"""`kamctl obligations`."""

from __future__ import annotations

import typer

from kamctl.cli import opening
from kamctl.cli.options import Accounts
from kamctl.cli.tables import Out, shows_tables


@shows_tables()
def obligations(ctx: typer.Context, accounts: Accounts = None, *, out: Out) -> None:
    """Show both sides' record, and the performance status that it requires."""
    from kamctl.method.performance.performance_status import performance
    from kamctl.views.account import obligations as view

    opened = opening.portfolio(ctx, accounts, kinds=("accounts",))
    found = [performance(opened.portfolio, name, opened.today) for name in opened.accounts]
    out.show({"accounts": found}, view.of_each(found) if accounts else [view.portfolio(found)])
