"""What accounts bring us in a year: the money at stake if something about them is wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from kamctl.method.money.from_results import four_quarters
from kamctl.model.portfolio import Portfolio

_NOTHING = Decimal(0)


def year_of(portfolio: Portfolio, account_id: str, today: dt.date) -> Decimal | None:
    """Return an account's yearly profit, in the workspace's currency; None where neither source has it.

    It is that of the last four closed quarters of its results; if they do not hold four, the yearly worth to
    us of the plan's initiatives that have not ended.
    """
    brought = four_quarters(portfolio, account_id, today)
    if brought is not None:
        return brought.profit
    plan = portfolio.plans.get(account_id)
    running = (i for i in plan.initiatives.values() if i.end >= today) if plan is not None else ()
    worths = [i.worth.to_us for i in running if i.worth is not None and i.worth.to_us is not None]
    return sum(worths, _NOTHING) if worths else None


def at_stake(year: Decimal) -> Decimal:
    """Return the money at stake in an account with this yearly profit: what it earns, or what it loses."""
    return abs(year)


def earned(years: Iterable[Decimal]) -> Decimal:
    """Return a year's profit of the portfolio, counting only the accounts that earn."""
    return sum((year for year in years if year > 0), _NOTHING)
