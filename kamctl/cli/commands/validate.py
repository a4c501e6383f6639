"""`kamctl validate`."""

from __future__ import annotations

import typer

from kamctl.cli.entry_command import KindCommand
from kamctl.cli.options import DryRun, WrittenAccount


class ValidateCommand(KindCommand):
    """The fields of a validation."""

    kind = "validation"


COMMAND_CLASS = ValidateCommand


def validate(ctx: typer.Context, *, account: WrittenAccount = None, dry_run: DryRun = False) -> None:
    """Record that a contact of the customer (`--by`) validated the plan."""
    from kamctl.cli.entry_writing import write_entry

    write_entry(ctx, account, ValidateCommand.kind, None, listed=True, dry_run=dry_run)
