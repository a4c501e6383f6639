"""What a person kept, did late and moved, of what they promised for a day, over four quarters.

That covers the actions they own and the milestones and reviews of the accounts they manage now. Files do not
say when a result was recorded, so results are left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal, NamedTuple

from kamctl.method.execution.actions import due_on
from kamctl.method.logs import selected_since
from kamctl.method.money.quarters import quarters_up_to
from kamctl.method.review.reviews import held_reviews
from kamctl.method.tier_policy import policy_for
from kamctl.model import periods
from kamctl.model.periods import Span
from kamctl.model.plan import Action
from kamctl.model.portfolio import Portfolio

State = Literal["kept", "late", "overdue", "dropped"]


class Promise(NamedTuple):
    """Something promised for a day, and its outcome.

    `days_late` is 0 unless it was late or is overdue; `moves` are the days on which its due date was moved.
    """

    account: str
    kind: Literal["action", "milestone", "review"]
    id: str
    what: str
    due: dt.date
    ended: dt.date | None
    state: State
    days_late: int
    moves: tuple[dt.date, ...] = ()

    @property
    def day(self) -> dt.date:
        """The day that determines its quarter: its due date, or the earlier day on which it ended."""
        return min(self.due, self.ended or self.due)


class Quarter(NamedTuple):
    """What a person kept in a quarter: `moved` counts moves in it, the rest what fell due or ended early."""

    quarter: str
    kept: int
    late: int
    overdue: int
    dropped: int
    moved: int


class Record(NamedTuple):
    """A person's record: by quarter, and the promises behind it, both oldest first."""

    quarters: tuple[Quarter, ...]
    promises: tuple[Promise, ...]

    @property
    def total(self) -> Quarter:
        """All quarters together."""
        first, last = self.quarters[0].quarter, self.quarters[-1].quarter
        sums = [sum(column) for column in zip(*(q[1:] for q in self.quarters), strict=True)]
        return Quarter(f"{first} to {last}", *sums)


def record(portfolio: Portfolio, who: str, today: dt.date) -> Record:
    """Return what a person kept in the quarter of today and the three before it."""
    starts = portfolio.kam.fiscal_year_starts
    spans = quarters_up_to(periods.containing("quarter", today, starts), starts)
    first = spans[0].start
    found = [*_actions(portfolio, who, today), *_milestones(portfolio, who, today)]
    found += _reviews(portfolio, who, today, first)
    inside = [p for p in found if first <= p.day <= today or any(first <= day <= today for day in p.moves)]
    quarters = tuple(_quarter(span, inside, today) for span in spans)
    return Record(quarters, tuple(sorted(inside, key=lambda p: (p.day, p.account, p.id))))


def _quarter(span: Span, promises: list[Promise], today: dt.date) -> Quarter:
    mine = [p.state for p in promises if p.day in span and p.day <= today and _is_settled(p, today)]
    moved = sum(1 for p in promises for day in p.moves if day in span)
    counts = (mine.count("kept"), mine.count("late"), mine.count("overdue"), mine.count("dropped"))
    return Quarter(span.label, *counts, moved)


def _is_settled(promise: Promise, today: dt.date) -> bool:
    """Tell whether it has an outcome: it ended, or is overdue. If it was moved and is open, it has none."""
    return promise.ended is not None or promise.due < today


def _state(due: dt.date, ended: dt.date | None, today: dt.date) -> tuple[State, int]:
    if ended is not None:
        return ("late", (ended - due).days) if ended > due else ("kept", 0)
    return ("overdue", (today - due).days) if due < today else ("kept", 0)


def _actions(portfolio: Portfolio, who: str, today: dt.date) -> Iterator[Promise]:
    for name, plan in portfolio.plans.items():
        for key, action in plan.actions.items():
            if action.owner == who and action.opened <= today:
                yield _action(name, key, action, today)


def _action(account: str, key: str, action: Action, today: dt.date) -> Promise:
    due = due_on(action, today)
    done = action.done if action.done is not None and action.done <= today else None
    dropped = action.dropped.date if action.dropped is not None and action.dropped.date <= today else None
    state, late = _state(due, done, today)
    if dropped is not None:
        state, late = "dropped", 0
    moves = tuple(move.date for move in action.moved if move.date <= today)
    return Promise(account, "action", key, action.do, due, done or dropped, state, late, moves)


def _milestones(portfolio: Portfolio, who: str, today: dt.date) -> Iterator[Promise]:
    for name, plan in portfolio.plans.items():
        account = portfolio.accounts.get(name)
        for key, mark in plan.milestones.items() if account is not None and account.manager == who else ():
            reached = mark.reached if mark.reached is not None and mark.reached <= today else None
            state, late = _state(mark.by, reached, today)
            if reached is not None or mark.by < today:
                yield Promise(name, "milestone", key, mark.outcome, mark.by, reached, state, late)


def _reviews(portfolio: Portfolio, who: str, today: dt.date, first: dt.date) -> Iterator[Promise]:
    """Yield the reviews due to key accounts: those of periods that began after the selection."""
    starts = portfolio.kam.fiscal_year_starts
    for name, account in portfolio.accounts.items():
        since = selected_since(account, today)
        if account.manager != who or since is None:
            continue
        policy = policy_for(portfolio, name, today)
        every, grace = policy.review_every, dt.timedelta(days=policy.review_within_days)
        held = held_reviews(portfolio.reviews.get(name, {}), starts, today)
        for span in periods.spans(every, max(since, first - grace - dt.timedelta(days=366)), today, starts):
            due = span.end + grace
            # As elsewhere, minutes of a later period make up for missing ones.
            days = [h.review.held for h in held if h.period.end >= span.start]
            ended = min(days, default=None)
            if span.start > since and (ended is not None or due < today):
                state, late = _state(due, ended, today)
                what = f"Review of {span.label}"
                yield Promise(name, "review", span.label, what, due, ended, state, late)
