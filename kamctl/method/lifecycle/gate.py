"""What a requirement of a gate is judged by, and what judging it gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kamctl.model import periods
from kamctl.model.account import Account
from kamctl.model.kam import Kam
from kamctl.model.plan import Plan
from kamctl.model.review import Review
from kamctl.wording import money


@dataclass(frozen=True, slots=True)
class Case:
    """The account whose gate is judged on `today`.

    `since` is the day it entered the stage whose gate this is; None where the log does not hold
    that stage, and then no entry is too old to lie within it. `reviews` are keyed by period.
    """

    account_id: str
    account: Account
    plan: Plan | None
    reviews: Mapping[str, Review]
    kam: Kam
    today: dt.date
    since: dt.date | None

    def within_stage(self, day: dt.date) -> bool:
        """Tell whether `day` lies between the entry into the stage and today, both included."""
        return day <= self.today and (self.since is None or day >= self.since)

    def quarter(self, back: int = 0) -> periods.Span:
        """Return the quarter `back` quarters before the one with today."""
        starts = self.kam.fiscal_year_starts
        span = periods.containing("quarter", self.today, starts)
        for _ in range(back):
            span = periods.before("quarter", span, starts)
        return span

    def money(self, amount: Decimal) -> str:
        """Return an amount with thousands separated, and the currency."""
        return money(amount, self.kam.currency)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a requirement is met; what met it or what is missing; and what would meet it."""

    met: bool
    detail: str
    remedy: str = ""


def met(detail: str) -> Outcome:
    """Return that a requirement is met by `detail`."""
    return Outcome(met=True, detail=detail)


def unmet(detail: str, remedy: str) -> Outcome:
    """Return that a requirement is not met, and the remedy."""
    return Outcome(met=False, detail=detail, remedy=remedy)


Judge = Callable[[Case], Outcome]
