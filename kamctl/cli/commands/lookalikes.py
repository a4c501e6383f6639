"""`kamctl lookalikes`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kamctl.cli import opening
from kamctl.cli.tables import Out, shows_tables


@shows_tables()
def lookalikes(
    ctx: typer.Context,
    prospects: Annotated[
        Path | None,
        typer.Option(
            "--prospects",
            metavar="FILE",
            dir_okay=False,
            help="A CSV list to compare with the best: name, segment, revenue, margin, growth, offerings.",
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, help="How many of the nearest to show.")
    ] = 10,
    *,
    out: Out,
) -> None:
    """Show what the best fifth of customers have in common, and who is most like them.

    It compares, from four closed quarters of the ledger, size, margin, growth, the mix of offerings, and the
    segment where an account has one. Each feature's distance is printed: 0 is the middle of the best, 1 as
    far from it as they usually are, 3 the farthest that counts.
    """
    from kamctl.app.money.lookalikes import lookalikes as found_by
    from kamctl.views.selection import lookalikes as view

    opened = opening.portfolio(ctx, kinds=("accounts",))
    found = found_by(
        opened, prospects if prospects is None else opened.workspace.session.directory / prospects
    )
    out.show(found, view.parts(found, limit))
