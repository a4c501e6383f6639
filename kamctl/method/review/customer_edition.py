"""The customer edition: what it may hold, by name.

Two allow-lists, one at each end. `RECORDS` says which fields of the files the customer edition is
made from; all others are blank before the agenda is built, so no template and no sentence can hold
them. `ITEMS` says which fields of the agenda leave it; a judgement of ours that is derived from
allowed facts stays with us. A field that stands in neither list is hidden.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from typing import Any, TypeVar

from kamctl.method.plan.gaps import unconfirmed
from kamctl.method.review import agenda_items as items
from kamctl.model.account import Acceptance, Account, Contact, Need, Obligation, Result, Value, ValueCheck
from kamctl.model.kam import Kam, Person, Policy
from kamctl.model.plan import (
    Action,
    Confirmation,
    Drop,
    Horizon,
    Initiative,
    Measure,
    Milestone,
    Move,
    Objective,
    Obstacle,
    Plan,
    Pressure,
    Validation,
)
from kamctl.model.record import Record
from kamctl.model.review import Review
from kamctl.workspace.portfolio import Portfolio

R = TypeVar("R", bound=Record)


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Fields of the files that the customer edition is made from.
RECORDS: Mapping[type[Record], frozenset[str]] = {
    Kam: _names("company currency fiscal_year_starts people policy"),
    Person: _names("name title level function left"),
    Policy: _names("action_window_days validation_valid_days review_every"),
    Account: _names("name manager contacts needs value value_checks obligations"),
    Contact: _names("name title level function left"),
    Need: _names("need raised_by date met"),
    Value: _names("date what worth accepted"),
    Confirmation: _names("by date"),
    Acceptance: _names("by date"),
    ValueCheck: _names("date by price benefit note"),
    Obligation: _names("owed_by what since every due target unit critical results"),
    Result: _names("actual met"),
    Plan: _names(
        "horizon destination team objectives pressures obstacles milestones initiatives validations actions"
    ),
    Horizon: _names("start end"),
    Objective: _names("objective confirmed"),
    Pressure: _names("pressure bears_on confirmed"),
    Obstacle: _names("obstacle blocks confirmed"),
    Milestone: _names("by outcome reached"),
    Initiative: _names("name helps milestone owner start end measure"),
    Measure: _names("what target actual"),
    Validation: _names("date by"),
    Action: _names("do serves owner opened due moved done dropped"),
    Move: _names("date was now"),
    Drop: _names("date"),
    Review: _names("held attendees agreed"),
}

#: Fields of which the customer edition is made only from there being something in them.
PRESENCE: Mapping[type[Record], frozenset[str]] = {Result: _names("excused")}

#: Fields of the agenda that the customer sees.
ITEMS: Mapping[type, frozenset[str]] = {
    items.Agenda: _names(
        "account name company currency quarter period_name rhythm edition start end prepared minutes manager "
        "ours theirs previous opening sections"
    ),
    items.Attendee: _names("id name title function part"),
    items.Previous: _names("period held attendees"),
    items.Section: _names("id title minutes items facts"),
    items.NeedsFacts: _names("since new open met"),
    items.NeedItem: _names("id need state raised_by raised_by_name date met"),
    items.FollowUpFacts: _names("done done_late open overdue dropped"),
    items.ActionItem: _names(
        "kind id do owner owner_name side serves serves_name agreed opened due first_due state done "
        "days_late moves dropped"
    ),
    items.ValueFacts: _names("accepted claimed years"),
    items.YearOfValue: _names("year accepted claimed unpriced"),
    items.ValueItem: _names("state date what worth accepted_by accepted_by_name accepted_on"),
    items.ObligationFacts: _names("ours theirs"),
    items.Record: _names("met missed"),
    items.ObligationItem: _names("id owed_by what target unit aim due results recent"),
    items.PeriodItem: _names("period state actual"),
    items.PriceBenefitFacts: _names("date balance trend"),
    items.CheckItem: _names("date by by_name price benefit balance note"),
    items.DestinationFacts: _names("destination start end reached milestones validated_by_name validated_on"),
    items.AimItem: _names("kind id text confirmed_by confirmed_by_name confirmed_on"),
    items.MilestoneItem: _names("kind id outcome by state reached days"),
    items.InitiativeItem: _names("kind id name owner owner_name start end state helps measure"),
    items.MeasureItem: _names("what target actual percent"),
    items.NextFacts: _names("until overdue"),
    items.Wanted: _names("kind decision why due"),
}


def customer_portfolio(portfolio: Portfolio, account_id: str, today: dt.date) -> Portfolio:
    """Return a portfolio with one account, and of it only what its people may see."""
    plan, minutes = portfolio.plans.get(account_id), portfolio.reviews.get(account_id, {})
    account = portfolio.accounts[account_id]
    agreed = frozenset(name for review in minutes.values() for name in review.agreed)
    plans = {}
    if plan is not None:
        internal = frozenset(name for name, action in plan.actions.items() if action.internal)
        plans[account_id] = _shared_plan(redact(plan), account, agreed, internal, today)
    return Portfolio(
        kam=redact(portfolio.kam),
        accounts={account_id: redact(account)},
        plans=plans,
        reviews={account_id: {period: redact(review) for period, review in minutes.items()}},
    )


def redact(record: R) -> R:
    """Return a record with every field blank that `RECORDS` does not name."""
    kind = type(record)
    shown, present = RECORDS.get(kind, frozenset()), PRESENCE.get(kind, frozenset())
    values: dict[str, Any] = {}
    for f in fields(record):
        value = getattr(record, f.name)
        if f.name in shown:
            values[f.name] = _redacted(value)
        elif f.name in present and value is not None:
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
    """Leave out pressures and obstacles that nobody of theirs confirmed, and what is ours alone.

    Ours alone is an action marked `internal`, and one of ours that serves neither an initiative nor
    an obligation and was agreed in no review.
    """
    hidden = {name for part, name in unconfirmed(plan, today) if part != "objectives"}
    return replace(
        plan,
        pressures={n: p for n, p in plan.pressures.items() if n not in hidden},
        obstacles={n: o for n, o in plan.obstacles.items() if n not in hidden},
        initiatives={
            n: replace(i, helps=tuple(h for h in i.helps if h not in hidden))
            for n, i in plan.initiatives.items()
        },
        actions={
            n: a
            for n, a in plan.actions.items()
            if n not in internal and (a.serves is not None or n in agreed or a.owner in account.contacts)
        },
    )


def shown(kind: type) -> frozenset[str]:
    """Return the fields of an agenda's records of a class that leave it in the customer edition."""
    return ITEMS.get(kind, frozenset())
