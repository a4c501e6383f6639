"""`kamctl obligation`: what came of what each side owes."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl import wording
from kamctl.cli import opening
from kamctl.cli.change_report import report
from kamctl.cli.options import DryRun, WrittenAccount
from kamctl.cli.prompts import asked, number

app = typer.Typer(
    name="obligation",
    help="Record what came of obligations.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)


@app.callback()
def obligation() -> None:
    """Record what came of obligations."""


@app.command()
def record(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    name: Annotated[str | None, typer.Argument(metavar="ID", help="The obligation's id.")] = None,
    period: Annotated[
        str | None, typer.Argument(metavar="PERIOD", help="2026-Q3, 2026-07 or 2026; of a one-off, the day.")
    ] = None,
    actual: Annotated[str | None, typer.Option("--actual", metavar="N", help="The figure reached.")] = None,
    met: Annotated[
        bool | None, typer.Option("--met/--missed", help="Whether it was kept, where there is no target.")
    ] = None,
    excused: Annotated[
        str | None, typer.Option("--excused", metavar="REASON", help="Why a miss does not count.")
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Record how an obligation was kept in a period."""
    from kamctl.app import performance

    if actual is not None and met is not None:
        ctx.fail("--actual and --met or --missed exclude one another.")
    context = opening.change(ctx, account)
    owed = asked(ctx, name, "ID", "Obligation")
    when = asked(ctx, period, "PERIOD", "Period")
    figure = None if actual is None else number(actual, "--actual")
    changed = performance.record_result(
        context, obligation=owed, period=when, actual=figure, met=met, excused=excused, dry_run=dry_run
    )
    reached = f" at {wording.number(figure)}" if figure is not None else ""
    said = f"{owed} {'met' if changed.made.met else 'missed'}{reached} in {when}"
    report(changed, f"{said}{', excused' if excused else ''}", dry_run=dry_run)
