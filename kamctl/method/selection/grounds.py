"""What a score rests on: the ratings in force, who made them and when, their evidence and their meaning."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from decimal import Decimal
from typing import NamedTuple

from kamctl.method.selection.ratings_due import validities
from kamctl.model.account import Account
from kamctl.model.criteria import Criteria
from kamctl.model.kam import Kam


class Ground(NamedTuple):
    """A rating in force; `anchor` is what the criteria say it means, None where they do not.

    It holds until the day `until`; after that, or where it was made under an earlier edition, it
    still counts and is `stale`.
    """

    rating: Decimal
    by: str
    date: dt.date
    evidence: str | None
    anchor: str | None
    until: dt.date
    stale: bool


def grounds(criteria: Criteria, kam: Kam, account: Account, today: dt.date) -> dict[str, tuple[Ground, ...]]:
    """Return the ratings in force by criterion; criteria that nobody rated have none."""
    found: defaultdict[str, list[Ground]] = defaultdict(list)
    for one in validities(criteria, kam, account, today):
        rating, anchors = one.rating, criteria.criteria[one.criterion].anchors
        found[one.criterion].append(
            Ground(
                rating.rating,
                rating.by,
                rating.date,
                rating.evidence,
                anchors.get(rating.rating),
                one.until,
                one.is_over(today),
            )
        )
    return {name: tuple(found[name]) for name in criteria.criteria}
