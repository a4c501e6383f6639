"""Accounts on two axes: how attractive they are to us, and how strong we are in their eyes."""

from __future__ import annotations

from kamctl.app.open import Opened
from kamctl.errors import KamctlError
from kamctl.method.selection.second_axis.matrix import Placed
from kamctl.method.selection.second_axis.matrix import matrix as placed
from kamctl.method.selection.second_axis.strength import gives_strength
from kamctl.model.criteria import Criteria

_EXAMPLE = "{strong_at: 60, criteria: {delivery: {name: Delivery, weight: 100, question: …}}}"


class NoStrengthError(KamctlError):
    """The criteria do not say how strength is judged."""

    def __init__(self, why: str, help: str) -> None:  # noqa: A002
        super().__init__(f"there is no second axis: {why}", help)


def matrix(opened: Opened) -> tuple[Criteria, tuple[Placed, ...]]:
    """Place the accounts asked for.

    Raises:
        KamctlError: there are no criteria.
        NoStrengthError: they do not say how strength is judged, or its weights do not add up to 100.
    """
    criteria = opened.criteria
    if criteria.strength is None:
        raise NoStrengthError("criteria.yaml has no `strength`", f"Write `strength: {_EXAMPLE}`.")
    if gives_strength(criteria) is None:
        raise NoStrengthError(
            "the weights of `strength` in criteria.yaml do not add up to 100", "Divide exactly 100 points."
        )
    return criteria, placed(opened.portfolio, criteria, opened.accounts, opened.today)
