"""Turns the results of an open ledger's queries into the figures that the method uses."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from kamctl.ledger import queries
from kamctl.ledger.reader import OpenLedger
from kamctl.method.money.by_offering import Bought
from kamctl.method.money.monthly import Owed
from kamctl.method.money.quarters import months_in
from kamctl.method.money.totals import ZERO, LeftOut, Period, Totals, Unrated, capital_cost
from kamctl.model import periods

Key = Literal["customer", "product"]
_ONE_MONTH = Decimal(1)


class Extent(NamedTuple):
    """The first and last day of a ledger, None if it has no lines, and the number of lines."""

    first: dt.date | None
    last: dt.date | None
    lines: int


def extent(ledger: OpenLedger) -> Extent:
    """Return the first and last day of a ledger, and its number of lines."""
    return Extent(*ledger.rows(queries.extent())[0])


def period(
    ledger: OpenLedger,
    start: dt.date,
    end: dt.date,
    key: Key = "customer",
    customers: Sequence[str] | None = None,
) -> Period:
    """Return the totals of a period by customer, or by product (then without the cost to serve).

    With `customers`, only their lines count.
    """
    rates = ledger.ledger.profit.cost_to_serve
    rows = ledger.rows(
        queries.totals(
            start,
            end,
            key=key,
            orders=rates.per_order is not None and key == "customer",
            direct=any(source.columns.direct for source in ledger.ledger.sources.values()),
            left_out=any(source.leave_out for source in ledger.ledger.sources.values()),
            customers=customers,
        )
    )
    served, unrated = _served(ledger, start, end) if key == "customer" else ({}, {})
    capital = _capital(ledger, start, end) if key == "customer" else {}
    totals, beside = [], []
    returns, returned, without_cost = 0, ZERO, 0
    days: list[dt.date] = []
    for name, why, lines, orders, negative, negative_revenue, no_cost, revenue, cost, direct, *span in rows:
        days += span
        if name is None:
            beside.append(LeftOut(why or f"no {key}", lines, revenue if revenue is not None else ZERO))
            continue
        returns += negative
        returned += negative_revenue or ZERO
        without_cost += no_cost
        totals.append(
            Totals(
                name, lines, orders, negative, revenue, cost or ZERO, direct or ZERO,
                served.get(name, ZERO), capital.get(name, ZERO),
            )
        )  # fmt: skip
    has_cost = any(s.columns.cost for s in ledger.ledger.sources.values())
    return Period(
        start,
        end,
        tuple(totals),
        tuple(beside),
        LeftOut("returns", returns, returned),
        without_cost if has_cost else 0,
        tuple(Unrated(*one) for one in sorted(unrated.items())),
        min(days, default=None),
        max(days, default=None),
    )


def _served(ledger: OpenLedger, start: dt.date, end: dt.date) -> tuple[dict[str, Decimal], dict[str, int]]:
    """Return the cost of activities by customer, and how often each activity without a rate occurred."""
    cost: dict[str, Decimal] = defaultdict(lambda: ZERO)
    unrated: dict[str, int] = defaultdict(int)
    if not ledger.has("activities"):
        return cost, unrated
    rates = ledger.ledger.profit.cost_to_serve.activities
    for customer, activity, times, quantity in ledger.rows(queries.activities_between(start, end)):
        if activity not in rates:
            unrated[activity] += times
        elif customer is not None:
            cost[customer] += rates[activity] * quantity
    return cost, unrated


def _capital(ledger: OpenLedger, start: dt.date, end: dt.date) -> dict[str, Decimal]:
    """Return the capital cost of the period's mean balance, by customer."""
    rate = ledger.ledger.profit.capital_rate
    if rate is None or not ledger.has("receivables"):
        return {}
    known = [day for (day,) in ledger.rows(queries.balance_days(end)) if day >= start]
    sums: dict[str, Decimal] = defaultdict(lambda: ZERO)
    for customer, day, amount, *_ in ledger.rows(queries.balances(end)):
        if day >= start:
            sums[customer] += amount
    months = months_in(start, end)
    return {customer: capital_cost(total / len(known), rate, months) for customer, total in sums.items()}


def months(
    ledger: OpenLedger, last: dt.date, customers: Sequence[str] | None = None
) -> dict[str, dict[str, Totals]]:
    """Return the totals of customers by calendar month, up to a day; months without lines are absent."""
    served: dict[tuple[str, int], Decimal] = defaultdict(lambda: ZERO)
    if ledger.has("activities"):
        rates = ledger.ledger.profit.cost_to_serve.activities
        for customer, activity, month, _, quantity in ledger.rows(queries.activities(last, customers)):
            served[customer, month] += rates.get(activity, ZERO) * quantity
    capital = _capital_by_month(ledger, last, customers)
    found: dict[str, dict[str, Totals]] = defaultdict(dict)
    for customer, month, lines, orders, negative, revenue, cost, direct in ledger.rows(
        queries.by_month(last, customers)
    ):
        found[customer][periods.month_label(month)] = Totals(
            customer, lines, orders, negative, revenue, cost or ZERO, direct or ZERO,
            served.get((customer, month), ZERO), capital.get((customer, month), ZERO),
        )  # fmt: skip
    return found


def _capital_by_month(
    ledger: OpenLedger, last: dt.date, customers: Sequence[str] | None
) -> dict[tuple[str, int], Decimal]:
    rate = ledger.ledger.profit.capital_rate
    if rate is None or not ledger.has("receivables"):
        return {}
    known: dict[int, int] = defaultdict(int)
    for (day,) in ledger.rows(queries.balance_days(last)):
        known[_month(day)] += 1
    sums: dict[tuple[str, int], Decimal] = defaultdict(lambda: ZERO)
    for customer, day, amount, *_ in ledger.rows(queries.balances(last, customers)):
        sums[customer, _month(day)] += amount
    return {
        (customer, month): capital_cost(total / known[month], rate, _ONE_MONTH)
        for (customer, month), total in sums.items()
    }


def offerings(
    ledger: OpenLedger, last: dt.date, customers: Sequence[str], products: Mapping[str, Sequence[str]]
) -> list[Bought]:
    """Return the revenue of each offering by customer and calendar month, up to a day."""
    return [
        Bought(customer, offering, periods.month_label(month), revenue)
        for customer, offering, month, revenue in ledger.rows(queries.by_offering(last, customers, products))
    ]


def mix(
    ledger: OpenLedger, start: dt.date, end: dt.date, products: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, Decimal]]:
    """Return the revenue of a period by customer and offering, without lines that belong to no offering."""
    found: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for customer, offering, revenue in ledger.rows(queries.mix(start, end, products)):
        if offering is not None:
            found[customer][offering] = revenue
    return found


def balances(
    ledger: OpenLedger, last: dt.date, customers: Sequence[str] | None = None
) -> dict[str, dict[str, Owed]]:
    """Return what customers owed at the end of each calendar month, by the month's newest snapshot.

    A customer who is not in a snapshot owed nothing at that time.
    """
    if not ledger.has("receivables"):
        return {}
    newest: dict[int, dt.date] = {}
    for (day,) in ledger.rows(queries.balance_days(last)):
        newest[_month(day)] = max(day, newest.get(_month(day), day))
    found: dict[str, dict[str, Owed]] = defaultdict(dict)
    for customer, day, amount, overdue, dated in ledger.rows(queries.balances(last, customers)):
        if newest[_month(day)] == day:
            found[customer][periods.month_label(_month(day))] = Owed(amount, overdue if dated else None)
    nothing = Owed(ZERO, ZERO)
    return {
        customer: {
            periods.month_label(month): of_month.get(periods.month_label(month), nothing) for month in newest
        }
        for customer, of_month in found.items()
    }


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month - 1
