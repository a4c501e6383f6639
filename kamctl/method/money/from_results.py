"""What the results in git say about an account, without the ledger: signals, last year, debt."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from kamctl.method.logs import newest
from kamctl.method.money.answers import AnsweredSignal, answer
from kamctl.method.money.monthly import FourQuarters, last_four, quarter_runs
from kamctl.method.money.quarters import QUARTERS
from kamctl.method.money.signals import Signal, signals_of
from kamctl.model import periods
from kamctl.model.account import ExpectedInvoice
from kamctl.model.ledger import SignalPolicy
from kamctl.model.portfolio import Portfolio


class OverLimitAhead(NamedTuple):
    """The first expected invoice that takes an account over its credit limit.

    `entry` is its place among the expected ones, `balance` what they owe with it and those before it.
    """

    invoice: ExpectedInvoice
    entry: int
    balance: Decimal
    limit: Decimal


class Owing(NamedTuple):
    """What an account owed on a day; `overdue` is None if not known."""

    date: dt.date
    balance: Decimal
    overdue: Decimal | None


def signals(portfolio: Portfolio, account_id: str, today: dt.date) -> list[Signal]:
    """Return the signals of all closed quarters that an account's results hold, oldest first."""
    results = portfolio.results.get(account_id)
    if results is None:
        return []
    account = portfolio.accounts[account_id]
    policy = portfolio.ledger.policy if portfolio.ledger is not None else SignalPolicy()
    limit = account.credit.limit if account.credit is not None else None
    number = ", ".join(account.customer_numbers) or account_id
    return [
        signal
        for run in quarter_runs(results.months, today, portfolio.kam.fiscal_year_starts)
        for signal in signals_of(number, run, policy, limit)
    ]


def recent_signals(portfolio: Portfolio, account_id: str, today: dt.date) -> list[AnsweredSignal]:
    """Return the signals of the newest four closed quarters, with what was done about each."""
    starts = portfolio.kam.fiscal_year_starts
    since = periods.containing("quarter", today, starts).start
    for _ in range(QUARTERS):
        since = periods.before("quarter", periods.containing("quarter", since, starts), starts).start
    account, plan = portfolio.accounts[account_id], portfolio.plans.get(account_id)
    return [
        AnsweredSignal(account_id, signal, answer(signal, account, plan, today, starts))
        for signal in signals(portfolio, account_id, today)
        if signal.end >= since
    ]


def newest_spike(portfolio: Portfolio, account_id: str, today: dt.date) -> Signal | None:
    """Return the newest spike in an account's results."""
    spikes = [signal for signal in signals(portfolio, account_id, today) if signal.kind == "spike"]
    return spikes[-1] if spikes else None


def four_quarters(portfolio: Portfolio, account_id: str, today: dt.date) -> FourQuarters | None:
    """Return the newest four closed quarters of an account's results; None if there are not four."""
    return last_four(portfolio.results.get(account_id), today, portfolio.kam.fiscal_year_starts)


def owing(portfolio: Portfolio, account_id: str, today: dt.date) -> Owing | None:
    """Return what an account owes by the newest figure, from its `receivables` or its results."""
    found = []
    entry = newest(portfolio.accounts[account_id].receivables, today)
    if entry is not None:
        found.append(Owing(entry.date, entry.balance, entry.overdue))
    results = portfolio.results.get(account_id)
    for label, month in results.months.items() if results is not None else ():
        end = periods.named(label).end
        if month.receivables is not None and end <= today:
            found.append(Owing(end, month.receivables, month.overdue))
    return max(found, key=lambda one: one.date, default=None)


def over_limit_ahead(portfolio: Portfolio, account_id: str, today: dt.date) -> OverLimitAhead | None:
    """Return the invoice that will take an account over its limit; None if none, or if it is over it now.

    Invoices count if dated after the newest balance, or after today if no balance is known.
    """
    credit = portfolio.accounts[account_id].credit
    if credit is None or not credit.expected:
        return None
    owed = owing(portfolio, account_id, today)
    balance, since = (owed.balance, owed.date) if owed is not None else (Decimal(0), today)
    if balance > credit.limit:
        return None
    for entry, invoice in sorted(enumerate(credit.expected), key=lambda one: one[1].day):
        balance += invoice.amount if invoice.day > since else Decimal(0)
        if balance > credit.limit:
            return OverLimitAhead(invoice, entry, balance, credit.limit)
    return None
