"""Decisions that senior management has been asked for and still has time to make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal, NamedTuple

from kamctl.method.logs import decision
from kamctl.method.performance.follow_through import outcome_due, undecided_since
from kamctl.method.selection.decisions.decisions_due import decide_by
from kamctl.model.account import Account


class Waiting(NamedTuple):
    """A waiting decision: its subject, since when it waits, by when it is due, and its entry in the log."""

    about: Literal["nomination", "exit-review"]
    since: dt.date
    due: dt.date
    entry: int


def waiting(account: Account, today: dt.date) -> Iterator[Waiting]:
    """Yield the decisions about an account that wait and are not late; rules report those that are late."""
    asked = decision(account, today)
    last = decide_by(asked) if asked is not None and asked.outcome == "nominated" else None
    if asked is not None and last is not None and today <= last:
        yield Waiting("nomination", asked.date, last, _place(account.decisions, asked))
    review = undecided_since(account, today)
    if review is not None and today <= outcome_due(review):
        yield Waiting("exit-review", review.date, outcome_due(review), _place(account.standing, review))


def _place(log: tuple[object, ...], entry: object) -> int:
    return next(i for i, one in enumerate(log) if one is entry)
