"""`kamctl rate`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl import wording
from kamctl.cli import opening
from kamctl.cli.change_report import report
from kamctl.cli.options import By, DryRun, On, WrittenAccount
from kamctl.cli.prompts import asked, number, words


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
    from kamctl.app import choices, selection
    from kamctl.method.lookup import known
    from kamctl.method.selection.rate_and_decide import on_scale

    context = opening.change(ctx, account, on)
    criteria, who = context.opened.criteria, opening.who(ctx, context, by)
    name = asked(
        ctx, criterion, "CRITERION", "Criterion", choices=choices.criteria(context),
        read=lambda text: known(text, criteria.criteria, "criterion", "criteria.yaml"),
    )  # fmt: skip
    scale = f"{wording.number(criteria.scale.low)} to {wording.number(criteria.scale.high)}"
    value = asked(
        ctx, rating, "RATING", f"Rating ({scale})", choices=choices.anchors(context, name),
        read=lambda text: on_scale(criteria, name, number(text)),
    )  # fmt: skip
    why = asked(ctx, evidence, "--evidence", "Evidence", read=words)
    changed = selection.rate(context, criterion=name, rating=value, by=who, evidence=why, dry_run=dry_run)
    last = changed.made.before
    was = f", before {wording.number(last.rating)} on {last.date}" if last else ""
    report(
        changed, f"{name} of {context.account} rated {wording.number(value)} by {who}{was}", dry_run=dry_run
    )
