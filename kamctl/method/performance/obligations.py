"""What each side owes the other, period by period, and each side's record.

Periods run from the one that contains `since` to the one that contains today, which is open; so is one that
has ended and whose result is not due yet. A one-off has one period, named by its due date: it is met by a
result on or before that day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal, NamedTuple

from kamctl.method.performance.targets import meets
from kamctl.model import periods
from kamctl.model.account import Account, Obligation, Result
from kamctl.model.kam import Kam

PeriodState = Literal["met", "missed", "excused", "unreported", "open"]
Side = Literal["account", "us"]

#: Ended periods in a record.
RECORD_PERIODS = 4


class ObligationPeriod(NamedTuple):
    """How well an obligation was met in one period; both days are included.

    `actual` is the figure reported, `excused` why a miss does not count.
    """

    label: str
    start: dt.date
    end: dt.date
    state: PeriodState
    actual: Decimal | None
    excused: str | None


class Kept(NamedTuple):
    """One obligation and its periods, oldest first."""

    id: str
    obligation: Obligation
    periods: tuple[ObligationPeriod, ...]

    @property
    def ended(self) -> tuple[ObligationPeriod, ...]:
        """The judged periods: all but the open ones."""
        return tuple(p for p in self.periods if p.state != "open")

    @property
    def recent(self) -> tuple[ObligationPeriod, ...]:
        """The last four ended periods."""
        return self.ended[-RECORD_PERIODS:]

    @property
    def reported(self) -> tuple[ObligationPeriod, ...]:
        """The last four ended periods that have a result, so that a missing report hides no miss."""
        return tuple(p for p in self.ended if p.state != "unreported")[-RECORD_PERIODS:]


class Tally(NamedTuple):
    """A side's record: periods met and missed among the last four ended ones of each obligation."""

    met: int
    missed: int

    @property
    def share(self) -> Decimal | None:
        """Met / (met + missed), from 0 to 1; None if neither was reported."""
        total = self.met + self.missed
        return Decimal(self.met) / total if total else None


def obligations(account: Account, kam: Kam, today: dt.date) -> tuple[Kept, ...]:
    """Return how well each obligation that had begun by `today` was met, in file order."""
    return tuple(
        Kept(name, obligation, _periods(obligation, kam, today))
        for name, obligation in account.obligations.items()
        if obligation.since <= today
    )


def record(kept: Iterable[Kept], side: Side) -> Tally:
    """Return a side's record over the last four ended periods of its obligations, without excused ones."""
    states = [p.state for each in kept if each.obligation.owed_by == side for p in each.recent]
    return Tally(states.count("met"), states.count("missed"))


def counts(kept: Kept, today: dt.date, starts: int = 1) -> bool:
    """Tell whether an obligation still bears on the record.

    A one-off does until the fourth quarter after the one it was due in has ended: a record covers four ended
    periods, and a single miss would otherwise count for ever.
    """
    due = kept.obligation.due
    if kept.obligation.every is not None or due is None:
        return True
    span = periods.containing("quarter", today, starts)
    for _ in range(RECORD_PERIODS):
        span = periods.before("quarter", span, starts)
    return due >= span.start


def is_met(obligation: Obligation, result: Result) -> bool | None:
    """Tell whether a result meets an obligation; None if it does not say.

    A figure is compared with the target if there is one; else `met` decides.
    """
    if obligation.target is not None and result.actual is not None:
        return meets(obligation.target, result.actual)
    return result.met


def report_due(end: dt.date, kam: Kam) -> dt.date:
    """Return the day on which the result of a period that ends on `end` must be reported."""
    return end + dt.timedelta(days=kam.policy.report_within_days)


def _periods(obligation: Obligation, kam: Kam, today: dt.date) -> tuple[ObligationPeriod, ...]:
    if obligation.every is not None:
        spans = periods.spans(obligation.every, obligation.since, today, kam.fiscal_year_starts)
        return tuple(_period(obligation, span, kam, today) for span in spans)
    return (_one_off(obligation, obligation.due, kam, today),) if obligation.due is not None else ()


def _period(obligation: Obligation, span: periods.Span, kam: Kam, today: dt.date) -> ObligationPeriod:
    result = obligation.results.get(span.label, Result())
    state: PeriodState = "open" if today in span else _state(obligation, result)
    if state == "unreported" and today <= report_due(span.end, kam):
        state = "open"
    return ObligationPeriod(span.label, span.start, span.end, state, result.actual, result.excused)


def _state(obligation: Obligation, result: Result) -> PeriodState:
    kept = is_met(obligation, result)
    if kept:
        return "met"
    if result.excused is not None:
        return "excused"
    return "unreported" if kept is None else "missed"


def _one_off(obligation: Obligation, due: dt.date, kam: Kam, today: dt.date) -> ObligationPeriod:
    """Return the one period of a one-off: from `since` to `due`."""
    dated = [(day, result) for text, result in obligation.results.items() if (day := _day(text))]
    by_day = sorted((pair for pair in dated if pair[0] <= today), key=lambda pair: pair[0])
    in_time = [result for day, result in by_day if day <= due and is_met(obligation, result)]
    newest = in_time[-1] if in_time else by_day[-1][1] if by_day else Result()
    state: PeriodState
    if in_time:
        state = "met"
    elif today <= due or (not by_day and today <= report_due(due, kam)):
        state = "open"
    elif newest.excused is not None:
        state = "excused"
    else:
        # Done after its due date still counts as missed.
        state = "missed" if by_day else "unreported"
    return ObligationPeriod(due.isoformat(), obligation.since, due, state, newest.actual, newest.excused)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
