"""Accounts ranked by their scores, each with what management decided on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from kamctl.method.logs import decision
from kamctl.method.selection.scoring import Score, score_accounts
from kamctl.model.account import Account, Outcome
from kamctl.model.criteria import Criteria

if TYPE_CHECKING:
    from kamctl.method.selection.sensitivity import Sensitivity


class Ranked(NamedTuple):
    """An account with its score and the decision in force; `sensitivity` where it was asked for."""

    name: str
    score: Score
    decision: Outcome | None
    sensitivity: Sensitivity | None = None


def ranking(
    criteria: Criteria, accounts: Mapping[str, Account], today: dt.date, *, sensitivity: bool = False
) -> tuple[Ranked, ...]:
    """Score accounts, best first; with `sensitivity`, find which other weights would change a verdict."""
    found = [
        _ranked(accounts[score.account], score, today) for score in score_accounts(criteria, accounts, today)
    ]
    if not sensitivity:
        return tuple(found)
    from kamctl.method.selection.sensitivity import sensitivity as of_score

    return tuple(one._replace(sensitivity=of_score(criteria, one.score)) for one in found)


def _ranked(account: Account, score: Score, today: dt.date) -> Ranked:
    entry = decision(account, today)
    return Ranked(account.name, score, entry.outcome if entry is not None else None)
