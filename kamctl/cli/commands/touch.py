"""`kamctl touch`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

import typer

from kamctl.cli.options import DryRun, On, WrittenAccount
from kamctl.cli.out import note
from kamctl.cli.prompts import asked
from kamctl.cli.writing import open_desk, report, write_account
from kamctl.errors import RefusedError
from kamctl.method.lookup import known
from kamctl.method.relationships.coverage import has_left
from kamctl.workspace import record_edits
from kamctl.workspace.paths import account_path
from kamctl.workspace.portfolio import Portfolio
from kamctl.yaml.edit_ops import Edit


class OlderContactError(RefusedError):
    """A later contact is recorded already."""

    def __init__(self, contact: str, last: dt.date, date: dt.date) -> None:
        super().__init__(
            f"the last contact with {contact} was on {last}, which is after {date}",
            "Only the last contact is kept. If its date is wrong, correct it in the file.",
        )


def touch(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    contact: Annotated[
        str | None, typer.Argument(metavar="CONTACT", help="Whom: one of its contacts.")
    ] = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Record that we were in touch with a contact."""
    desk = open_desk(ctx, account, on)
    name = asked(ctx, contact, "CONTACT", "Contact")
    written = write_account(desk, lambda now: touching(now, desk.account, name, desk.date), dry_run=dry_run)
    them = desk.portfolio.accounts[desk.account].contacts.get(name)
    if them is not None and has_left(them, desk.date):
        note(f"warning: {name} left on {them.left}")
    report(written, f"in touch with {name} on {desk.date}", dry_run=dry_run)


def touching(portfolio: Portfolio, account: str, contact: str, date: dt.date) -> Sequence[Edit]:
    """Return the edits that record a contact made.

    Raises:
        UnknownNameError: no contact of the account has that id.
        OlderContactError: a later one is recorded.
    """
    contacts = portfolio.accounts[account].contacts
    last = contacts[known(contact, contacts, "contact", account_path(account))].last_contact
    if last is not None and last > date:
        raise OlderContactError(contact, last, date)
    return () if last == date else record_edits.touch(contact, date)
