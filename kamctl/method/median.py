"""The median, of amounts, ratings or days: the standard library's loads more than a command does."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TypeVar

Number = TypeVar("Number", Decimal, float)


def median(values: Iterable[Number]) -> Number:
    """Return the median of at least one value; of an even number the mean of the middle two."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
