"""When a key account's plan is due; before that day it is not missing, stale or empty."""

from __future__ import annotations

import datetime as dt

from kamctl.method.execution.actions import is_stale, last_activity
from kamctl.method.logs import selected_since
from kamctl.method.tier_policy import policy_for
from kamctl.model.account import Account
from kamctl.model.kam import Policy
from kamctl.model.portfolio import Portfolio


def plan_due(account: Account, policy: Policy, today: dt.date) -> dt.date | None:
    """Return the day on which a key account's plan is due; None if it is not a key account."""
    since = selected_since(account, today)
    return None if since is None else since + dt.timedelta(days=policy.plan_within_days)


def is_plan_due(account: Account, policy: Policy, today: dt.date) -> bool:
    """Tell whether a key account's time to make a plan is over."""
    due = plan_due(account, policy, today)
    return due is not None and due < today


def is_plan_stale(portfolio: Portfolio, account_id: str, today: dt.date) -> bool:
    """Tell whether a key account's plan has been without a dated entry for too long."""
    plan, policy = portfolio.plans.get(account_id), policy_for(portfolio, account_id, today)
    if plan is None or not is_plan_due(portfolio.accounts[account_id], policy, today):
        return False
    return is_stale(last_activity(plan, portfolio.reviews.get(account_id, {}), today), policy, today)
