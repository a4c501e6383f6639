"""Needs of the customer that nobody has met and that nothing serves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kamctl.model.account import Account
from kamctl.model.plan import Action, Plan

#: Days for which a need may wait with nothing that serves it.
NEED_WAITS_DAYS = 180


def old_needs(account: Account, plan: Plan | None, today: dt.date) -> Iterator[tuple[str, int]]:
    """Yield the needs that have waited too long, with the days since they were raised or last served.

    An open action serves a need today; one that was done or dropped served it up to that day.
    """
    actions = plan.actions.values() if plan is not None else ()
    for name, need in account.needs.items():
        if need.met is not None and need.met <= today:
            continue
        served = [_served_until(a, today) for a in actions if a.serves == name and a.opened <= today]
        waits = (today - max([need.date, *served])).days
        if waits > NEED_WAITS_DAYS:
            yield name, waits


def _served_until(action: Action, today: dt.date) -> dt.date:
    ended = action.done or (action.dropped.date if action.dropped is not None else None)
    return ended if ended is not None and ended <= today else today
