"""`kamctl import`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.change_report import show_diff, tell_undo
from kamctl.cli.options import DryRun
from kamctl.cli.output_file import SuffixError
from kamctl.cli.prompts import can_ask
from kamctl.cli.tables import Out, shows_tables
from kamctl.wording import plural

_SHOWN = 12
#: Number of rows of an export that a preview shows.
_PREVIEWED = 10


@shows_tables()
def import_(
    ctx: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="A workbook of `export` as it came back, or a CRM's CSV."),
    ],
    mapping: Annotated[
        str | None,
        typer.Option(
            "--map", metavar="NAME|FILE", help="For a CSV: salesforce, hubspot, dynamics, or a mapping file."
        ),
    ] = None,
    preview: Annotated[
        bool, typer.Option("--preview", help="For a CSV: show ten rows as understood, and write nothing.")
    ] = False,
    prefer: Annotated[
        list[str] | None,
        typer.Option("--prefer", metavar="FIELD", help="For a CSV: take this field from the CRM."),
    ] = None,
    known_only: Annotated[
        bool, typer.Option("--known-only", help="For a CSV: start no new accounts.")
    ] = False,
    delete: Annotated[
        bool, typer.Option("--delete", help="Delete from the files the rows that are gone from the workbook.")
    ] = False,
    partial: Annotated[
        bool, typer.Option("--partial", help="Write the rest if some rows are refused.")
    ] = False,
    dry_run: DryRun = False,
    *,
    out: Out,
) -> None:
    """Take over the changes of a workbook, or accounts and contacts from a CRM.

    Each row of a workbook is compared as it was exported, as it is in the workbook, and as it is in the files
    now. What only one side changed is taken; a row that both changed differently is reported, and nothing of
    it is written. A new row without an id gets one; for a row that is gone, kamctl asks. Refused rows are
    reported by sheet and cell, end the command with status 1, and keep everything from being written, unless
    `--partial` is given.

    From a CRM's CSV, read as `--map` says, new accounts and contacts are added and empty fields filled;
    existing values stay, unless a field is preferred. Refused rows go to FILE.rejected.csv with the reason.
    """
    suffix = file.suffix.lower()
    if suffix in (".xlsx", ".xlsm"):
        _workbook(ctx, file, delete=delete, partial=partial, dry_run=dry_run)
    elif suffix not in (".csv", ".tsv", ".txt"):
        raise SuffixError(file, ["xlsx", "xlsm", "csv"], reading=True)
    elif mapping is None:
        raise typer.BadParameter(
            "say how the CSV is read: salesforce, hubspot, dynamics, or a mapping file.", param_hint="--map"
        )
    elif preview:
        _preview(ctx, file, mapping, out)
    else:
        chosen = {"prefer": prefer or (), "known_only": known_only, "partial": partial, "dry_run": dry_run}
        _crm(ctx, file, mapping, chosen)


def _preview(ctx: typer.Context, file: Path, mapping: str, out: Out) -> None:
    from kamctl.app.exchange import crm_import
    from kamctl.views import crm

    kind, rows = crm_import.preview(ctx.obj.directory, ctx.obj.directory / file, mapping)
    shown = rows[:_PREVIEWED]
    out.show({"kind": kind, "rows": shown}, [crm.understood(kind, shown)])


def _crm(ctx: typer.Context, file: Path, mapping: str, chosen: dict[str, Any]) -> None:
    from kamctl.app.exchange import crm_import
    from kamctl.views import crm

    opened = opening.portfolio(ctx, kinds=("accounts",))
    done = crm_import.import_crm(opened, file, mapping, **chosen)
    dry_run = chosen["dry_run"]
    if dry_run:
        show_diff(done.files)
    said, notes = crm.summary(done, dry_run=dry_run)
    terminal.note_all(notes)
    terminal.text("\n".join(said))
    tell_undo()
    if done.refused:
        raise typer.Exit(1)


def _workbook(ctx: typer.Context, file: Path, *, delete: bool, partial: bool, dry_run: bool) -> None:
    if not (ctx.obj.directory / file).is_file():
        raise typer.BadParameter(f"there is no file {file}.", param_hint="FILE")
    from kamctl.app.exchange.book_in import import_book
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
        tell_undo()
    if found.problems:
        written = "the rest is written" if found.files else "nothing is written; --partial writes the rest"
        terminal.note(f"{plural(len(found.problems), 'row')} refused: {written}")
        raise typer.Exit(1)


def _listed(rows: Sequence[str]) -> list[str]:
    more = [f"  and {len(rows) - _SHOWN} more"] if len(rows) > _SHOWN else []
    return [f"  {row}" for row in rows[:_SHOWN]] + more
