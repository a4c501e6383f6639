"""`kamctl import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.change_report import show_diff, tell_undo
from kamctl.cli.options import DryRun
from kamctl.cli.tables import Out, shows_tables

if TYPE_CHECKING:
    from kamctl.app.crm_import import Imported

#: Rows that a preview shows.
_SHOWN = 10


@shows_tables()
def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An export of a CRM (CSV).")],
    mapping: Annotated[
        str,
        typer.Option("--map", metavar="NAME|FILE", help="salesforce, hubspot, dynamics, or a mapping file."),
    ],
    preview: Annotated[
        bool, typer.Option("--preview", help="Show the first ten rows as understood, and write nothing.")
    ] = False,
    prefer: Annotated[
        list[str] | None,
        typer.Option("--prefer", metavar="FIELD", help="Take this field from the CRM where both have it."),
    ] = None,
    known_only: Annotated[
        bool, typer.Option("--known-only", help="Start no account that the workspace does not have.")
    ] = False,
    partial: Annotated[
        bool, typer.Option("--partial", help="Write the other rows although some are refused.")
    ] = False,
    dry_run: DryRun = False,
    *,
    out: Out,
) -> None:
    """Take accounts and contacts from an export of a CRM.

    New ones are added and empty fields filled; what is there stays, unless a field is preferred from the
    CRM. Rows that cannot be taken go to FILE.rejected.csv with their line and why.
    """
    from kamctl.app import crm_import

    if preview:
        kind, rows = crm_import.preview(ctx.obj.directory, ctx.obj.directory / file, mapping)
        from kamctl.views import crm as view

        shown = rows[:_SHOWN]
        out.show({"kind": kind, "rows": shown}, [view.understood(kind, shown)])
        return
    opened = opening.portfolio(ctx, kinds=("accounts",))
    done = crm_import.import_crm(
        opened, file, mapping, prefer=prefer or (), known_only=known_only, partial=partial, dry_run=dry_run
    )
    if out.format == "text":
        _tell(done, dry_run=dry_run)
    else:
        out.show(done._asdict() | {"files": [one.path for one in done.files if one.changed]}, ())
    if done.refused:
        raise typer.Exit(1)


def _tell(done: Imported, *, dry_run: bool) -> None:
    from kamctl.views import crm as view

    if dry_run:
        show_diff(done.files)
    said, notes = view.summary(done, dry_run=dry_run)
    terminal.note_all(notes)
    terminal.text("\n".join(said))
    tell_undo(done.undo)
