"""Minutes of a review that was held, and the actions that came out of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from kamctl.method.execution.actions import Tracked, track
from kamctl.model.plan import Plan
from kamctl.model.review import Review


def offered_actions(
    account: str, plan: Plan, minutes: Mapping[str, Review], held: dt.date, today: dt.date
) -> list[Tracked]:
    """Return the actions that may have come out of a review held on `held`.

    They were opened on that day or later, are still open, and appear in no other minutes; those of the day
    itself come first.
    """
    claimed = {name for review in minutes.values() for name in review.agreed}
    found = [
        tracked
        for tracked in track(account, plan, today)
        if tracked.is_open and tracked.action.opened >= held and tracked.id not in claimed
    ]
    return sorted(found, key=lambda t: (t.action.opened, t.due, t.id))
