"""`kamctl stage`."""

from __future__ import annotations

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.options import Accounts, Format, TextOrJson


def stage(ctx: typer.Context, accounts: Accounts = None, format_: Format = TextOrJson.text) -> None:
    """Show each account's stage, and what its gates require."""
    from kamctl.method.lifecycle.stages import lifecycle, with_fallen
    from kamctl.views import stages as view
    from kamctl.views.status import trouble

    opened = opening.portfolio(ctx, accounts)
    portfolio, today = opened.portfolio, opened.today
    found = [with_fallen(portfolio, lifecycle(portfolio, name, today), today) for name in opened.accounts]
    if format_ is TextOrJson.json:
        terminal.as_json({"accounts": found})
    elif not accounts:
        terminal.account_table(*view.overview(found))
    else:
        worst = opening.troubles(opened)
        for i, one in enumerate(found):
            terminal.text(("\n" if i else "") + view.heading(one))
            if said := trouble(worst[one.account]):
                terminal.text(said)
            if one.requirements:
                terminal.table(*view.requirements(one))
            if remedies := view.remedies(one):
                terminal.verbatim("\n" + remedies)
