"""`kamctl agreement`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.options import Accounts, Format, TextOrJson

if TYPE_CHECKING:
    from kamctl.method.raters.agreement import Agreement


def agreement(ctx: typer.Context, accounts: Accounts = None, format_: Format = TextOrJson.text) -> None:
    """Show how far raters agree, and on what they disagree most.

    Krippendorff's alpha is 1 where raters agree and 0 where they might have drawn lots. distance: how
    much higher (lenient) or lower (strict) than the median somebody rates. halo: how much
    somebody's criteria move together.
    """
    from kamctl.app import agreement as app

    found = app.agreement(opening.portfolio(ctx, accounts, kinds=("accounts",)))
    if format_ is TextOrJson.json:
        terminal.as_json(found)
    else:
        show(found)


def show(found: Agreement) -> None:
    """Print how far raters agree."""
    from kamctl.views import agreement as view

    terminal.text(view.heading(found))
    if found.units:
        terminal.text("")
        terminal.table(*view.parts(found))
    if found.raters:
        terminal.text("")
        terminal.table(*view.raters(found))
    if found.disagreements:
        terminal.text("\n" + view.disagreements(found))
