"""The customer's validation of a plan: whose counts, how long it is valid, and what outdates it."""

from __future__ import annotations

import datetime as dt

from kamctl.language import phrase
from kamctl.method.logs import newest
from kamctl.method.plan.plan_due import plan_due
from kamctl.method.relationships.coverage import NOBODY_YET, is_below
from kamctl.model.account import Account
from kamctl.model.kam import Policy
from kamctl.model.plan import Adjustment, Plan, Validation
from kamctl.model.types import Level

#: Their lowest level that can validate the plan, unless they decide further down.
VALIDATES_FROM: Level = "director"


def may_validate(account: Account, who: str) -> bool:
    """Tell whether a contact can validate: at director level or above, or at the level where they decide."""
    contact = account.contacts.get(who)
    if contact is None or contact.name == NOBODY_YET:
        return False
    return not (is_below(contact.level, VALIDATES_FROM) and is_below(contact.level, account.decision_level))


def newest_validation(account: Account, plan: Plan, today: dt.date) -> Validation | None:
    """Return the newest validation that counts."""
    return newest([v for v in plan.validations if may_validate(account, v.by)], today)


def validation_in_force(account: Account, plan: Plan, policy: Policy, today: dt.date) -> Validation | None:
    """Return the newest validation that counts, if it is no older than the policy allows."""
    entry = newest_validation(account, plan, today)
    if entry is None or (today - entry.date).days > policy.validation_valid_days:
        return None
    return entry


def outdated_by(plan: Plan, validation: Validation, today: dt.date) -> Adjustment | None:
    """Return the newest adjustment if it was made after a validation."""
    last = newest(plan.adjustments, today)
    return last if last is not None and last.date > validation.date else None


def validation_due(account: Account, plan: Plan, policy: Policy, today: dt.date) -> dt.date:
    """Return the last day on which the customer validates a plan in time.

    Without a validation that counts, that is the plan's due date; else the day on which the newest expires or
    an adjustment outdated it.
    """
    last = newest_validation(account, plan, today)
    if last is None:
        return max(plan.horizon.start, plan_due(account, policy, today) or plan.horizon.start)
    changed = outdated_by(plan, last, today)
    until = last.date + dt.timedelta(days=policy.validation_valid_days)
    return until if changed is None else min(until, changed.date)


def missing_validation(account: Account, plan: Plan | None, policy: Policy, today: dt.date) -> str:
    """Say that no validation is in force, and why; empty if one is."""
    if plan is None or validation_in_force(account, plan, policy, today) is None:
        last = newest(plan.validations, today) if plan is not None else None
        if last is not None and (today - last.date).days <= policy.validation_valid_days:
            who = account.contacts.get(last.by)
            said = "`{who}` validated the plan on {day}, which takes a {needed} or above"
            if who is not None:
                said = "`{who}`, a {level}, validated the plan on {day}, which takes a {needed} or above"
            level = phrase(who.level) if who is not None else None
            return phrase(said, who=last.by, level=level, day=last.date, needed=phrase(_lowest(account)))
        return phrase(
            "no validation by the customer in the last {days} days", days=policy.validation_valid_days
        )
    return ""


def _lowest(account: Account) -> Level:
    """Return the lowest level whose word counts."""
    lower = is_below(account.decision_level, VALIDATES_FROM)
    return account.decision_level if lower else VALIDATES_FROM
