"""When we were last in touch with a contact: by the log of touches, or by the contact's `last_contact`."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from kamctl.method.lookup import known
from kamctl.model.account import Account, Touch
from kamctl.model.portfolio import Portfolio
from kamctl.workspace.paths import account_path


def touch_days(account: Account) -> dict[str, list[dt.date]]:
    """Return the days on which we were in touch with each contact, unordered; some may be in the future."""
    days: dict[str, list[dt.date]] = defaultdict(list)
    for name, contact in account.contacts.items():
        if contact.last_contact is not None:
            days[name].append(contact.last_contact)
    for touch in account.touches:
        for name in touch.whom:
            days[name].append(touch.date)
    return days


def last_touches(account: Account, today: dt.date) -> dict[str, dt.date]:
    """Return the last day up to `today` on which we were in touch with each contact.

    A day in the future is a typing error, not a touch.
    """
    last: dict[str, dt.date] = {}
    for name, days in touch_days(account).items():
        for day in days:
            if day <= today and (name not in last or day > last[name]):
                last[name] = day
    return last


def new_touch(portfolio: Portfolio, account_id: str, touch: Touch) -> Touch:
    """Return a touch whose contacts are the account's.

    Raises:
        UnknownNameError: the account has no such contact.
    """
    contacts = portfolio.accounts[account_id].contacts
    for name in touch.whom:
        known(name, contacts, "contact", account_path(account_id))
    return touch
