"""Entries of ratings that rate nothing, or what their criterion does not have."""

from __future__ import annotations

from kamctl.model.account import Rating
from kamctl.model.criteria import Criterion
from kamctl.model.record import Contradiction
from kamctl.wording import listed

_WAY_OUT = "Write `rating: N`, or `not_applicable: …` with the reason."


def misfit(criterion: Criterion, rating: Rating) -> Contradiction | None:
    """Return what is wrong with an entry; None where it rates what there is to rate.

    Looked at for every rating of a workspace, so what is right is found first.
    """
    if (
        rating.rating is not None
        and rating.measure is None
        and rating.value is None
        and rating.not_applicable is None
        and not criterion.measures
    ):
        return None
    said = [name for name in ("rating", "value", "not_applicable") if getattr(rating, name) is not None]
    if not said:
        value = " `value: N`, what was measured," if criterion.metric is not None else ""
        return Contradiction(
            (), "the entry rates nothing", f"Write{value} or `rating: N`." if value else _WAY_OUT
        )
    if len(said) > 1:
        both = listed(f"`{name}`" for name in said)
        return Contradiction((said[-1],), f"the entry has {both}", "Keep the one that holds.")
    if rating.value is not None and criterion.metric is None:
        return Contradiction(
            ("value",), "the criterion has no metric to turn a value into a rating", _WAY_OUT
        )
    return _of_measure(criterion, rating)


def _of_measure(criterion: Criterion, rating: Rating) -> Contradiction | None:
    there = ", ".join(criterion.measures)
    if rating.measure is not None and rating.measure not in criterion.measures:
        said = f"There are: {there}." if there else "The criterion is rated as a whole: take `measure` out."
        return Contradiction(("measure",), f"no measure of the criterion is called `{rating.measure}`", said)
    if rating.measure is None and criterion.measures and rating.not_applicable is None:
        return Contradiction(
            (), "the entry does not say which measure it rates", f"Write `measure: …`: {there}."
        )
    return None
