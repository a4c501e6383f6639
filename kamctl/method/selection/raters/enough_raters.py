"""Whether enough people rate an account, so that one voice does not decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from kamctl.method.selection.criteria.criterion_score import all_in_force
from kamctl.model.account import Account
from kamctl.model.criteria import Criteria, Scale

#: Raters so many steps apart disagree; on a scale with more room, so much of its width.
_STEPS, _SHARE = Decimal(2), Decimal("0.4")


def raters(criteria: Criteria, account: Account, today: dt.date) -> dict[str, frozenset[str]]:
    """Return who rates each criterion; criteria that nobody rated are left out."""
    found: dict[str, frozenset[str]] = {
        name: frozenset().union(*all_in_force(criterion, account.ratings.get(name, ()), today))
        for name, criterion in criteria.criteria.items()
    }
    return {name: who for name, who in found.items() if who}


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
