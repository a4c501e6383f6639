"""`kamctl rate`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kamctl import wording
from kamctl.cli import opening
from kamctl.cli.change_report import report
from kamctl.cli.options import By, DryRun, On, WrittenAccount
from kamctl.cli.prompts import asked, number, words

if TYPE_CHECKING:
    from kamctl.app.selection.rate_and_decide import Rated
    from kamctl.app.writing.change import ChangeContext, Changed
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
    context = opening.change(
        ctx, account, on, kinds=("accounts",) if round_ is None else ("accounts", "rounds")
    )
    if strength and round_ is not None:
        raise typer.BadParameter(
            "a round is of ratings by the criteria, not of strength.", param_hint="--round"
        )
    if strength:
        _rate_strength(ctx, context, criterion, rating, evidence, by, dry_run=dry_run)
        return
    who, name = opening.who(ctx, context, by), _criterion(ctx, context, criterion)
    if value is not None or not_applicable is not None:
        given = _instead_of_rating(rating, value, measure, not_applicable)
    else:
        given = _rating(ctx, context, name, rating)._replace(measure=measure)
    why = evidence
    if given.not_applicable is None:
        why = asked(ctx, evidence, "--evidence", "Evidence", read=words)
    enter = _entering(context, round_)
    changed = enter(criterion=name, rated=given, by=who, evidence=why, dry_run=dry_run)
    part = f"{name}, {measure}," if measure is not None else name
    beside = _before(changed.made) if round_ is None else f", blind, in {round_}"
    report(changed, f"{part} of {context.account} {_said(given)} by {who}{beside}", dry_run=dry_run)


def _criterion(ctx: typer.Context, context: ChangeContext, criterion: str | None) -> str:
    from kamctl.app.writing import choices
    from kamctl.method.lookup import known

    return asked(
        ctx, criterion, "CRITERION", "Criterion", choices=choices.criteria(context),
        read=lambda text: known(text, context.opened.criteria.criteria, "criterion", "criteria.yaml"),
    )  # fmt: skip


def _instead_of_rating(
    rating: str | None, value: str | None, measure: str | None, not_applicable: str | None
) -> Given:
    from kamctl.method.selection.ratings.new_rating import Given

    figure = None if value is None else number(value)
    stated = None if rating is None else number(rating)
    return Given(stated, figure, measure, None if not_applicable is None else words(not_applicable))


def _entering(context: ChangeContext, round_: str | None) -> Callable[..., Changed[Any]]:
    """Return what enters a rating: openly, or blind in a round."""
    if round_ is None:
        from kamctl.app.selection.rate_and_decide import rate

        return partial(rate, context)
    from kamctl.app.selection.rounds import rate_in_round

    return partial(rate_in_round, context, round_)


def _before(made: Rated) -> str:
    last = made.before
    return (
        f", before {wording.number(last.rating)} on {last.date}" if last and last.rating is not None else ""
    )


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


def _rating(ctx: typer.Context, context: ChangeContext, name: str, rating: str | None) -> Given:
    from kamctl.app.writing import choices
    from kamctl.method.selection.ratings.new_rating import Given, on_scale

    criteria = context.opened.criteria
    scale = f"{wording.number(criteria.scale.low)} to {wording.number(criteria.scale.high)}"
    return Given(asked(
        ctx, rating, "RATING", f"Rating ({scale})", choices=choices.anchors(context, name),
        read=lambda text: on_scale(criteria, name, number(text)),
    ))  # fmt: skip


def _said(given: Given) -> str:
    if given.not_applicable is not None:
        return "said not to apply"
    if given.value is not None:
        return f"measured at {wording.number(given.value)}"
    return f"rated {wording.number(given.rating or 0)}"
