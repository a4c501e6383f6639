"""Time-boxes: how long a section of a review may take."""

from __future__ import annotations

STEP = 5
LONGEST = 20


def time_box(minutes: int) -> int:
    """Return a time-box: a multiple of five minutes, from 5 to 20."""
    return min(max(-(-minutes // STEP) * STEP, STEP), LONGEST)
