"""What a requirement of a gate is: how it is judged, and on which days the result can change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from kamctl.method.lifecycle.case import Case, Judge
from kamctl.method.logs import Dated
from kamctl.model import periods
from kamctl.model.lifecycle import STAGE_OF

Days = Callable[[Case], Iterable[dt.date | None]]


def always(_case: Case) -> bool:
    """The default of `speaks`: the requirement applies in every workspace."""
    return True


class Requirement(NamedTuple):
    """A requirement of the gate out of `stage`, or of the last stage itself, where it is only watched.

    `about` is the field of the account's file that it looks at first. `days` gives the days on which the
    result can change: between two of them nothing that `judge` looks at changes, no entry begins to count,
    none grows too old, nobody leaves, no quarter begins. `speaks` tells whether the workspace uses the part
    that the requirement is about.
    """

    name: str
    about: str
    judge: Judge
    days: Days
    speaks: Callable[[Case], bool] = always

    @property
    def stage(self) -> int:
        """The stage before the gate."""
        return STAGE_OF[self.name]

    def turns(self, case: Case, first: dt.date) -> list[dt.date]:
        """Return the days from `first` to the case's today on which the requirement can turn, in order."""
        days = {first, *(entry.date for entry in case.account.stages), *self.days(case)}
        return sorted(day for day in days if day is not None and first <= day <= case.today)


def requirement(
    about: str, days: Days, speaks: Callable[[Case], bool] = always
) -> Callable[[Judge], Requirement]:
    """Make the function that judges a requirement into the requirement, called as the function is."""
    return lambda judge: Requirement(judge.__name__.replace("_", "-"), about, judge, days, speaks)


def never(_case: Case) -> tuple[()]:
    """Nothing that the requirement looks at has a date."""
    return ()


def dates(log: Iterable[Dated]) -> Iterator[dt.date]:
    """Yield the days on which entries begin to count."""
    return (entry.date for entry in log)


def aging(days: Iterable[dt.date], valid_days: int) -> Iterator[dt.date]:
    """Yield each day, and the first day on which what happened then is too old."""
    for day in days:
        yield day
        yield day + dt.timedelta(days=valid_days + 1)


def quarters(case: Case) -> Iterator[dt.date]:
    """Yield the first days of the quarters since the account's first stage."""
    first = min(entry.date for entry in case.account.stages)
    return (q.start for q in periods.spans("quarter", first, case.today, case.kam.fiscal_year_starts))
