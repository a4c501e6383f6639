"""Look-alikes for people: what the best fifth have in common, and who is near them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kamctl.method.growth.lookalikes import ENOUGH, Candidate, Lookalikes
from kamctl.views.table import Cell, Column, Row
from kamctl.wording import listed

#: Up to this distance somebody is like the best in a feature, from the other on unlike them.
_ALIKE, _UNLIKE = 1, 2


def heading(found: Lookalikes) -> str:
    """Say whom the best fifth are of, and when."""
    said = f"{found.best} of {found.customers} customers, from {found.start} to {found.end}"
    return f"the best fifth by profit: {said}, in {found.currency}"


def features(found: Lookalikes) -> tuple[list[Column], list[Row]]:
    """Return the table of what is usual of the best, and of the rest."""
    columns = [Column("feature", keep=True), Column("the best fifth"), Column("the others")]
    return columns, [[one.feature, one.best, one.rest] for one in found.features]


def nearest(found: Lookalikes) -> str:
    """Say what the table of the nearest holds."""
    if not found.candidates:
        return "nobody else is known well enough to be held against them"
    return "nearest to them (0 the middle of the best, 1 as far from it as they usually are, 3 the farthest):"


def listing(found: Lookalikes, limit: int) -> tuple[list[Column], list[Row]]:
    """Return the table of the nearest, with each feature's distance."""
    names = [one.feature for one in found.features]
    columns = [Column("who", keep=True), Column("distance", "right")]
    columns += [Column(name, "right") for name in names] + [Column("figures", below=True)]
    return columns, [_row(one) for one in found.candidates[:limit]]


def _row(one: Candidate) -> Row:
    cells = [
        Cell(str(near.distance), _style(near.distance)) if near.distance is not None else Cell("-", "dim")
        for near in one.features
    ]
    figures = "; ".join(f"{near.feature} {near.value}" for near in one.features if near.value is not None)
    return [one.account or one.name or one.key, str(one.distance), *cells, figures]


def _style(distance: Decimal) -> str:
    if distance <= _ALIKE:
        return "green"
    return "red" if distance >= _UNLIKE else "yellow"


def notes(found: Lookalikes) -> Iterator[str]:
    """Yield what a reader should bear in mind."""
    if found.best < ENOUGH:
        yield f"note: what {found.best} customers have in common may be chance"
    if found.unclear:
        yield f"note: too little is known of {listed(found.unclear)}"
