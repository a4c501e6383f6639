"""Whether enough people rate an account, so that one voice does not decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from kamctl.model.account import Account
from kamctl.model.criteria import Criteria, Scale

#: Raters so many steps apart disagree; on a scale with more room, so much of its width.
_STEPS, _SHARE = Decimal(2), Decimal("0.4")


def raters(criteria: Criteria, account: Account, today: dt.date) -> dict[str, set[str]]:
    """Return who rates each criterion or its measures; criteria that nobody rated are left out."""
    found = {}
    for name, criterion in criteria.criteria.items():
        who = {
            one.by
            for one in account.ratings.get(name, ())
            if one.date <= today and (one.measure is None or one.measure in criterion.measures)
        }
        if who:
            found[name] = who
    return found


def disagreement(scale: Scale) -> Decimal:
    """Return how far apart ratings tell of disagreement: two steps, or two fifths of a wider scale."""
    return max(_STEPS, _SHARE * (scale.high - scale.low))


def short_of_raters(criteria: Criteria, account: Account, at_least: int, today: dt.date) -> Iterator[str]:
    """Yield the criteria that fewer than `at_least` people rate, or nobody but the account's own manager.

    What is taken from the results needs no second opinion.
    """
    for name, who in raters(criteria, account, today).items():
        if criteria.criteria[name].is_from_results:
            continue
        if len(who) < at_least or who == {account.manager}:
            yield name


def is_rated_by_own_manager_alone(criteria: Criteria, account: Account, today: dt.date) -> bool:
    """Tell whether an account has ratings, and all of them are its own manager's."""
    return set().union(*raters(criteria, account, today).values()) == {account.manager}
