"""`kamctl decide`."""

from __future__ import annotations

from typing import Annotated, get_args

import typer

from kamctl import wording
from kamctl.cli import opening
from kamctl.cli.change_report import report
from kamctl.cli.options import By, DryRun, On, WrittenAccount
from kamctl.cli.prompts import choice
from kamctl.model.account import Outcome

OUTCOMES = get_args(Outcome)
MEANINGS: list[tuple[Outcome, str]] = [
    ("nominated", "put forward, to be rated by several people"),
    ("trial", "treated like a key account for a while, to find out"),
    ("selected", "a key account from now on"),
    ("declined", "no key account"),
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
            help="Why; needed against the verdict, or to select without a complete score.",
        ),
    ] = None,
    by: By = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Decide about an account, with the criteria's edition and the score."""
    from kamctl.app import selection

    context = opening.change(ctx, account, on)
    criteria, who = context.opened.criteria, opening.who(ctx, context, by)
    chosen = choice(ctx, outcome, "OUTCOME", "Outcome", MEANINGS)
    changed = selection.decide(context, outcome=chosen, by=who, reason=reason, dry_run=dry_run)
    score = changed.made.score
    shown = "no score yet" if score is None else f"score {wording.score(score)}"
    said = f"{context.account} {chosen} by {who}: {shown}, edition {criteria.edition}"
    report(changed, said, dry_run=dry_run)
