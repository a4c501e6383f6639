"""Contacts made, needs and value delivered, recorded."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from kamctl.app.change import ChangeContext, Changed, add_entry, append_entry, set_field
from kamctl.method.relationships.coverage import has_left
from kamctl.method.relationships.touches import new_touch
from kamctl.method.review.needs_and_value import need_met, new_need, new_value
from kamctl.model.account import Touch, Value


def touch(context: ChangeContext, made: Touch, *, dry_run: bool = False) -> Changed[Touch]:
    """Record that we were in touch with contacts.

    Raises what `new_touch` and `kamctl.app.change.change_record` do.
    """
    changed = append_entry(
        context,
        context.account_path,
        ("touches",),
        lambda now: new_touch(now, context.account, made),
        dry_run=dry_run,
    )
    contacts = context.portfolio.accounts[context.account].contacts
    gone = [
        f"warning: {name} left on {contacts[name].left}"
        for name in made.whom
        if has_left(contacts[name], context.date)
    ]
    return changed._replace(notices=(*changed.notices, *gone))


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
