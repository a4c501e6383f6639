"""Accounts on two axes: how attractive they are to us, and how strong we are in their eyes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal, NamedTuple

from kamctl.method.logs import decision
from kamctl.method.selection.criteria.figures import figures_of
from kamctl.method.selection.scores.scoring import Score, gives_scores, score_account
from kamctl.method.selection.second_axis.strength import StrengthScore, strength_of
from kamctl.model import periods
from kamctl.model.account import Account, Outcome
from kamctl.model.criteria import Criteria
from kamctl.model.portfolio import Portfolio

Quadrant = Literal["strategic", "star", "status", "streamline"]
#: Quarters over which the matrix shows how an account moved.
QUARTERS = 4

#: What each quadrant is, and what it asks for.
ASKS: dict[Quadrant, tuple[str, str]] = {
    "strategic": ("attractive, and we are strong", "plan with them, meet at every level, keep rivals out"),
    "star": ("attractive, and we are weak", "find out what they miss in us, and invest to become strong"),
    "status": ("not attractive, and we are strong", "keep what works at today's effort, put nothing more in"),
    "streamline": (
        "not attractive, and we are weak",
        "serve them at less cost, on standard terms, or let go",
    ),
}


class Spot(NamedTuple):
    """Where an account stood at the end of a closed quarter."""

    quarter: str
    score: Decimal | None
    strength: Decimal | None
    quadrant: Quadrant | None


class Placed(NamedTuple):
    """Where an account stands; `quadrant` is None where its score or our strength is incomplete.

    `guessed` tells that our strength rests in part on a guess of ours, `missing` what is not rated.
    `quarters` are the last four that are closed, oldest first.
    """

    account: str
    name: str
    score: Decimal | None
    verdict: str | None
    strength: Decimal | None
    guessed: bool
    quadrant: Quadrant | None
    tier: str | None
    decision: Outcome | None
    missing: tuple[str, ...]
    quarters: tuple[Spot, ...]

    @property
    def path(self) -> tuple[Quadrant, ...]:
        """The quadrants that it went through over the quarters up to today, each stay once."""
        found: list[Quadrant] = []
        for quadrant in (*(spot.quadrant for spot in self.quarters), self.quadrant):
            if quadrant is not None and found[-1:] != [quadrant]:
                found.append(quadrant)
        return tuple(found)


def matrix(
    portfolio: Portfolio, criteria: Criteria, accounts: Iterable[str], today: dt.date
) -> tuple[Placed, ...]:
    """Place accounts: by quadrant, the most attractive first, then those that cannot be placed."""
    order = [*ASKS, None]
    found = [_placed(portfolio, criteria, name, today) for name in accounts]
    return tuple(
        sorted(
            found,
            key=lambda p: (order.index(p.quadrant), -(p.score if p.score is not None else -1), p.account),
        )
    )


def quadrant(score: Score | None, strength: StrengthScore | None) -> Quadrant | None:
    """Return the quadrant of an account: attractive is what the score selects."""
    if score is None or score.score is None or strength is None or strength.strong is None:
        return None
    if score.verdict == "select":
        return "strategic" if strength.strong else "star"
    return "status" if strength.strong else "streamline"


def quadrant_of(
    portfolio: Portfolio, score: Score | None, account: Account, today: dt.date
) -> Quadrant | None:
    """Return the quadrant of an account whose score is known; None where there is no second axis."""
    criteria = portfolio.criteria
    if criteria is None or criteria.strength is None:
        return None
    return quadrant(score, strength_of(criteria, account, today))


def position(
    portfolio: Portfolio, criteria: Criteria, name: str, day: dt.date
) -> tuple[Score | None, StrengthScore | None]:
    """Return the score of an account, and our strength with it, on a day."""
    account = portfolio.accounts[name]
    scored = None
    if gives_scores(criteria):
        scored = score_account(criteria, name, account, day, figures_of(portfolio, name, day))
    return scored, strength_of(criteria, account, day)


def _placed(portfolio: Portfolio, criteria: Criteria, name: str, today: dt.date) -> Placed:
    scored, strength = position(portfolio, criteria, name, today)
    account = portfolio.accounts[name]
    entry = decision(account, today)
    missing = (*(scored.missing if scored else ()), *(strength.missing if strength else ()))
    return Placed(
        name,
        account.name,
        scored.score if scored is not None else None,
        scored.verdict if scored is not None else None,
        strength.strength if strength is not None else None,
        strength is not None and strength.strength is not None and strength.guessed,
        quadrant(scored, strength),
        scored.tier if scored is not None else None,
        entry.outcome if entry is not None else None,
        missing,
        tuple(_spot(portfolio, criteria, name, span) for span in _closed_quarters(portfolio, today)),
    )


def _spot(portfolio: Portfolio, criteria: Criteria, name: str, span: periods.Span) -> Spot:
    scored, strength = position(portfolio, criteria, name, span.end)
    return Spot(
        span.label,
        scored.score if scored is not None else None,
        strength.strength if strength is not None else None,
        quadrant(scored, strength),
    )


def _closed_quarters(portfolio: Portfolio, today: dt.date) -> list[periods.Span]:
    starts = portfolio.kam.fiscal_year_starts
    span = periods.containing("quarter", today, starts)
    found = []
    for _ in range(QUARTERS):
        span = periods.before("quarter", span, starts)
        found.append(span)
    return found[::-1]
