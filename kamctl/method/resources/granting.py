"""What is wrong with the grants of scarce days, and which quarters are waiting for one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from kamctl.method.resources.capacity import Load
from kamctl.method.resources.grants import GrantsInForce, Place, grant_by
from kamctl.model import periods
from kamctl.model.portfolio import Portfolio
from kamctl.wording import listed, number, plural
from kamctl.workspace.paths import account_path, plan_path


class QuarterToGrant(NamedTuple):
    """A quarter that begins soon, is not granted, and in which demand exceeds capacity.

    `roles` are those that are short; `due` is the deadline of the grant, `start` the first day.
    """

    quarter: str
    start: dt.date
    due: dt.date
    loads: tuple[Load, ...]

    @property
    def text(self) -> str:
        """What is waiting, as a sentence without its full stop."""
        short = (f"`{one.role}` ({number(one.days)} of {number(one.capacity or 0)})" for one in self.loads)
        return f"demand in {self.quarter} exceeds capacity, and no days are granted: {listed(short)}"


def quarters_to_grant(
    portfolio: Portfolio, loads: Iterable[Load], today: dt.date
) -> tuple[QuarterToGrant, ...]:
    """Return the quarters that management has to grant now, the earliest first."""
    found: dict[str, list[Load]] = {}
    for load in loads:
        is_near = grant_by(load.quarter, portfolio.kam) <= today < load.start
        if is_near and load.over and not load.is_granted:
            found.setdefault(load.quarter, []).append(load)
    return tuple(
        QuarterToGrant(quarter, short[0].start, grant_by(quarter, portfolio.kam), tuple(short))
        for quarter, short in sorted(found.items(), key=lambda item: item[1][0].start)
    )


class Stray(NamedTuple):
    """A grant that nobody asks for; `why` is a sentence without its full stop."""

    place: Place
    why: str


def stray_grants(
    portfolio: Portfolio, everything: Portfolio, granted: GrantsInForce, today: dt.date
) -> Iterator[Stray]:
    """Yield the grants of quarters that have not ended for which there is no request.

    `portfolio` leaves out accounts declined or exited, `everything` contains them. Grants of accounts whose
    files cannot be read are not judged.
    """
    starts = portfolio.kam.fiscal_year_starts
    for place, days in granted.days.items():
        if periods.named(place.quarter, starts).end < today or _is_unknown(everything, place.account):
            continue
        why = _stray(portfolio, everything, place, days)
        if why:
            yield Stray(place, why)


def _is_unknown(portfolio: Portfolio, account: str) -> bool:
    return not portfolio.broken.isdisjoint((account_path(account), plan_path(account)))


def _stray(portfolio: Portfolio, everything: Portfolio, place: Place, days: Decimal) -> str:
    account, name = place.account, f"`{place.account}/{place.initiative}`"
    if account not in everything.accounts:
        return f"there is no account `{account}`"
    if account not in portfolio.accounts:
        return f"`{account}` was let go and asks for nothing"
    plan = portfolio.plans.get(account)
    initiative = plan.initiatives.get(place.initiative) if plan is not None else None
    if initiative is None:
        return f"{name} is not an initiative of a plan"
    needs = (n for n in initiative.resources if (n.role, n.quarter) == (place.role, place.quarter))
    asked = sum((need.days for need in needs), Decimal(0))
    if days > asked:
        of = f"of `{place.role}` in {place.quarter}"
        return f"{name} is granted {plural(days, 'day')} {of}, and asks for {number(asked)}"
    return ""


class Overgrant(NamedTuple):
    """More days of a role granted in a quarter than its capacity, which is None where none is given."""

    role: str
    quarter: str
    granted: Decimal
    capacity: Decimal | None


def overgrants(portfolio: Portfolio, granted: GrantsInForce, today: dt.date) -> Iterator[Overgrant]:
    """Yield the roles and quarters, not yet ended, in which grants exceed capacity."""
    sums: dict[tuple[str, str], Decimal] = {}
    for place, days in granted.days.items():
        key = (place.role, place.quarter)
        sums[key] = sums.get(key, Decimal(0)) + days
    roles = portfolio.resources.roles if portfolio.resources is not None else {}
    for (role, quarter), days in sums.items():
        if role not in roles or periods.named(quarter, portfolio.kam.fiscal_year_starts).end < today:
            continue
        there = roles[role].capacity.get(quarter)
        if days > (there or 0):
            yield Overgrant(role, quarter, days, there)
