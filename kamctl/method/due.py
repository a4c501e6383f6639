"""Everything that falls due across accounts, each thing with its day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from kamctl.method.execution.actions import track
from kamctl.method.logs import decision, is_key_account, is_let_go, is_pursued, newest
from kamctl.method.performance.follow_through import outcome_due, undecided_since
from kamctl.method.performance.obligations import obligations, report_due
from kamctl.method.plan.validation import newest_validation, validation_due
from kamctl.method.relationships.coverage import covered_contacts
from kamctl.method.review.reviews import next_review
from kamctl.method.selection.decisions.decisions_due import decide_by
from kamctl.method.selection.ratings.ratings_due import validities
from kamctl.method.tier_policy import kam_for, policy_for
from kamctl.model.account import Account
from kamctl.model.portfolio import Portfolio

Kind = Literal[
    "action", "contact", "review", "validation", "rating", "result", "milestone", "corrective-action",
    "decision",
]  # fmt: skip
KINDS: tuple[Kind, ...] = (
    "action", "decision", "corrective-action", "review", "result", "milestone", "validation", "contact",
    "rating",
)  # fmt: skip


class Due(NamedTuple):
    """Something that falls due: in time on its day, overdue after it.

    `id` is unique within account and kind. `owner` is a person or contact, None if nobody is named.
    `days_overdue` are the days since its due date, 0 up to that date.
    """

    account: str
    account_name: str
    kind: Kind
    id: str
    what: str
    owner: str | None
    due: dt.date
    days_overdue: int = 0


def everything_due(portfolio: Portfolio, accounts: Iterable[str], today: dt.date) -> list[Due]:
    """Return what falls due in the accounts, the most urgent first.

    Contacts, reviews and validations are those of key accounts; ratings are those of accounts nominated, on
    trial or selected; decisions are those about trials, nominations and exit reviews; results, milestones and
    corrective actions are those of accounts not declined or exited; actions are those of every account.
    """
    found: list[Due] = []
    for name in accounts:
        account = portfolio.accounts[name]
        found += _actions(portfolio, name, account, today)
        if not is_let_go(account, today):
            found += _milestones(portfolio, name, account, today)
            found += _results(portfolio, name, account, today)
            found += _corrective_action(name, account, today)
            found += _ratings(portfolio, name, account, today)
            found += _decision(name, account, today)
            found += _exit_review(name, account, today)
        if is_key_account(account, today):
            found += _contacts(portfolio, name, account, today)
            found += _review(portfolio, name, account, today)
            found += _validation(portfolio, name, account, today)
    found = [d._replace(days_overdue=max((today - d.due).days, 0)) for d in found]
    return sorted(found, key=lambda d: (d.due, KINDS.index(d.kind), d.account, d.id))


def _actions(portfolio: Portfolio, name: str, account: Account, today: dt.date) -> Iterator[Due]:
    plan = portfolio.plans.get(name)
    for t in track(name, plan, today) if plan is not None else ():
        if t.is_open:
            yield Due(name, account.name, "action", t.id, t.action.do, t.action.owner, t.due)


def _milestones(portfolio: Portfolio, name: str, account: Account, today: dt.date) -> Iterator[Due]:
    plan = portfolio.plans.get(name)
    for key, mark in plan.milestones.items() if plan is not None else ():
        if mark.reached is None or mark.reached > today:
            yield Due(name, account.name, "milestone", key, mark.outcome, account.manager, mark.by)


def _results(portfolio: Portfolio, name: str, account: Account, today: dt.date) -> Iterator[Due]:
    """Yield the results that are due at the end of their periods, and one-offs on their day."""
    kam = kam_for(portfolio, name, today)
    for kept in obligations(account, kam, today):
        waiting = [p for p in kept.recent if p.state == "unreported"]
        waiting += [p for p in kept.periods if p.state == "open" and p.actual is None]
        for period in waiting:
            key = f"{kept.id}-{period.label}"
            what = f"{kept.obligation.what}: result of {period.label}"
            due = report_due(period.end, kam)
            if kept.obligation.every is None:
                what, due = kept.obligation.what, period.end
            yield Due(name, account.name, "result", key, what, account.manager, due)


def _corrective_action(name: str, account: Account, today: dt.date) -> Iterator[Due]:
    entry = newest(account.standing, today)
    if entry is not None and entry.state == "corrective-action" and entry.until is not None:
        key, what = entry.date.isoformat(), f"Judge the corrective action: {entry.reason}"
        yield Due(name, account.name, "corrective-action", key, what, account.manager, entry.until)


def _ratings(portfolio: Portfolio, name: str, account: Account, today: dt.date) -> Iterator[Due]:
    """Yield for each criterion and rater the day on which the rating in force expires."""
    criteria = portfolio.criteria
    if criteria is None or not is_pursued(account, today):
        return
    for one in validities(criteria, kam_for(portfolio, name, today), account, today):
        if one.replaced:
            continue
        what = f"Rate again: {criteria.criteria[one.criterion].name}"
        what += f", for edition {criteria.edition}" if one.earlier_edition else ""
        key, by = f"{one.criterion}-{one.rating.by}", one.rating.by
        yield Due(name, account.name, "rating", key, what, by, one.until)


def _decision(name: str, account: Account, today: dt.date) -> Iterator[Due]:
    """Yield the day on which a trial ends, or a nomination has waited long enough."""
    entry = decision(account, today)
    last = decide_by(entry) if entry is not None else None
    if entry is not None and last is not None:
        what = "Decide what follows the trial" if entry.outcome == "trial" else "Decide about the nomination"
        yield Due(name, account.name, "decision", entry.date.isoformat(), what, entry.by, last)


def _exit_review(name: str, account: Account, today: dt.date) -> Iterator[Due]:
    """Yield the last day for the outcome of an exit review that has none."""
    entry = undecided_since(account, today)
    if entry is not None:
        key, what = f"exit-review-{entry.date}", "Decide the exit review"
        yield Due(name, account.name, "decision", key, what, entry.by, outcome_due(entry))


def _contacts(portfolio: Portfolio, name: str, account: Account, today: dt.date) -> Iterator[Due]:
    """Yield who must be met again by when; a contact whom nobody ever met has no such day."""
    for c in covered_contacts(account, kam_for(portfolio, name, today), today):
        if c.counterpart is not None and c.due is not None and not c.is_post:
            what = f"Meet {c.name} again, {c.level}, {c.function}"
            yield Due(name, account.name, "contact", c.contact, what, c.counterpart, c.due)


def _review(portfolio: Portfolio, name: str, account: Account, today: dt.date) -> Iterator[Due]:
    waits = next_review(account, portfolio.reviews.get(name, {}), kam_for(portfolio, name, today), today)
    if waits is not None:
        label = waits.period.label
        what = f"Hold the review of {label}"
        yield Due(name, account.name, "review", label, what, account.manager, waits.due)


def _validation(portfolio: Portfolio, name: str, account: Account, today: dt.date) -> Iterator[Due]:
    plan = portfolio.plans.get(name)
    if plan is None:
        return
    again = " again" if newest_validation(account, plan, today) is not None else ""
    what = f"Have the customer validate the plan{again}"
    due = validation_due(account, plan, policy_for(portfolio, name, today), today)
    yield Due(name, account.name, "validation", "plan", what, account.manager, due)
