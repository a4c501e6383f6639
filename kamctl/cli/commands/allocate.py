"""`kamctl allocate`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kamctl.cli import opening
from kamctl.cli.options import By, DryRun, On
from kamctl.cli.tables import Out, shows_tables
from kamctl.model.types import Ref

if TYPE_CHECKING:
    from kamctl.app.open import Opened
    from kamctl.app.resources.allocation import AllocationRequest


class Included(StrEnum):
    """Who competes with the key accounts."""

    trial = "trial"


@shows_tables()
def allocate(
    ctx: typer.Context,
    *,
    quarter: Annotated[
        list[str] | None,
        typer.Option(
            "--quarter",
            metavar="QUARTER",
            help="Q1 (the next to begin) or 2026-Q1; repeatable. Default: all to come that have days.",
        ),
    ] = None,
    optimize: Annotated[
        bool, typer.Option("--optimize", help="Find the answer worth most (needs kamctl[optimize]).")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the terms of each initiative's worth, and the order.")
    ] = False,
    include: Annotated[
        Included | None, typer.Option("--include", help="Let accounts on trial compete as well.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Decide again about what has been granted.")] = False,
    capacity: Annotated[
        list[str] | None,
        typer.Option(
            "--capacity",
            metavar="ROLE=+DAYS",
            help="Suppose more, fewer (-) or other days; in one quarter, ROLE@2026-Q1=+DAYS; repeatable.",
        ),
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option(
            "--without", metavar="ACCOUNT", help="Suppose that an account is not there; repeatable."
        ),
        Ref("account"),
    ] = None,
    compare: Annotated[
        bool,
        typer.Option(
            "--compare",
            help="Show the plain answer beside that of --capacity, --without, --optimal or --again.",
        ),
    ] = False,
    grant: Annotated[
        bool, typer.Option("--grant", help="Write the answer into resources.yaml (senior management).")
    ] = False,
    by: By = None,
    on: On = None,
    dry_run: DryRun = False,
    out: Out,
) -> None:
    """Propose who gets which days of scarce roles, and say why others do not."""
    from kamctl.app.resources import allocation as app
    from kamctl.views.resources import allocation as view

    opened = opening.portfolio(ctx, kinds=("accounts", "plans"))
    request = app.AllocationRequest(
        quarters=tuple(quarter or ()),
        optimize=optimize,
        trials=include is not None,
        again=again,
        capacity=tuple(capacity or ()),
        without=tuple(without or ()),
    )
    if grant:
        if compare:
            raise app.SupposedGrantError
        _grant(opened, request, by, on, dry_run=dry_run)
    elif by is not None or on is not None or dry_run:
        ctx.fail("--by, --date and --dry-run are for what is written: use them with --grant.")
    elif compare:
        both = app.compare(opened, request)
        out._replace(command=f"{out.command} compare").show(both, view.compared(both))
    else:
        found = app.allocate(opened, request)
        is_text = out.format == "text"
        out.show(found, view.parts(found, explain=explain) if is_text else view.tables(found))


def _grant(
    opened: Opened, request: AllocationRequest, by: str | None, on: str | None, *, dry_run: bool
) -> None:
    from kamctl.app.resources.allocation import grant
    from kamctl.app.writing.change import FutureError
    from kamctl.cli.change_report import report
    from kamctl.cli.prompts import day
    from kamctl.wording import listed

    date = opened.today if on is None else day(on, "--date", calendar=opened.calendar, past=True)
    if date > opened.today:
        raise FutureError(date, opened.today)
    changed = grant(opened, request, by=by, date=date, dry_run=dry_run)
    quarters = changed.made.quarters or changed.made.allocation.quarters
    report(changed, f"granted the days of {listed(quarters)}", dry_run=dry_run)
