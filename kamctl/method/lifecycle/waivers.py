"""How long a gate is passed without one of its requirements."""

from __future__ import annotations

import datetime as dt

from kamctl.model.account import StageEntry

#: Days from the stage entry on for which a waiver holds that names no last day.
WAIVER_HOLDS_DAYS = 180


def last_day(entry: StageEntry, name: str) -> dt.date | None:
    """Return the last day on which an entry's waiver of a requirement holds; None without a waiver."""
    waiver = entry.waived.get(name)
    if waiver is None:
        return None
    return waiver.until or entry.date + dt.timedelta(days=WAIVER_HOLDS_DAYS)
