"""Why a score changed: its parts, which add up to the change exactly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from kamctl.method.selection.criteria.criterion_score import CriterionScore, Figures, all_in_force
from kamctl.method.selection.scores.scoring import Score, score_of
from kamctl.model.account import Account
from kamctl.model.criteria import Criteria
from kamctl.wording import number, tenths

Cause = Literal["rating", "weight", "scale", "criterion-added", "criterion-removed", "rating-expired", "cap"]
_TENTH = Fraction(1, 10)


class Part(NamedTuple):
    """What one cause did to a score, in points."""

    cause: Cause
    criterion: str
    points: Fraction
    says: str


class ScoreChange(NamedTuple):
    """A change of score between two days; `parts` add up to `change` exactly."""

    before: Fraction
    after: Fraction
    parts: tuple[Part, ...]

    @property
    def change(self) -> Fraction:
        """Points gained, negative where they were lost."""
        return self.after - self.before


class Side(NamedTuple):
    """What a score was made from: criteria and ratings on a day."""

    criteria: Criteria
    account: Account
    day: dt.date
    figures: Figures | None = None


def why(old: Side, new: Side, valid_days: int) -> ScoreChange | None:
    """Split the change of a score by its causes; None where either is missing or incomplete.

    A criterion's points are weight × grade. Where both changed, each is credited with its change
    at the mean of the other (the Shapley value of two causes), so that neither goes first. A rating
    that has grown older than `valid_days` still counts, so an expired one is named with 0 points.
    """
    one, other = _score(old), _score(new)
    if one is None or other is None or one.score is None or other.score is None:
        return None
    before = {part.criterion: part for part in one.criteria}
    after = {part.criterion: part for part in other.criteria}
    parts: list[Part] = []
    for name in (*before, *(n for n in after if n not in before)):
        if name not in after:
            lost = -_points(old.criteria, before[name])
            parts.append(Part("criterion-removed", name, lost, f"criterion {name} removed"))
        elif name not in before:
            parts.append(
                Part("criterion-added", name, _points(new.criteria, after[name]), f"criterion {name} added")
            )
        else:
            parts.extend(_kept(name, before[name], after[name], old.criteria, new.criteria))
    parts.extend(_capped(one, other))
    parts.extend(_expired(old, new, valid_days))
    return ScoreChange(_total(old.criteria, one), _total(new.criteria, other), tuple(parts))


def shown_points(change: ScoreChange) -> list[Decimal]:
    """Return the points of each part to one decimal, rounded so that they add up to the change as shown.

    The change as shown is the difference of the two scores as shown. What rounding leaves over goes
    to the parts that lost most by it (largest remainders).
    """
    target = tenths(change.after) - tenths(change.before)
    low = [part.points // _TENTH for part in change.parts]
    spare = target - sum(low)
    rests = sorted(range(len(low)), key=lambda i: low[i] - change.parts[i].points / _TENTH)
    moved = [i for i in rests if change.parts[i].points] or rests
    for step in range(abs(spare)):
        low[moved[step % len(moved)] if spare > 0 else moved[-1 - step % len(moved)]] += (
            1 if spare > 0 else -1
        )
    return [Decimal(one) / 10 for one in low]


def _score(side: Side) -> Score | None:
    return score_of(side.criteria, "", side.account, side.day, side.figures)


def _grade(criteria: Criteria, rating: Decimal | None) -> Fraction:
    width = Fraction(criteria.scale.high) - Fraction(criteria.scale.low)
    return (Fraction(rating or 0) - Fraction(criteria.scale.low)) / width


def _points(criteria: Criteria, part: CriterionScore) -> Fraction:
    return Fraction(part.weight) * _grade(criteria, part.rating)


def _total(criteria: Criteria, score: Score) -> Fraction:
    total = sum((_points(criteria, part) for part in score.criteria), Fraction(0))
    return total - _lost(score)


def _lost(score: Score) -> Fraction:
    """Return the points that a cap takes."""
    if score.capped_from is None or score.score is None:
        return Fraction(0)
    return Fraction(score.capped_from) - Fraction(score.score)


def _capped(one: Score, other: Score) -> Iterator[Part]:
    """Yield that a cap took points, or takes them no longer."""
    if moved := _lost(one) - _lost(other):
        yield Part("cap", "", moved, f"cap: {(other if moved < 0 else one).capped_because}")


def _kept(
    name: str, one: CriterionScore, other: CriterionScore, old: Criteria, new: Criteria
) -> Iterator[Part]:
    # Where a side leaves the criterion out, all of the change is its weight's.
    was = other.rating if one.rating is None else one.rating
    now = one.rating if other.rating is None else other.rating
    start, end = _grade(old, was), _grade(new, now)
    weight = (Fraction(one.weight) + Fraction(other.weight)) / 2
    rerated = _grade(old, now) - start
    if was != now and was is not None and now is not None:
        said = f"{name} {number(was)} → {number(now)}"
        yield Part("rating", name, weight * rerated, said)
    if end - start != rerated:
        yield Part("scale", name, weight * (end - start - rerated), f"{name} on another scale")
    if one.weight != other.weight:
        moved = (Fraction(other.weight) - Fraction(one.weight)) * (start + end) / 2
        yield Part("weight", name, moved, f"weight of {name} {number(one.weight)} → {number(other.weight)}")


def _expired(old: Side, new: Side, valid_days: int) -> Iterator[Part]:
    """Yield the ratings in force on both days that outlived their validity in between."""
    for name, criterion in new.criteria.criteria.items():
        log = new.account.ratings.get(name, ())
        for rating in (one for found in all_in_force(criterion, log, new.day) for one in found.values()):
            last = rating.date + dt.timedelta(days=valid_days)
            if old.day <= last < new.day:
                said = f"{name}: {rating.by}'s rating of {rating.date} expired; it counts until renewed"
                yield Part("rating-expired", name, Fraction(0), said)
