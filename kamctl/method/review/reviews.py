"""Reviews: the period that is meant, the review before it, what is overdue and what comes next."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import NamedTuple

from kamctl.errors import KamctlError
from kamctl.method.logs import is_key_account
from kamctl.model import periods
from kamctl.model.account import Account
from kamctl.model.kam import Kam
from kamctl.model.periods import Span
from kamctl.model.review import Review

_QUARTER = re.compile(r"[qQ]([1-4])")


class NoPeriodError(KamctlError):
    """A text names no period."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"`{text}` is no period",
            "Q3 is the newest third quarter that has begun; 2026-Q3, 2026-07 and 2026 are exact.",
        )


class Held(NamedTuple):
    """A review that was held: its period and its minutes."""

    period: Span
    review: Review


class NextReview(NamedTuple):
    """The review that an account waits for: due on the period's last day, overdue after it."""

    period: Span
    overdue: bool

    @property
    def due(self) -> dt.date:
        """The last day on which the review is in time."""
        return self.period.end


def asked_period(text: str | None, kam: Kam, today: dt.date) -> Span:
    """Return the period that somebody names: `Q3`, `2026-Q3`, `2026-07`, `2026`; None: the current one.

    A quarter without a year is the newest of that number that has begun by `today`.

    Raises:
        NoPeriodError: the text names none.
    """
    starts = kam.fiscal_year_starts
    if text is None:
        return periods.containing(kam.policy.review_every, today, starts)
    short = _QUARTER.fullmatch(text)
    if short is not None:
        span = periods.containing("quarter", today, starts)
        while not span.label.endswith(f"Q{short.group(1)}"):
            span = periods.before("quarter", span, starts)
        return span
    label = text.upper()
    try:
        if re.fullmatch(r"[12]\d{3}(-Q[1-4]|-\d\d)?", label):
            return periods.named(label, starts)
    except ValueError:
        pass
    raise NoPeriodError(text)


def held_reviews(reviews: Mapping[str, Review], starts: int, today: dt.date) -> list[Held]:
    """Return the reviews held by `today`, oldest period first; of two that end together the longer last."""
    found = []
    for label, review in reviews.items():
        if review.held > today:
            continue
        try:
            found.append(Held(periods.named(label, starts), review))
        except ValueError:  # a file whose name is no period is a finding elsewhere
            continue
    return sorted(found, key=lambda h: (h.period.end, -h.period.start.toordinal()))


def previous_review(reviews: Mapping[str, Review], period: Span, starts: int, today: dt.date) -> Held | None:
    """Return the newest minutes of an earlier period: of one that ends before `period` does."""
    earlier = [h for h in held_reviews(reviews, starts, today) if h.period.end < period.end]
    return earlier[-1] if earlier else None


def selected_since(account: Account, today: dt.date) -> dt.date | None:
    """Return since when a key account has been one without a break; None where it is none."""
    if not is_key_account(account, today):
        return None
    since = None
    log = sorted((d for d in account.decisions if d.date <= today), key=lambda d: d.date)
    for entry in reversed(log):
        if entry.outcome != "selected":
            break
        since = entry.date
    return since


def next_review(
    account: Account, reviews: Mapping[str, Review], kam: Kam, today: dt.date
) -> NextReview | None:
    """Return the review that a key account waits for next; None for an account that is none.

    It is overdue when the last full period has neither minutes nor a later period has, and the
    account was selected before that period began. Minutes of a shorter or longer period count for
    every period that they share a day with.
    """
    since = selected_since(account, today)
    if since is None:
        return None
    every, starts = kam.policy.review_every, kam.fiscal_year_starts
    held = held_reviews(reviews, starts, today)
    covered = max((h.period.end for h in held), default=dt.date.min)
    current = periods.containing(every, today, starts)
    last = periods.before(every, current, starts)
    if since < last.start and covered < last.start:
        return NextReview(last, overdue=True)
    while covered >= current.start or since >= current.start:
        current = periods.after(every, current, starts)
    return NextReview(current, overdue=False)
