"""Price and benefit as the customer sees them, and the value they accepted."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from decimal import Decimal
from typing import Literal, NamedTuple

from kamctl.model import periods
from kamctl.model.account import Account, ValueCheck

Trend = Literal["improving", "steady", "worsening"]


class PriceBenefitYear(NamedTuple):
    """One fiscal year: mean price and benefit of its value checks, and the value in it.

    `accepted` is the worth of what a contact accepted in the year, `delivered` that of everything delivered
    in it; both in the workspace's currency. Means are None in a year without a check.
    """

    year: str
    checks: int
    price: Decimal | None
    benefit: Decimal | None
    delivered: Decimal
    accepted: Decimal


class PriceBenefit(NamedTuple):
    """Price and benefit of an account over time.

    `checks` are those up to today, oldest first. `trend` compares benefit less price of the newest check
    with that of the one before; None with fewer than two. `years` hold every year with a check
    or value in it, oldest first. `price_above_benefit` is the warning of the newest check.
    """

    checks: tuple[ValueCheck, ...]
    newest: ValueCheck | None
    trend: Trend | None
    price_above_benefit: bool
    years: tuple[PriceBenefitYear, ...]


def price_benefit(account: Account, today: dt.date, starts: int = 1) -> PriceBenefit:
    """Return how price and benefit developed; `starts` is the month in which the fiscal year starts."""
    checks = tuple(sorted((c for c in account.value_checks if c.date <= today), key=lambda c: c.date))
    newest = checks[-1] if checks else None
    years = _years(account, checks, today, starts)
    return PriceBenefit(
        checks=checks,
        newest=newest,
        trend=_trend(checks),
        price_above_benefit=newest is not None and newest.price > newest.benefit,
        years=years,
    )


def margin(check: ValueCheck) -> Decimal:
    """Return benefit less price."""
    return check.benefit - check.price


def _trend(checks: tuple[ValueCheck, ...]) -> Trend | None:
    if len(checks) < 2:
        return None
    before, now = margin(checks[-2]), margin(checks[-1])
    return "steady" if now == before else "improving" if now > before else "worsening"


def _years(
    account: Account, checks: tuple[ValueCheck, ...], today: dt.date, starts: int
) -> tuple[PriceBenefitYear, ...]:
    def year(day: dt.date) -> str:
        return periods.containing("year", day, starts).label

    rated: dict[str, list[ValueCheck]] = defaultdict(list)
    for check in checks:
        rated[year(check.date)].append(check)
    delivered: dict[str, Decimal] = defaultdict(Decimal)
    accepted: dict[str, Decimal] = defaultdict(Decimal)
    for value in account.value:
        worth = value.worth or Decimal(0)
        if value.date <= today:
            delivered[year(value.date)] += worth
        if value.accepted is not None and value.accepted.date <= today:
            accepted[year(value.accepted.date)] += worth
    return tuple(
        PriceBenefitYear(
            year=label,
            checks=len(rated[label]),
            price=_mean([c.price for c in rated[label]]),
            benefit=_mean([c.benefit for c in rated[label]]),
            delivered=delivered[label],
            accepted=accepted[label],
        )
        for label in sorted({*rated, *delivered, *accepted})
    )


def _mean(values: list[Decimal]) -> Decimal | None:
    return sum(values, Decimal(0)) / len(values) if values else None
