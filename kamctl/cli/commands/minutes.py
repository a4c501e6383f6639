"""`kamctl minutes`."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Annotated

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.change_report import report
from kamctl.cli.options import DryRun, Quarter, WrittenAccount
from kamctl.cli.prompts import answered, asked, can_ask, day, words
from kamctl.model.relative_days import SPOKEN
from kamctl.model.types import Ref
from kamctl.wording import plural

if TYPE_CHECKING:
    import datetime as dt

    from kamctl.app.writing.change import ChangeContext
    from kamctl.method.execution.actions import Tracked


def minutes(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    held: Annotated[
        str | None, typer.Option("--held", metavar="DATE", help="The day on which it was held.")
    ] = None,
    attendee: Annotated[
        list[str] | None,
        typer.Option("--attendee", metavar="WHO", help="A person or contact who was there; can be repeated."),
        Ref("person", "contact"),
    ] = None,
    summary: Annotated[
        str | None, typer.Option("--summary", metavar="TEXT", help="What was said and agreed.")
    ] = None,
    quarter: Quarter = None,
    agreed: Annotated[
        list[str] | None,
        typer.Option(
            "--agreed", metavar="ID", help="An action of the plan that was agreed in it; can be repeated."
        ),
        Ref("action"),
    ] = None,
    rating: Annotated[
        str | None, typer.Option("--rating", metavar="N", help="The customer's rating of the review, 1 to 5.")
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Record a review that was held."""
    from kamctl.app.account.minutes import offered, record_minutes
    from kamctl.app.writing.change import dated

    context = opening.change(ctx, account, kinds=("accounts", "plans", "reviews"))
    context = asked(
        ctx, held, "--held", f"Held on ({SPOKEN})",
        read=lambda text: dated(context, day(text, calendar=context.opened.calendar, past=True)),
    )  # fmt: skip
    marks = _rating(rating)
    attendees = _attendees(ctx, context, attendee)
    said = asked(ctx, summary, "--summary", "What was said and agreed", read=words)
    if agreed is None:
        agreed = _offer(offered(context, quarter), context.date, ask=can_ask() and not dry_run)
    changed = record_minutes(
        context, quarter=quarter, attendees=attendees, summary=said, agreed=agreed,
        rating=marks, dry_run=dry_run,
    )  # fmt: skip
    count = len(changed.made.review.agreed)
    actions = f"{plural(count, 'action') if count else 'no actions'} agreed"
    report(changed, f"recorded the review of {changed.made.period}: {actions}", dry_run=dry_run)


def _attendees(ctx: typer.Context, context: ChangeContext, given: list[str] | None) -> list[str]:
    """Return who was there: repeated options, or names in one, separated by commas."""
    from kamctl.app.writing import choices
    from kamctl.method.lookup import known

    contacts = context.portfolio.accounts[context.account].contacts
    who = {**context.portfolio.kam.people, **contacts}

    def read(text: str) -> list[str]:
        place = f"kam.yaml or {context.account_path}"
        return [known(one, tuple(who), "person or contact", place) for one in text.replace(",", " ").split()]

    offered_ = [*choices.contacts(context), *choices.people(context)]
    one = ",".join(given) if given else None
    return asked(ctx, one, "--attendee", "Who was there (ids)", read=read, choices=offered_)


def _rating(text: str | None) -> Decimal | None:
    if text is None:
        return None
    try:
        rating = Decimal(text)
    except InvalidOperation:
        rating = Decimal(0)
    if not (rating.is_finite() and 1 <= rating <= 5):
        raise typer.BadParameter(f"'{text}' is not a rating from 1 to 5.", param_hint="--rating")
    return rating


def _offer(found: list[Tracked], held: dt.date, *, ask: bool) -> list[str]:
    """Offer the actions that may have come out of the review: ask on a terminal, else list them."""
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
        answer = answered("Which were agreed in it (ids, all, none)", default="all")
        if answer in ("all", "none"):
            return known if answer == "all" else []
        chosen = answer.replace(",", " ").split()
        unknown = [c for c in chosen if c not in known]
        if not unknown:
            return chosen
        terminal.note(f"not among them: {', '.join(unknown)}")
