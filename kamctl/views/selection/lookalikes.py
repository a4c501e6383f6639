"""Look-alikes for people: what the best fifth have in common, and who is near them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kamctl.method.growth.lookalikes import ENOUGH, FEATURES, Candidate, Lookalikes
from kamctl.table import Cell, Column, Part, Row, Table
from kamctl.wording import hundredths, listed, plural

#: Up to this distance somebody is like the best in a feature, from the other on unlike them.
_ALIKE, _UNLIKE = 1, 2


def parts(found: Lookalikes, limit: int) -> Iterator[Part]:
    """Yield what there is to show: what the best have in common, who is nearest, what to bear in mind."""
    said = f"{found.best} of {found.customers} customers, from {found.start} to {found.end}"
    yield f"the best fifth by profit: {said}, in {found.currency}"
    yield features(found)
    if found.candidates:
        yield "\nnearest to them (0 the middle of the best, 1 as far as they usually are, 3 the farthest):"
        yield listing(found, limit)
    else:
        yield "\nnobody else is known well enough to be held against them"
    if found.best < ENOUGH:
        yield f"\nnote: what {plural(found.best, 'customer')} have in common may be chance"
    if found.unclear:
        yield f"\nnote: too little is known of {listed(found.unclear)}"


def features(found: Lookalikes) -> Table:
    """Return the table of what is usual of the best, and of the rest."""
    columns = [Column("feature", keep=True), Column("the best fifth"), Column("the others")]
    return Table("in common", columns, [[one.feature, one.best, one.rest] for one in found.features])


def listing(found: Lookalikes, limit: int) -> Table:
    """Return the table of the nearest, with each feature's distance."""
    numbers = [Column(name, "right", write=hundredths) for name in ("distance", *FEATURES)]
    columns = [Column("who", keep=True), *numbers, Column("figures", below=True)]
    return Table("nearest", columns, [_row(one) for one in found.candidates[:limit]])


def _row(one: Candidate) -> Row:
    cells = [Cell(near.distance, _style(near.distance)) for near in one.features]
    figures = "; ".join(f"{near.feature} {near.value}" for near in one.features if near.value is not None)
    return [one.account or one.name or one.key, one.distance, *cells, figures]


def _style(distance: Decimal | None) -> str:
    if distance is None:
        return "dim"
    if distance <= _ALIKE:
        return "green"
    return "red" if distance >= _UNLIKE else "yellow"
