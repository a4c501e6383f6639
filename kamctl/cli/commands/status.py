"""`kamctl status`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from kamctl.cli import opening
from kamctl.cli.options import Accounts
from kamctl.cli.tables import Out, shows_tables

if TYPE_CHECKING:
    from kamctl.checks.troubles import Trouble


@shows_tables()
def status(ctx: typer.Context, accounts: Accounts = None, *, out: Out) -> None:
    """Show the whole portfolio on one screen.

    late: actions overdue, of those open. covered: contacts in touch as they should be, of all.
    standing: what management recorded; with an exclamation mark, the record of obligations requires a
    worse one. review: the period whose review is next. revenue and profit are those of the last four
    closed quarters, where the results hold them.
    """
    from kamctl.method.status import overview
    from kamctl.views import status as view

    opened = opening.portfolio(ctx, accounts)
    rows = overview(opened.portfolio, opened.accounts, opened.today)
    found = opening.troubles(opened)
    data = {"accounts": [{**row._asdict(), **_as_data(found[row.account])} for row in rows]}
    out.show(data, view.parts(rows, found, opened.portfolio.kam.currency))


def _as_data(trouble: Trouble) -> dict[str, Any]:
    from kamctl.formats.findings.json import as_data

    return {**trouble._asdict(), "worst": as_data(trouble.worst) if trouble.worst is not None else None}
