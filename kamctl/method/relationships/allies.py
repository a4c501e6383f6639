"""Who at the customer decides, who speaks for us and who works against us, and what nobody does about it."""

from __future__ import annotations

import datetime as dt

from kamctl.method.execution.actions import track
from kamctl.method.relationships.coverage import NOBODY_YET, has_left
from kamctl.model.account import Account, Contact
from kamctl.model.plan import Plan
from kamctl.workspace.portfolio import Portfolio

#: From this stage on, source and support, somebody decides about more than an order.
DECISION_MAKER_FROM = 3


def there(account: Account, today: dt.date) -> dict[str, Contact]:
    """Return the contacts who have not left, by id."""
    return {name: one for name, one in account.contacts.items() if not has_left(one, today)}


def blockers(account: Account, today: dt.date) -> list[str]:
    """Return the contacts of high influence who block us."""
    found = there(account, today).items()
    return [name for name, one in found if one.stance == "blocker" and one.influence == "high"]


def sponsors_who_left(account: Account, today: dt.date) -> list[str]:
    """Return the sponsors who left, where no sponsor remains."""
    present = there(account, today)
    if any(one.stance == "sponsor" for one in present.values()):
        return []
    return [name for name, one in account.contacts.items() if name not in present and one.stance == "sponsor"]


def is_worked_on(plan: Plan | None, contact: str, today: dt.date) -> bool:
    """Tell whether an open action is about a contact."""
    tracked = track("", plan, today) if plan is not None else ()
    return any(one.is_open and one.action.serves == contact for one in tracked)


def uses_roles(portfolio: Portfolio) -> bool:
    """Tell whether the workspace records what part contacts have in a decision."""
    accounts = portfolio.accounts.values()
    return any(one.role is not None for account in accounts for one in account.contacts.values())


def decision_makers(account: Account, today: dt.date) -> list[str]:
    """Return the contacts who decide about us; a post that nobody is known in does not count."""
    present = there(account, today).items()
    return [name for name, one in present if one.role == "decision-maker" and one.name != NOBODY_YET]
