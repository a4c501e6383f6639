"""`kamctl calendar`."""

from __future__ import annotations

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.options import Accounts, Force, Output, Owner, Within
from kamctl.cli.output_file import format_of, write_output


def calendar(
    ctx: typer.Context,
    accounts: Accounts = None,
    within: Within = 365,
    owner: Owner = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Write what falls due as an iCalendar file."""
    from kamctl.app.due import falling_due, version
    from kamctl.formats.ics import as_ics

    format_of(output, None, ["ics"])
    opened = opening.portfolio(ctx, accounts)
    due = falling_due(opened, within=within, owner=owner)
    text = as_ics(due, opened.portfolio.kam.company, version(opened)).decode()
    if output is not None:
        root = opened.workspace.root
        write_output(output, text, root, ctx.obj.directory, audience="internal", force=force)
    else:
        terminal.emit(text)
