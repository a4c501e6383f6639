"""Who competes for which scarce days: requests, their worth, capacity, and grants in force.

Only key accounts compete. Existing grants stay; an account in corrective action or in an exit review gets
nothing new. All days of an initiative in the quarters being allocated are granted together.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import NamedTuple

from kamctl.method.let_go import without_let_go
from kamctl.method.logs import decision, newest
from kamctl.method.performance.performance_status import GOES_ON
from kamctl.method.resources.grants import GrantsInForce, Place, grant_by, grants_in_force
from kamctl.method.selection.scores.scoring import gives_scores, score_account
from kamctl.model import periods
from kamctl.model.account import Account
from kamctl.model.kam import Kam
from kamctl.model.plan import Initiative, Plan
from kamctl.model.portfolio import Portfolio

_ZERO = Decimal(0)
#: An initiative of an account.
Name = tuple[str, str]


class Cell(NamedTuple):
    """A role in a quarter: where days are scarce."""

    role: str
    quarter: str


class Request(NamedTuple):
    """What an initiative asks for in one cell; entries of its plan for the same cell are one request.

    `kept` is the number of days granted that stay granted. `late` is the day of the request if that was after
    the deadline. `obligation` is the id of one of ours.
    """

    cell: Cell
    asked: Decimal
    minimum: Decimal | None
    kept: Decimal
    late: dt.date | None
    obligation: str | None

    @property
    def least(self) -> Decimal:
        """The minimum number of days that is useful."""
        return self.asked if self.minimum is None else self.minimum


class Terms(NamedTuple):
    """The terms of an initiative's worth; `counts` is the weight of `to_them`, `score` is from 0 to 100."""

    to_us: Decimal | None
    to_them: Decimal | None
    counts: Decimal
    score: Decimal | None

    @property
    def worth(self) -> Decimal | None:
        """(To us + `counts` × to them) × score ÷ 100, per year; None where a term is missing."""
        if self.score is None or (self.to_us is None and self.to_them is None):
            return None
        return ((self.to_us or _ZERO) + self.counts * (self.to_them or _ZERO)) * self.score / 100


class Candidate(NamedTuple):
    """An initiative that asks for days in the quarters being allocated.

    `barred` says why it gets nothing new; empty where it competes. `after` is another candidate of the
    account that must be granted first. `owed` means that one of our obligations needs it, or needs an
    initiative that comes after it; `late` that its request, or that of an initiative before it, came too
    late.
    """

    account: str
    initiative: str
    requests: tuple[Request, ...]
    terms: Terms
    barred: str
    after: str | None
    owed: bool
    late: bool

    @property
    def name(self) -> Name:
        """Account and initiative."""
        return self.account, self.initiative

    @property
    def open(self) -> tuple[Request, ...]:
        """The requests that are still to be decided."""
        return tuple(one for one in self.requests if not one.kept)


class Competition(NamedTuple):
    """The question that an allocation answers.

    `there` is the capacity of every cell in days, None where none is given; `candidates` are sorted by
    account and initiative; `before` holds the grants in force in these quarters, by place.
    """

    quarters: tuple[str, ...]
    there: Mapping[Cell, Decimal | None]
    candidates: tuple[Candidate, ...]
    before: Mapping[Place, Decimal]
    currency: str


class WhatIf(NamedTuple):
    """Assumptions: other capacities of cells, and accounts that are left out."""

    there: Mapping[Cell, Decimal] = {}
    without: AbstractSet[str] = frozenset()


def quarters_ahead(portfolio: Portfolio, today: dt.date) -> tuple[str, ...]:
    """Return the quarters not yet begun for which days are given."""
    roles = portfolio.resources.roles.values() if portfolio.resources is not None else ()
    starts = portfolio.kam.fiscal_year_starts
    given = {quarter for role in roles for quarter in role.capacity}
    return tuple(sorted(q for q in given if periods.named(q, starts).start > today))


def competition(
    portfolio: Portfolio,
    today: dt.date,
    quarters: tuple[str, ...],
    *,
    trials: bool = False,
    again: bool = False,
    what_if: WhatIf = WhatIf(),  # noqa: B008 - frozen
) -> Competition:
    """Return the competition for the days of some quarters.

    With `trials`, accounts on trial compete too. With `again`, existing grants are decided anew, except those
    of accounts in corrective action.
    """
    gathering = _Gathering(portfolio, today, quarters, trials=trials, again=again)
    kept = without_let_go(portfolio, today)
    candidates = [
        one
        for account, plan in kept.plans.items()
        if account in kept.accounts and account not in what_if.without
        for one in gathering.of_account(account, kept.accounts[account], plan)
    ]
    roles = portfolio.resources.roles if portfolio.resources is not None else {}
    cells = {Cell(role, q) for role, one in roles.items() for q in quarters if q in one.capacity}
    cells |= {request.cell for one in candidates for request in one.requests}
    order = {role: place for place, role in enumerate(roles)}
    there = {
        cell: what_if.there.get(
            cell, roles[cell.role].capacity.get(cell.quarter) if cell.role in roles else None
        )
        for cell in sorted(cells, key=lambda c: (c.quarter, order.get(c.role, len(order)), c.role))
    }
    before = {place: days for place, days in gathering.granted.days.items() if place.quarter in quarters}
    candidates.sort(key=lambda one: one.name)
    return Competition(quarters, there, tuple(candidates), before, portfolio.kam.currency)


class _Gathering:
    """Finds what each account asks for."""

    def __init__(
        self, portfolio: Portfolio, today: dt.date, quarters: tuple[str, ...], *, trials: bool, again: bool
    ) -> None:
        self.kam: Kam = portfolio.kam
        self.criteria = portfolio.criteria if gives_scores(portfolio.criteria) else None
        self.today, self.quarters, self.trials, self.again = today, quarters, trials, again
        self.granted: GrantsInForce = grants_in_force(portfolio.resources, today)
        self.latest = {quarter: grant_by(quarter, self.kam) for quarter in quarters}

    def of_account(self, name: str, account: Account, plan: Plan) -> list[Candidate]:
        """Return an account's candidates."""
        barred, stays = self._standing(name, account)
        asked = {
            key: tuple(self._requests(name, account, key, initiative, stays=stays))
            for key, initiative in plan.initiatives.items()
        }
        asked = {key: requests for key, requests in asked.items() if requests}
        if not asked:
            return []
        score = None
        if self.criteria is not None:
            score = score_account(self.criteria, name, account, self.today).score
        late = {key for key, requests in asked.items() if any(r.late and not r.kept for r in requests)}
        required = {key: self._required(plan, plan.initiatives[key].after) for key in asked}
        ours = [key for key, requests in asked.items() if any(r.obligation for r in requests)]
        owed = {one for key in ours for one in _chain(required, key)}
        found = []
        for key, requests in asked.items():
            initiative = plan.initiatives[key]
            waits = self._waits(name, plan, key, asked)
            worth = initiative.worth
            terms = Terms(
                worth.to_us if worth else None,
                worth.to_them if worth else None,
                self.kam.policy.allocation.to_them_counts,
                score,
            )
            after = required[key] if required[key] in asked and not waits else None
            is_late = not late.isdisjoint(_chain(required, key))
            found.append(Candidate(name, key, requests, terms, barred or waits, after, key in owed, is_late))
        return found

    def _required(self, plan: Plan, key: str | None) -> str | None:
        """Return an initiative that another comes after, unless it has ended."""
        is_done = key in plan.initiatives and plan.initiatives[key].end < self.today
        return None if is_done else key

    def _standing(self, name: str, account: Account) -> tuple[str, bool]:
        """Return why an account gets nothing new (empty where it competes), and whether its grants stay."""
        entry = decision(account, self.today)
        outcome = entry.outcome if entry is not None else None
        if outcome != "selected" and not (self.trials and outcome == "trial"):
            said = {None: "not decided about", "trial": "on trial"}.get(outcome, outcome)
            return f"only key accounts compete, and {name} is {said}", not self.again
        standing = newest(account.standing, self.today)
        if standing is None:
            return "", not self.again
        if standing.state == "exit-review" and standing.outcome not in GOES_ON:
            return f"{name} is in an exit review and gets nothing new", not self.again
        if standing.state == "corrective-action":
            return f"{name} is in corrective action: it keeps what it has, and gets nothing new", True
        return "", not self.again

    def _requests(
        self, name: str, account: Account, key: str, initiative: Initiative, *, stays: bool
    ) -> Iterator[Request]:
        cells: dict[Cell, Request] = {}
        for need in initiative.resources:
            if need.quarter not in self.latest or not need.days:
                continue
            cell = Cell(need.role, need.quarter)
            is_late = need.asked is not None and need.asked > self.latest[need.quarter]
            ours = account.obligations.get(need.obligation) if need.obligation is not None else None
            one = Request(
                cell,
                need.days,
                need.minimum,
                _ZERO,
                need.asked if is_late else None,
                need.obligation if ours is not None and ours.owed_by == "us" else None,
            )
            cells[cell] = _joined(cells[cell], one) if cell in cells else one
        for cell, request in cells.items():
            held = self.granted.days.get(Place(cell.role, cell.quarter, name, key), _ZERO)
            yield request._replace(kept=min(held, request.asked) if stays else _ZERO)

    def _waits(self, name: str, plan: Plan, key: str, asked: Mapping[str, object]) -> str:
        """Return why an initiative cannot start because of the initiative before it; empty where it can.

        If the initiative before it competes as well, the answer decides.
        """
        first = self._required(plan, plan.initiatives[key].after)
        if first is None:
            return ""
        if first not in plan.initiatives:
            return f"it comes after {first}, which is not an initiative of the plan"
        required = {name: self._required(plan, one.after) for name, one in plan.initiatives.items()}
        if key in _chain(required, first):
            return f"it comes after {first}, and {first} in turn after it"
        for need in plan.initiatives[first].resources:
            ahead = periods.named(need.quarter, self.kam.fiscal_year_starts).start > self.today
            place = Place(need.role, need.quarter, name, first)
            decided_here = first in asked and need.quarter in self.latest
            if ahead and need.days and not decided_here and not self.granted.days.get(place):
                return f"it comes after {first}, which is not granted in {need.quarter}"
        return ""


def _joined(one: Request, other: Request) -> Request:
    """Combine two requests of an initiative for the same cell."""
    bounded = one.minimum is not None or other.minimum is not None
    return Request(
        one.cell,
        one.asked + other.asked,
        one.least + other.least if bounded else None,
        _ZERO,
        max(filter(None, (one.late, other.late)), default=None),
        one.obligation or other.obligation,
    )


def _chain(after: Mapping[str, str | None], key: str) -> list[str]:
    """Return a key and all the keys that it comes after, nearest first."""
    chain: list[str] = []
    at: str | None = key
    while at is not None and at in after and at not in chain:
        chain.append(at)
        at = after[at]
    return chain
