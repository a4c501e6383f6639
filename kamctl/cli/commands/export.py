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
    """Write accounts and their plans as a workbook, to be changed there.

    One sheet per table, with ids, drop-down lists, and descriptions at the headings. You can change, sort,
    filter, add and delete rows and insert columns of your own: `kamctl import FILE` takes the changes back
    and merges them with what others have changed in the files. A hidden sheet keeps what each row was.
    """
    from kamctl.app.exchange.book_out import export as as_book

    if file.suffix.lower() != ".xlsx":
        raise SuffixError(file, ["xlsx"])
    opened = opening.portfolio(ctx, accounts, kinds=("accounts", "plans", "reviews"))
    write_output(file, as_book(opened), opened.workspace.root, ctx.obj.directory, force=force)
