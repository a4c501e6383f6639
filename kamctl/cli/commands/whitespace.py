"""`kamctl whitespace`."""

from __future__ import annotations

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.options import Accounts
from kamctl.cli.tables import Out, shows_tables

#: Columns of the grid where the output is not a terminal.
_PIPED = 200
#: A sheet is as wide as it has to be.
_SHEET = 100_000


@shows_tables()
def whitespace(ctx: typer.Context, accounts: Accounts = None, *, out: Out) -> None:
    """Show what they buy of what we sell, our share of it, and what nobody pursues.

    A grid of buying units by offerings; then the largest cells that are not ours, with the initiative that
    pursues each, and the rivals by money. Our part is the revenue of the last four closed quarters where
    results/ hold it by offering, else what the account's file says.
    """
    from kamctl.method.growth.white_space import white_space
    from kamctl.views.selection import white_space as view

    opened = opening.portfolio(ctx, accounts, kinds=("accounts", "plans", "results"))
    found = white_space(opened.portfolio, opened.accounts, opened.today)
    width = terminal.width() if terminal.is_terminal() else _PIPED
    out.show(found, view.parts(found, width if out.format == "text" else _SHEET, everything=bool(accounts)))
