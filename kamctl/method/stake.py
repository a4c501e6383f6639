"""What an account is worth to us a year: the money at stake when something is wrong with it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from kamctl.workspace.portfolio import Portfolio

_NOTHING = Decimal(0)


def stake(portfolio: Portfolio, account_id: str, today: dt.date) -> Decimal:
    """Return the yearly worth to us of the initiatives that have not ended, in the workspace's currency."""
    plan = portfolio.plans.get(account_id)
    running = (i for i in plan.initiatives.values() if i.end >= today) if plan is not None else ()
    return sum(
        (i.worth.to_us for i in running if i.worth is not None and i.worth.to_us is not None), _NOTHING
    )
