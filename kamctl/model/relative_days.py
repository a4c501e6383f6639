"""Days as people say them: tomorrow, friday, +30d, end of quarter, Q3.

The next such day is meant, or for something that has happened, the last one up to today.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from kamctl.model import periods
from kamctl.model.types import is_day, is_period

#: What may be written for a day, as a prompt shows it.
SPOKEN = "2026-09-30, today, tomorrow, friday, +30d, end of quarter, Q3"
_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Compiled when a day is said like this, and not whenever a command starts.
_OFFSET = r"([+-])\s?([0-9]{1,4})\s?([dwmy])(?:ays?|eeks?|onths?|ears?)?"
_END = r"end of (?:the )?(month|quarter|year)"
_QUARTER = r"q([1-4])"


class Calendar(NamedTuple):
    """What a spoken day counts from: today, and the month in which the fiscal year starts."""

    today: dt.date
    starts: int = 1

    def day(self, text: str, *, past: bool = False, first: bool = False) -> dt.date | None:
        """Return the day that a text means; None where it means none.

        A period stands for its last day, or for its `first`. With `past`, the day is not after today
        where the text leaves that open.
        """
        if is_day(text):
            return dt.date.fromisoformat(text)
        said = " ".join(text.lower().split())
        try:
            near = self._near(said, past=past)
            span = self._period(said, past=past) if near is None else None
        except (OverflowError, ValueError):  # before year 1 or after 9999
            return None
        return near if span is None else span.start if first else span.end

    def _near(self, said: str, *, past: bool) -> dt.date | None:
        if said in _NEAR:
            return self.today + dt.timedelta(days=_NEAR[said])
        weekdays = [i for i, name in enumerate(_WEEKDAYS) if said in (name, name[:3])]
        if weekdays:
            ahead = (weekdays[0] - self.today.weekday()) % 7
            return self.today + dt.timedelta(days=(ahead - 7 if ahead else 0) if past else ahead or 7)
        if (offset := re.fullmatch(_OFFSET, said)) is None:
            return None
        count = int(offset[2]) * (-1 if offset[1] == "-" else 1)
        if offset[3] in "dw":
            return self.today + dt.timedelta(days=count * (7 if offset[3] == "w" else 1))
        return _add_months(self.today, count * (12 if offset[3] == "y" else 1))

    def _period(self, said: str, *, past: bool) -> periods.Span | None:
        if end := re.fullmatch(_END, said):
            every: periods.Every = "month" if end[1] == "month" else "year" if end[1] == "year" else "quarter"
            return periods.containing(every, self.today, self.starts)
        if is_period(said.upper()):
            return periods.named(said.upper(), self.starts)
        if re.fullmatch(_QUARTER, said) is None:
            return None
        span = periods.containing("quarter", self.today, self.starts)
        while not span.label.endswith(said.upper()) or (past and span.end > self.today):
            span = (periods.before if past else periods.after)("quarter", span, self.starts)
        return span


def understood(text: str, day: dt.date | None, name: str = "") -> str:
    """Return the sentence on a day that was not written as one; empty where there is nothing to say."""
    if day is None or day.isoformat() == text:
        return ""
    return f"note: {name or text}{f' {text}' if name else ''} is {day:%A}, {day}"


def _add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day months later, or the last of that month where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    last = periods.named(periods.month_label(index)).end
    return last.replace(day=min(day.day, last.day))
