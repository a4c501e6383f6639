"""`kamctl unset`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli.options import DryRun, Target


def unset(
    ctx: typer.Context,
    *,
    account: Target = None,
    fields: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="The field's path, or that of a whole entry."),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Remove a field or an entry from a file, by its path."""
    from kamctl.cli.field_writing import unset_by_path

    unset_by_path(ctx, account, fields or [], dry_run=dry_run)
