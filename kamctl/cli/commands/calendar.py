"""`kamctl calendar`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import out
from kamctl.cli.commands.due import Owner, chosen
from kamctl.cli.context import open_portfolio
from kamctl.cli.options import Accounts
from kamctl.cli.output import Output, write_output


def calendar(
    ctx: typer.Context,
    accounts: Accounts = None,
    within: Annotated[
        int,
        typer.Option(
            "--within", metavar="DAYS", min=0, max=3650, help="What is due in these days, or overdue."
        ),
    ] = 365,
    owner: Owner = None,
    output: Output = None,
) -> None:
    """Write what falls due as an iCalendar file."""
    from kamctl.formats.ics import as_ics

    opened = open_portfolio(ctx.obj, accounts)
    text = as_ics(chosen(opened, within, owner), opened.portfolio.kam.company).decode()
    if output is not None:
        write_output(output, text, opened.workspace.root, ctx.obj.directory)
    else:
        out.emit(text)
