"""`kamctl whitespace`."""

from __future__ import annotations

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.options import Accounts, Format, TextOrJson

#: Columns of the grid where it goes to no terminal.
_PIPED = 200


def whitespace(ctx: typer.Context, accounts: Accounts = None, format_: Format = TextOrJson.text) -> None:
    """Show what they buy of what we sell, our share of it, and what nobody goes for.

    A grid of buying units by offerings; then the largest cells that are not ours, with the initiative
    that goes for each, and the rivals by money. What is ours is revenue of the last four closed
    quarters where results/ hold it by offering, else what the account's file says.
    """
    from kamctl.method.growth.white_space import white_space
    from kamctl.views import white_space as view

    opened = opening.portfolio(ctx, accounts, kinds=("accounts", "plans", "results"))
    found = white_space(opened.portfolio, opened.accounts, opened.today)
    if format_ is TextOrJson.json:
        terminal.as_json(found)
        return
    if not any(one.places for one in found.accounts):
        terminal.text(view.how_to_start(found))
        return
    width = terminal.width() if terminal.is_terminal() else _PIPED
    if sum(len(one.units) for one in found.accounts) > 1:
        for block in view.grids(found, width):
            terminal.table(*block)
            terminal.text("")
    if accounts:
        terminal.table(*view.listing(found))
        terminal.text("")
    for said in view.sentences(found):
        terminal.text(said)
    if found.largest:
        terminal.text("\nthe largest that are not ours:")
        terminal.table(*view.largest(found))
    if found.rivals:
        terminal.text("")
        terminal.table(*view.rivals(found))
