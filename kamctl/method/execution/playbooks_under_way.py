"""Playbooks that were played at an account and have actions open."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import NamedTuple

from kamctl.method.execution.actions import Tracked, track
from kamctl.model.portfolio import Portfolio


class UnderWay(NamedTuple):
    """A playbook at work since the day of what triggered it: how many actions are done, and the next.

    `name` is its id where the workspace has no such playbook any more.
    """

    playbook: str
    name: str
    date: dt.date
    done: int
    actions: int
    next: Tracked


def under_way(portfolio: Portfolio, account_id: str, today: dt.date) -> tuple[UnderWay, ...]:
    """Return the playbooks at work at an account, newest first; one with no open action is over."""
    plan = portfolio.plans.get(account_id)
    plays: defaultdict[tuple[dt.date, str], list[Tracked]] = defaultdict(list)
    for one in track(account_id, plan, today) if plan is not None else ():
        if one.action.played is not None:
            plays[one.action.played.date, one.action.played.playbook].append(one)
    found = []
    for (day, playbook), actions in sorted(plays.items(), reverse=True):
        waiting = [one for one in actions if one.is_open]
        if waiting:
            known = portfolio.playbooks.get(playbook)
            name = known.name if known is not None else playbook
            done = sum(1 for one in actions if one.state == "done")
            after = min(waiting, key=lambda one: (one.due, one.id))
            found.append(UnderWay(playbook, name, day, done, len(actions), after))
    return tuple(found)
