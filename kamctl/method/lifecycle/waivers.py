"""How long waivers last."""

from __future__ import annotations

import datetime as dt

from kamctl.model.account import StageEntry

#: Days from the stage entry for which a waiver without a last day is valid.
WAIVER_HOLDS_DAYS = 180


def last_day(entry: StageEntry, name: str) -> dt.date | None:
    """Return the last day of an entry's waiver of a requirement; None without a waiver."""
    waiver = entry.waived.get(name)
    if waiver is None:
        return None
    return waiver.until or entry.date + dt.timedelta(days=WAIVER_HOLDS_DAYS)
