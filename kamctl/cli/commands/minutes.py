"""`kamctl minutes`."""

from __future__ import annotations

import sys
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Annotated

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.change_report import report
from kamctl.cli.options import DryRun, OneAccount, Quarter
from kamctl.wording import plural

if TYPE_CHECKING:
    import datetime as dt

    from kamctl.method.execution.actions import Tracked


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
    from kamctl.app.minutes import offered, record_minutes

    context = opening.change(ctx, account, held, kinds=("accounts", "plans", "reviews"))
    if agreed is None:
        agreed = _offer(offered(context, quarter), context.date, ask=sys.stdin.isatty() and not dry_run)
    changed = record_minutes(
        context, quarter=quarter, attendees=attendee, summary=summary, agreed=agreed,
        rating=_rating(rating), dry_run=dry_run,
    )  # fmt: skip
    count = len(changed.made.review.agreed)
    actions = f"{plural(count, 'action') if count else 'no actions'} agreed"
    report(changed, f"recorded the review of {changed.made.period}: {actions}", dry_run=dry_run)


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


def _offer(found: list[Tracked], held: dt.date, *, ask: bool) -> list[str]:
    """Offer the actions that may have come out of the review: ask on a terminal, else name them."""
    if not found:
        return []
    terminal.note(f"actions opened on {held} or since:")
    for tracked in found:
        terminal.note(f"  {tracked.id}  {tracked.due}  {tracked.action.owner}  {tracked.action.do}")
    if not ask:
        terminal.note("none is recorded as agreed: --agreed ID names those that came out of the review")
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
        terminal.note(f"not among them: {', '.join(unknown)}")
