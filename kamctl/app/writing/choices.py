"""The names that a prompt offers in a change of an account, each with its text."""

from __future__ import annotations

from collections.abc import Collection

from kamctl import wording
from kamctl.app.writing.change import ChangeContext
from kamctl.method.execution.actions import track
from kamctl.method.relationships.coverage import has_left
from kamctl.model import periods
from kamctl.model.kinds import KINDS
from kamctl.model.shape import record_fields
from kamctl.model.walk import scopes
from kamctl.workspace.paths import Place
from kamctl.workspace.portfolio import at

#: Fields that mark a record as past: it is no longer offered.
CLOSING = ("left", "done", "dropped", "met")
#: How many periods of an obligation are offered.
_PERIODS = 4
#: A possible answer, and what it means.
Choices = list[tuple[str, str]]


def named(context: ChangeContext, kinds: Collection[str]) -> Choices:
    """Return what can be named of kinds of things, as far as their files were opened; not what is over."""
    found: Choices = []
    for scope in (scopes()[kind] for kind in kinds if kind in scopes()):
        account = context.account if KINDS[scope.kind].keys else None
        record = at(context.portfolio, Place(scope.kind, account))
        for id_, one in scope.entries(record).items() if scope.field else ():
            if not any(getattr(one, field, None) for field in CLOSING):
                told = next((name for name in record_fields(one) if isinstance(getattr(one, name), str)), "")
                found.append((id_, " ".join(getattr(one, told, "").split())))
    return found


def people(context: ChangeContext) -> Choices:
    """Return our people who have not left on the day of the change."""
    found = context.portfolio.kam.people.items()
    return [(id_, f"{one.name}, {one.level}") for id_, one in found if not has_left(one, context.date)]


def contacts(context: ChangeContext) -> Choices:
    """Return the account's contacts who have not left on the day of the change."""
    found = context.portfolio.accounts[context.account].contacts.items()
    return [
        (id_, f"{one.name}, {one.title or one.level}")
        for id_, one in found
        if not has_left(one, context.date)
    ]


def criteria(context: ChangeContext) -> Choices:
    """Return the criteria with their questions."""
    return [(id_, one.question) for id_, one in context.opened.criteria.criteria.items()]


def anchors(context: ChangeContext, criterion: str) -> Choices:
    """Return what ratings on a criterion mean, the lowest first."""
    meant = context.opened.criteria.criteria[criterion].anchors
    return [(wording.digits(rating), text) for rating, text in sorted(meant.items())]


def open_actions(context: ChangeContext) -> Choices:
    """Return the account's open actions, with due day and owner."""
    plan = context.portfolio.plans.get(context.account)
    found = track(context.account, plan, context.today) if plan is not None else ()
    return [(one.id, f"{one.due}  {one.action.owner}  {one.action.do}") for one in found if one.is_open]


def closed_actions(context: ChangeContext) -> Choices:
    """Return the account's actions that are done or dropped, the last opened first."""
    plan = context.portfolio.plans.get(context.account)
    found = plan.actions.items() if plan is not None else ()
    closed = [(id_, one) for id_, one in found if one.done is not None or one.dropped is not None]
    return [(id_, one.do) for id_, one in sorted(closed, key=lambda pair: pair[1].opened, reverse=True)]


def open_needs(context: ChangeContext) -> Choices:
    """Return the needs that are not met yet."""
    found = context.portfolio.accounts[context.account].needs.items()
    return [(id_, f"{one.need} ({one.raised_by}, {one.date})") for id_, one in found if one.met is None]


def claims(context: ChangeContext) -> Choices:
    """Return value delivered that nobody has accepted, by its place in the log, the newest first."""
    log = context.portfolio.accounts[context.account].value
    open_ = [(i, one) for i, one in enumerate(log) if one.accepted is None]
    return [(str(i), f"{one.date}  {' '.join(one.what.split())}") for i, one in reversed(open_)]


def obligations(context: ChangeContext) -> Choices:
    """Return the obligations of both sides."""
    found = context.portfolio.accounts[context.account].obligations.items()
    return [(id_, f"{one.what} ({'ours' if one.owed_by == 'us' else 'theirs'})") for id_, one in found]


def periods_of(context: ChangeContext, obligation: str) -> Choices:
    """Return the newest periods of an obligation that have begun, with their recorded results."""
    owed = context.portfolio.accounts[context.account].obligations[obligation]
    if owed.every is None:
        return [] if owed.due is None else [(owed.due.isoformat(), "the day it is due")]
    starts = context.portfolio.kam.fiscal_year_starts
    span = periods.containing(owed.every, context.today, starts)
    found: Choices = []
    while len(found) < _PERIODS and span.end >= owed.since:
        state = "reported" if span.label in owed.results else "not reported"
        found.append((span.label, f"{span.start} to {span.end}, {state}"))
        span = periods.before(owed.every, span, starts)
    return found
