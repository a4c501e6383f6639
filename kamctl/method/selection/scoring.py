"""Scores: points by weighted criteria, and the verdict they lead to.

Scores are exact until they are shown. A threshold is compared before the division by the width of
the scale, so that a score of exactly 70 is 70 on any scale.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple, TypeGuard

from kamctl.model.account import Account, Decision, Rating
from kamctl.model.criteria import Criteria

Verdict = Literal["incomplete", "disqualified", "select", "below"]
_ZERO = Decimal(0)


class CriterionScore(NamedTuple):
    """One criterion's part of a score.

    `rating` is the median over the raters, `spread` their maximum less their minimum; `rating`
    and `points` are None where nobody rated.
    """

    criterion: str
    weight: Decimal
    rating: Decimal | None
    points: Decimal | None
    raters: int
    spread: Decimal


class Score(NamedTuple):
    """An account's score, 0 to 100, and verdict; `score` and `rank` are None when incomplete.

    `at_threshold` tells whether the score reaches `select_at`, `below_exit` whether it is under
    `exit_below`, both compared exactly. `rank` is among the accounts scored together; equal
    scores share one.
    """

    account: str
    criteria: tuple[CriterionScore, ...]
    missing: tuple[str, ...]
    score: Decimal | None
    verdict: Verdict
    at_threshold: bool
    below_exit: bool
    rank: int | None = None


def ratings_in_force(log: Iterable[Rating], today: dt.date) -> dict[str, Rating]:
    """Return each rater's newest rating up to `today`, by rater; on a tie the later in the file."""
    found: dict[str, Rating] = {}
    for rating in log:
        if rating.date <= today and (rating.by not in found or rating.date >= found[rating.by].date):
            found[rating.by] = rating
    return found


def median(values: Sequence[Decimal]) -> Decimal:
    """Return the median of at least one value; of an even number the mean of the middle two."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def weights_total(criteria: Criteria) -> Decimal:
    """Return the sum of the weights, which is to be exactly 100."""
    return sum((criterion.weight for criterion in criteria.criteria.values()), _ZERO)


def gives_scores(criteria: Criteria | None) -> TypeGuard[Criteria]:
    """Tell whether there are criteria to score by: a scale with room, and weights that add up to 100."""
    return (
        criteria is not None and criteria.scale.low < criteria.scale.high and weights_total(criteria) == 100
    )


def score_of(criteria: Criteria | None, account_id: str, account: Account, today: dt.date) -> Score | None:
    """Score an account as `score_account` does; None where the criteria give no scores."""
    return score_account(criteria, account_id, account, today) if gives_scores(criteria) else None


def score_account(criteria: Criteria, account_id: str, account: Account, today: dt.date) -> Score:
    """Score an account: points = weight × (rating − low) / (high − low), summed.

    Ratings dated after `today` do not count. Verdict, first that applies: incomplete,
    disqualified, select, below.
    """
    low, width = criteria.scale.low, criteria.scale.high - criteria.scale.low
    parts: list[CriterionScore] = []
    missing: list[str] = []
    total = _ZERO  # points times the width of the scale: exact
    disqualified = False
    for name, criterion in criteria.criteria.items():
        ratings = [r.rating for r in ratings_in_force(account.ratings.get(name, ()), today).values()]
        if not ratings or width <= 0:
            missing.append(name)
            parts.append(CriterionScore(name, criterion.weight, None, None, 0, _ZERO))
            continue
        rating = ratings[0] if len(ratings) == 1 else median(ratings)
        earned = criterion.weight * (rating - low)
        total += earned
        disqualified |= criterion.minimum is not None and rating < criterion.minimum
        spread = max(ratings) - min(ratings)
        parts.append(CriterionScore(name, criterion.weight, rating, earned / width, len(ratings), spread))
    if missing or not parts:
        return Score(account_id, tuple(parts), tuple(missing), None, "incomplete", False, False)
    reached = total >= criteria.select_at * width
    leaves = criteria.exit_below is not None and total < criteria.exit_below * width
    verdict: Verdict = "disqualified" if disqualified else "select" if reached else "below"
    return Score(account_id, tuple(parts), (), total / width, verdict, reached, leaves)


def score_accounts(criteria: Criteria, accounts: Mapping[str, Account], today: dt.date) -> list[Score]:
    """Score accounts and rank them, best first; the incomplete ones follow by id."""
    scores = [score_account(criteria, name, account, today) for name, account in accounts.items()]
    complete = sorted(
        (s for s in scores if s.score is not None), key=lambda s: (-(s.score or _ZERO), s.account)
    )
    ranked: list[Score] = []
    for place, score in enumerate(complete, start=1):
        tied = ranked and ranked[-1].score == score.score
        ranked.append(score._replace(rank=ranked[-1].rank if tied else place))
    return ranked + sorted((s for s in scores if s.score is None), key=lambda s: s.account)


def was_selected_by_score(
    criteria: Criteria, account_id: str, account: Account, entry: Decision
) -> bool | None:
    """Tell whether the score spoke for selection on the day of a decision.

    The score that the decision records counts, else that of the ratings in force on its day; an
    account disqualified then was not selected, whatever the total. None where it cannot be told:
    the decision was made on another edition, or the score was incomplete.
    """
    if entry.edition != criteria.edition:
        return None
    then = score_account(criteria, account_id, account, entry.date)
    if then.verdict == "disqualified":
        return False
    if entry.score is not None:
        return entry.score >= criteria.select_at
    return None if then.verdict == "incomplete" else then.verdict == "select"
