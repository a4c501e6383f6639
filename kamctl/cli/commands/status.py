"""`kamctl status`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from kamctl import hints
from kamctl.cli import opening, terminal
from kamctl.cli.options import Accounts, Format, TextOrJson

if TYPE_CHECKING:
    from kamctl.checks.troubles import Trouble


def status(ctx: typer.Context, accounts: Accounts = None, format_: Format = TextOrJson.text) -> None:
    """Show the whole portfolio on one screen."""
    from kamctl.method.status import overview
    from kamctl.views import status as view

    opened = opening.portfolio(ctx, accounts)
    rows = overview(opened.portfolio, opened.accounts, opened.today)
    found = opening.troubles(opened)
    if format_ is TextOrJson.json:
        terminal.as_json({"accounts": [{**row._asdict(), **_as_data(found[row.account])} for row in rows]})
    elif rows:
        terminal.table(*view.screen(rows))
        if said := view.worst(rows, found):
            terminal.text(f"\n{said}")
    else:
        terminal.text(f"no accounts yet: `{hints.new('ACCOUNT', name='…')}` starts one")


def _as_data(trouble: Trouble) -> dict[str, Any]:
    from kamctl.formats.findings.json import as_data

    return {**trouble._asdict(), "worst": as_data(trouble.worst) if trouble.worst is not None else None}
