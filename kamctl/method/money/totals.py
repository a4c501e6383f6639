"""The totals of a customer's lines in a period, and the profit in them."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from kamctl.model.ledger import ProfitDefinition

ZERO = Decimal(0)
_UNIT = Decimal("0.0001")


class Totals(NamedTuple):
    """One customer's lines of a period, summed, in the workspace's currency.

    `orders` counts distinct orders, `returns` lines with negative revenue. `served` is the cost of the
    activities for the customer, `capital` the cost of what they owe us.
    """

    customer: str
    lines: int
    orders: int
    returns: int
    revenue: Decimal
    cost: Decimal = ZERO
    direct: Decimal = ZERO
    served: Decimal = ZERO
    capital: Decimal = ZERO


class Earned(NamedTuple):
    """Revenue and profit of one customer, or of whatever else is ranked."""

    customer: str
    revenue: Decimal
    profit: Decimal


def profit_of(totals: Totals, definition: ProfitDefinition) -> Decimal:
    """Return the revenue less everything that the definition deducts."""
    left = totals.revenue - totals.cost - totals.direct - totals.served - totals.capital
    rates = definition.cost_to_serve
    for rate, times in (
        (rates.per_order, totals.orders),
        (rates.per_line, totals.lines),
        (rates.per_return, totals.returns),
    ):
        if rate is not None:
            left -= rate * times
    return left


def capital_cost(mean_balance: Decimal, rate: Decimal, months: Decimal) -> Decimal:
    """Return what a mean balance costs at `rate` percent a year, for a number of months."""
    return (mean_balance * rate * months / 1200).quantize(_UNIT, ROUND_HALF_UP)


class LeftOut(NamedTuple):
    """Lines that are left out of the figures, and why."""

    why: str
    lines: int
    revenue: Decimal


class Unrated(NamedTuple):
    """An activity that has no rate, and how often it occurred."""

    activity: str
    times: int


class Period(NamedTuple):
    """What a ledger holds for a period, both days included.

    `returns` are lines with negative revenue, which are included; `without_cost` are lines of unknown cost.
    `first` and `last` are the days of its first and last line.
    """

    start: dt.date
    end: dt.date
    totals: tuple[Totals, ...]
    left_out: tuple[LeftOut, ...] = ()
    returns: LeftOut = LeftOut("returns", 0, ZERO)
    without_cost: int = 0
    unrated: tuple[Unrated, ...] = ()
    first: dt.date | None = None
    last: dt.date | None = None


def added(one: Totals, other: Totals) -> Totals:
    """Return two totals as one, under the name of the first."""
    return Totals(
        one.customer,
        one.lines + other.lines,
        one.orders + other.orders,
        one.returns + other.returns,
        one.revenue + other.revenue,
        one.cost + other.cost,
        one.direct + other.direct,
        one.served + other.served,
        one.capital + other.capital,
    )
