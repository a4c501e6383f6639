"""`kamctl history`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import opening
from kamctl.cli.options import OneAccount
from kamctl.cli.tables import Out, shows_tables


@shows_tables()
def history(
    ctx: typer.Context,
    account: OneAccount,
    why: Annotated[
        bool,
        typer.Option("--why", help="Split each change of the score into its causes; the parts add up to it."),
    ] = False,
    *,
    out: Out,
) -> None:
    """Show an account's history: score, stage, performance, decisions."""
    from kamctl.app.account.history import tell
    from kamctl.views.account import history as view

    opened = opening.portfolio(ctx, [account])
    story = tell(opened)
    out.show(story, view.parts(story, why=why))
