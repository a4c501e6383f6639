"""How urgent findings are: the weight of the rule, from 1 to 10, the money at stake, and how late it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from kamctl.findings import Finding, Severity
from kamctl.method.attention.stake import at_stake, earned, year_of
from kamctl.method.attention.urgency import product, terms
from kamctl.model.portfolio import Portfolio

#: The weights of an error and of a warning, by the family of their rules: the first digit of their codes.
FAMILIES: dict[str, tuple[int, int]] = {
    "1": (6, 1),  # files: what cannot be read is not judged at all
    "2": (5, 2),  # selection
    "3": (5, 3),  # life cycle
    "4": (5, 2),  # plan
    "5": (5, 2),  # actions
    "6": (7, 3),  # relationships
    "7": (7, 3),  # performance
    "8": (5, 3),  # resources
    "9": (7, 4),  # money
}
#: Rules that weigh more than their family: nobody decides, a promise is broken, money is about to be lost.
RULES: dict[str, int] = {
    "exit-review-undecided": 10,
    "outcome-without-decision": 10,
    "standing-gap": 9,
    "corrective-action-expired": 8,
    "our-obligation-failing": 8,
    "meltdown-risk": 8,
    "over-credit-limit": 8,
    "credit-limit-ahead": 8,
    "not-granted-in-time": 6,
    "nomination-waits": 6,
    "approval-outdated": 4,
    "trial-over": 6,
    "key-account-loses-money": 5,
    "undecided": 5,
}


def weight(finding: Finding, own: Mapping[str, int]) -> int:
    """Return the weight of a finding at the level that it has in this workspace; `own` are the policy's."""
    set_here = own.get(finding.rule)
    return default_weight(finding.rule, finding.code, finding.severity) if set_here is None else set_here


def default_weight(rule: str, code: str, level: Severity) -> int:
    """Return the weight of what a rule finds at a level, where the policy names no other."""
    error, warning = FAMILIES[code[3]]
    return RULES.get(rule, error if level == "error" else warning)


class Scale(NamedTuple):
    """What the urgency of findings is measured by on a day: money at stake by account, and in all a year.

    `weights` are those that the policy sets.
    """

    stakes: Mapping[str, Decimal]
    year: Decimal
    today: dt.date
    weights: Mapping[str, int] = {}


#: For when neither money nor day is known.
NO_SCALE = Scale({}, Decimal(0), dt.date.min)


def scale(portfolio: Portfolio, today: dt.date) -> Scale:
    """Return what urgency is measured by; an account whose money is not known has no stake."""
    years = {name: year_of(portfolio, name, today) for name in portfolio.accounts}
    known = {name: year for name, year in years.items() if year is not None}
    stakes = {name: at_stake(year) for name, year in known.items()}
    return Scale(stakes, earned(known.values()), today, portfolio.kam.policy.urgency)


def urgency(finding: Finding, by: Scale) -> Decimal:
    """Return the urgency of one finding."""
    late = (by.today - finding.since).days if finding.since is not None else 0
    return _product(weight(finding, by.weights), by.stakes.get(finding.account or ""), by.year, late)


@cache
def _product(weight_: int, stake: Decimal | None, year: Decimal, late: int) -> Decimal:
    """Return an urgency; thousands of findings may share it."""
    return product(terms(weight_, stake, year, late))
