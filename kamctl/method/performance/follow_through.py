"""What is still to be done where performance failed: our own repair, a decision, and carrying it out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kamctl.method.logs import decision
from kamctl.method.performance.obligations import Kept
from kamctl.method.performance.performance_status import Performance, Reason, is_worse
from kamctl.model.account import Account, ExitOutcome, Outcome, Standing
from kamctl.model.kam import Kam
from kamctl.model.plan import Action, Plan

#: Days within which management decides an exit review.
DECIDED_WITHIN_DAYS = 45
#: The decisions that carry out an outcome; other outcomes keep the account as it is.
CARRIED_OUT_BY: dict[ExitOutcome, tuple[Outcome, ...]] = {
    "exit": ("exited",),
    "step-down": ("exited", "declined"),
}


def is_managements(entry: Standing) -> bool:
    """Tell whether only senior management may record an entry: it is worse than watch, or has an outcome."""
    return is_worse(entry.state, "watch") or entry.outcome is not None


def ours_unmended(found: Performance, plan: Plan | None, kam: Kam, today: dt.date) -> Iterator[Reason]:
    """Yield why corrective action is required of us, if no action of ours answers it.

    Such an action serves the obligation and is open, or was done after the newest missed period.
    """
    kept = {each.id: each for each in found.kept}
    actions = [a for a in (plan.actions.values() if plan is not None else ()) if a.owner in kam.people]
    for reason in found.our_reasons:
        if reason.state != "corrective-action" or reason.obligation is None:
            continue
        missed = _last_missed(kept[reason.obligation])
        serving = (a for a in actions if a.serves == reason.obligation)
        if not any(_mends(action, missed, today) for action in serving):
            yield reason


def _last_missed(kept: Kept) -> dt.date:
    return max(period.end for period in kept.ended if period.state == "missed")


def _mends(action: Action, missed: dt.date, today: dt.date) -> bool:
    if action.opened > today or (action.dropped is not None and action.dropped.date <= today):
        return False
    return action.done is None or action.done > today or action.done > missed


def undecided_since(account: Account, today: dt.date) -> Standing | None:
    """Return the entry since which an exit review waits for its outcome; None if none does.

    Recording the review again does not restart it.
    """
    log = sorted((e for e in account.standing if e.date <= today), key=lambda e: e.date)
    since = None
    for entry in reversed(log):
        if entry.state != "exit-review" or entry.outcome is not None:
            break
        since = entry
    return since


def outcome_due(entry: Standing) -> dt.date:
    """Return the last day on which management decides an exit review in time."""
    return entry.date + dt.timedelta(days=DECIDED_WITHIN_DAYS)


def not_carried_out(account: Account, recorded: Standing | None, today: dt.date) -> Standing | None:
    """Return the newest entry of the log if it ends the key account and no decision carries that out."""
    if recorded is None or recorded.outcome not in CARRIED_OUT_BY:
        return None
    wanted, now = CARRIED_OUT_BY[recorded.outcome], decision(account, today)
    made = {d.outcome for d in account.decisions if recorded.date <= d.date <= today}
    done = made.intersection(wanted) or (now is not None and now.outcome in wanted)
    return None if done else recorded
