"""Upper limits of a score: what no other strength makes good."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kamctl.method.performance.targets import meets
from kamctl.method.selection.criteria.criterion_score import CriterionScore
from kamctl.model.criteria import Cap, Criteria


def cap_that_applies(criteria: Criteria, parts: Sequence[CriterionScore]) -> Cap | None:
    """Return the first cap whose ratings all hold; a criterion that is left out holds none."""
    ratings = {part.criterion: part.rating for part in parts}
    return next((cap for cap in criteria.caps if _holds(cap, ratings)), None)


def _holds(cap: Cap, ratings: dict[str, Decimal | None]) -> bool:
    found = [(ratings.get(name), bound) for name, bound in cap.when.items()]
    return bool(found) and all(rating is not None and meets(bound, rating) for rating, bound in found)
