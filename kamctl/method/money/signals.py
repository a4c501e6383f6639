"""What has changed in a customer's business: spikes, slumps, falling margins, building receivables.

A quarter is compared with the median of the four before it and with the same quarter a year ago, so that a
season does not count as a spike. A signal holds the figures of its sentence, so anybody can check it by hand.
Quarters before a customer's first one are not known, and a quarter with fewer than four known ones before it
has no signal that needs them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from kamctl.method.median import median
from kamctl.method.money.quarters import QUARTERS
from kamctl.model.ledger import SignalPolicy
from kamctl.model.periods import Span
from kamctl.model.types import SignalKind

#: Profit that falls by this share while revenue grows is a falling margin.
_FALL = Decimal("0.25")
_ONE_DECIMAL = Decimal("0.1")


class QuarterFigures(NamedTuple):
    """What a customer brought in one fiscal quarter; `balance` and `overdue` as of its end, if known."""

    span: Span
    revenue: Decimal
    profit: Decimal
    balance: Decimal | None = None
    overdue: Decimal | None = None


class Signal(NamedTuple):
    """Something worth asking about, with its figures."""

    customer: str
    quarter: str
    end: dt.date
    kind: SignalKind
    figures: Mapping[str, Decimal]

    @property
    def name(self) -> str:
        """The name by which an action answers it: `slump-2026-Q3`."""
        return f"{self.kind}-{self.quarter}"


def signals_of(
    customer: str, quarters: Sequence[QuarterFigures], policy: SignalPolicy, limit: Decimal | None = None
) -> list[Signal]:
    """Return a customer's signals in all its quarters, oldest first.

    `quarters` are closed ones, oldest first, without gaps;
    `limit` is the credit limit.
    """
    found = []
    for index, now in enumerate(quarters):
        before = quarters[max(index - QUARTERS, 0) : index]
        for kind, figures in _found(now, before, policy, limit):
            found.append(Signal(customer, now.span.label, now.span.end, kind, figures))
    return found


def _found(
    now: QuarterFigures, before: Sequence[QuarterFigures], policy: SignalPolicy, limit: Decimal | None
) -> Iterator[tuple[SignalKind, dict[str, Decimal]]]:
    if len(before) == QUARTERS:
        usual = median(q.revenue for q in before)
        year_ago = before[0].revenue
        figures = {"revenue": now.revenue, "median": usual, "year_ago": year_ago}
        if (
            now.revenue > 0
            and now.revenue >= policy.spike_at * usual
            and now.revenue >= policy.seasonal_at * year_ago
        ):
            yield "spike", figures
        if (
            usual > 0
            and now.revenue <= policy.slump_at * usual
            and now.revenue * policy.seasonal_at <= year_ago
        ):
            yield "slump", figures
        yield from _earnings(now, before, figures)
    yield from _receivables(now, before, policy)
    if limit is not None and now.balance is not None and now.balance > limit:
        yield "over-limit", {"balance": now.balance, "limit": limit}


def _earnings(
    now: QuarterFigures, before: Sequence[QuarterFigures], figures: dict[str, Decimal]
) -> Iterator[tuple[SignalKind, dict[str, Decimal]]]:
    usual = median(q.profit for q in before)
    year_ago = before[0].profit
    grew = now.revenue > figures["median"] and now.revenue > figures["year_ago"]
    fell = usual > 0 and year_ago > 0 and now.profit <= (1 - _FALL) * min(usual, year_ago)
    if grew and fell:
        yield (
            "margin-fall",
            {**figures, "profit": now.profit, "median_profit": usual, "year_ago_profit": year_ago},
        )
    if now.profit < 0 and all(q.profit > 0 for q in before):
        yield "first-loss", {"profit": now.profit, "least_before": min(q.profit for q in before)}


def _receivables(
    now: QuarterFigures, before: Sequence[QuarterFigures], policy: SignalPolicy
) -> Iterator[tuple[SignalKind, dict[str, Decimal]]]:
    if now.balance is None or now.balance <= 0:
        return
    figures = {"balance": now.balance}
    late = False
    if now.overdue is not None:
        share = now.overdue * 100 / now.balance
        figures |= {"overdue": now.overdue, "overdue_share": _shown(share)}
        late = share > policy.overdue_share
    days, known = sales_outstanding(now), [sales_outstanding(q) for q in before]
    slower = False
    if days is not None and len(known) == QUARTERS and None not in known:
        usual = median(value for value in known if value is not None)
        figures |= {"days": _shown(days), "median_days": _shown(usual)}
        slower = days - usual >= policy.dso_rise_days
    if late or slower:
        yield "receivables-build-up", figures


def sales_outstanding(quarter: QuarterFigures) -> Decimal | None:
    """Return the days of sales outstanding at the quarter's end; None if not known."""
    if quarter.balance is None or quarter.revenue <= 0:
        return None
    days = (quarter.span.end - quarter.span.start).days + 1
    return quarter.balance / quarter.revenue * days


def _shown(value: Decimal) -> Decimal:
    return value.quantize(_ONE_DECIMAL, ROUND_HALF_UP)
