"""By when management has to decide again: a trial ends, and a nomination does not wait for ever."""

from __future__ import annotations

import datetime as dt

from kamctl.model.account import Decision

#: How long a trial runs that names no end.
TRIAL_DAYS = 365
#: How long a nomination may wait for the decision.
NOMINATION_DAYS = 90


def decide_by(entry: Decision) -> dt.date | None:
    """Return the last day of a trial, or of a nomination's wait; None where nothing is to be decided."""
    if entry.outcome == "trial":
        return entry.until or entry.date + dt.timedelta(days=TRIAL_DAYS)
    return entry.date + dt.timedelta(days=NOMINATION_DAYS) if entry.outcome == "nominated" else None
