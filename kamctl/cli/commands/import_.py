"""`kamctl import`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from kamctl.cli import terminal
from kamctl.cli.change_report import show_diff, tell_undo
from kamctl.cli.options import DryRun
from kamctl.cli.output_file import SuffixError
from kamctl.cli.prompts import can_ask
from kamctl.wording import plural

_SHOWN = 12


def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A workbook of `export`, as it came back.")],
    delete: Annotated[
        bool, typer.Option("--delete", help="Delete in the files the rows that are gone from the workbook.")
    ] = False,
    partial: Annotated[
        bool, typer.Option("--partial", help="Write the rest where some rows are refused.")
    ] = False,
    dry_run: DryRun = False,
) -> None:
    """Take the changes of a workbook over into the files.

    Each row is compared as it was exported, as it is in the workbook, and as it is in the files now.
    What only one side changed is taken; a row that both changed differently is named, and nothing of it
    is written. A new row without an id gets one; a row that is gone is asked about. What is refused is
    told by sheet and cell, exits with 1, and keeps all from being written, unless `--partial` is given.
    """
    suffixes = {".xlsx": _workbook, ".xlsm": _workbook}
    take = suffixes.get(file.suffix.lower())
    if take is None:
        raise SuffixError(file, [suffix[1:] for suffix in suffixes], reading=True)
    take(ctx, file, delete=delete, partial=partial, dry_run=dry_run)


def _workbook(ctx: typer.Context, file: Path, *, delete: bool, partial: bool, dry_run: bool) -> None:
    from kamctl.app.book_in import import_book
    from kamctl.views import changes as view

    def ask(rows: Sequence[str]) -> bool:
        if delete or dry_run or not can_ask():
            return delete
        terminal.note("\n".join(["gone from the workbook:", *_listed(rows)]))
        return typer.confirm("Delete them in the files?", default=False, err=True)

    found = import_book(ctx.obj, file, delete=ask, partial=partial, dry_run=dry_run)
    terminal.note_all(f"note: {remark}" for remark in found.remarks)
    if found.deleted:
        left = f"note: {plural(len(found.deleted), 'row')} gone from the workbook, and left in the files"
        terminal.note("\n".join([f"{left} (`--delete` deletes them):", *_listed(found.deleted)]))
    for problem in found.problems:
        terminal.note(
            f"{problem.place}: {problem.message}" + (f"\nhelp: {problem.help}" if problem.help else "")
        )
    if found.rows and (found.files or not found.problems):
        terminal.text(view.as_text(found.changes))
    elif not found.problems:
        terminal.text("nothing has changed in the workbook")
    if dry_run:
        show_diff(found.files)
    else:
        tell_undo(found.undo)
    if found.problems:
        written = "the rest is written" if found.files else "nothing is written; --partial writes the rest"
        terminal.note(f"{plural(len(found.problems), 'row')} refused: {written}")
        raise typer.Exit(1)


def _listed(rows: Sequence[str]) -> list[str]:
    more = [f"  and {len(rows) - _SHOWN} more"] if len(rows) > _SHOWN else []
    return [f"  {row}" for row in rows[:_SHOWN]] + more
