"""`kamctl decide`."""

from __future__ import annotations

from typing import Annotated, get_args

import typer

from kamctl import wording
from kamctl.cli import opening
from kamctl.cli.change_report import report
from kamctl.cli.options import By, DryRun, On, WrittenAccount
from kamctl.cli.prompts import choice, words_if_given
from kamctl.model.account import Outcome

OUTCOMES = get_args(Outcome)
MEANINGS: list[tuple[Outcome, str]] = [
    ("nominated", "proposed, to be rated by several people"),
    ("trial", "treated like a key account for a while, to find out"),
    ("selected", "a key account from now on"),
    ("declined", "not a key account"),
    ("exited", "no longer a key account"),
]


def decide(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    outcome: Annotated[Outcome | None, typer.Argument(metavar="OUTCOME", help=", ".join(OUTCOMES))] = None,
    reason: Annotated[
        str | None,
        typer.Option(
            "--reason",
            metavar="TEXT",
            help="The reason; required against the verdict, or to select without a complete score.",
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DATE", help="Last day of a trial; default after 365 days."),
    ] = None,
    tier: Annotated[
        str | None,
        typer.Option(
            "--tier", metavar="TIER", help="A tier other than the one that the score reaches; needs a reason."
        ),
    ] = None,
    by: By = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Record a decision about an account, with the criteria's edition and its score."""
    from kamctl.app.selection import rate_and_decide

    context = opening.change(ctx, account, on)
    criteria, who = context.opened.criteria, opening.who(ctx, context, by)
    chosen = choice(ctx, outcome, "OUTCOME", "Outcome", MEANINGS)
    if until is not None and chosen != "trial":
        ctx.fail("--until is the last day of a trial: use it with trial.")
    last = opening.last_day(context, until)
    changed = rate_and_decide.decide(
        context, outcome=chosen, by=who, reason=words_if_given(reason), until=last, tier=tier, dry_run=dry_run
    )
    decision, decide_by, plan_by = changed.made
    shown = "no score yet" if decision.score is None else f"score {wording.score(decision.score)}"
    said = f"{context.account} {chosen} by {who}: {shown}, edition {criteria.edition}"
    said += f"; tier {tier}, whatever the score" if tier is not None else ""
    said += f"; to be decided by {decide_by}" if decide_by is not None else ""
    said += f"; its plan is due by {plan_by}" if plan_by is not None else ""
    report(changed, said, dry_run=dry_run)
