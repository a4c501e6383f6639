"""`kamctl obligation`: the results of what each side owes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import typer

from kamctl import wording
from kamctl.cli import opening
from kamctl.cli.change_report import report
from kamctl.cli.group import group
from kamctl.cli.options import DryRun, WrittenAccount
from kamctl.cli.prompts import asked, can_ask, choice, number, words_if_given
from kamctl.model.types import Ref

if TYPE_CHECKING:
    from kamctl.model.account import Obligation

app = group("Record the results of obligations.")


@app.callback()
def obligation() -> None:
    """Record the results of obligations."""


@app.command()
def record(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    name: Annotated[
        str | None, typer.Argument(metavar="ID", help="The obligation's id."), Ref("obligation")
    ] = None,
    period: Annotated[
        str | None, typer.Argument(metavar="PERIOD", help="2026-Q3, 2026-07 or 2026; for a one-off, the day.")
    ] = None,
    actual: Annotated[str | None, typer.Option("--actual", metavar="N", help="The figure reached.")] = None,
    met: Annotated[
        bool | None, typer.Option("--met/--missed", help="Whether it was kept, if there is no target.")
    ] = None,
    excused: Annotated[
        str | None, typer.Option("--excused", metavar="REASON", help="Why a miss does not count.")
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Record how an obligation was kept in a period."""
    from kamctl.app.account import performance
    from kamctl.app.writing import choices
    from kamctl.method.lookup import known
    from kamctl.method.performance.obligation_results import owed_period

    if actual is not None and met is not None:
        ctx.fail("give --actual, or --met or --missed, not both.")
    context = opening.change(ctx, account)
    held = context.portfolio.accounts[context.account].obligations
    figure = None if actual is None else number(actual, "--actual")
    owed = asked(
        ctx, name, "ID", "Obligation", choices=choices.obligations(context),
        read=lambda text: known(text, held, "obligation", context.account_path),
    )  # fmt: skip
    starts = context.portfolio.kam.fiscal_year_starts
    when = asked(
        ctx, period, "PERIOD", "Period", choices=choices.periods_of(context, owed),
        read=lambda text: owed_period(owed, held[owed], text, starts, context.today),
    )  # fmt: skip
    if figure is None and met is None and can_ask():
        figure, met = _result(ctx, held[owed])
    changed = performance.record_result(
        context,
        obligation=owed,
        period=when,
        actual=figure,
        met=met,
        excused=words_if_given(excused),
        dry_run=dry_run,
    )
    reached = f" at {wording.number(figure)}" if figure is not None else ""
    said = f"{owed} {'met' if changed.made.met else 'missed'}{reached} in {when}"
    report(changed, f"{said}{', excused' if excused else ''}", dry_run=dry_run)


def _result(ctx: typer.Context, owed: Obligation) -> tuple[Decimal | None, bool | None]:
    if owed.target is None:
        said = choice(ctx, None, "", "Met or missed", [("met", "it was kept"), ("missed", "it was not")])
        return None, said == "met"
    unit = f" {owed.unit}" if owed.unit else ""
    return asked(ctx, None, "--actual", f"The figure reached (target {owed.target}{unit})", read=number), None
