"""`kamctl agreement`."""

from __future__ import annotations

import typer

from kamctl.cli import opening
from kamctl.cli.options import Accounts
from kamctl.cli.tables import Out, shows_tables


@shows_tables()
def agreement(ctx: typer.Context, accounts: Accounts = None, *, out: Out) -> None:
    """Show how far raters agree, and where they disagree most.

    Krippendorff's alpha is 1 where raters agree and 0 where their ratings might be random. distance: how much
    higher (lenient) or lower (strict) than the median somebody rates. halo: how much somebody's criteria move
    together.
    """
    from kamctl.app.selection import agreement as app
    from kamctl.views.selection import agreement as view

    found = app.agreement(opening.portfolio(ctx, accounts, kinds=("criteria", "accounts")))
    out.show(found, view.parts(found))
