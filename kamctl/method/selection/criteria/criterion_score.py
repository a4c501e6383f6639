"""What one criterion adds to a score, and the ratings in force that it rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from kamctl.model.account import Rating
from kamctl.model.criteria import Criterion, FigureName, Metric

#: What a rating rests on: its raters, the results, or, where nobody rated, what the criterion says of that.
Basis = Literal["rated", "results", "low", "left-out", "missing"]
#: Gives an account's figure by name; None where its results do not hold it.
Figures = Callable[[FigureName], Decimal | None]
ZERO = Decimal(0)


class MeasureScore(NamedTuple):
    """One part of a criterion; `share` is percent of the criterion, 0 where the part is left out."""

    measure: str
    share: Decimal
    rating: Decimal | None
    raters: int
    spread: Decimal
    basis: Basis


class CriterionScore(NamedTuple):
    """One criterion's part of a score.

    `weight` is what it counts with: its share of 100 points, more where others are left out, 0 where it is.
    `rating` is the median over the raters, `spread` their maximum less their minimum; `rating`
    and `points` are None where nobody rated. `value` is what was measured, `why` says why it is left out.
    """

    criterion: str
    weight: Decimal
    rating: Decimal | None
    points: Decimal | None
    raters: int
    spread: Decimal
    basis: Basis = "rated"
    value: Decimal | None = None
    why: str = ""
    measures: tuple[MeasureScore, ...] = ()


def ratings_in_force(log: Iterable[Rating], today: dt.date, measure: str | None = None) -> dict[str, Rating]:
    """Return each rater's newest rating up to `today`, by rater; on a tie the later in the file.

    Those of one `measure`; without it, those of the criterion as a whole.
    """
    found: dict[str, Rating] = {}
    for rating in log:
        if (
            rating.date <= today
            and rating.measure == measure
            and (rating.by not in found or rating.date >= found[rating.by].date)
        ):
            found[rating.by] = rating
    return found


def all_in_force(criterion: Criterion, log: Sequence[Rating], today: dt.date) -> list[dict[str, Rating]]:
    """Return the ratings in force of a criterion as a whole, and then of each of its measures."""
    return [ratings_in_force(log, today, measure) for measure in (None, *criterion.measures)]


def rating_by(metric: Metric | None, value: Decimal) -> Decimal | None:
    """Return the rating that a value earns; a lower edge belongs to its band, the lowest has no end below."""
    if metric is None or not metric.bands:
        return None
    reached = [edge for edge in metric.bands if edge <= value]
    return metric.bands[max(reached) if reached else min(metric.bands)]


def rated(criterion: Criterion, rating: Rating) -> Decimal | None:
    """Return what one entry rates, by its value where it gives one; None where it rates nothing."""
    if rating.rating is not None:
        return rating.rating
    return None if rating.value is None else rating_by(criterion.metric, rating.value)
