"""Months, quarters and years of a fiscal calendar.

Fiscal year N is the one that ends in calendar year N: with a start in July, 2026-Q1 is July to
September 2025. Months carry their calendar name (2026-07). A quarter is a number of quarters since year 0, so
that the one before and the one after are arithmetic.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Every = Literal["month", "quarter", "year"]
_MONTHS: dict[Every, int] = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """One period: its label, and its first and last day, both included."""

    start: dt.date
    end: dt.date
    label: str

    def __contains__(self, day: dt.date) -> bool:
        return self.start <= day <= self.end


def _first_of(months: int) -> dt.date:
    return dt.date(months // 12, months % 12 + 1, 1)


def _span(every: Every, index: int, starts: int) -> Span:
    """Return the `index`-th period of its kind; month 0 is January of year 0."""
    length = _MONTHS[every]
    # A fiscal year starting in month s > 1 began 13 - s months before the calendar year it is named after.
    lead = 0 if every == "month" or starts == 1 else 13 - starts
    first = index * length - lead
    last = _first_of(first + length) - dt.timedelta(days=1)
    if every == "month":
        label = month_label(index)
    elif every == "quarter":
        label = f"{index // 4:04d}-Q{index % 4 + 1}"
    else:
        label = f"{index:04d}"
    return Span(_first_of(first), last, label)


def _index(every: Every, day: dt.date, starts: int) -> int:
    lead = 0 if every == "month" or starts == 1 else 13 - starts
    return (day.year * 12 + day.month - 1 + lead) // _MONTHS[every]


def containing(every: Every, day: dt.date, starts: int = 1) -> Span:
    """Return the period of a kind that `day` lies in; `starts` is the month the fiscal year starts."""
    return _span(every, _index(every, day, starts), starts)


def before(every: Every, span: Span, starts: int = 1) -> Span:
    """Return the period before `span`."""
    return _span(every, _index(every, span.start, starts) - 1, starts)


def after(every: Every, span: Span, starts: int = 1) -> Span:
    """Return the period after `span`."""
    return _span(every, _index(every, span.start, starts) + 1, starts)


def kind_of(label: str) -> Every:
    """Return the kind of period that a label names: `2026-Q3`, `2026-07` or `2026`."""
    if "Q" in label:
        return "quarter"
    return "month" if "-" in label else "year"


def named(label: str, starts: int = 1) -> Span:
    """Return the period that a label names.

    Raises:
        ValueError: the text is not the label of a period.
    """
    every = kind_of(label)
    if every == "quarter":
        year, _, quarter = label.partition("-Q")
        index = int(year) * 4 + int(quarter) - 1
    elif every == "month":
        year, _, month = label.partition("-")
        index = int(year) * 12 + int(month) - 1
    else:
        index = int(label)
    span = _span(every, index, starts)
    if span.label != label:
        raise ValueError(label)
    return span


def spans(every: Every, first: dt.date, last: dt.date, starts: int = 1) -> list[Span]:
    """Return all periods of a kind from the one with `first` to the one with `last`."""
    low, high = _index(every, first, starts), _index(every, last, starts)
    return [_span(every, index, starts) for index in range(low, high + 1)]


def month_label(index: int) -> str:
    """Return the label of the `index`-th month; month 0 is January of year 0."""
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def add_years(day: dt.date, years: int) -> dt.date:
    """Return the same day `years` later; 29 February becomes the 28th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
