"""Which periods of a ledger are closed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from kamctl.model import periods
from kamctl.model.periods import Span

#: How many quarters make a year.
QUARTERS = 4


def reached(newest: dt.date) -> dt.date:
    """Return the first day after the month of a ledger's newest line: later months may be missing from it."""
    return periods.containing("month", newest).end + dt.timedelta(days=1)


def closed_quarter(today: dt.date, starts: int, newest: dt.date | None = None) -> Span:
    """Return the newest fiscal quarter that ended before `today` and that the ledger covers.

    `newest` is the day of the ledger's newest line; without it the ledger counts as up to date.
    """
    as_of = today if newest is None else min(today, reached(newest))
    return periods.before("quarter", periods.containing("quarter", as_of, starts), starts)


def quarters_up_to(last: Span, starts: int, count: int = QUARTERS) -> tuple[Span, ...]:
    """Return the `count` quarters that end with `last`, oldest first."""
    spans = [last]
    while len(spans) < count:
        spans.append(periods.before("quarter", spans[-1], starts))
    return tuple(reversed(spans))


def closed_months(first: dt.date, today: dt.date, to: str | None = None) -> list[Span]:
    """Return the months from that of `first` that ended before `today`, up to the one named by `to`."""
    months = [span for span in periods.spans("month", first, today) if span.end < today]
    return [span for span in months if to is None or span.label <= to]


def closed_years(first: dt.date, today: dt.date, starts: int) -> list[Span]:
    """Return the fiscal years from that of `first` that ended before `today`."""
    return [span for span in periods.spans("year", first, today, starts) if span.end < today]


def covers(first: dt.date, last: dt.date, span: Span) -> bool:
    """Tell whether a ledger from `first` to `last` covers a period from its first month to its last."""
    return first.replace(day=1) <= span.start and last >= span.end.replace(day=1)


def months_in(start: dt.date, end: dt.date) -> Decimal:
    """Return the length of a period in months: whole ones as they are, days as parts of a year of 365."""
    after = end + dt.timedelta(days=1)
    if start.day == 1 and after.day == 1:
        return Decimal((after.year - start.year) * 12 + after.month - start.month)
    return Decimal((after - start).days) * 12 / 365
