"""`kamctl export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kamctl.cli import opening
from kamctl.cli.options import Accounts, Force
from kamctl.cli.output_file import SuffixError, write_output


def export(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The workbook to write: a name with .xlsx.")],
    accounts: Accounts = None,
    force: Force = False,
) -> None:
    """Write accounts and their plans as a workbook, to change them there.

    A sheet a table, with ids, drop-down lists, and descriptions at the headings. Rows can be changed,
    sorted, filtered, added and deleted, columns of your own put between: `kamctl import FILE` takes the
    changes back, together with what others have changed in the files meanwhile. A hidden sheet keeps
    what each row was.
    """
    from kamctl.app.book_out import export as as_book

    if file.suffix.lower() != ".xlsx":
        raise SuffixError(file, ["xlsx"])
    opened = opening.portfolio(ctx, accounts, kinds=("accounts", "plans", "reviews"))
    write_output(file, as_book(opened), opened.workspace.root, ctx.obj.directory, force=force)
