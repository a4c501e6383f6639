"""What falls due as an iCalendar file (RFC 5545), for calendars to subscribe to.

A UID identifies each thing. Of two versions of an event a calendar keeps the one with the higher SEQUENCE,
then with the later DTSTAMP (RFC 5546, 2.1.5): both come from the data, not from the run, so that the same
data gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from kamctl.errors import KamctlError
from kamctl.method.due import Due
from kamctl.unseen import UNSEEN

_DAY = dt.timedelta(days=1)


class CalendarMissingError(KamctlError):
    """The library that writes calendars is not installed."""

    def __init__(self) -> None:
        super().__init__("calendars need the package icalendar", "Install it: pip install 'kamctl[calendar]'")


def as_ics(found: Iterable[Due], company: str, version: dt.datetime) -> bytes:
    """Return a calendar with an all-day event for each thing that falls due.

    `version` is the time of the data; changed data has a later one.

    Raises:
        CalendarMissingError: icalendar is not installed.
    """
    try:
        from icalendar import Calendar, Event
    except ImportError as error:
        raise CalendarMissingError from error
    stamp = version.astimezone(dt.UTC)
    calendar = Calendar()
    calendar.add("prodid", "-//kamctl//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _clean(f"Key accounts of {company}"))
    for due in found:
        event = Event()
        event.add("uid", f"{due.account}/{due.kind}/{due.id}@kamctl")
        event.add("dtstamp", stamp)
        event.add("sequence", int(stamp.timestamp()) // 60)  # in minutes it fits into its 32 bits
        event.add("dtstart", due.due)
        event.add("dtend", due.due + _DAY)  # not part of the event
        event.add("summary", _clean(f"{due.account_name}: {due.what}"))
        event.add("description", _clean(f"{due.kind} of {due.account}, owner {due.owner or 'nobody'}"))
        event.add("categories", [due.kind])
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _clean(text: str) -> str:
    """Return text on one line, without characters that a calendar cannot hold."""
    return " ".join(re.sub(f"[{UNSEEN}]", "", text).split())
