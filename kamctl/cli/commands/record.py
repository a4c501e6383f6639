"""`kamctl record`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl import hints
from kamctl.cli.entry_command import ListedEntryCommand
from kamctl.cli.options import DryRun, Target

COMMAND_CLASS = ListedEntryCommand


def record(
    ctx: typer.Context,
    *,
    account: Target = None,
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="KIND", help=f"What it is; `{hints.record_entry('ACCOUNT')} --help` lists its fields."
        ),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Record what happened or was found: an entry of a log, with the fields of its kind as options."""
    from kamctl.cli.entry_writing import write_entry

    write_entry(ctx, account, kind, None, listed=True, dry_run=dry_run)
