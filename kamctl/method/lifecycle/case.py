"""The input and the result of judging requirements of gates and traits of a partnership."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import NamedTuple

from kamctl.language import Amount, Count, phrase
from kamctl.method.logs import Dated
from kamctl.method.tier_policy import kam_for
from kamctl.model import periods
from kamctl.model.account import Account
from kamctl.model.kam import Kam
from kamctl.model.plan import Plan
from kamctl.model.portfolio import Portfolio
from kamctl.model.review import Review


class Case(NamedTuple):
    """An account as judged on `today`, with everything needed to judge it.

    For a gate, `since` is the day the account entered the stage before it; None if the log does not hold that
    stage, and then no entry is too old for it.
    """

    portfolio: Portfolio
    account_id: str
    today: dt.date
    since: dt.date | None = None

    @property
    def account(self) -> Account:
        """The account."""
        return self.portfolio.accounts[self.account_id]

    @property
    def plan(self) -> Plan | None:
        """Its plan."""
        return self.portfolio.plans.get(self.account_id)

    @property
    def reviews(self) -> Mapping[str, Review]:
        """The minutes of its reviews, by period."""
        return self.portfolio.reviews.get(self.account_id, {})

    @property
    def kam(self) -> Kam:
        """Settings, with the limits for the account, and our people."""
        return kam_for(self.portfolio, self.account_id, self.today)

    def within_stage(self, day: dt.date) -> bool:
        """Tell whether `day` lies between the entry into the stage and today, both included."""
        return day <= self.today and (self.since is None or day >= self.since)

    def too_old(self, what: str, entry: Dated | None, valid_days: int) -> str:
        """Say that the newest entry of a log is missing or too old; empty if it is neither."""
        if entry is None:
            return phrase(f"no {what} is recorded")
        age = (self.today - entry.date).days
        if age <= valid_days:
            return ""
        old = f"the newest {what} is {{days}} old, {{allowed}} are allowed"
        return phrase(old, days=Count(age, "day"), allowed=valid_days)

    def quarter(self, back: int = 0) -> periods.Span:
        """Return the quarter `back` quarters before the one with today."""
        starts = self.kam.fiscal_year_starts
        span = periods.containing("quarter", self.today, starts)
        for _ in range(back):
            span = periods.before("quarter", span, starts)
        return span

    def money(self, amount: Decimal) -> Amount:
        """Return an amount with the currency."""
        return Amount(amount, self.kam.currency)


class Outcome(NamedTuple):
    """Whether something is met; what meets it or is missing; and the remedy."""

    met: bool
    detail: str
    remedy: str


Judge = Callable[[Case], Outcome]


def met(detail: str) -> Outcome:
    """Return that something is met because of `detail`."""
    return Outcome(met=True, detail=detail, remedy="")


def unmet(detail: str, remedy: str) -> Outcome:
    """Return that something is not met, with the remedy."""
    return Outcome(met=False, detail=detail, remedy=remedy)
