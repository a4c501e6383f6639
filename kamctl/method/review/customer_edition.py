"""The customer edition: an allow-list of fields, applied twice.

In the records, all fields not marked `SHOWN` are blanked before the agenda is built, so no template and no
sentence can contain them. From the agenda, only fields marked `Shown` are given out; our judgements from
allowed facts stay internal. A field without a mark is hidden.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from typing import Any, TypeVar

from kamctl.method.plan.gaps import unconfirmed
from kamctl.method.tier_policy import kam_for
from kamctl.model.account import Account
from kamctl.model.plan import Plan
from kamctl.model.portfolio import Portfolio
from kamctl.model.record import Record
from kamctl.model.shape import visibility
from kamctl.model.types import SHOWN, SHOWN_AS_PRESENT

R = TypeVar("R", bound=Record)


def customer_portfolio(portfolio: Portfolio, account_id: str, today: dt.date) -> Portfolio:
    """Return a portfolio with one account, reduced to what its people may see."""
    plan, minutes = portfolio.plans.get(account_id), portfolio.reviews.get(account_id, {})
    account = portfolio.accounts[account_id]
    agreed = frozenset(name for review in minutes.values() for name in review.agreed)
    plans = {}
    if plan is not None:
        internal = frozenset(name for name, action in plan.actions.items() if action.internal)
        plans[account_id] = _shared_plan(redact(plan), account, agreed, internal, today)
    return Portfolio(
        kam=redact(kam_for(portfolio, account_id, today)),
        accounts={account_id: redact(account)},
        plans=plans,
        reviews={account_id: {period: redact(review) for period, review in minutes.items()}},
    )


def redact(record: R) -> R:
    """Return a record in which every field not marked as shown is blank."""
    kind = type(record)
    seen = visibility(kind)
    values: dict[str, Any] = {}
    for f in fields(record):
        value = getattr(record, f.name)
        if seen.get(f.name) == SHOWN:
            values[f.name] = _redacted(value)
        elif seen.get(f.name) == SHOWN_AS_PRESENT and value is not None:
            values[f.name] = _blank(value)
        elif f.default is not MISSING:
            values[f.name] = f.default
        elif f.default_factory is not MISSING:
            values[f.name] = f.default_factory()
        else:
            values[f.name] = _blank(value)
    return kind(**values)


def _redacted(value: Any) -> Any:
    if isinstance(value, Record):
        return redact(value)
    if isinstance(value, tuple):
        return tuple(_redacted(v) for v in value)
    if isinstance(value, Mapping):
        return {k: _redacted(v) for k, v in value.items()}
    return value


def _blank(value: Any) -> Any:
    """Return a value of the same type that says nothing."""
    if isinstance(value, Record):
        return redact(value)
    if isinstance(value, dt.date):
        return dt.date.min
    return type(value)()


def _shared_plan(
    plan: Plan, account: Account, agreed: frozenset[str], internal: frozenset[str], today: dt.date
) -> Plan:
    """Leave out pressures and obstacles that nobody at the customer confirmed, and what is internal.

    Internal are an initiative that helps nothing else, an action marked `internal`, and an action of ours
    that was agreed in no review and serves nothing that they see.
    """
    hidden = {name for part, name in unconfirmed(plan, today) if part != "objectives"}
    aims = {*plan.objectives, *plan.pressures, *plan.obstacles} - hidden
    initiatives = {
        n: replace(i, helps=tuple(h for h in i.helps if h in aims))
        for n, i in plan.initiatives.items()
        if aims.intersection(i.helps)
    }
    seen = {*initiatives, *account.obligations, *account.needs}
    return replace(
        plan,
        pressures={n: p for n, p in plan.pressures.items() if n not in hidden},
        obstacles={n: o for n, o in plan.obstacles.items() if n not in hidden},
        initiatives=initiatives,
        actions={
            n: replace(a, serves=a.serves if a.serves in seen else None)
            for n, a in plan.actions.items()
            if n not in internal and (a.serves in seen or n in agreed or a.owner in account.contacts)
        },
    )


def shown(kind: type) -> frozenset[str]:
    """Return the fields of an agenda's record class that the customer edition shows."""
    return frozenset(name for name, seen in visibility(kind).items() if seen == SHOWN)
