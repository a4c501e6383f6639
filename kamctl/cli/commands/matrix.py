"""`kamctl matrix`."""

from __future__ import annotations

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.options import Accounts
from kamctl.cli.tables import Out, shows_tables


@shows_tables()
def matrix(ctx: typer.Context, accounts: Accounts = None, *, out: Out) -> None:
    """Place accounts by how attractive they are and how strong we are in their eyes.

    An account is attractive if its score selects it; we are strong if their people rate us so (`strength` in
    criteria.yaml, `strengths` in the accounts). Each account's path over the last four closed quarters is
    computed with today's criteria.
    """
    from kamctl.app.selection import matrix as app
    from kamctl.method.selection.second_axis.matrix import ASKS
    from kamctl.views.selection import matrix as view

    criteria, found = app.matrix(opening.portfolio(ctx, accounts, kinds=("criteria", "accounts")))
    strong_at = criteria.strength.strong_at if criteria.strength is not None else None
    asks = [{"quadrant": name, "means": what, "asks_for": ask} for name, (what, ask) in ASKS.items()]
    data = {"select_at": criteria.select_at, "strong_at": strong_at, "quadrants": asks, "accounts": found}
    out.show(data, view.parts(criteria, found, terminal.columns() if out.format == "text" else None))
