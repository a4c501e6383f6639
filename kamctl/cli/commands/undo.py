"""`kamctl undo`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kamctl.cli import terminal
from kamctl.cli.options import DryRun, Format, TextOrJson

if TYPE_CHECKING:
    from kamctl.app.undo import Listed


def undo(
    ctx: typer.Context,
    *,
    listed: Annotated[
        bool, typer.Option("--list", help="List what can be taken back, the newest first.")
    ] = False,
    forget: Annotated[
        bool, typer.Option("--forget", help="Leave the last command as it is, and go on to the one before.")
    ] = False,
    format_: Format = TextOrJson.text,
    dry_run: DryRun = False,
) -> None:
    """Take back the last command that wrote, byte for byte, unless its place was changed since."""
    from kamctl.app import undo as app

    if listed:
        _list(app.listing(ctx.obj), format_)
        return
    if forget:
        terminal.text(f"stays as it is: {app.forget(ctx.obj)}")
        return
    try:
        undone = app.undo(ctx.obj, dry_run=dry_run)
    except app.ChangedSinceError as error:
        terminal.verbatim(error.patch)
        raise
    from kamctl.app.change import Changed
    from kamctl.cli.change_report import report

    kept = tuple(f"note: {path} was changed since; that stays" for path in undone.merged)
    report(Changed(undone.files, None, kept), f"taken back: {undone.entry.command}", dry_run=dry_run)


def _list(found: list[Listed], format_: TextOrJson) -> None:
    from kamctl.views import undo as view

    if format_ is TextOrJson.json:
        terminal.as_json({"commands": found})
    elif found:
        terminal.table(*view.listing(found))
    else:
        terminal.text("nothing can be taken back")
