"""Days of scarce roles that management has granted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from kamctl.model import periods
from kamctl.model.kam import Kam
from kamctl.model.plan import Initiative, ResourceDemand
from kamctl.model.resources import Resources


class Place(NamedTuple):
    """The place of a grant: a role in a quarter, and the initiative of an account."""

    role: str
    quarter: str
    account: str
    initiative: str


class GrantsInForce(NamedTuple):
    """The grants dated up to a given day: the quarters granted, and the days by place."""

    quarters: frozenset[str] = frozenset()
    days: Mapping[Place, Decimal] = MappingProxyType({})


def grants_in_force(resources: Resources | None, today: dt.date) -> GrantsInForce:
    """Return the grants in force; a grant dated after today does not count yet."""
    known = resources.grants.items() if resources is not None else ()
    held = {quarter: grant for quarter, grant in known if grant.date <= today}
    days = {
        Place(role, quarter, *name.partition("/")[::2]): amount
        for quarter, grant in held.items()
        for role, given in grant.days.items()
        for name, amount in given.items()
    }
    return GrantsInForce(frozenset(held), days)


def grant_by(quarter: str, kam: Kam) -> dt.date:
    """Return the deadline for requesting and granting a quarter's days."""
    start = periods.named(quarter, kam.fiscal_year_starts).start
    return start - dt.timedelta(days=kam.policy.ask_before_days)


class AskedDays(NamedTuple):
    """Days that an initiative asks for; `granted` is None while the quarter is not granted."""

    role: str
    quarter: str
    days: Decimal
    minimum: Decimal | None
    granted: Decimal | None


def asked_days(
    account: str, initiative_id: str, initiative: Initiative, granted: GrantsInForce
) -> Iterator[AskedDays]:
    """Yield what an initiative asks for, in its order; granted days are assigned to the first entry first."""
    if not granted.quarters:  # nearly every workspace: no entries to share the days between
        for need in initiative.resources:
            yield AskedDays(need.role, need.quarter, need.days, need.minimum, None)
        return
    left = {
        (need.role, need.quarter): granted.days.get(
            Place(need.role, need.quarter, account, initiative_id), Decimal(0)
        )
        for need in initiative.resources
    }
    for need in initiative.resources:
        given = _taken(left, need) if need.quarter in granted.quarters else None
        yield AskedDays(need.role, need.quarter, need.days, need.minimum, given)


def _taken(left: dict[tuple[str, str], Decimal], need: ResourceDemand) -> Decimal:
    key = (need.role, need.quarter)
    given = min(need.days, left[key])
    left[key] -= given
    return given
