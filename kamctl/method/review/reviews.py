"""Reviews: periods by name, the previous review, what is overdue and what comes next."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import NamedTuple

from kamctl.errors import KamctlError
from kamctl.method.logs import selected_since
from kamctl.model import periods
from kamctl.model.account import Account
from kamctl.model.kam import Kam
from kamctl.model.periods import Span
from kamctl.model.review import Review

_QUARTER = re.compile(r"[qQ]([1-4])")


class NoPeriodError(KamctlError):
    """A text does not name a period."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"`{text}` is not a period",
            "Q3 is the newest third quarter that has begun; 2026-Q3, 2026-07 and 2026 are exact.",
        )


class Held(NamedTuple):
    """A review that was held: its period and its minutes."""

    period: Span
    review: Review


class NextReview(NamedTuple):
    """An account's next review: in time up to the day it is `due`, overdue after it."""

    period: Span
    due: dt.date
    overdue: bool


def asked_period(text: str | None, kam: Kam, today: dt.date) -> Span:
    """Return the period with this name: `Q3`, `2026-Q3`, `2026-07`, `2026`; for None, the current one.

    A quarter without a year is the newest with that number that has begun by `today`.

    Raises:
        NoPeriodError: the text does not name one.
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
    """Return the reviews held by `today`, oldest period first; if two end together, the longer last."""
    found = []
    for label, review in reviews.items():
        if review.held > today:
            continue
        try:
            found.append(Held(periods.named(label, starts), review))
        except ValueError:  # a file whose name is not a period is a finding elsewhere
            continue
    return sorted(found, key=lambda h: (h.period.end, -h.period.start.toordinal()))


def previous_review(reviews: Mapping[str, Review], period: Span, starts: int, today: dt.date) -> Held | None:
    """Return the newest minutes of an earlier period, one that ends before `period` does."""
    earlier = [h for h in held_reviews(reviews, starts, today) if h.period.end < period.end]
    return earlier[-1] if earlier else None


def next_review(
    account: Account, reviews: Mapping[str, Review], kam: Kam, today: dt.date
) -> NextReview | None:
    """Return a key account's next review; None for other accounts.

    A review is due `review_within_days` after its period ended. It is overdue if the newest period past its
    due date has no minutes and no later one has, and the account was selected before that period began.
    Minutes of a shorter or longer period count for every period with which they share a day.
    """
    since = selected_since(account, today)
    if since is None:
        return None
    every, starts = kam.policy.review_every, kam.fiscal_year_starts
    grace = dt.timedelta(days=kam.policy.review_within_days)
    held = held_reviews(reviews, starts, today)
    covered = max((h.period.end for h in held), default=dt.date.min)
    # The newest period that ended longer ago than the days allowed: later ones are still in time.
    last = periods.before(every, periods.containing(every, today - grace, starts), starts)
    if since < last.start and covered < last.start:
        return NextReview(last, last.end + grace, overdue=True)
    current = periods.after(every, last, starts)
    while covered >= current.start or since >= current.start:
        current = periods.after(every, current, starts)
    return NextReview(current, current.end + grace, overdue=False)
