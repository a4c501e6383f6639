"""`kamctl add`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl import hints
from kamctl.cli.entry_command import EntryCommand
from kamctl.cli.options import DryRun, Target

COMMAND_CLASS = EntryCommand


def add(
    ctx: typer.Context,
    *,
    account: Target = None,
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="KIND",
            help=f"What it is; `{hints.add_entry('ACCOUNT')} --help` lists its fields.",
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="Its id; by default one is made from its name or text."),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Add something that others refer to (a contact, an objective, a person) and print its id."""
    from kamctl.cli.entry_writing import write_entry

    write_entry(ctx, account, kind, name, listed=False, dry_run=dry_run)
