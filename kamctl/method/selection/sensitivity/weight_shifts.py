"""How firmly a verdict stands against other weights."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction
from functools import cache
from operator import mul
from typing import NamedTuple

from kamctl.method.selection.criteria.criterion_score import CriterionScore
from kamctl.method.selection.scores.scoring import Score
from kamctl.model.criteria import Criteria

DRAWS = 10_000
SWING = 0.25
SEED = 20_260_101


class Flip(NamedTuple):
    """The weight of a criterion at which the verdict flips, the others rescaled; None if none does."""

    criterion: str
    weight: Decimal
    flips_at: Decimal | None


class Sensitivity(NamedTuple):
    """`select_share` is the share (0 to 1) of weight sets near the present one that select."""

    select_share: Decimal
    flips: tuple[Flip, ...]


def sensitivity(criteria: Criteria, score: Score) -> Sensitivity | None:
    """Return how a verdict of `select` or `below` depends on the weights; None for other verdicts."""
    if score.verdict not in ("select", "below"):
        return None
    return Sensitivity(_select_share(criteria, score), flips(criteria, score))


def flips(criteria: Criteria, score: Score) -> tuple[Flip, ...]:
    """Return for each criterion the weight at which the verdict flips; none for other verdicts."""
    if score.verdict not in ("select", "below"):
        return ()
    weights = [Fraction(part.weight) for part in score.criteria]
    grades = [_grade(criteria, part) for part in score.criteria]
    whole = sum(weights, Fraction(0)), sum(map(mul, weights, grades), Fraction(0))
    return tuple(
        Flip(part.criterion, part.weight, _flips_at(criteria, score, part, (weight, grade), whole))
        for part, weight, grade in zip(score.criteria, weights, grades, strict=True)
    )


def _grade(criteria: Criteria, part: CriterionScore) -> Fraction:
    """Return a rating's place on the scale, 0 to 100."""
    low, high = Fraction(criteria.scale.low), Fraction(criteria.scale.high)
    return 100 * (Fraction(part.rating or 0) - low) / (high - low)


def _flips_at(
    criteria: Criteria,
    score: Score,
    part: CriterionScore,
    here: tuple[Fraction, Fraction],
    whole: tuple[Fraction, Fraction],
) -> Decimal | None:
    """Solve for the weight x at which the score crosses the threshold T.

    `here` are the criterion's weight and grade, `whole` the sums of all weights and of weight × grade.

    With the other weights scaled by (100 − x) / (100 − w), the score is linear in x:
    x·p/100 + (100 − x)·R/100, p this criterion's grade and R the weighted mean of the others'.
    A score equal to T selects, so that a selected account flips only where it can fall under T.
    An account below that reaches T only where this criterion is all that counts, or counts for
    nothing, does not flip: no criteria that anybody could decide on lie beyond the end of the range.
    A criterion that is left out has no weight to change, and no weight lifts a cap under T.
    """
    if part.points is None or _is_held_down(criteria, score):
        return None
    (weight, own), (total, points) = here, whole
    others = total - weight
    if others == 0:
        return None
    rest, threshold = (points - weight * own) / others, Fraction(criteria.select_at)
    if own == rest:
        return None
    crossing = 100 * (threshold - rest) / (own - rest)
    # Beyond the crossing there must be room: a tie at the end of the range is no flip.
    falls = score.verdict == "select"
    lies_above = (own < rest) == falls
    if not (0 <= crossing < 100 if lies_above else 0 < crossing <= 100):
        return None
    return Decimal(crossing.numerator) / Decimal(crossing.denominator)


def _is_held_down(criteria: Criteria, score: Score) -> bool:
    """Tell whether a cap keeps the score under the threshold, whatever the weights."""
    return score.capped_from is not None and (score.score or 0) < criteria.select_at


def _select_share(criteria: Criteria, score: Score) -> Decimal:
    """Draw weight sets around the present one and count those that select; two runs agree.

    Rescaling to 100 divides all weights by one number, so the score reaches T exactly where the
    sum of weight × (grade − T) is not negative.
    """
    if _is_held_down(criteria, score):
        return Decimal(0)
    ordered = sorted(score.criteria, key=lambda p: p.criterion)
    edges = [float(p.weight) * float(_grade(criteria, p) - Fraction(criteria.select_at)) for p in ordered]
    spans = [sorted((edge * (1 - SWING), edge * (1 + SWING))) for edge in edges]
    if sum(low for low, _ in spans) >= 0 or sum(high for _, high in spans) < 0:
        return Decimal(sum(edges) >= 0)  # no weight set says otherwise
    hits = sum(sum(map(mul, edges, factors)) >= 0.0 for factors in _factors(len(edges)))
    return Decimal(hits) / DRAWS


@cache
def _factors(criteria: int) -> list[tuple[float, ...]]:
    """Return by what each weight is multiplied in each weight set: the same for every account."""
    draw = random.Random(SEED).random  # noqa: S311 - a simulation
    return [tuple([1.0 - SWING + 2.0 * SWING * draw() for _ in range(criteria)]) for _ in range(DRAWS)]
