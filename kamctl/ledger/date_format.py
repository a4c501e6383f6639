"""The format of a date column: year-month-day, or as `ledger.yaml` says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

#: Year first cannot be misread; a time of day after it is ignored.
YEAR_FIRST = r"^\s*[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}(?:[ T][0-9:.,+Z-]*)?\s*$"
_YEAR_FIRST = re.compile(YEAR_FIRST)

#: Formats tried when a column does not fit, to suggest the one that would.
_KNOWN = (
    "%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y", "%d/%m/%y", "%m/%d/%y",
    "%Y%m%d", "%Y.%m.%d", "%d-%b-%Y", "%d-%b-%y", "%d %b %Y", "%b %d, %Y", "%d %B %Y",
    "%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M", "%d.%m.%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%m/%d/%Y %H:%M:%S",
    "%d.%m.%Y %H:%M:%S",
)  # fmt: skip


def day_of(text: str, written: str | None) -> dt.date | None:
    """Return the day that a text stands for, or None."""
    try:
        if written is not None:
            return dt.datetime.strptime(text.strip(), written).date()  # noqa: DTZ007 - a day has no zone
        if not _YEAR_FIRST.match(text):
            return None
        year, month, day = re.split(r"[-/]", re.split(r"[ T]", text.strip())[0])
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def formats_that_read(texts: Iterable[str]) -> list[str]:
    """Return the known formats in which all texts are dates."""
    texts = list(texts)
    return [written for written in _KNOWN if all(day_of(text, written) is not None for text in texts)]
