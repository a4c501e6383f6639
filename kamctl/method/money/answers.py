"""What was done about a signal: a growth finding, a newer receivables entry, an action."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from kamctl.method.execution.actions import track
from kamctl.method.money.signals import Signal
from kamctl.model import periods
from kamctl.model.account import Account, Growth
from kamctl.model.plan import Plan

#: Answered by a `growth` entry, the others by a `receivables` entry.
ABOUT_GROWTH = frozenset({"spike", "slump", "margin-fall", "first-loss"})


class Answer(NamedTuple):
    """An entry of the account, or an action of its plan, that answers a signal."""

    date: dt.date
    what: str


class AnsweredSignal(NamedTuple):
    """A signal of a customer, the account that has its number, and what has been done about it."""

    account: str | None
    signal: Signal
    answered: Answer | None


def answer(signal: Signal, account: Account, plan: Plan | None, today: dt.date, starts: int) -> Answer | None:
    """Return the first answer to a signal, up to `today`.

    A growth finding answers what happened in a quarter by naming it, or, if it names none, from that
    quarter's first day on; a receivables entry answers the state at a quarter's end if it is later. An action
    answers the signal that it names, unless it was dropped. A spike needs a finding: an action answers it
    only as long as it is open.
    """
    about = _findings(signal, account, starts) if signal.kind in ABOUT_GROWTH else _balances(signal, account)
    found = [one for one in (*about, *_actions(signal, plan, today)) if one.date <= today]
    return min(found, key=lambda one: one.date, default=None)


def explains(entry: Growth, quarter: str, starts: int) -> bool:
    """Tell whether a finding is about a quarter: it names it, or it names none and is not older."""
    if entry.about is not None:
        return entry.about == quarter
    return entry.date >= periods.named(quarter, starts).start


def _findings(signal: Signal, account: Account, starts: int) -> Iterator[Answer]:
    for entry in account.growth:
        if explains(entry, signal.quarter, starts):
            yield Answer(entry.date, entry.finding)


def _balances(signal: Signal, account: Account) -> Iterator[Answer]:
    for entry in account.receivables:
        if entry.date > signal.end:
            yield Answer(entry.date, f"balance {entry.balance}, overdue {entry.overdue}")


def _actions(signal: Signal, plan: Plan | None, today: dt.date) -> Iterator[Answer]:
    for tracked in track("", plan, today) if plan is not None else ():
        counts = tracked.is_open or (tracked.state == "done" and signal.kind != "spike")
        if tracked.action.answers == signal.name and counts:
            yield Answer(tracked.action.opened, tracked.action.do)
