"""The limits for one account: the workspace's, or those of its tier. Read them only here."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace

from kamctl.model.criteria import TierPolicy
from kamctl.model.kam import Kam, Policy
from kamctl.model.portfolio import Portfolio


def policy_for(portfolio: Portfolio, account_id: str, today: dt.date) -> Policy:
    """Return the limits for an account."""
    return kam_for(portfolio, account_id, today).policy


def kam_for(portfolio: Portfolio, account_id: str, today: dt.date) -> Kam:
    """Return the settings with the limits for an account; computed once for a portfolio and a day."""
    criteria = portfolio.criteria
    if criteria is None or not criteria.tiers:
        return portfolio.kam
    key = ("kam", account_id, today)
    if key not in portfolio.memory:
        portfolio.memory[key] = _kam_for(portfolio, account_id, today)
    found: Kam = portfolio.memory[key]
    return found


def _kam_for(portfolio: Portfolio, account_id: str, today: dt.date) -> Kam:
    from kamctl.method.selection.scores.scoring import score_in

    kam, criteria = portfolio.kam, portfolio.criteria
    score = score_in(portfolio, account_id, today) if account_id in portfolio.accounts else None
    own = criteria.tiers[score.tier].policy if criteria is not None and score and score.tier else None
    return kam if own is None else replace(kam, policy=_overridden(kam.policy, own))


def _overridden(policy: Policy, own: TierPolicy) -> Policy:
    stated = {one.name: getattr(own, one.name) for one in fields(own)}
    changed = {name: value for name, value in stated.items() if value is not None}
    changed["contact_every_days"] = {**policy.contact_every_days, **own.contact_every_days}
    return replace(policy, **changed)
