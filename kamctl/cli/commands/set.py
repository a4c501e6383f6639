"""`kamctl set`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli.options import DryRun, Target


def set(  # noqa: A001 - the command's name
    ctx: typer.Context,
    *,
    account: Target = None,
    fields: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH VALUE...",
            help="The field's path and its value, '' to remove it; several pairs change together.",
        ),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Set a field by its path, such as contacts.j.roth.stance."""
    from kamctl.cli.field_writing import set_by_path

    set_by_path(ctx, account, fields or [], dry_run=dry_run)
