"""Action states, due dates, and a plan's last activity."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from kamctl.model.kam import Policy
from kamctl.model.plan import Action, Plan
from kamctl.model.review import Review

ActionState = Literal["open", "overdue", "done", "dropped"]


class Tracked(NamedTuple):
    """An action as it stands on a day.

    `days_overdue` is 0 unless the state is overdue; `moves` counts how often its date slipped.
    """

    account: str
    id: str
    action: Action
    state: ActionState
    due: dt.date
    days_overdue: int
    moves: int

    @property
    def is_open(self) -> bool:
        """Whether it is open, overdue or not."""
        return self.state in ("open", "overdue")


def track(account: str, plan: Plan, today: dt.date) -> Iterator[Tracked]:
    """Yield each action of a plan that was opened by `today`, as it stood then."""
    for name, action in plan.actions.items():
        if action.opened > today:
            continue
        if action.moved:
            due = due_on(action, today)
            moves = sum(1 for m in action.moved if m.date <= today)
        else:
            due, moves = action.due, 0
        late = 0
        state: ActionState
        if action.done is not None and action.done <= today:
            state = "done"
        elif action.dropped is not None and action.dropped.date <= today:
            state = "dropped"
        elif due < today:
            state, late = "overdue", (today - due).days
        else:
            state = "open"
        yield Tracked(account, name, action, state, due, late, moves)


def due_on(action: Action, today: dt.date) -> dt.date:
    """Return an action's due date as known on a day: later moves are ignored."""
    later = [m for m in action.moved if m.date > today]
    return min(later, key=lambda m: m.date).was if later else action.due


def urgency(tracked: Tracked) -> tuple[bool, dt.date, str, str]:
    """Return the sort key that puts the most urgent action first and finished ones last."""
    return (not tracked.is_open, tracked.due, tracked.account, tracked.id)


def in_window(tracked: Tracked, policy: Policy, today: dt.date) -> bool:
    """Tell whether an open action is due from today to the end of the action window, both included."""
    return tracked.state == "open" and tracked.due <= today + dt.timedelta(days=policy.action_window_days)


def is_window_empty(account: str, plan: Plan, policy: Policy, today: dt.date) -> bool:
    """Tell whether a plan is shelved: nothing open is due in the window and nothing is overdue."""
    return not any(t.state == "overdue" or in_window(t, policy, today) for t in track(account, plan, today))


def last_activity(plan: Plan, reviews: Mapping[str, Review], today: dt.date) -> dt.date | None:
    """Return the newest dated entry of a plan up to `today`; None where there is none.

    Actions opened, moved, done or dropped, adjustments, validations and reviews held count.
    """
    newest = dt.date.min
    for day in _dates(plan, reviews):
        if newest < day <= today:
            newest = day
    return None if newest == dt.date.min else newest


def _dates(plan: Plan, reviews: Mapping[str, Review]) -> Iterator[dt.date]:
    for action in plan.actions.values():
        yield action.opened
        for move in action.moved:
            yield move.date
        if action.done is not None:
            yield action.done
        if action.dropped is not None:
            yield action.dropped.date
    for adjustment in plan.adjustments:
        yield adjustment.date
    for validation in plan.validations:
        yield validation.date
    for review in reviews.values():
        yield review.held


def is_stale(last: dt.date | None, policy: Policy, today: dt.date) -> bool:
    """Tell whether a plan's last activity is too long ago; a plan that never had any is stale."""
    return last is None or (today - last).days > policy.plan_stale_after_days
