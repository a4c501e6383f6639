"""`kamctl status`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.options import Accounts, Format, TextOrJson

if TYPE_CHECKING:
    from kamctl.checks.troubles import Trouble


def status(ctx: typer.Context, accounts: Accounts = None, format_: Format = TextOrJson.text) -> None:
    """Show the whole portfolio on one screen.

    late: actions overdue, of those open. covered: contacts in touch as they should be, of all.
    standing: what management recorded; with an exclamation mark, the record of obligations requires a
    worse one. review: the period whose review is next. revenue and profit are those of the last four
    closed quarters, where the results hold them.
    """
    from kamctl.method.status import overview
    from kamctl.views import brought
    from kamctl.views import status as view

    opened = opening.portfolio(ctx, accounts)
    rows = overview(opened.portfolio, opened.accounts, opened.today)
    found = opening.troubles(opened)
    if format_ is TextOrJson.json:
        terminal.as_json({"accounts": [{**row._asdict(), **_as_data(found[row.account])} for row in rows]})
    else:
        terminal.account_table(*view.screen(rows))
        if note := brought.note((row.results for row in rows), opened.portfolio.kam.currency):
            terminal.text(f"\n{note}")
        if said := view.worst(rows, found):
            terminal.text(f"\n{said}")


def _as_data(trouble: Trouble) -> dict[str, Any]:
    from kamctl.formats.findings.json import as_data

    return {**trouble._asdict(), "worst": as_data(trouble.worst) if trouble.worst is not None else None}
