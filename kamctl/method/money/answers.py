"""What has been done about a signal: a finding about growth, or a newer look at what they owe."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from kamctl.method.money.signals import Signal
from kamctl.model import periods
from kamctl.model.account import Account

#: Answered by a `growth` entry, the others by a `receivables` entry.
ABOUT_GROWTH = frozenset({"spike", "slump", "margin-fall", "first-loss"})


class Answer(NamedTuple):
    """An entry of the account that answers a signal."""

    date: dt.date
    what: str


class AnsweredSignal(NamedTuple):
    """A signal of a customer, the account that has its number, and what has been done about it."""

    account: str | None
    signal: Signal
    answered: Answer | None


def answer(signal: Signal, account: Account, today: dt.date, starts: int) -> Answer | None:
    """Return the first entry that is not older than the signal.

    A growth finding answers what happened in a quarter from that quarter's first day on, or by
    naming the quarter; a receivables entry answers the state of a quarter's end after it.
    """
    if signal.kind in ABOUT_GROWTH:
        begun = periods.named(signal.quarter, starts).start
        for entry in sorted(account.growth, key=lambda one: one.date):
            if begun <= entry.date <= today:
                return Answer(entry.date, entry.finding)
        return None
    for balance in sorted(account.receivables, key=lambda one: one.date):
        if signal.end < balance.date <= today:
            return Answer(balance.date, f"balance {balance.balance}, overdue {balance.overdue}")
    return None
