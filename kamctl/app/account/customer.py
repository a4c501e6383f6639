"""Records touches, needs and value delivered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from kamctl.app.writing.add_entries import add_to
from kamctl.app.writing.change import ChangeContext, Changed, change_at, change_record
from kamctl.errors import KamctlError
from kamctl.method.lookup import known
from kamctl.method.relationships.coverage import has_left
from kamctl.method.relationships.touches import new_touch
from kamctl.method.review.needs_and_value import need_met
from kamctl.model.account import Acceptance, Touch, Value
from kamctl.model.portfolio import Portfolio
from kamctl.model.types import written
from kamctl.workspace.record_edits import set_value
from kamctl.yaml.edit_ops import Edit


def touch(context: ChangeContext, made: Touch, *, dry_run: bool = False) -> Changed[Touch]:
    """Record that we were in touch with contacts.

    Raises what `new_touch` and `kamctl.app.writing.change.change_record` do.
    """
    changed = change_at(
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

    Raises what `kamctl.app.writing.add_entries.add` does.
    """
    fields = {"need": need, "raised_by": raised_by, "date": str(context.date)}
    return add_to(context, "need", fields, dry_run=dry_run)


def meet_need(context: ChangeContext, need: str, *, dry_run: bool = False) -> Changed[dt.date]:
    """Record that a need is met; returns the day.

    Raises what `need_met` and `kamctl.app.writing.change.change_record` do.
    """
    return change_at(
        context,
        context.account_path,
        ("needs", need, "met"),
        lambda now: need_met(now, context.account, need, context.date),
        dry_run=dry_run,
    )


class NoSuchClaimError(KamctlError):
    """No unaccepted value matches, or several do."""

    def __init__(self, given: str, among: Sequence[tuple[str, str]], path: str) -> None:
        several = [f"{place} ({text})" for place, text in among]
        super().__init__(
            f"{'several values' if len(among) > 1 else 'no value'} in {path} that nobody has accepted"
            f" {'hold' if len(among) > 1 else 'holds'} `{given}`",
            f"Name one by its number: {'; '.join(several)}." if several else "There is nothing to accept.",
        )


def claim(given: str, among: Sequence[tuple[str, str]], path: str) -> str:
    """Return the place in the log of the value named by a number or words of its text.

    Raises:
        NoSuchClaimError: none, or several.
    """
    found = [place for place, _ in among if place == given]
    found = found or [place for place, text in among if given.casefold() in text.casefold()]
    if len(found) != 1:
        raise NoSuchClaimError(given, [one for one in among if one[0] in found] or among[:0] or among, path)
    return found[0]


def accept_value(context: ChangeContext, index: int, *, by: str, dry_run: bool = False) -> Changed[Value]:
    """Record that a contact accepted the value at a place of the log; returns it as it was.

    Raises what `kamctl.app.writing.change.change_record` does.
    """

    def accepted(now: Portfolio) -> tuple[Value, Sequence[Edit]]:
        acceptance = Acceptance(by=by, date=context.date)
        one = now.accounts[context.account].value[index]
        return one, set_value(("value", index, "accepted"), acceptance)

    return change_record(context, context.account_path, accepted, dry_run=dry_run)


def add_value(
    context: ChangeContext,
    *,
    what: str,
    worth: Decimal | None = None,
    accepted_by: str | None = None,
    dry_run: bool = False,
) -> Changed[str]:
    """Record value delivered, accepted on the same day where a contact accepted it.

    Raises:
        UnknownNameError: the account has no such contact; and what `add_entries.add` raises.
    """
    fields = {"date": str(context.date), "what": what, "worth": None if worth is None else written(worth)}
    if accepted_by is not None:
        contacts = context.portfolio.accounts[context.account].contacts
        fields["accepted.by"] = known(accepted_by, contacts, "contact", context.account_path)
        fields["accepted.date"] = str(context.date)
    return add_to(context, "value", fields, dry_run=dry_run)
