"""How long ratings hold, and which are to be made again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from kamctl.method.selection.criteria.criterion_score import all_in_force
from kamctl.model.account import Account, Rating
from kamctl.model.criteria import Criteria
from kamctl.model.kam import Kam


class Validity(NamedTuple):
    """How long a rating in force holds.

    `entry` is its place in the criterion's log, `until` the last day on which it holds.
    `earlier_edition` tells that it was made before the criteria in force were approved: then it
    holds no longer than up to the day of their approval. `replaced` tells that its rater has left
    while somebody else rated too: nobody is asked to make it again.
    """

    criterion: str
    entry: int
    rating: Rating
    until: dt.date
    earlier_edition: bool
    replaced: bool

    def is_over(self, today: dt.date) -> bool:
        """Tell whether the rating no longer holds."""
        return self.earlier_edition or self.until < today


def validities(
    criteria: Criteria, kam: Kam, account: Account, today: dt.date, *, everything: bool = False
) -> Iterator[Validity]:
    """Yield how long each rating in force holds, in the order of the criteria and of their logs.

    A criterion that the results rate is not asked for again: its ratings are left out without `everything`.
    """
    valid = dt.timedelta(days=kam.policy.rating_valid_days)
    for name, criterion in criteria.criteria.items():
        log = account.ratings.get(name, ())
        if criterion.is_from_results and not everything:
            continue
        for in_force in all_in_force(criterion, log, today):
            gone = {who for who in in_force if _has_left(kam, who, today)}
            for entry, rating in enumerate(log):
                if in_force.get(rating.by) is rating:
                    early = rating.date < criteria.approved.date <= today
                    until = criteria.approved.date if early else rating.date + valid
                    replaced = rating.by in gone and len(gone) < len(in_force)
                    yield Validity(name, entry, rating, until, early, replaced)


def _has_left(kam: Kam, who: str, today: dt.date) -> bool:
    left = kam.people[who].left if who in kam.people else None
    return left is not None and left <= today
