"""`kamctl undo`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import terminal
from kamctl.cli.options import DryRun
from kamctl.cli.tables import Out, shows_tables


@shows_tables()
def undo(
    ctx: typer.Context,
    *,
    listed: Annotated[
        bool, typer.Option("--list", help="List what can be undone, the newest first.")
    ] = False,
    forget: Annotated[
        bool,
        typer.Option("--forget", help="Keep the last command's changes; `undo` then takes the one before."),
    ] = False,
    dry_run: DryRun = False,
    out: Out,
) -> None:
    """Undo the last command that wrote, byte for byte, except where a file has changed since."""
    from kamctl.app.writing import undo as app
    from kamctl.views import undo as view

    if listed:
        found = app.listing(ctx.obj)
        out.show({"commands": found}, [view.listing(found)])
    elif forget:
        terminal.text(f"stays as it is: {app.forget(ctx.obj)}")
    else:
        _take_back(ctx, dry_run=dry_run)


def _take_back(ctx: typer.Context, *, dry_run: bool) -> None:
    from kamctl.app.writing import undo as app
    from kamctl.app.writing.change import Changed
    from kamctl.cli.change_report import report

    try:
        undone = app.undo(ctx.obj, dry_run=dry_run)
    except app.ChangedSinceError as error:
        terminal.verbatim(error.patch)
        raise
    kept = tuple(f"note: {path} was changed since; that stays" for path in undone.merged)
    report(Changed(undone.files, None, kept), f"undone: {undone.entry.command}", dry_run=dry_run)
