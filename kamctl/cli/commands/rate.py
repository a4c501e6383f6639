"""`kamctl rate`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl import wording
from kamctl.cli.options import By, DryRun, On, WrittenAccount
from kamctl.cli.prompts import asked, number
from kamctl.cli.writing import after_all, open_desk, person, report, write_account
from kamctl.method.lookup import known


def rate(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    criterion: Annotated[
        str | None, typer.Argument(metavar="CRITERION", help="A criterion of criteria.yaml.")
    ] = None,
    rating: Annotated[
        str | None, typer.Argument(metavar="RATING", help="On the scale of criteria.yaml.")
    ] = None,
    evidence: Annotated[
        str | None, typer.Option("--evidence", metavar="TEXT", help="What it rests on.")
    ] = None,
    by: By = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Rate an account on a criterion, with the evidence."""
    from kamctl.method.selection.rate_and_decide import new_rating
    from kamctl.method.selection.scoring import ratings_in_force
    from kamctl.workspace import record_edits

    desk = open_desk(ctx, account, on)
    criteria, who = desk.opened.criteria, person(desk, by)
    name = asked(ctx, criterion, "CRITERION", f"Criterion ({', '.join(criteria.criteria)})")
    known(name, criteria.criteria, "criterion", "criteria.yaml")  # before more is asked
    scale = f"{wording.number(criteria.scale.low)} to {wording.number(criteria.scale.high)}"
    entry = new_rating(
        criteria,
        criterion=name,
        rating=number(asked(ctx, rating, "RATING", f"Rating ({scale})"), "RATING"),
        by=who,
        date=desk.date,
        evidence=asked(ctx, evidence, "--evidence", "Evidence"),
    )
    written = write_account(desk, lambda _: record_edits.rate(name, entry), dry_run=dry_run)
    log = desk.portfolio.accounts[desk.account].ratings.get(name, ())
    last = ratings_in_force(log, desk.today).get(who)
    after_all(desk, [last] if last else [], desk.date)
    was = f", before {wording.number(last.rating)} on {last.date}" if last else ""
    report(
        written,
        f"{name} of {desk.account} rated {wording.number(entry.rating)} by {who}{was}",
        dry_run=dry_run,
    )
