"""Who can end a finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kamctl.findings import Draft
from kamctl.method.senior import is_senior
from kamctl.model.portfolio import Portfolio
from kamctl.workspace.paths import place

#: Rules whose findings senior management ends, by a decision.
DECISIONS = frozenset((
    "exit-review-undecided", "outcome-without-decision", "standing-gap", "corrective-action-expired",
    "nomination-waits", "trial-over", "undecided", "top-customer-undecided", "key-below-threshold",
    "approval-outdated", "key-account-loses-money", "contradictory-decisions", "decision-against-verdict",
    "criteria-approval", "criteria-count", "weights-not-100", "not-granted-in-time", "granted-over-capacity",
))  # fmt: skip
#: How long a path leads to an entry that somebody answers for, and the field that says who.
_ANSWERS = {
    ("plans", "actions"): (2, "owner"),
    ("plans", "initiatives"): (2, "owner"),
    ("accounts", "ratings"): (3, "by"),
    ("accounts", "decisions"): (2, "by"),
    ("accounts", "standing"): (2, "by"),
}

#: What an entry has set off is the account manager's to do, whoever made the entry.
_MANAGERS = frozenset({"playbook-not-played"})


def owner(portfolio: Portfolio | None, draft: Draft) -> str | None:
    """Return who can end a finding.

    The rater of a ballot, the owner of an action or initiative, whoever made a rating, a decision or an
    entry about performance and has not left, else the account manager. None where nobody is named, or where
    a decision of senior management ends it and nobody of them is named: such a finding is theirs, or about a
    file as a whole.
    """
    if portfolio is not None and draft.path.startswith("rounds/"):
        rater = getattr(place(draft.path), "person", None)
        return rater if rater in portfolio.kam.people and not _has_left(portfolio, rater) else None
    if portfolio is None or draft.account is None:
        return None
    who = _named(portfolio, draft)
    return None if draft.rule in DECISIONS and not (who and is_senior(portfolio.kam, who)) else who


def _named(portfolio: Portfolio, draft: Draft) -> str | None:
    assert draft.account is not None
    group = draft.path.partition("/")[0]
    length, field = _ANSWERS.get((group, str(draft.where[0]) if draft.where else ""), (0, ""))
    if length and len(draft.where) >= length and draft.rule not in _MANAGERS:
        holder: Any = getattr(portfolio, group).get(draft.account)
        who = getattr(_at(holder, draft.where[:length]), field, None)
        if isinstance(who, str) and not _has_left(portfolio, who):
            return who
    account = portfolio.accounts.get(draft.account)
    return account.manager if account is not None else None


def _at(holder: Any, path: tuple[str | int, ...]) -> Any:
    """Return the value at a path of fields, keys and indices; None where there is none."""
    for step in path:
        if isinstance(step, int):
            holder = holder[step] if isinstance(holder, tuple) and step < len(holder) else None
        elif isinstance(holder, Mapping):
            holder = holder.get(step)
        else:
            holder = getattr(holder, step, None)
    return holder


def _has_left(portfolio: Portfolio, who: str) -> bool:
    return who in portfolio.kam.people and portfolio.kam.people[who].left is not None
