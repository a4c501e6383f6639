"""How firmly a verdict stands against other weights."""

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from kamctl.method.selection.scoring import CriterionScore, Score
from kamctl.model.criteria import Criteria

DRAWS = 10_000
SWING = 0.25
_SEED = 20_260_101


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
    return Sensitivity(_select_share(criteria, score.criteria), flips(criteria, score))


def flips(criteria: Criteria, score: Score) -> tuple[Flip, ...]:
    """Return for each criterion the weight at which the verdict flips; none for other verdicts."""
    if score.verdict not in ("select", "below"):
        return ()
    return tuple(
        Flip(part.criterion, part.weight, _flips_at(criteria, score, part)) for part in score.criteria
    )


def _grade(criteria: Criteria, part: CriterionScore) -> Fraction:
    """Return a rating's place on the scale, 0 to 100."""
    low, high = Fraction(criteria.scale.low), Fraction(criteria.scale.high)
    return 100 * (Fraction(part.rating or 0) - low) / (high - low)


def _flips_at(criteria: Criteria, score: Score, part: CriterionScore) -> Decimal | None:
    """Solve for the weight x at which the score crosses the threshold T.

    With the other weights scaled by (100 − x) / (100 − w), the score is linear in x:
    x·p/100 + (100 − x)·R/100, p this criterion's grade and R the weighted mean of the others'.
    A score equal to T selects, so that a selected account flips only where it can fall under T.
    An account below that reaches T only where this criterion is all that counts, or counts for
    nothing, does not flip: no criteria that anybody could decide on lie beyond the end of the range.
    """
    total = sum((Fraction(p.weight) for p in score.criteria), Fraction(0))
    others = total - Fraction(part.weight)
    if others == 0:
        return None
    rest = (
        sum((Fraction(p.weight) * _grade(criteria, p) for p in score.criteria if p is not part), Fraction(0))
        / others
    )
    own, threshold = _grade(criteria, part), Fraction(criteria.select_at)
    if own == rest:
        return None
    crossing = 100 * (threshold - rest) / (own - rest)
    # Beyond the crossing there must be room: a tie at the end of the range is no flip.
    falls = score.verdict == "select"
    lies_above = (own < rest) == falls
    if not (0 <= crossing < 100 if lies_above else 0 < crossing <= 100):
        return None
    return Decimal(crossing.numerator) / Decimal(crossing.denominator)


def _select_share(criteria: Criteria, parts: Sequence[CriterionScore]) -> Decimal:
    """Draw weight sets around the present one and count those that select; two runs agree.

    Rescaling to 100 divides all weights by one number, so the score reaches T exactly where the
    sum of weight × (grade − T) is not negative.
    """
    ordered = sorted(parts, key=lambda p: p.criterion)
    edges = [float(p.weight) * float(_grade(criteria, p) - Fraction(criteria.select_at)) for p in ordered]
    draw = random.Random(_SEED).random  # noqa: S311 - a simulation
    hits = 0
    for _ in range(DRAWS):
        total = 0.0
        for edge in edges:
            total += edge * (1.0 - SWING + 2.0 * SWING * draw())
        hits += total >= 0.0
    return Decimal(hits) / DRAWS
