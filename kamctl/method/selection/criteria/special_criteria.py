"""What a criterion adds that is not rated by plain numbers alone: by a metric, by measures, or by nobody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kamctl.method.median import median
from kamctl.method.selection.criteria.criterion_score import (
    ZERO,
    Basis,
    CriterionScore,
    Figures,
    MeasureScore,
    rated,
    rating_by,
    ratings_in_force,
)
from kamctl.model.account import Rating
from kamctl.model.criteria import Criterion, Missing, Scale


class _Part(NamedTuple):
    """What the ratings of a criterion, or of a measure of it, come to."""

    rating: Decimal | None
    raters: int
    spread: Decimal
    basis: Basis
    value: Decimal | None = None
    why: str = ""


def criterion_score(
    name: str,
    criterion: Criterion,
    weight: Decimal,
    log: Sequence[Rating],
    today: dt.date,
    scale: Scale,
    figures: Figures | None,
) -> CriterionScore:
    """Return what a criterion adds whose ratings are not plain numbers alone; its `weight` as if all count.

    A figure of the results comes before any rating. Raters who say that the criterion does not
    apply leave it out where they are more than those who rate it.
    """
    parts: tuple[MeasureScore, ...] = ()
    part = _of_results(criterion, figures) or _of_ratings(criterion, ratings_in_force(log, today), scale)
    if criterion.measures and part.basis != "left-out":
        parts = tuple(
            _measure(criterion, one, ratings_in_force(log, today, one), scale) for one in criterion.measures
        )
        part = _of_measures(criterion, parts)
    elif part.basis == "missing":
        part = _unrated(criterion.missing, scale)
    points = None
    if part.rating is not None and part.basis != "left-out":
        points = weight * (part.rating - scale.low) / (scale.high - scale.low)
    return CriterionScore(
        name, weight, part.rating, points, part.raters, part.spread, part.basis, part.value, part.why, parts
    )


def _of_results(criterion: Criterion, figures: Figures | None) -> _Part | None:
    figure = criterion.metric.figure if criterion.metric is not None else None
    value = figures(figure) if figure is not None and figures is not None else None
    earned = None if value is None else rating_by(criterion.metric, value)
    return None if earned is None else _Part(earned, 0, ZERO, "results", value)


def _of_ratings(criterion: Criterion, in_force: dict[str, Rating], scale: Scale) -> _Part:
    entries = in_force.values()
    apart = [one for one in entries if one.not_applicable is not None]
    found = [(value, one) for one in entries if (value := rated(criterion, one)) is not None]
    if len(apart) > len(found):
        newest = max(apart, key=lambda one: one.date)
        return _Part(None, len(apart), ZERO, "left-out", why=newest.not_applicable or "")
    if not found or scale.high <= scale.low:
        return _Part(None, 0, ZERO, "missing")
    ratings = [value for value, _ in found]
    values = [one.value for _, one in found if one.value is not None]
    return _Part(
        median(ratings),
        len(ratings),
        max(ratings) - min(ratings),
        "rated",
        median(values) if len(values) == len(found) else None,
    )


def _unrated(missing: Missing, scale: Scale) -> _Part:
    """Return what a criterion or a measure counts for that nobody rated."""
    if missing == "low":
        return _Part(scale.low, 0, ZERO, "low", why="nobody rated it, which counts as the lowest rating")
    if missing == "leave-out":
        return _Part(None, 0, ZERO, "left-out", why="nobody rated it")
    return _Part(None, 0, ZERO, "missing")


def _measure(criterion: Criterion, name: str, in_force: dict[str, Rating], scale: Scale) -> MeasureScore:
    part = _of_ratings(criterion, in_force, scale)
    if part.basis == "missing":
        part = _unrated(criterion.missing, scale)
    share = ZERO if part.basis == "left-out" else criterion.measures[name].share
    return MeasureScore(name, share, part.rating, part.raters, part.spread, part.basis)


def _of_measures(criterion: Criterion, parts: Sequence[MeasureScore]) -> _Part:
    """Return the mean of the measures by their shares; those left out give theirs to the others."""
    if any(part.basis == "missing" for part in parts):
        return _Part(None, 0, ZERO, "missing")
    shares = sum((part.share for part in parts), ZERO)
    if shares == 0:
        return _Part(None, 0, ZERO, "left-out", why="none of its measures is rated")
    total = sum((part.share * part.rating for part in parts if part.share and part.rating is not None), ZERO)
    raters = max(part.raters for part in parts)
    is_low = all(part.basis in ("low", "left-out") for part in parts)
    basis: Basis = "low" if is_low and criterion.missing == "low" else "rated"
    return _Part(total / shares, raters, max(part.spread for part in parts), basis)
