"""`kamctl standing`."""

from __future__ import annotations

from typing import Annotated, get_args

import typer

from kamctl.cli.options import By, DryRun, On, WrittenAccount
from kamctl.cli.prompts import asked, choice, day
from kamctl.cli.writing import after_all, open_desk, person, report, write_account
from kamctl.method.lookup import known
from kamctl.model.account import ExitOutcome, Standing, StandingState

STATES = get_args(StandingState)
OUTCOMES = get_args(ExitOutcome)


def standing(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    state: Annotated[StandingState | None, typer.Argument(metavar="STATE", help=", ".join(STATES))] = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why.")] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="YYYY-MM-DD", help="When the corrective action must have worked."),
    ] = None,
    obligation: Annotated[
        list[str] | None,
        typer.Option("--obligation", metavar="ID", help="An obligation it is about; repeat for more."),
    ] = None,
    outcome: Annotated[
        ExitOutcome | None,
        typer.Option("--outcome", metavar="OUTCOME", help=f"Of an exit review: {', '.join(OUTCOMES)}."),
    ] = None,
    by: By = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Record what management did about performance."""
    from kamctl.workspace import record_edits

    desk = open_desk(ctx, account, on)
    who, chosen = person(desk, by), choice(ctx, state, "STATE", "Standing", STATES)
    why = asked(ctx, reason, "--reason", "Reason")
    if outcome is not None and chosen != "exit-review":
        ctx.fail("--outcome is what an exit review came to: use it with exit-review.")
    last = None if until is None else day(until, "--until")
    if last is not None and last <= desk.date:
        raise typer.BadParameter(f"{last} is not after {desk.date}.", param_hint="--until")
    before = desk.portfolio.accounts[desk.account]
    names = tuple(known(one, before.obligations, "obligation", desk.account_path) for one in obligation or ())
    entry = Standing(
        state=chosen, date=desk.date, by=who, obligations=names, until=last, reason=why,
        outcome=outcome,
    )  # fmt: skip
    written = write_account(desk, lambda _: record_edits.take_standing(entry), dry_run=dry_run)
    after_all(desk, before.standing, desk.date)
    report(written, f"standing of {desk.account} is {chosen}, says {who}", dry_run=dry_run)
