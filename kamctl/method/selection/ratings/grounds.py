"""What a score rests on: the ratings in force, who made them and when, their evidence and their meaning."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from decimal import Decimal
from typing import NamedTuple

from kamctl.method.selection.criteria.criterion_score import rated
from kamctl.method.selection.ratings.ratings_due import validities
from kamctl.model.account import Account
from kamctl.model.criteria import Criteria
from kamctl.model.kam import Kam


class Ground(NamedTuple):
    """A rating in force; `anchor` is what the criteria say it means, None where they do not.

    `value` is what was measured, `measure` the part that is rated, `not_applicable` why there is no rating.

    It holds until the day `until`; after that, or where it was made under an earlier edition, it
    still counts and is `stale`.
    """

    rating: Decimal | None
    by: str
    date: dt.date
    evidence: str | None
    anchor: str | None
    until: dt.date
    stale: bool
    value: Decimal | None = None
    measure: str | None = None
    not_applicable: str | None = None


def grounds(criteria: Criteria, kam: Kam, account: Account, today: dt.date) -> dict[str, tuple[Ground, ...]]:
    """Return the ratings in force by criterion; criteria that nobody rated have none."""
    found: defaultdict[str, list[Ground]] = defaultdict(list)
    for one in validities(criteria, kam, account, today, everything=True):
        rating, criterion = one.rating, criteria.criteria[one.criterion]
        value = rated(criterion, rating)
        found[one.criterion].append(
            Ground(
                value,
                rating.by,
                rating.date,
                rating.evidence,
                None if value is None else criterion.anchors.get(value),
                one.until,
                one.is_over(today),
                rating.value,
                rating.measure,
                rating.not_applicable,
            )
        )
    return {name: tuple(found[name]) for name in criteria.criteria}
