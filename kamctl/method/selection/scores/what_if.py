"""What proposed criteria would do to today's ratings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal, NamedTuple

from kamctl.method.logs import is_key_account
from kamctl.method.selection.criteria.criterion_score import Figures
from kamctl.method.selection.criteria.figures import figures_of
from kamctl.method.selection.scores.scoring import Score, score_accounts
from kamctl.model.criteria import Criteria
from kamctl.model.portfolio import Portfolio

Move = Literal["enters", "leaves", "flips", "stays"]


class Impact(NamedTuple):
    """One account under both criteria.

    `enters`: its verdict becomes `select`; `leaves`: it is no longer; `flips`: it changes between the
    other verdicts. `key_account` tells whether it is one today, `exits` whether its score falls under
    the proposed `exit_below`.
    """

    account: str
    name: str
    before: Score
    after: Score
    move: Move
    key_account: bool
    exits: bool


def impact(
    portfolio: Portfolio, current: Criteria, proposed: Criteria, chosen: Iterable[str], today: dt.date
) -> tuple[Impact, ...]:
    """Score today's ratings under two sets of criteria; those that move first, then by proposed rank."""
    accounts = {name: portfolio.accounts[name] for name in chosen}

    def figures(name: str) -> Figures:
        return figures_of(portfolio, name, today)

    old = {score.account: score for score in score_accounts(current, accounts, today, figures)}
    found = []
    for after in score_accounts(proposed, accounts, today, figures):
        before, account = old[after.account], accounts[after.account]
        move = _move(before, after)
        key = is_key_account(account, today)
        found.append(
            Impact(
                after.account,
                account.name,
                before,
                after,
                move,
                key,
                after.below_exit and not before.below_exit,
            )
        )
    order: tuple[Move, ...] = ("enters", "leaves", "flips", "stays")
    return tuple(sorted(found, key=lambda i: order.index(i.move)))


def _move(before: Score, after: Score) -> Move:
    if before.verdict == after.verdict:
        return "stays"
    if after.verdict == "select":
        return "enters"
    return "leaves" if before.verdict == "select" else "flips"
