"""Who is among the first, whatever the weights: stochastic multicriteria acceptability (SMAA-2).

Source: Lahdelma and Salminen, SMAA-2: Stochastic Multicriteria Acceptability Analysis for Group
Decision Making (2001).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import mul
from typing import Literal, NamedTuple

from kamctl.method.selection.criteria.caps import cap_that_applies
from kamctl.method.selection.scores.scoring import Score
from kamctl.method.selection.sensitivity.weight_shifts import DRAWS, SEED, SWING
from kamctl.model.criteria import Criteria

Group = Literal["safe-in", "coin-flip", "safe-out"]
#: From this share of the weight sets on an account is safely in, up to the other it is safely out.
SAFE_IN, SAFE_OUT = Decimal("0.95"), Decimal("0.05")
_SLACK = 1e-6


class Chance(NamedTuple):
    """The share (0 to 1) of weight sets by which an account is among the first."""

    account: str
    share: Decimal
    group: Group


class AmongFirst(NamedTuple):
    """How often each account is among the first `places`, best first."""

    places: int
    accounts: tuple[Chance, ...]


class Candidate(NamedTuple):
    """An account as weights see it: `grades` (0 to 100) and own `weights` by criterion, and its cap."""

    account: str
    grades: tuple[float, ...]
    weights: tuple[float, ...]
    at_most: float = 100.0


def among_first(criteria: Criteria, scores: Sequence[Score], places: int) -> AmongFirst:
    """Return how often accounts are among the first by weights uniform on the simplex within ±25 %.

    Accounts without a score and those disqualified are never among them: no weight changes that.
    """
    running = (candidate(criteria, score) for score in scores)
    return among_candidates(criteria, [one for one in running if one is not None], places)


def among_candidates(criteria: Criteria, running: Sequence[Candidate], places: int) -> AmongFirst:
    """Return the same of candidates, which know their scores' parts."""
    weights = [float(one.weight) for one in criteria.criteria.values()]
    shares = shares_among_first(running, places, list(weight_sets(weights)), weights)
    found = [Chance(one.account, share, group(share)) for one, share in zip(running, shares, strict=True)]
    return AmongFirst(places, tuple(sorted(found, key=lambda chance: -chance.share)))


def group(share: Decimal) -> Group:
    """Return whether an account is safely among the first, safely not, or a coin-flip."""
    return "safe-in" if share >= SAFE_IN else "safe-out" if share <= SAFE_OUT else "coin-flip"


def weight_sets(weights: Sequence[float], draws: int = DRAWS) -> Iterator[tuple[float, ...]]:
    """Yield weight sets drawn uniformly from all that add up to the same and lie within ±25 % of each weight.

    All weights but the heaviest are drawn, that one takes what is left, and sets in which that is
    too much or too little are drawn again: the rest is uniform on the simplex.
    """
    draw = random.Random(SEED).random  # noqa: S311 - a simulation
    last = max(range(len(weights)), key=weights.__getitem__, default=0)
    free = [(1 - SWING) * weight for weight in weights]
    room = [2 * SWING * weight for weight in weights]
    total, low, high = sum(weights), free[last], free[last] + room[last]
    room[last] = 0.0
    while draws:
        found = [least + wide * draw() if wide else least for least, wide in zip(free, room, strict=True)]
        found[last] = total - sum(found) + free[last]
        if low <= found[last] <= high:
            draws -= 1
            yield tuple(found)


def shares_among_first(
    candidates: Sequence[Candidate],
    places: int,
    sets: Sequence[Sequence[float]],
    weights: Sequence[float],
) -> list[Decimal]:
    """Return for each candidate the share of weight sets by which fewer than `places` others are ahead.

    A set says how much heavier or lighter than in `weights` each criterion is; a candidate's own
    weights change by the same factors, so that the sets mean the same to accounts of every tier.
    """
    certain = _certain(candidates, places, sets, weights)
    open_ = [i for i, share in enumerate(certain) if share is None]
    left = places - sum(share == 1 for share in certain)
    rows = [_scores(candidates[i], sets, weights) for i in open_]
    hits = [0] * len(open_)
    for scores in zip(*rows, strict=True) if 0 < left < len(open_) else ():
        limit = sorted(scores)[-left]
        for i, score in enumerate(scores):
            hits[i] += score >= limit
    if left >= len(open_):
        hits = [len(sets)] * len(open_)
    found = dict(zip(open_, hits, strict=True))
    return [share if share is not None else Decimal(found[i]) / len(sets) for i, share in enumerate(certain)]


def candidate(criteria: Criteria, score: Score) -> Candidate | None:
    """Return an account as weights see it; None where no weight makes it one of the first."""
    if score.verdict not in ("select", "below"):
        return None
    low, width = criteria.scale.low, criteria.scale.high - criteria.scale.low
    cap = cap_that_applies(criteria, score.criteria)
    return Candidate(
        score.account,
        tuple(
            float(100 * ((part.rating if part.rating is not None else low) - low) / width)
            for part in score.criteria
        ),
        tuple(float(part.weight) for part in score.criteria),
        float(cap.at_most) if cap is not None else 100.0,
    )


def _scores(one: Candidate, sets: Sequence[Sequence[float]], weights: Sequence[float]) -> list[float]:
    """Return a candidate's score by each weight set."""
    factors = [own / weight if weight else 0.0 for own, weight in zip(one.weights, weights, strict=True)]
    graded = [factor * grade for factor, grade in zip(factors, one.grades, strict=True)]
    if all(abs(factor - 1) < 1e-12 for factor in factors):
        total = sum(weights)
        found = [sum(map(mul, graded, drawn)) / total for drawn in sets]
    else:
        found = [sum(map(mul, graded, drawn)) / sum(map(mul, factors, drawn)) for drawn in sets]
    # Scores that differ by a rounding of the machine are a tie.
    return [min(round(score, 9), one.at_most) for score in found]


def _certain(
    candidates: Sequence[Candidate],
    places: int,
    sets: Sequence[Sequence[float]],
    weights: Sequence[float],
) -> list[Decimal | None]:
    """Return 1 or 0 where no weight set can decide otherwise, None where the sets have to be looked at."""
    lowest = [min(column) for column in zip(*sets, strict=True)]
    highest = [max(column) for column in zip(*sets, strict=True)]
    bounds = [_bounds(one, lowest, highest, weights) for one in candidates]
    lows, highs = sorted(low for low, _ in bounds), sorted(high for _, high in bounds)
    found: list[Decimal | None] = []
    for low, high in bounds:
        may_be_ahead = sum(1 for other in highs if other >= low) - 1
        surely_ahead = sum(1 for other in lows if other > high)
        found.append(Decimal(1) if may_be_ahead < places else Decimal(0) if surely_ahead >= places else None)
    return found


def _bounds(
    one: Candidate, lowest: Sequence[float], highest: Sequence[float], weights: Sequence[float]
) -> tuple[float, float]:
    """Return between which scores a candidate stays whatever the set; wider where its weights differ."""
    order = sorted(range(len(one.grades)), key=one.grades.__getitem__)
    if any(abs(own - weight) > _SLACK for own, weight in zip(one.weights, weights, strict=True)):
        low, high = min(one.grades), max(one.grades)
    else:
        low, high = (_extreme(one.grades, lowest, highest, sum(weights), by) for by in (order, order[::-1]))
    return min(low, one.at_most) - _SLACK, min(high, one.at_most) + _SLACK


def _extreme(
    grades: Sequence[float], least: Sequence[float], most: Sequence[float], total: float, order: Sequence[int]
) -> float:
    """Return the score where the first criteria in an order weigh as much as they can."""
    points: float = sum(map(mul, grades, least))
    left = total - sum(least)
    for i in order:
        step = min(left, most[i] - least[i])
        points += step * grades[i]
        left -= step
    return points / total
