"""The days on which a requirement of a gate can begin or cease to hold.

Between two of them nothing that the requirement looks at changes: no entry begins to count, none
grows too old, nobody leaves, no quarter begins.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from kamctl.method.lifecycle.gate import Case
from kamctl.method.lifecycle.requirements_of_partnership import VALUE_CHECK_VALID_DAYS
from kamctl.method.lifecycle.requirements_of_supply import FLIGHT_RISK_VALID_DAYS, RECEIVABLES_VALID_DAYS
from kamctl.method.logs import Dated
from kamctl.model import periods

_DAY = dt.timedelta(days=1)
_Days = Iterable[dt.date | None]


def turns(requirement: str, case: Case, first: dt.date) -> list[dt.date]:
    """Return the days from `first` to the case's today on which `requirement` can turn, in order."""
    last = case.today
    days: set[dt.date | None] = {first, *(e.date for e in case.account.stages), *_OF[requirement](case)}
    if requirement in _BY_QUARTER:
        days.update(q.start for q in periods.spans("quarter", first, last, case.kam.fiscal_year_starts))
    return sorted(day for day in days if day is not None and first <= day <= last)


def _never(_case: Case) -> _Days:
    """Nothing that the requirement looks at carries a date."""
    return ()


def _aging(log: Iterable[Dated], valid_days: int) -> Iterator[dt.date]:
    """Yield the days on which entries begin to count and on which they are too old."""
    for entry in log:
        yield entry.date
        yield entry.date + dt.timedelta(days=valid_days + 1)


def _manager(case: Case) -> _Days:
    person = case.kam.people.get(case.account.manager or "")
    return (person.left,) if person else ()


def _contacts(case: Case) -> Iterator[dt.date | None]:
    for contact in case.account.contacts.values():
        person = case.kam.people.get(contact.counterpart or "")
        yield contact.left
        yield person.left if person else None
        if contact.last_contact:
            yield contact.last_contact
            every = case.kam.policy.contact_every(contact.level)
            yield contact.last_contact + dt.timedelta(days=every + 1)


def _reviews(case: Case) -> _Days:
    return (review.held for review in case.reviews.values())


def _actions(case: Case) -> Iterator[dt.date | None]:
    yield from _reviews(case)
    for action in case.plan.actions.values() if case.plan else ():
        yield from (action.opened, action.due + _DAY, action.done)
        if action.dropped:
            yield action.dropped.date
        for move in action.moved:
            yield from (move.date, move.was + _DAY, move.now + _DAY)


_OF: dict[str, Callable[[Case], _Days]] = {
    "buying-reason": _never,
    "value-beyond-price": _never,
    "growth-investigated": lambda case: (e.date for e in case.account.growth),
    "receivables-known": lambda case: _aging(case.account.receivables, RECEIVABLES_VALID_DAYS),
    "manager-named": _manager,
    "forecast-agreed": lambda case: (e.date for e in case.account.forecasts),
    "flight-risk-assessed": lambda case: _aging(case.account.flight_risk, FLIGHT_RISK_VALID_DAYS),
    "executive-pair": _contacts,
    "levels-covered": _contacts,
    "functions-covered": _contacts,
    "review-held": _reviews,
    "actions-followed-up": _actions,
    "value-accepted": lambda case: (v.accepted.date for v in case.account.value if v.accepted),
    "benefit-exceeds-price": lambda case: _aging(case.account.value_checks, VALUE_CHECK_VALID_DAYS),
}
_BY_QUARTER = frozenset({"forecast-agreed", "review-held", "value-accepted"})
