"""Changes of actions, recorded in the account's plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kamctl.app.open import looks_like_path, open_portfolio, open_workspace
from kamctl.app.session import Session
from kamctl.app.writing.add_entries import add_to
from kamctl.app.writing.change import ChangeContext, Changed, change_record
from kamctl.errors import KamctlError
from kamctl.method.execution import change_action
from kamctl.method.tier_policy import policy_for
from kamctl.model.plan import Action
from kamctl.model.portfolio import Portfolio
from kamctl.workspace.paths import is_id
from kamctl.workspace.record_edits import append_log, set_value
from kamctl.yaml.edit_ops import Edit, Remove


def add_action(
    context: ChangeContext,
    *,
    do: str,
    owner: str,
    due: dt.date,
    serves: str | None = None,
    answers: str | None = None,
    dry_run: bool = False,
) -> Changed[str]:
    """Open an action; returns its id.

    Raises:
        UnknownNameError: the owner, or what the action serves, is not there.
        ActionRefusedError: the owner has left, or it is due before it is opened; and what
            `kamctl.app.writing.add_entries.add` raises.
    """
    now, account = context.portfolio, context.account
    fields = {
        "do": do,
        "serves": None if serves is None else change_action.purpose(now, account, serves),
        "answers": answers,
        "owner": change_action.able_owner(now, account, owner, context.date),
        "opened": str(context.date),
        "due": str(change_action.able_due(due, context.date)),
    }
    changed = add_to(context, "action", fields, dry_run=dry_run)
    return changed._replace(notices=_long(context, context.date, due))


def finish_action(context: ChangeContext, action: str, *, dry_run: bool = False) -> Changed[Action]:
    """Record that an action is done; returns the action as it was.

    Raises what `done` and `kamctl.app.writing.change.change_record` do.
    """

    def done(now: Portfolio) -> tuple[Action, Sequence[Edit]]:
        day = change_action.done(now, context.account, action, context.date)
        return _action(now, context, action), set_value(("actions", action, "done"), day)

    return change_record(context, context.plan_path, done, dry_run=dry_run)


def move_action(
    context: ChangeContext, action: str, *, due: dt.date, reason: str, dry_run: bool = False
) -> Changed[Action]:
    """Move an action's due date, and log what it was; returns the action as it was.

    Raises what `move` and `kamctl.app.writing.change.change_record` do.
    """

    def moved(now: Portfolio) -> tuple[Action, Sequence[Edit]]:
        move = change_action.move(now, context.account, action, now=due, date=context.date, reason=reason)
        edits = (
            *set_value(("actions", action, "due"), move.now),
            *append_log(("actions", action, "moved"), move),
        )
        return _action(now, context, action), edits

    changed = change_record(context, context.plan_path, moved, dry_run=dry_run)
    return changed._replace(notices=_long(context, changed.made.opened, due))


def drop_action(
    context: ChangeContext, action: str, *, reason: str, dry_run: bool = False
) -> Changed[Action]:
    """Give up an action; returns the action as it was.

    Raises what `drop` and `kamctl.app.writing.change.change_record` do.
    """

    def dropped(now: Portfolio) -> tuple[Action, Sequence[Edit]]:
        drop = change_action.drop(now, context.account, action, date=context.date, reason=reason)
        return _action(now, context, action), set_value(("actions", action, "dropped"), drop)

    return change_record(context, context.plan_path, dropped, dry_run=dry_run)


def reopen_action(context: ChangeContext, action: str, *, dry_run: bool = False) -> Changed[Action]:
    """Reopen an action that was done or dropped; returns the action as it was.

    Raises what `closed` and `kamctl.app.writing.change.change_record` do.
    """

    def reopened(now: Portfolio) -> tuple[Action, Sequence[Edit]]:
        field = change_action.closed(now, context.account, action)
        return _action(now, context, action), (Remove(("actions", action, field)),)

    return change_record(context, context.plan_path, reopened, dry_run=dry_run)


def account_of_action(session: Session, given: str) -> str | None:
    """Return the account whose plan holds an action with that id; None if it names an account, or nothing.

    Raises:
        KamctlError: several plans hold such an action.
    """
    workspace = open_workspace(session)
    if given in workspace.account_ids or looks_like_path(given) or not is_id(given):
        return None
    opened = open_portfolio(session, kinds=("plans",))
    found = [name for name, plan in opened.portfolio.plans.items() if given in plan.actions]
    if len(found) > 1:
        raise KamctlError(f"several accounts have an action {given}", f"Name one: {', '.join(found)}.")
    return found[0] if found else None


def _action(now: Portfolio, context: ChangeContext, action: str) -> Action:
    return now.plans[context.account].actions[action]


def _long(context: ChangeContext, opened: dt.date, due: dt.date) -> tuple[str, ...]:
    """Return a notice if an action runs longer than the window allows."""
    said = change_action.long_action(
        opened, due, policy_for(context.portfolio, context.account, context.today)
    )
    return () if said is None else (f"warning: {said}",)
