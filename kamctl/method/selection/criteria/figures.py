"""Figures of an account's results that a criterion may be rated by."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from kamctl.model.criteria import FigureName
from kamctl.model.portfolio import Portfolio

if TYPE_CHECKING:
    from kamctl.method.selection.criteria.criterion_score import Figures

_PERCENT = 100


def figures_of(portfolio: Portfolio, account_id: str, today: dt.date) -> Figures:
    """Return what gives an account's figures, from the newest four quarters that are closed and known."""
    return lambda name: _figure(name, portfolio, account_id, today)


def _figure(name: FigureName, portfolio: Portfolio, account_id: str, today: dt.date) -> Decimal | None:
    """Return a figure; None where the results do not hold the quarters, or there is nothing to divide by."""
    from kamctl.method.money.from_results import four_quarters

    four = four_quarters(portfolio, account_id, today)
    if four is None:
        return None
    if name == "revenue":
        return four.revenue
    if name == "profit":
        return four.profit
    if name == "margin":
        return four.profit * _PERCENT / four.revenue if four.revenue > 0 else None
    before = four_quarters(portfolio, account_id, four.start)
    if before is None or before.end + dt.timedelta(days=1) != four.start or before.revenue <= 0:
        return None
    return (four.revenue - before.revenue) * _PERCENT / before.revenue
