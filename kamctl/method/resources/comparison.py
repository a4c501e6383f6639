"""Two allocations side by side."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from kamctl.method.resources.allocation import Allocation


class Difference(NamedTuple):
    """A request that two answers grant differently; None where an answer does not contain it."""

    account: str
    initiative: str
    role: str
    quarter: str
    asked: Decimal
    first: Decimal | None
    second: Decimal | None


class Comparison(NamedTuple):
    """Two allocations by name, and the requests in which they differ."""

    names: tuple[str, str]
    first: Allocation
    second: Allocation
    differences: tuple[Difference, ...]


def comparison(names: tuple[str, str], first: Allocation, second: Allocation) -> Comparison:
    """Compare two allocations request by request."""
    sides = [{one[:4]: one for one in side.requests} for side in (first, second)]
    found = []
    for place in sorted({*sides[0], *sides[1]}):
        one, other = (side.get(place) for side in sides)
        asked = max(r.asked for r in (one, other) if r is not None)
        given = [None if r is None else r.granted for r in (one, other)]
        if given[0] != given[1]:
            found.append(Difference(*place, asked, *given))
    return Comparison(names, first, second, tuple(found))
