"""Changes of an action's state: opened, moved, done or dropped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from kamctl import hints
from kamctl.errors import RefusedError
from kamctl.method.lookup import UnknownNameError, known
from kamctl.method.relationships.coverage import has_left
from kamctl.model.account import Contact
from kamctl.model.kam import Person, Policy
from kamctl.model.plan import Action, Drop, Move
from kamctl.model.portfolio import Portfolio
from kamctl.wording import plural
from kamctl.workspace.paths import plan_path


class ActionRefusedError(RefusedError):
    """The action's state does not allow this."""


def purpose(portfolio: Portfolio, account_id: str, serves: str) -> str:
    """Return what an action serves, which must be there: an initiative, obligation, need or contact.

    Raises:
        UnknownNameError: there is none of that id.
    """
    account, plan = portfolio.accounts[account_id], portfolio.plans.get(account_id)
    ends = {
        **(plan.initiatives if plan else {}),
        **account.obligations,
        **account.needs,
        **account.contacts,
    }
    where = f"the plan and account of {account_id}"
    return known(serves, ends, "initiative, obligation, need or contact", where)


def able_owner(portfolio: Portfolio, account_id: str, owner: str, day: dt.date) -> str:
    """Return a person or contact who must not have left by a day.

    Raises: UnknownNameError: none of our people and no contact of the account has that id.
        ActionRefusedError: they have left.
    """
    contacts = portfolio.accounts[account_id].contacts
    who: dict[str, Person | Contact] = {**contacts, **portfolio.kam.people}
    if owner not in who:
        raise UnknownNameError("person or contact", owner, who, f"kam.yaml or accounts/{account_id}.yaml")
    if has_left(who[owner], day):
        raise ActionRefusedError(f"{owner} left on {who[owner].left}", "Name an owner who has not left.")
    return owner


def able_due(due: dt.date, opened: dt.date) -> dt.date:
    """Return a due day that must not be before the action is opened.

    Raises:
        ActionRefusedError: it is.
    """
    if due < opened:
        raise ActionRefusedError(f"due {due} is before the action is opened, {opened}", "Give a later --due.")
    return due


def done(portfolio: Portfolio, account_id: str, action_id: str, date: dt.date) -> dt.date:
    """Return the day an open action was done.

    Raises:
        UnknownNameError: the plan holds no such action.
        ActionRefusedError: it is not open, or was opened later.
    """
    action = _open(portfolio, account_id, action_id)
    _refuse_before(action_id, action.opened, "opened", date)
    return date


def move(
    portfolio: Portfolio, account_id: str, action_id: str, *, now: dt.date, date: dt.date, reason: str
) -> Move:
    """Return the move of an open action to another due date.

    Raises:
        UnknownNameError: the plan holds no such action.
        ActionRefusedError: it is not open, was opened or moved later, is already due then, or the new date is
        past.
    """
    action = _open(portfolio, account_id, action_id)
    _refuse_before(action_id, action.opened, "opened", date)
    if action.moved:
        _refuse_before(action_id, max(m.date for m in action.moved), "moved last", date)
    if now == action.due:
        raise ActionRefusedError(f"{action_id} is already due on {now}", "Nothing was changed.")
    if now < date:
        raise ActionRefusedError(
            f"{now} is before {date}, the day it is moved on", "Move it to that day or a later one."
        )
    return Move(date=date, was=action.due, now=now, reason=reason)


def drop(portfolio: Portfolio, account_id: str, action_id: str, *, date: dt.date, reason: str) -> Drop:
    """Return the entry that gives up an open action.

    Raises:
        UnknownNameError: the plan holds no such action.
        ActionRefusedError: it is not open, or was opened later.
    """
    action = _open(portfolio, account_id, action_id)
    _refuse_before(action_id, action.opened, "opened", date)
    return Drop(date=date, reason=reason)


def closed(portfolio: Portfolio, account_id: str, action_id: str) -> str:
    """Return the field that closes an action: done or dropped.

    Raises:
        UnknownNameError: the plan holds no such action.
        ActionRefusedError: it is open.
    """
    plan = portfolio.plans[account_id]
    texts = {name: one.do for name, one in plan.actions.items()}
    action = plan.actions[known(action_id, texts, "action", plan_path(account_id))]
    if action.done is None and action.dropped is None:
        raise ActionRefusedError(f"{action_id} is open", "Nothing was changed.")
    return "done" if action.done is not None else "dropped"


def long_action(opened: dt.date, due: dt.date, policy: Policy) -> str | None:
    """Return a warning if an action runs longer than the policy's window; else None."""
    days = (due - opened).days
    if days <= policy.action_window_days:
        return None
    last = opened + dt.timedelta(policy.action_window_days)
    return (
        f"{plural(days, 'day')} from opening to due date, more than {policy.action_window_days}: "
        f"split it into steps, the first due by {last}"
    )


def open_action(portfolio: Portfolio, account_id: str, action_id: str) -> str:
    """Return the id of an action that must be open.

    Raises:
        UnknownNameError: the plan holds no such action.
        ActionRefusedError: it is done or dropped.
    """
    _open(portfolio, account_id, action_id)
    return action_id


def _open(portfolio: Portfolio, account_id: str, action_id: str) -> Action:
    plan = portfolio.plans.get(account_id)
    actions: Mapping[str, Action] = plan.actions if plan is not None else {}
    if action_id not in actions:
        still = {key: one.do for key, one in actions.items() if one.done is None and one.dropped is None}
        raise UnknownNameError("action", action_id, still or tuple(actions), plan_path(account_id))
    action = actions[action_id]
    if action.done is not None:
        raise ActionRefusedError(
            f"{action_id} was done on {action.done}", f"Open a new action: {hints.add_action()}"
        )
    if action.dropped is not None:
        raise ActionRefusedError(
            f"{action_id} was dropped on {action.dropped.date}", f"Open a new action: {hints.add_action()}"
        )
    return action


def _refuse_before(action_id: str, day: dt.date, what: str, date: dt.date) -> None:
    if date < day:
        raise ActionRefusedError(f"{action_id} was {what} on {day}, after {date}", "Give a later --date.")
