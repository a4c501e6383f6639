"""Contacts made, needs and value delivered, recorded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from kamctl.app.change import ChangeContext, Changed, add_entry, append_entry, change_record, set_field
from kamctl.errors import RefusedError
from kamctl.method.lookup import known
from kamctl.method.relationships.coverage import has_left
from kamctl.method.review.needs_and_value import need_met, new_need, new_value
from kamctl.model.account import Contact, Value
from kamctl.workspace.portfolio import Portfolio
from kamctl.workspace.record_edits import set_value
from kamctl.yaml.edit_ops import Edit


class OlderContactError(RefusedError):
    """A later contact is recorded already."""

    def __init__(self, contact: str, last: dt.date, date: dt.date) -> None:
        super().__init__(
            f"the last contact with {contact} was on {last}, which is after {date}",
            "Only the last contact is kept. If its date is wrong, correct it in the file.",
        )


def touch(context: ChangeContext, contact: str, *, dry_run: bool = False) -> Changed[Contact]:
    """Record that we were in touch with a contact; returns the contact as it was.

    Raises:
        UnknownNameError: no contact of the account has that id.
        OlderContactError: a later one is recorded.
    """

    def touched(now: Portfolio) -> tuple[Contact, Sequence[Edit]]:
        contacts = now.accounts[context.account].contacts
        them = contacts[known(contact, contacts, "contact", context.account_path)]
        last = them.last_contact
        if last is not None and last > context.date:
            raise OlderContactError(contact, last, context.date)
        if last == context.date:
            return them, ()
        return them, set_value(("contacts", contact, "last_contact"), context.date)

    changed = change_record(context, context.account_path, touched, dry_run=dry_run)
    gone = has_left(changed.made, context.date)
    return changed._replace(notices=(f"warning: {contact} left on {changed.made.left}",) if gone else ())


def add_need(context: ChangeContext, *, need: str, raised_by: str, dry_run: bool = False) -> Changed[str]:
    """Record a need that a contact raised; returns its id.

    Raises what `new_need` and `kamctl.app.change.change_record` do.
    """
    return add_entry(
        context,
        context.account_path,
        ("needs",),
        lambda now: new_need(now, context.account, need=need, raised_by=raised_by, date=context.date),
        taken=lambda now: now.accounts[context.account].needs,
        prefix="n",
        dry_run=dry_run,
    )


def meet_need(context: ChangeContext, need: str, *, dry_run: bool = False) -> Changed[dt.date]:
    """Record that a need is met; returns the day.

    Raises what `need_met` and `kamctl.app.change.change_record` do.
    """
    return set_field(
        context,
        context.account_path,
        ("needs", need, "met"),
        lambda now: need_met(now, context.account, need, context.date),
        dry_run=dry_run,
    )


def add_value(
    context: ChangeContext,
    *,
    what: str,
    worth: Decimal | None = None,
    accepted_by: str | None = None,
    dry_run: bool = False,
) -> Changed[Value]:
    """Record value delivered, and who of theirs accepted it.

    Raises what `new_value` and `kamctl.app.change.change_record` do.
    """
    return append_entry(
        context,
        context.account_path,
        ("value",),
        lambda now: new_value(
            now, context.account, what=what, worth=worth, accepted_by=accepted_by, date=context.date
        ),
        dry_run=dry_run,
    )
