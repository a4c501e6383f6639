"""What an account bought of each offering, by closed quarter, as totals."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from kamctl.method.money.monthly import exact
from kamctl.method.money.totals import ZERO
from kamctl.model import periods
from kamctl.model.account import Account
from kamctl.model.results import OfferingsResult


class Bought(NamedTuple):
    """What a customer bought of an offering in a month; `offering` is None for any other product."""

    customer: str
    offering: str | None
    month: str
    revenue: Decimal


def offering_results(
    bought: Iterable[Bought],
    account: Account,
    offerings: Collection[str],
    months: Collection[str],
    starts: int,
) -> dict[str, OfferingsResult]:
    """Return an account's revenue by offering in the fiscal quarters with all three months.

    `bought` is what its customer numbers bought. Offerings that they did not buy are left out. Buying units
    with customer numbers have figures of their own.
    """
    unit_of = {number: name for name, unit in account.units.items() for number in unit.customer_numbers}
    found: dict[str, OfferingsResult] = {}
    for quarter in _quarters(months, starts):
        labels = {month.label for month in periods.spans("month", quarter.start, quarter.end)}
        total: dict[str | None, Decimal] = dict.fromkeys(offerings, ZERO)
        by_unit = {unit: dict.fromkeys(offerings, ZERO) for unit in dict.fromkeys(unit_of.values())}
        for one in bought:
            if one.month in labels:
                total[one.offering] = total.get(one.offering, ZERO) + one.revenue
                if one.offering is not None and one.customer in unit_of:
                    by_unit[unit_of[one.customer]][one.offering] += one.revenue
        other = total.pop(None, ZERO)
        found[quarter.label] = OfferingsResult(
            by_offering=_exact(total),
            by_unit={unit: _exact(held) for unit, held in by_unit.items()},
            other=exact(other) if other else None,
        )
    return found


def _exact(amounts: Mapping[Any, Decimal]) -> dict[str, Decimal]:
    return {name: exact(amount) for name, amount in amounts.items() if amount}


def _quarters(months: Collection[str], starts: int) -> list[periods.Span]:
    """Return the quarters with all their months."""
    if not months:
        return []
    first, last = periods.named(min(months)).start, periods.named(max(months)).end
    return [
        quarter
        for quarter in periods.spans("quarter", first, last, starts)
        if all(m.label in months for m in periods.spans("month", quarter.start, quarter.end))
    ]
