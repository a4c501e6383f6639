"""`kamctl allocate`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.options import By, DryRun, Format, On, TextOrJson
from kamctl.model.types import Ref

if TYPE_CHECKING:
    from kamctl.app.allocation import AllocationRequest
    from kamctl.app.open import Opened
    from kamctl.method.resources.allocation import Allocation


class Included(StrEnum):
    """Who competes beside the key accounts."""

    trial = "trial"


def allocate(
    ctx: typer.Context,
    *,
    quarter: Annotated[
        list[str] | None,
        typer.Option(
            "--quarter",
            metavar="QUARTER",
            help="Q1 (the next that begins) or 2026-Q1; repeat it. Default: all ahead that have days.",
        ),
    ] = None,
    optimize: Annotated[
        bool, typer.Option("--optimize", help="Find the most worth (needs kamctl[optimize]).")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the terms of each initiative's worth, and the order.")
    ] = False,
    include: Annotated[
        Included | None, typer.Option("--include", help="Let accounts on trial compete as well.")
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Decide again about what is granted already.")
    ] = False,
    capacity: Annotated[
        list[str] | None,
        typer.Option(
            "--capacity", metavar="ROLE=+DAYS", help="Suppose more, fewer (-) or other days; repeat it."
        ),
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option("--without", metavar="ACCOUNT", help="Suppose that an account is not there; repeat it."),
        Ref("account"),
    ] = None,
    compare: Annotated[
        bool,
        typer.Option(
            "--compare",
            help="Two answers side by side: what is supposed, the most worth, or --again, beside what is.",
        ),
    ] = False,
    grant: Annotated[
        bool, typer.Option("--grant", help="Write the answer into resources.yaml (senior management).")
    ] = False,
    by: By = None,
    on: On = None,
    dry_run: DryRun = False,
    format_: Format = TextOrJson.text,
) -> None:
    """Propose who gets which days of scarce roles, and why not the others."""
    from kamctl.app import allocation as app

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
        return
    if by is not None or on is not None or dry_run:
        ctx.fail("--by, --date and --dry-run are for what is written: use them with --grant.")
    if compare:
        _compare(opened, request, format_)
        return
    found = app.allocate(opened, request)
    if format_ is TextOrJson.json:
        terminal.as_json(found)
    else:
        _show(found, explain=explain)


def _show(found: Allocation, *, explain: bool) -> None:
    from kamctl.views import allocation as view

    terminal.text(f"{view.heading(found)}\n\n")
    if explain:
        terminal.text(f"{view.explained(found)}\n\n")
    terminal.table(*view.roles(found))
    parts = [part for part in (view.requests(found), view.further(found), view.changes(found)) if part]
    if parts:
        terminal.text("\n" + "\n\n".join(parts))


def _compare(opened: Opened, request: AllocationRequest, format_: TextOrJson) -> None:
    from kamctl.app.allocation import compare
    from kamctl.views import allocation as view

    found = compare(opened, request)
    if format_ is TextOrJson.json:
        terminal.as_json(found)
        return
    terminal.text(f"{view.sums(found)}\n\n")
    if found.differences:
        terminal.table(*view.differences(found))
    else:
        terminal.text("every request is granted alike")


def _grant(
    opened: Opened, request: AllocationRequest, by: str | None, on: str | None, *, dry_run: bool
) -> None:
    from kamctl.app.allocation import grant
    from kamctl.app.change import FutureError
    from kamctl.cli.change_report import report
    from kamctl.cli.prompts import day
    from kamctl.wording import listed

    date = opened.today if on is None else day(on, "--date")
    if date > opened.today:
        raise FutureError(date, opened.today)
    changed = grant(opened, request, by=by, date=date, dry_run=dry_run)
    quarters = changed.made.quarters or changed.made.allocation.quarters
    report(changed, f"granted the days of {listed(quarters)}", dry_run=dry_run)
