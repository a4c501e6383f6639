"""State derived from logs: the newest entry that counts today.

An entry dated after today never counts: a mistyped date must not make a plan look active.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Protocol, TypeVar

from kamctl.model.account import Account, Decision, StageEntry


class Dated(Protocol):
    """A log entry."""

    @property
    def date(self) -> dt.date:
        """The day it happened."""


E = TypeVar("E", bound=Dated)


def newest(log: Sequence[E], today: dt.date) -> E | None:
    """Return the entry with the latest date up to `today`; on a tie, the later one in the file."""
    best: E | None = None
    for entry in log:
        if entry.date <= today and (best is None or entry.date >= best.date):
            best = entry
    return best


def entry_before(log: Sequence[E], entry: E) -> E | None:
    """Return the entry in force until `entry`; of entries of one day, the one before it in the file."""
    at = next(i for i, one in enumerate(log) if one is entry)
    earlier = [one for i, one in enumerate(log) if one.date < entry.date or i < at]
    return newest(earlier, entry.date)


def decision(account: Account, today: dt.date) -> Decision | None:
    """Return the decision in force."""
    return newest(account.decisions, today)


def is_key_account(account: Account, today: dt.date) -> bool:
    """Tell whether the newest decision is `selected`."""
    entry = newest(account.decisions, today)
    return entry is not None and entry.outcome == "selected"


def selected_since(account: Account, today: dt.date) -> dt.date | None:
    """Return since when a key account has been one without a break; None if it is not one."""
    if not is_key_account(account, today):
        return None
    since = None
    log = sorted((d for d in account.decisions if d.date <= today), key=lambda d: d.date)
    for entry in reversed(log):
        if entry.outcome != "selected":
            break
        since = entry.date
    return since


def is_pursued(account: Account, today: dt.date) -> bool:
    """Tell whether the account is nominated, on trial or selected."""
    entry = newest(account.decisions, today)
    return entry is not None and entry.outcome in ("nominated", "trial", "selected")


#: Outcomes by which management lets an account go.
LET_GO = ("declined", "exited")


def is_let_go(account: Account, today: dt.date) -> bool:
    """Tell whether the account is declined or exited: only its files are checked then."""
    entry = newest(account.decisions, today)
    return entry is not None and entry.outcome in LET_GO


def stage_entry(account: Account, today: dt.date) -> StageEntry | None:
    """Return the entry of the stage that the account is in."""
    return newest(account.stages, today)
