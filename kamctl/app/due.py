"""What falls due, and the actions of plans, filtered."""

from __future__ import annotations

import datetime as dt

from kamctl.app.open import Opened
from kamctl.errors import KamctlError
from kamctl.git import versions
from kamctl.method.due import Due, everything_due
from kamctl.method.execution.actions import Tracked, track, urgency
from kamctl.method.lookup import known


def falling_due(opened: Opened, *, within: int, owner: str | None = None) -> list[Due]:
    """Return what is overdue or due within some days, of one owner or of all, the most urgent first.

    Raises:
        UnknownNameError: the owner is neither one of our people nor a contact of the accounts.
    """
    _refuse_unknown(opened, owner)
    last = opened.today + dt.timedelta(days=within)
    return [
        d
        for d in everything_due(opened.portfolio, opened.accounts, opened.today)
        if d.due <= last and (owner is None or d.owner == owner)
    ]


def actions(
    opened: Opened,
    *,
    overdue: bool = False,
    due_within: int | None = None,
    owner: str | None = None,
    closed: bool = False,
) -> list[Tracked]:
    """Return the actions of the accounts asked for, the most urgent first; with `closed`, past ones too.

    Raises:
        UnknownNameError: the owner is neither one of our people nor a contact of the accounts.
    """
    _refuse_unknown(opened, owner)
    last = opened.today + dt.timedelta(days=due_within) if due_within is not None else None
    found = (
        tracked
        for name in opened.accounts
        if name in opened.portfolio.plans
        for tracked in track(name, opened.portfolio.plans[name], opened.today)
        if (closed or tracked.is_open)
        and (not overdue or tracked.state == "overdue")
        and (last is None or (tracked.is_open and tracked.due <= last))
        and (owner is None or tracked.action.owner == owner)
    )
    return sorted(found, key=urgency)


def version(opened: Opened) -> dt.datetime:
    """Return the time of the workspace as it stands, never earlier than that of an earlier one.

    That of its newest commit; with changes that are not committed, and outside git, the start of today
    if that is later.
    """
    root = opened.workspace.root
    today = dt.datetime.combine(opened.today, dt.time(), dt.UTC)
    try:
        committed = versions.last_change(root)
        clean = committed is not None and versions.texts_at(root, "HEAD") == dict(opened.workspace.texts)
    except KamctlError:  # no git, no repository, or one that git does not read
        return today
    return committed if committed is not None and (clean or committed > today) else today


def _refuse_unknown(opened: Opened, owner: str | None) -> None:
    if owner is None:
        return
    portfolio = opened.portfolio
    contacts = [
        id_
        for one in opened.accounts
        if one in portfolio.accounts
        for id_ in portfolio.accounts[one].contacts
    ]
    known(owner, dict.fromkeys([*portfolio.kam.people, *contacts]), "person or contact", "the workspace")
