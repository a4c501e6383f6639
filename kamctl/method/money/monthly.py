"""Results by month as quarters, and totals by month as results."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from kamctl.language import phrase
from kamctl.method.money.quarters import QUARTERS, closed_quarter, quarters_up_to
from kamctl.method.money.signals import QuarterFigures
from kamctl.method.money.totals import ZERO, Totals, added, profit_of
from kamctl.model import periods
from kamctl.model.ledger import ProfitDefinition
from kamctl.model.periods import Span
from kamctl.model.results import MonthResult, Results

_CENT = Decimal("0.01")
_UNIT = Decimal("0.0001")


class Owed(NamedTuple):
    """What a customer owed at the end of a month; `overdue` is None if not known."""

    balance: Decimal
    overdue: Decimal | None


def month_results(
    totals: Mapping[str, Totals],
    owed: Mapping[str, Owed],
    definition: ProfitDefinition,
    months: Iterable[str],
) -> dict[str, MonthResult]:
    """Return the results of months from what the ledger holds for them; a month without a line is zero."""
    found = {}
    for month in months:
        one = totals.get(month)
        balance = owed.get(month)
        found[month] = MonthResult(
            revenue=exact(one.revenue) if one else ZERO,
            profit=exact(profit_of(one, definition)) if one else ZERO,
            orders=one.orders if one else 0,
            receivables=exact(max(balance.balance, ZERO)) if balance else None,
            overdue=exact(max(balance.overdue, ZERO)) if balance and balance.overdue is not None else None,
        )
    return found


def exact(amount: Decimal) -> Decimal:
    """Return an amount with two decimals, or with four if two are not enough; never with three."""
    cents = amount.quantize(_CENT, ROUND_HALF_UP)
    if cents == amount:
        return Decimal(int(amount)) if amount == int(amount) else cents
    return amount.quantize(_UNIT, ROUND_HALF_UP)


def first_month(first_line: dt.date, ledger_starts: dt.date, starts: int) -> dt.date:
    """Return the day from which a customer's months are known, the start of its first line's quarter.

    Before that it was not a customer, or the ledger does not reach back.
    """
    quarter = periods.containing("quarter", first_line, starts)
    return max(quarter.start, ledger_starts.replace(day=1))


def quarter_figures(months: Mapping[str, MonthResult], span: Span) -> QuarterFigures | None:
    """Return a quarter from its months; None unless it has all three."""
    labels = [month.label for month in periods.spans("month", span.start, span.end)]
    if any(label not in months for label in labels):
        return None
    inside = [months[label] for label in labels]
    return QuarterFigures(
        span,
        sum((month.revenue for month in inside), ZERO),
        sum((month.profit for month in inside), ZERO),
        inside[-1].receivables,
        inside[-1].overdue,
    )


def quarter_runs(
    months: Mapping[str, MonthResult], today: dt.date, starts: int
) -> list[tuple[QuarterFigures, ...]]:
    """Return the closed quarters that the months make up, in runs without gaps, oldest first."""
    if not months:
        return []
    first = periods.named(min(months)).start
    last = min(periods.named(max(months)).end, closed_quarter(today, starts).end)
    runs: list[list[QuarterFigures]] = [[]]
    for span in periods.spans("quarter", first, last, starts) if first <= last else ():
        figures = quarter_figures(months, span)
        if figures is not None:
            runs[-1].append(figures)
        elif runs[-1]:
            runs.append([])
    return [tuple(run) for run in runs if run]


class FourQuarters(NamedTuple):
    """The newest four quarters that are closed and known, oldest first."""

    quarters: tuple[QuarterFigures, ...]

    @property
    def start(self) -> dt.date:
        """Their first day."""
        return self.quarters[0].span.start

    @property
    def end(self) -> dt.date:
        """Their last day."""
        return self.quarters[-1].span.end

    @property
    def label(self) -> str:
        """Which they are: `2025-Q4 to 2026-Q3`."""
        first, last = self.quarters[0].span.label, self.quarters[-1].span.label
        return phrase("{first} to {last}", first=first, last=last)

    @property
    def revenue(self) -> Decimal:
        """Revenue of the four."""
        return sum((quarter.revenue for quarter in self.quarters), ZERO)

    @property
    def profit(self) -> Decimal:
        """Profit of the four."""
        return sum((quarter.profit for quarter in self.quarters), ZERO)


def last_four(results: Results | None, today: dt.date, starts: int) -> FourQuarters | None:
    """Return the newest four closed quarters that results hold; None if they do not hold four in a row."""
    if results is None or not results.months:
        return None
    newest = closed_quarter(today, starts, periods.named(max(results.months)).end)
    for last in (newest, periods.before("quarter", newest, starts)):
        found = [quarter_figures(results.months, span) for span in quarters_up_to(last, starts)]
        known = tuple(figures for figures in found if figures is not None)
        if len(known) == QUARTERS:
            return FourQuarters(known)
    return None


def merged_months(of_numbers: Sequence[Mapping[str, Totals]]) -> dict[str, Totals]:
    """Return the months of an account from those of its customer numbers."""
    found: dict[str, Totals] = {}
    for months in of_numbers:
        for label, totals in months.items():
            found[label] = added(found[label], totals) if label in found else totals
    return dict(sorted(found.items()))


def merged_owed(of_numbers: Sequence[Mapping[str, Owed]]) -> dict[str, Owed]:
    """Return what an account owed from what its customer numbers did."""
    found: dict[str, Owed] = {}
    for months in of_numbers:
        for label, owed in months.items():
            known = found.get(label)
            if known is None:
                found[label] = owed
            else:
                unknown = known.overdue is None or owed.overdue is None
                overdue = None if unknown else (known.overdue or ZERO) + (owed.overdue or ZERO)
                found[label] = Owed(known.balance + owed.balance, overdue)
    return found
