"""`kamctl round`: raters rate blind; nobody sees other people's ratings before all are in."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.change_report import report
from kamctl.cli.group import group
from kamctl.cli.options import DryRun
from kamctl.cli.prompts import answered, can_ask
from kamctl.cli.tables import Out, shows_tables
from kamctl.model.types import Ref

app = group("Have several people rate blind, compare their ratings, and take them over.")
Name = Annotated[str, typer.Argument(metavar="ROUND", help="Name of the round.")]
_KINDS = ("accounts", "rounds")


@app.command("open")
def open_(
    ctx: typer.Context,
    name: Name,
    accounts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ACCOUNT]...", help="Account ids; by default those nominated, on trial or selected."
        ),
    ] = None,
    raters: Annotated[
        list[str] | None,
        typer.Option("--rater", metavar="WHO", help="A rater; can be repeated."),
        Ref("person"),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Open a round: an empty ballot for each rater."""
    from kamctl.app.selection import rounds

    opened = opening.portfolio(ctx, kinds=_KINDS)
    chosen = opening.chosen(opened.workspace, accounts)
    changed = rounds.open_round(opened, name, raters or (), chosen, dry_run=dry_run)
    said = f"round {name} opened for {', '.join(dict.fromkeys(raters or ()))}: {', '.join(changed.made)}"
    report(changed, said, dry_run=dry_run)


@app.command()
@shows_tables()
def status(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[ROUND]", help="Name of the round; by default all open rounds.")
    ] = None,
    *,
    out: Out,
) -> None:
    """Show how much each rater has rated, and what is missing; never the ratings themselves."""
    from kamctl.app.selection import rounds
    from kamctl.views.selection import rounds as view

    found = rounds.states(opening.portfolio(ctx, kinds=_KINDS), name)
    out.show({"rounds": found}, view.parts(found))


@app.command()
def close(
    ctx: typer.Context,
    name: Name,
    incomplete: Annotated[
        bool, typer.Option("--incomplete", help="Close it even if ratings are missing.")
    ] = False,
    dry_run: DryRun = False,
) -> None:
    """Show how far the raters agree, then write their ratings into the accounts."""
    from kamctl.app.selection import rounds
    from kamctl.views.selection import agreement
    from kamctl.views.selection import rounds as view

    opened = opening.portfolio(ctx, kinds=_KINDS)
    found = rounds.closing(opened, name)
    if not dry_run:
        terminal.text(agreement.sentences(found.agreement) + "\n")
    if not found.state.is_complete and not incomplete:
        for one in found.state.raters:
            if one.missing:
                terminal.note(f"{one.rater} has not rated {view.missing(one)}")
        if not can_ask() or answered("Close the round without them? [y/N]", "n").lower() not in ("y", "yes"):
            raise rounds.IncompleteError(name)
    changed = rounds.close_round(opened, name, dry_run=dry_run)
    report(changed, f"round {name} closed: {changed.made} ratings written", dry_run=dry_run)
