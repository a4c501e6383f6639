"""`kamctl standing`."""

from __future__ import annotations

from typing import Annotated, get_args

import typer

from kamctl.cli import opening
from kamctl.cli.change_report import report
from kamctl.cli.options import By, DryRun, On, WrittenAccount
from kamctl.cli.prompts import asked, choice, words
from kamctl.model.account import ExitOutcome, StandingState
from kamctl.model.types import Ref

STATES = get_args(StandingState)
MEANINGS: list[tuple[StandingState, str]] = [
    ("good", "what was owed is kept"),
    ("watch", "a miss: we look more closely"),
    ("corrective-action", "agreed measures, until a day"),
    ("exit-review", "management decides whether to keep the account"),
]
OUTCOMES = get_args(ExitOutcome)


def standing(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    state: Annotated[StandingState | None, typer.Argument(metavar="STATE", help=", ".join(STATES))] = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why.")] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DATE", help="Day by which corrective action must have worked."),
    ] = None,
    obligation: Annotated[
        list[str] | None,
        typer.Option("--obligation", metavar="ID", help="An obligation it is about; can be repeated."),
        Ref("obligation"),
    ] = None,
    outcome: Annotated[
        ExitOutcome | None,
        typer.Option("--outcome", metavar="OUTCOME", help=f"Of an exit review: {', '.join(OUTCOMES)}."),
    ] = None,
    by: By = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Record what management decided about performance."""
    from kamctl.app.account import performance

    context = opening.change(ctx, account, on)
    who, chosen = opening.who(ctx, context, by), choice(ctx, state, "STATE", "Standing", MEANINGS)
    why = asked(ctx, reason, "--reason", "Reason", read=words)
    if outcome is not None and chosen != "exit-review":
        ctx.fail("--outcome is what an exit review came to: use it with exit-review.")
    last = opening.last_day(context, until)
    changed = performance.take_standing(
        context, state=chosen, by=who, reason=why, until=last, obligations=obligation or (),
        outcome=outcome, dry_run=dry_run,
    )  # fmt: skip
    report(changed, f"performance status of {context.account} is {chosen}, says {who}", dry_run=dry_run)
