"""Who at the customer decides, speaks for us or works against us, and whether anybody acts on it."""

from __future__ import annotations

import datetime as dt

from kamctl.method.execution.actions import track
from kamctl.method.relationships.coverage import NOBODY_YET, has_left
from kamctl.model.account import Account
from kamctl.model.portfolio import Portfolio

#: From this stage on, somebody decides about more than an order.
DECISION_MAKER_FROM = 3


def blockers(account: Account, today: dt.date) -> list[str]:
    """Return the contacts with high influence who block us."""
    return [
        name
        for name, one in account.contacts.items()
        if one.stance == "blocker" and one.influence == "high" and not has_left(one, today)
    ]


def sponsors_who_left(account: Account, today: dt.date) -> list[str]:
    """Return the sponsors who left, if no sponsor remains."""
    sponsors = {name: one for name, one in account.contacts.items() if one.stance == "sponsor"}
    gone = [name for name, one in sponsors.items() if has_left(one, today)]
    return gone if len(gone) == len(sponsors) else []


def is_worked_on(portfolio: Portfolio, account_id: str, contact: str, rule: str, today: dt.date) -> bool:
    """Tell whether an open action is about a contact, or one of a playbook that the rule triggers."""
    plan = portfolio.plans.get(account_id)
    for one in track(account_id, plan, today) if plan is not None else ():
        if not one.is_open:
            continue
        if one.action.serves == contact:
            return True
        played = one.action.played
        playbook = None if played is None else portfolio.playbooks.get(played.playbook)
        if playbook is not None and playbook.trigger.rule == rule:
            return True
    return False


def uses_roles(portfolio: Portfolio) -> bool:
    """Tell whether the workspace records contacts' roles in decisions."""
    accounts = portfolio.accounts.values()
    return any(one.role is not None for account in accounts for one in account.contacts.values())


def decision_makers(account: Account, today: dt.date) -> list[str]:
    """Return the contacts who decide about us; a post whose holder is unknown does not count."""
    return [
        name
        for name, one in account.contacts.items()
        if one.role == "decision-maker" and one.name != NOBODY_YET and not has_left(one, today)
    ]
