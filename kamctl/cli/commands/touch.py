"""`kamctl touch`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from kamctl.cli import opening
from kamctl.cli.change_report import report
from kamctl.cli.options import By, DryRun, On, WrittenAccount
from kamctl.cli.prompts import asked


class How(StrEnum):
    """How we were in touch."""

    visit = "visit"
    call = "call"
    message = "message"
    event = "event"


def touch(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    contacts: Annotated[
        list[str] | None, typer.Argument(metavar="CONTACT...", help="One or more of its contacts.")
    ] = None,
    how: Annotated[How | None, typer.Option("--how", help="visit, call, message or event.")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="What came of it.")] = None,
    by: By = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Record a contact made with somebody at the customer."""
    from kamctl import wording
    from kamctl.app.account import customer
    from kamctl.app.writing import choices
    from kamctl.app.writing.change import NobodyError, person
    from kamctl.method.lookup import known
    from kamctl.model.account import Touch

    context = opening.change(ctx, account, on)
    there = context.portfolio.accounts[context.account].contacts
    whom = contacts or [
        asked(
            ctx, None, "CONTACT", "Contact", choices=choices.contacts(context),
            read=lambda text: known(text, there, "contact", context.account_path),
        )
    ]  # fmt: skip
    try:
        who = person(context, by)
    except NobodyError:
        who = None  # it is worth knowing who of ours it was, but nothing depends on it
    made = Touch(
        date=context.date, whom=tuple(dict.fromkeys(whom)), by=who, how=how.value if how else None, note=note
    )
    changed = customer.touch(context, made, dry_run=dry_run)
    report(changed, f"in touch with {wording.listed(made.whom)} on {context.date}", dry_run=dry_run)
