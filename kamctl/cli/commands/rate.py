"""`kamctl rate`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import typer

from kamctl import wording
from kamctl.cli import opening
from kamctl.cli.change_report import report
from kamctl.cli.options import By, DryRun, On, WrittenAccount
from kamctl.cli.prompts import asked, number, words

if TYPE_CHECKING:
    from kamctl.app.writing.change import ChangeContext
    from kamctl.method.selection.ratings.new_rating import Given


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
        str | None, typer.Option("--evidence", metavar="TEXT", help="What the rating is based on.")
    ] = None,
    value: Annotated[
        str | None,
        typer.Option("--value", metavar="N", help="Instead of RATING: what was measured, for its metric."),
    ] = None,
    measure: Annotated[
        str | None,
        typer.Option("--measure", metavar="MEASURE", help="The part of the criterion that is rated."),
    ] = None,
    not_applicable: Annotated[
        str | None,
        typer.Option(
            "--not-applicable",
            metavar="REASON",
            help="Instead of RATING: why the criterion does not apply to the account.",
        ),
    ] = None,
    round_: Annotated[
        str | None,
        typer.Option("--round", metavar="ROUND", help="Enter it blind, on your ballot in a round."),
    ] = None,
    strength: Annotated[
        bool,
        typer.Option(
            "--strength", help="Rate how strong they find us; --by is a contact, or one of us who guesses."
        ),
    ] = False,
    by: By = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Rate an account on a criterion, with the evidence."""
    from kamctl.app.selection import rate_and_decide
    from kamctl.app.writing import choices
    from kamctl.method.lookup import known
    from kamctl.method.selection.ratings.new_rating import Given

    kinds = ("accounts",) if round_ is None else ("accounts", "rounds")
    context = opening.change(ctx, account, on, kinds=kinds)
    if strength and round_ is not None:
        raise typer.BadParameter(
            "a round is of ratings by the criteria, not of strength.", param_hint="--round"
        )
    if strength:
        _rate_strength(ctx, context, criterion, rating, evidence, by, dry_run=dry_run)
        return
    criteria, who = context.opened.criteria, opening.who(ctx, context, by)
    name = asked(
        ctx, criterion, "CRITERION", "Criterion", choices=choices.criteria(context),
        read=lambda text: known(text, criteria.criteria, "criterion", "criteria.yaml"),
    )  # fmt: skip
    if value is not None or not_applicable is not None:
        figure = None if value is None else number(value)
        stated = None if rating is None else number(rating)
        given = Given(stated, figure, measure, None if not_applicable is None else words(not_applicable))
    else:
        given = Given(_rating(ctx, context, name, rating), measure=measure)
    why = evidence
    if given.not_applicable is None:
        why = asked(ctx, evidence, "--evidence", "Evidence", read=words)
    part = f"{name}, {measure}," if measure is not None else name
    if round_ is not None:
        from kamctl.app.selection import rounds

        entered = rounds.rate_in_round(
            context, round_, criterion=name, rated=given, by=who, evidence=why, dry_run=dry_run
        )
        report(
            entered,
            f"{part} of {context.account} {_said(given)} by {who}, blind, in {round_}",
            dry_run=dry_run,
        )
        return
    changed = rate_and_decide.rate(
        context, criterion=name, rated=given, by=who, evidence=why, dry_run=dry_run
    )
    last = changed.made.before
    was = f", before {wording.number(last.rating)} on {last.date}" if last and last.rating is not None else ""
    report(changed, f"{part} of {context.account} {_said(given)} by {who}{was}", dry_run=dry_run)


def _rate_strength(
    ctx: typer.Context,
    context: ChangeContext,
    criterion: str | None,
    rating: str | None,
    evidence: str | None,
    by: str | None,
    *,
    dry_run: bool,
) -> None:
    from kamctl.app.selection import rate_and_decide
    from kamctl.app.writing import choices

    there = context.opened.criteria.strength
    asks = [(name, one.question) for name, one in there.criteria.items()] if there is not None else []
    name = asked(ctx, criterion, "CRITERION", "Criterion of strength", choices=asks, read=words)
    value = asked(ctx, rating, "RATING", "Rating", read=number)
    who = asked(ctx, by, "--by", "Which contact said so", choices=choices.contacts(context), read=words)
    why = asked(ctx, evidence, "--evidence", "What they said", read=words)
    changed = rate_and_decide.rate_strength(
        context, criterion=name, rating=value, by=who, evidence=why, dry_run=dry_run
    )
    said = f"strength in {name} with {context.account} rated {wording.number(value)} by {who}"
    report(changed, said, dry_run=dry_run)


def _rating(ctx: typer.Context, context: ChangeContext, name: str, rating: str | None) -> Decimal:
    from kamctl.app.writing import choices
    from kamctl.method.selection.ratings.new_rating import on_scale

    criteria = context.opened.criteria
    scale = f"{wording.number(criteria.scale.low)} to {wording.number(criteria.scale.high)}"
    return asked(
        ctx, rating, "RATING", f"Rating ({scale})", choices=choices.anchors(context, name),
        read=lambda text: on_scale(criteria, name, number(text)),
    )  # fmt: skip


def _said(given: Given) -> str:
    if given.not_applicable is not None:
        return "said not to apply"
    if given.value is not None:
        return f"measured at {wording.number(given.value)}"
    return f"rated {wording.number(given.rating or 0)}"
