"""Senior management's approval of a plan: whose counts, and what it covers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from kamctl.language import Words, phrase
from kamctl.method.logs import newest
from kamctl.method.senior import is_senior
from kamctl.model.kam import Kam
from kamctl.model.plan import Plan, PlanApproval

#: What an approval covers, in the order of its fingerprints.
PARTS = ("destination", "objectives", "milestones")
_LENGTH = 4


def fingerprint(plan: Plan) -> str:
    """Return a fingerprint of destination, objectives and milestones: `3f9a-11c2-8d01`.

    Wrapping, order, who confirmed an objective and when a milestone was reached make no difference.
    """
    objectives = sorted(f"{name}: {one.objective}" for name, one in plan.objectives.items())
    milestones = sorted(f"{name}: {one.by}: {one.outcome}" for name, one in plan.milestones.items())
    return "-".join(map(_hashed, ([plan.destination], objectives, milestones)))


def _hashed(texts: Iterable[str]) -> str:
    from hashlib import sha256

    return sha256("\n".join(" ".join(text.split()) for text in texts).encode()).hexdigest()[:_LENGTH]


def newest_approval(plan: Plan, kam: Kam, today: dt.date) -> PlanApproval | None:
    """Return the newest approval by a member of senior management."""
    return newest([one for one in plan.approvals if is_senior(kam, one.by)], today)


def outdated_by(plan: Plan, approval: PlanApproval, today: dt.date) -> str:
    """Say what has changed since an approval; empty if nothing has.

    An approval without a fingerprint covers the plan up to its next adjustment.
    """
    if approval.of is not None:
        now, then = fingerprint(plan).split("-"), approval.of.split("-")
        changed = [part for part, new, old in zip(PARTS, now, then, strict=True) if new != old]
        if not changed:
            return ""
        said = "{parts} has changed" if changed == ["destination"] else "{parts} have changed"
        return phrase(said, parts=Words(tuple(map(phrase, changed))))
    last = newest(plan.adjustments, today)
    if last is None or last.date <= approval.date:
        return ""
    return phrase("the plan was adjusted on {day}", day=last.date)


def missing_approval(plan: Plan, kam: Kam, today: dt.date) -> str:
    """Say why no approval is valid; empty if one is, or if nobody approves plans."""
    if not plan.approvals:
        return ""
    entry = newest_approval(plan, kam, today)
    if entry is None:
        return phrase("nobody in senior management has approved the plan")
    changed = outdated_by(plan, entry, today)
    since = "{changed} since `{who}` approved the plan on {day}"
    return phrase(since, changed=changed, who=entry.by, day=entry.date) if changed else ""
