"""Our strength as the customer sees it: the second axis, never mixed with the score."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from kamctl.method.median import median
from kamctl.method.selection.criteria.criterion_score import ZERO
from kamctl.model.account import Account, StrengthRating
from kamctl.model.criteria import Criteria, Strength

_ALL = 100


class StrengthPart(NamedTuple):
    """One criterion's part of our strength; with `guess`, nobody of theirs rated it, and ours guessed.

    `rating` is the median over the raters; it and `points` are None where nobody rated.
    """

    criterion: str
    weight: Decimal
    rating: Decimal | None
    points: Decimal | None
    raters: int
    guess: bool


class StrengthScore(NamedTuple):
    """Our strength with an account, 0 to 100; None, as `strong` is, where a criterion of it is not rated."""

    criteria: tuple[StrengthPart, ...]
    missing: tuple[str, ...]
    strength: Decimal | None
    strong: bool | None

    @property
    def guessed(self) -> bool:
        """Whether a part of it is our own guess."""
        return any(part.guess for part in self.criteria)


def gives_strength(criteria: Criteria) -> Strength | None:
    """Return how strength is judged; None where criteria do not say, or their weights are not 100."""
    strength = criteria.strength
    if strength is None or criteria.scale.low >= criteria.scale.high:
        return None
    total = sum((one.weight for one in strength.criteria.values()), ZERO)
    return strength if total == _ALL else None


def strength_of(criteria: Criteria, account: Account, today: dt.date) -> StrengthScore | None:
    """Return our strength with an account: points = weight × (rating − low) / (high − low), summed.

    The newest rating of each contact counts; those of our own people only where no contact rated.
    """
    strength = gives_strength(criteria)
    if strength is None:
        return None
    low, width = criteria.scale.low, criteria.scale.high - criteria.scale.low
    parts: list[StrengthPart] = []
    total = ZERO  # points times the width of the scale: exact
    for name, criterion in strength.criteria.items():
        in_force = _newest_by_rater(account.strengths.get(name, ()), today)
        theirs = [one.rating for by, one in in_force.items() if by in account.contacts]
        ratings = theirs or [one.rating for one in in_force.values()]
        if not ratings:
            parts.append(StrengthPart(name, criterion.weight, None, None, 0, guess=False))
            continue
        rating = median(ratings)
        earned = criterion.weight * (rating - low)
        total += earned
        parts.append(
            StrengthPart(name, criterion.weight, rating, earned / width, len(ratings), guess=not theirs)
        )
    missing = tuple(part.criterion for part in parts if part.rating is None)
    if missing or not parts:
        return StrengthScore(tuple(parts), missing, None, None)
    return StrengthScore(tuple(parts), (), total / width, total >= strength.strong_at * width)


def _newest_by_rater(log: Iterable[StrengthRating], today: dt.date) -> dict[str, StrengthRating]:
    """Return each rater's newest rating up to `today`; on a tie the later in the file."""
    found: dict[str, StrengthRating] = {}
    for one in log:
        if one.date <= today and (one.by not in found or one.date >= found[one.by].date):
            found[one.by] = one
    return found
