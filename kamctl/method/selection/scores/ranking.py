"""Accounts ranked by their scores, each with what management decided on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from kamctl.method.logs import decision
from kamctl.method.selection.criteria.figures import figures_of
from kamctl.method.selection.decisions.decisions_due import decide_by
from kamctl.method.selection.scores.scoring import Score, score_accounts
from kamctl.method.tier_policy import kam_for
from kamctl.model.account import Account, Outcome
from kamctl.model.criteria import Criteria
from kamctl.model.portfolio import Portfolio

if TYPE_CHECKING:
    from kamctl.method.money.monthly import FourQuarters
    from kamctl.method.selection.ratings.grounds import Ground
    from kamctl.method.selection.sensitivity.weight_shifts import Sensitivity


class Ranked(NamedTuple):
    """An account with its score and the decision in force.

    `sensitivity`, `ratings` (those in force by criterion) and `results` (the last four closed quarters,
    where they are known) are there where they were asked for.
    `decide_by` is the day by which a trial or a nomination is to be decided.
    """

    name: str
    score: Score
    decision: Outcome | None
    decide_by: dt.date | None
    sensitivity: Sensitivity | None = None
    ratings: dict[str, tuple[Ground, ...]] | None = None
    results: FourQuarters | None = None


def ranking(
    portfolio: Portfolio,
    criteria: Criteria,
    accounts: Iterable[str],
    today: dt.date,
    *,
    sensitivity: bool = False,
    explain: bool = False,
) -> tuple[Ranked, ...]:
    """Score accounts, best first.

    With `sensitivity`, find which other weights would change a verdict; with `explain`, which ratings
    it rests on, and what the accounts brought.
    """
    chosen = {name: portfolio.accounts[name] for name in accounts}
    found = [
        _ranked(chosen[score.account], score, today)
        for score in score_accounts(criteria, chosen, today, lambda name: figures_of(portfolio, name, today))
    ]
    if sensitivity:
        from kamctl.method.selection.sensitivity.weight_shifts import sensitivity as of_score

        found = [one._replace(sensitivity=of_score(criteria, one.score)) for one in found]
    if explain:
        from kamctl.method.money.from_results import four_quarters
        from kamctl.method.selection.ratings.grounds import grounds

        found = [
            one._replace(
                ratings=grounds(
                    criteria, kam_for(portfolio, one.score.account, today), chosen[one.score.account], today
                ),
                results=four_quarters(portfolio, one.score.account, today),
            )
            for one in found
        ]
    return tuple(found)


def _ranked(account: Account, score: Score, today: dt.date) -> Ranked:
    entry = decision(account, today)
    if entry is None:
        return Ranked(account.name, score, None, None)
    return Ranked(account.name, score, entry.outcome, decide_by(entry))
