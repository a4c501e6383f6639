"""How long ratings hold, and which are to be made again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from kamctl.method.selection.scoring import ratings_in_force
from kamctl.model.account import Account, Rating
from kamctl.model.criteria import Criteria
from kamctl.model.kam import Kam


class Validity(NamedTuple):
    """How long a rating in force holds.

    `entry` is its place in the criterion's log, `until` the last day on which it holds.
    `earlier_edition` tells that it was made before the criteria in force were approved: then it
    holds no longer than up to the day of their approval.
    """

    criterion: str
    entry: int
    rating: Rating
    until: dt.date
    earlier_edition: bool

    def is_over(self, today: dt.date) -> bool:
        """Tell whether the rating is to be made again."""
        return self.earlier_edition or self.until < today


def validities(criteria: Criteria, kam: Kam, account: Account, today: dt.date) -> Iterator[Validity]:
    """Yield how long each rating in force holds, in the order of the criteria.

    A rating by somebody who has left is not asked for again where somebody else rated too: nobody
    could make it.
    """
    valid = dt.timedelta(days=kam.policy.rating_valid_days)
    for criterion in criteria.criteria:
        log = account.ratings.get(criterion, ())
        in_force = ratings_in_force(log, today)
        staying = [who for who in in_force if not _has_left(kam, who, today)]
        for entry, rating in enumerate(log):
            if in_force.get(rating.by) is not rating or (staying and rating.by not in staying):
                continue
            early = rating.date < criteria.approved.date <= today
            until = criteria.approved.date if early else rating.date + valid
            yield Validity(criterion, entry, rating, until, early)


def _has_left(kam: Kam, who: str, today: dt.date) -> bool:
    left = kam.people[who].left if who in kam.people else None
    return left is not None and left <= today
