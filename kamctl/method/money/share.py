"""An account's part in our yearly business, by what results say of both."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from kamctl.method.money.totals import ZERO
from kamctl.model import periods
from kamctl.workspace.portfolio import Portfolio


class Share(NamedTuple):
    """An account's part in our revenue and profit of a fiscal year, as shares of 1.

    `profit` is None where we had none in all: then there is nothing to have a share in.
    """

    year: str
    revenue: Decimal
    profit: Decimal | None


def share(portfolio: Portfolio, account_id: str, today: dt.date) -> Share | None:
    """Return an account's part in the newest closed year of the portfolio's results.

    None where that is not known: no such year, no month of the account in it, or no revenue in all.
    """
    ours, results = portfolio.portfolio_results, portfolio.results.get(account_id)
    starts = portfolio.kam.fiscal_year_starts
    closed = [y for y in ours.years if periods.named(y, starts).end < today] if ours is not None else []
    if ours is None or results is None or not closed:
        return None
    label = max(closed)
    span, whole = periods.named(label, starts), ours.years[label]
    labels = [month.label for month in periods.spans("month", span.start, span.end)]
    months = [results.months[month] for month in labels if month in results.months]
    if not months or whole.revenue <= 0:
        return None
    revenue = sum((month.revenue for month in months), ZERO) / whole.revenue
    profit = sum((month.profit for month in months), ZERO) / whole.profit if whole.profit > 0 else None
    return Share(label, revenue, profit)
