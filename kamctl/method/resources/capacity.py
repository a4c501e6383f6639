"""What all plans ask of scarce roles, quarter by quarter, against capacity.

Competing demands become visible here before the quarter begins. People decide who gets what; the demands are
listed in the order of the accounts' ranks.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from kamctl.method.resources.grants import asked_days, grants_in_force
from kamctl.model import periods
from kamctl.model.portfolio import Portfolio
from kamctl.model.resources import Resources


class Demand(NamedTuple):
    """What one initiative asks for: days, and the minimum that is useful.

    `entry` is its index in the initiative's `resources`. `rank` is the account's rank by score, None where it
    has none. `granted` is None until the quarter is granted.
    """

    account: str
    name: str
    initiative: str
    initiative_name: str
    entry: int
    days: Decimal
    minimum: Decimal | None
    rank: int | None
    granted: Decimal | None = None


class Load(NamedTuple):
    """Demand for one role in one quarter, best-ranked account first.

    `capacity` is None where `resources.yaml` gives no days for it. `known` tells whether the role is in that
    file, `is_granted` whether management has granted the quarter.
    """

    role: str
    name: str
    known: bool
    quarter: str
    start: dt.date
    end: dt.date
    capacity: Decimal | None
    demands: tuple[Demand, ...]
    is_granted: bool = False

    @property
    def granted(self) -> Decimal | None:
        """Days granted to these demands, None until the quarter is granted."""
        return sum((d.granted or Decimal(0) for d in self.demands), Decimal(0)) if self.is_granted else None

    @property
    def days(self) -> Decimal:
        """Days asked for, all accounts together."""
        return sum((d.days for d in self.demands), Decimal(0))

    @property
    def free(self) -> Decimal | None:
        """Days left over, negative where demand exceeds capacity."""
        return None if self.capacity is None else self.capacity - self.days

    @property
    def over(self) -> bool:
        """Whether demand exceeds capacity."""
        return self.free is not None and self.free < 0

    @property
    def accounts(self) -> tuple[str, ...]:
        """The accounts that ask for days, best-ranked first."""
        return tuple(dict.fromkeys(d.account for d in self.demands))


def capacity(
    portfolio: Portfolio,
    ranks: Mapping[str, int | None] | None = None,
    quarter: str | None = None,
    *,
    today: dt.date = dt.date.max,
) -> tuple[Load, ...]:
    """Return the load of every role in every quarter that has capacity or demand, or in `quarter` alone.

    `ranks` holds the accounts' ranks by score, from 1 (the best); grants dated up to `today` count. Loads are
    ordered by quarter, then by role as in `resources.yaml`; roles that are not in it come last.
    """
    asked = demands(portfolio, ranks or {}, today)
    return loads(asked, portfolio.resources, portfolio.kam.fiscal_year_starts, quarter, today=today)


def loads(
    demanded: Iterable[tuple[str, str, Demand]],
    resources: Resources | None,
    starts: int,
    quarter: str | None = None,
    *,
    today: dt.date,
) -> tuple[Load, ...]:
    """Return the loads of given demands, each with its role and quarter; otherwise like `capacity`."""
    asked: dict[tuple[str, str], list[Demand]] = defaultdict(list)
    granted = grants_in_force(resources, today)
    for role, wanted, demand in demanded:
        asked[role, wanted].append(demand)
    roles = resources.roles if resources else {}
    keys = {*asked, *((role, q) for role, r in roles.items() for q in r.capacity)}
    order = {role: i for i, role in enumerate(roles)}
    found = []
    for role, label in sorted(keys, key=lambda key: (key[1], order.get(key[0], len(order)), key[0])):
        if quarter is not None and label != quarter:
            continue
        span, known = periods.named(label, starts), roles.get(role)
        ordered = sorted(
            asked[role, label], key=lambda d: (d.rank is None, d.rank or 0, d.account, d.initiative)
        )
        days = known.capacity.get(label) if known else None
        name = known.name if known else role
        found.append(
            Load(
                role, name, known is not None, label, span.start, span.end, days, tuple(ordered),
                is_granted=label in granted.quarters,
            )
        )  # fmt: skip
    return tuple(found)


def demands(
    portfolio: Portfolio, ranks: Mapping[str, int | None], today: dt.date
) -> Iterator[tuple[str, str, Demand]]:
    """Yield what each plan asks for: the role, the quarter, and the demand."""
    granted = grants_in_force(portfolio.resources, today)
    for account_id, plan in portfolio.plans.items():
        account = portfolio.accounts.get(account_id)
        name = account.name if account else account_id
        for key, initiative in plan.initiatives.items():
            for entry, asked in enumerate(asked_days(account_id, key, initiative, granted)):
                demand = Demand(
                    account_id,
                    name,
                    key,
                    initiative.name,
                    entry,
                    asked.days,
                    asked.minimum,
                    ranks.get(account_id),
                    asked.granted,
                )
                yield asked.role, asked.quarter, demand
