"""`kamctl matrix`."""

from __future__ import annotations

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.options import Accounts, Format, TextOrJson


def matrix(ctx: typer.Context, accounts: Accounts = None, format_: Format = TextOrJson.text) -> None:
    """Place accounts by how attractive they are and how strong we are in their eyes.

    Attractive is what the score selects; strong is what their people's ratings of us make it
    (`strength` in criteria.yaml and in the accounts). Each account's way over the last four closed
    quarters is by the criteria of today.
    """
    from kamctl.app import matrix as app
    from kamctl.method.selection.matrix import ASKS
    from kamctl.views import matrix as view

    opened = opening.portfolio(ctx, accounts, kinds=("accounts",))
    criteria, found = app.matrix(opened)
    if format_ is TextOrJson.json:
        strength = criteria.strength
        limits = {"select_at": criteria.select_at, "strong_at": strength.strong_at if strength else None}
        asks = [{"quadrant": name, "means": what, "asks_for": ask} for name, (what, ask) in ASKS.items()]
        terminal.as_json({**limits, "quadrants": asks, "accounts": found})
        return
    is_drawn = terminal.is_terminal()
    if is_drawn and any(one.quadrant for one in found):
        terminal.verbatim(view.drawing(criteria, found, terminal.width()) + "\n")
    terminal.account_table(*view.table(found, drawn=is_drawn))
    if found:
        terminal.text("\n" + view.summary(criteria, found))
