"""`kamctl ledger map`, `preview` and `take`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.change_report import report
from kamctl.cli.group import group
from kamctl.cli.options import DryRun
from kamctl.cli.tables import Out, shows_tables

app = group("Describe the sales ledger, look at it, take closed months from it.")


@app.command("map")
def map_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file of the ledger: CSV, TSV, text.")],
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="ID", help="The source's id; default from the file's name."),
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Add it to ledger.yaml.")] = False,
    dry_run: DryRun = False,
) -> None:
    """Propose from a file's header and values how it is read."""
    from kamctl.app.money.ledger_map import map_file
    from kamctl.app.writing.change import Changed

    workspace = opening.workspace(ctx)
    mapped = map_file(workspace, file, name, write=write, dry_run=dry_run)
    terminal.note_all(mapped.proposal.unsure)
    if mapped.proposal.missing:
        terminal.note(f"no column is known to hold: {', '.join(mapped.proposal.missing)}")
        terminal.note(f"the columns are: {', '.join(mapped.proposal.names)}")
    if write or dry_run:
        changed = Changed(mapped.written, mapped.proposal)
        report(changed, f"added the source {mapped.name} to ledger.yaml", dry_run=dry_run)
    else:
        terminal.verbatim(mapped.yaml)
        if mapped.proposal.missing:
            raise typer.Exit(1)


@app.command("preview")
@shows_tables()
def preview(
    ctx: typer.Context,
    source: Annotated[
        str | None, typer.Argument(metavar="[SOURCE]", help="A source of ledger.yaml; all if none is named.")
    ] = None,
    rows: Annotated[
        int, typer.Option("--rows", metavar="N", min=0, max=1000, help="How many lines to show.")
    ] = 5,
    *,
    out: Out,
) -> None:
    """Show the ledger as kamctl reads it, and everything that does not fit."""
    from kamctl.app.money import ledger_preview as looks
    from kamctl.views.money import ledger as view

    opened = opening.portfolio(ctx, kinds=("accounts",))
    found = looks.preview(opened, source, rows)
    out.show({"sources": found}, view.parts(found))
    if any(one.problems for one in found):
        raise typer.Exit(1)


@app.command("take")
def take(
    ctx: typer.Context,
    to: Annotated[
        str | None, typer.Option("--to", metavar="MONTH", help="Up to this month, such as 2026-09.")
    ] = None,
    restate: Annotated[
        str | None,
        typer.Option(
            "--restate", metavar="REASON", help="Restate the months whose figures have changed; the reason."
        ),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Take closed months of our accounts, and the year's concentration, into results/."""
    import re

    from kamctl.app.money.ledger_take import take as take_results
    from kamctl.cli.change_report import show_diff, tell_undo
    from kamctl.model.types import MONTH
    from kamctl.views.money import ledger as view

    if to is not None and not re.match(MONTH, to):
        raise typer.BadParameter(f"'{to}' is not a month, such as 2026-09.", param_hint="--to")
    opened = opening.portfolio(ctx, kinds=("accounts", "results"))
    took = take_results(opened, to=to, restate=restate, dry_run=dry_run)
    if dry_run:
        show_diff(took.written)
    else:
        terminal.text(view.taken(took.new))
        tell_undo()
    if took.differences:
        terminal.note(view.different(took.differences, restated=restate is not None))
    if took.message is not None:
        terminal.text("\n" + took.message)
    elif took.differences:
        raise typer.Exit(1)
