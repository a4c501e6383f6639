"""`kamctl minutes`."""

from __future__ import annotations

import datetime as dt
import sys
from decimal import Decimal, InvalidOperation
from typing import Annotated

import typer

from kamctl.cli import out
from kamctl.cli.commands.review import Quarter
from kamctl.cli.context import Opened
from kamctl.cli.options import DryRun, OneAccount
from kamctl.wording import plural


def minutes(
    ctx: typer.Context,
    account: OneAccount,
    held: Annotated[str, typer.Option("--held", metavar="YYYY-MM-DD", help="The day on which it was held.")],
    attendee: Annotated[
        list[str],
        typer.Option("--attendee", metavar="WHO", help="A person or contact who was there; repeat it."),
    ],
    summary: Annotated[str, typer.Option("--summary", metavar="TEXT", help="What was said and agreed.")],
    quarter: Quarter = None,
    agreed: Annotated[
        list[str] | None,
        typer.Option("--agreed", metavar="ID", help="An action of the plan that came out of it; repeat it."),
    ] = None,
    rating: Annotated[
        str | None, typer.Option("--rating", metavar="N", help="The customer's rating of the review, 1 to 5.")
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Record a review that was held."""
    from kamctl.cli.writing import open_desk, report, write
    from kamctl.method.review.reviews import asked_period
    from kamctl.model.review import Review
    from kamctl.workspace.paths import review_path
    from kamctl.workspace.record_edits import value_of
    from kamctl.yaml.edits import Set, apply

    desk = open_desk(ctx, account, held, kinds=("accounts", "plans", "reviews"))
    opened, name = desk.opened, desk.account
    period = asked_period(quarter, opened.portfolio.kam, opened.today)
    path = review_path(name, period.label)
    if agreed is None and path not in opened.workspace.texts:
        agreed = _offer(opened, name, desk.date, ask=sys.stdin.isatty() and not dry_run)
    review = Review(
        held=desk.date,
        attendees=tuple(dict.fromkeys(attendee)),
        summary=summary.strip(),
        agreed=tuple(dict.fromkeys(agreed or ())),
        rating=_rating(rating),
    )
    fields = value_of(review)
    assert isinstance(fields, dict)  # a record is written as a mapping
    edits = [Set((field,), value) for field, value in fields.items() if field != "held"]
    written = write(desk, {}, new={path: apply(f"held: {desk.date}\n", edits)}, dry_run=dry_run)
    count = len(review.agreed)
    said = (
        f"recorded the review of {period.label}: {plural(count, 'action') if count else 'no actions'} agreed"
    )
    report(written, said, dry_run=dry_run)


def _rating(text: str | None) -> Decimal | None:
    if text is None:
        return None
    try:
        rating = Decimal(text)
    except InvalidOperation:
        rating = Decimal(0)
    if not (rating.is_finite() and 1 <= rating <= 5):
        raise typer.BadParameter(f"'{text}' is no rating from 1 to 5.", param_hint="--rating")
    return rating


def _offer(opened: Opened, name: str, held: dt.date, *, ask: bool) -> list[str]:
    """Offer the actions that may have come out of the review: ask on a terminal, else name them."""
    from kamctl.method.review.minutes import offered_actions

    plan = opened.portfolio.plans.get(name)
    if plan is None:
        return []
    found = offered_actions(name, plan, opened.portfolio.reviews.get(name, {}), held, opened.today)
    if not found:
        return []
    out.note(f"actions opened on {held} or since:")
    for tracked in found:
        out.note(f"  {tracked.id}  {tracked.due}  {tracked.action.owner}  {tracked.action.do}")
    if not ask:
        out.note("none is recorded as agreed: --agreed ID names those that came out of the review")
        return []
    known = [t.id for t in found]
    while True:
        try:
            answer: str = typer.prompt("Which came out of it (ids, all, none)", default="all", err=True)
        except typer.Abort:
            raise KeyboardInterrupt from None  # nothing is written, and the exit status says so
        if answer.strip() in ("all", "none"):
            return known if answer.strip() == "all" else []
        chosen = answer.replace(",", " ").split()
        unknown = [c for c in chosen if c not in known]
        if not unknown:
            return chosen
        out.note(f"not among them: {', '.join(unknown)}")
