"""`kamctl decide`."""

from __future__ import annotations

from typing import Annotated, get_args

import typer

from kamctl.cli.options import By, DryRun, On, WrittenAccount
from kamctl.cli.out import note
from kamctl.cli.prompts import choice
from kamctl.cli.writing import after_all, open_desk, person, report, write_account
from kamctl.model.account import Decision, Outcome
from kamctl.wording import score
from kamctl.workspace.portfolio import Portfolio
from kamctl.yaml.edit_ops import Edit

OUTCOMES = get_args(Outcome)


def decide(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    outcome: Annotated[Outcome | None, typer.Argument(metavar="OUTCOME", help=", ".join(OUTCOMES))] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help="Why; needed against the verdict.")
    ] = None,
    by: By = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Decide about an account, with the criteria's edition and the score."""
    from kamctl.method.selection.rate_and_decide import is_senior, new_decision
    from kamctl.workspace import record_edits

    desk = open_desk(ctx, account, on)
    criteria, who = desk.opened.criteria, person(desk, by)
    chosen = choice(ctx, outcome, "OUTCOME", "Outcome", OUTCOMES)
    made: list[Decision] = []

    def change(now: Portfolio) -> tuple[Edit, ...]:
        made[:] = [
            new_decision(
                criteria,
                desk.account,
                now.accounts[desk.account],
                outcome=chosen,
                by=who,
                date=desk.date,
                reason=reason,
            )
        ]
        return record_edits.decide(made[0])

    written = write_account(desk, change, dry_run=dry_run)
    if not is_senior(desk.portfolio.kam, who):
        level = desk.portfolio.kam.people[who].level
        note(f"warning: senior management decides (president, vice-president); {who} is {level}")
    after_all(desk, desk.portfolio.accounts[desk.account].decisions, desk.date)
    shown = "no score yet" if made[0].score is None else f"score {score(made[0].score)}"
    report(
        written,
        f"{desk.account} {chosen} by {who}: {shown}, edition {criteria.edition}",
        dry_run=dry_run,
    )
