"""`kamctl stage`."""

from __future__ import annotations

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.options import Accounts, Format, TextOrJson


def stage(ctx: typer.Context, accounts: Accounts = None, format_: Format = TextOrJson.text) -> None:
    """Show the stage of accounts, and what their gates require."""
    from kamctl.method.lifecycle.stages import fallen_since, lifecycle
    from kamctl.views import stages as view

    opened = opening.portfolio(ctx, accounts)
    found = [lifecycle(opened.portfolio, name, opened.today) for name in opened.accounts]
    fallen = {
        (one.account, r.name): fallen_since(opened.portfolio, one.account, r.name, opened.today)
        for one in found
        for r in one.reopened
    }
    if format_ is TextOrJson.json:
        terminal.as_json(view.as_data(found, fallen))
    elif not accounts:
        terminal.table(*view.overview(found))
    else:
        for i, one in enumerate(found):
            terminal.text(("\n" if i else "") + view.heading(one))
            if one.requirements:
                terminal.table(*view.requirements(one, fallen))
            if remedies := view.remedies(one):
                terminal.text("\n" + remedies)
