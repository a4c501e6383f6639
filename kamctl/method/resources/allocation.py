"""Allocation: who gets which scarce days, why others do not, and what one more day is worth."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from kamctl.method.resources.answer import Answer, asked, granted, in_time, share, worth_of
from kamctl.method.resources.competition import Cell, Competition
from kamctl.method.resources.grants import Place
from kamctl.method.resources.greedy import Standing, greedy, order, standing
from kamctl.method.resources.optimal import Solve, optimal
from kamctl.method.resources.refusals import Further, Refusals

Method = Literal["greedy", "optimal"]
_ZERO = Decimal(0)
_CENT = Decimal("0.01")


class AnsweredRequest(NamedTuple):
    """A request, the days granted to it, and why that is not all it asks for (None if it is).

    `before` is the number of days granted so far; `late` is the day of the request if that was too late.
    """

    account: str
    initiative: str
    role: str
    quarter: str
    asked: Decimal
    minimum: Decimal | None
    granted: Decimal
    why_not: str | None
    before: Decimal
    late: dt.date | None


class FurtherDays(NamedTuple):
    """The best use of additional days: how many at once, what each is worth, and to which initiative."""

    days: Decimal
    worth_each: Decimal
    account: str
    initiative: str


class RoleDays(NamedTuple):
    """A role in a quarter: days of capacity (None where none is given), asked for, granted and left."""

    role: str
    quarter: str
    capacity: Decimal | None
    asked: Decimal
    granted: Decimal
    left: Decimal
    further: FurtherDays | None

    @property
    def worth_of_one_more_day(self) -> Decimal:
        """What one more day returns per year, if as many are added as its best use takes."""
        return self.further.worth_each if self.further is not None else _ZERO


class Scarcest(NamedTuple):
    """The role and quarter that limits an initiative most, and the initiative's worth per day there."""

    role: str
    quarter: str
    days: Decimal
    asked: Decimal
    there: Decimal | None
    worth_a_day: Decimal | None


class ExplainedInitiative(NamedTuple):
    """The terms of an initiative's worth, its turn under the greedy rule, and what it is granted.

    `turn` is None where it gets nothing new, whatever is left. `owed` means that one of our obligations needs
    it, `late` that its request came too late. `share` is the share of its days that is granted.
    """

    account: str
    initiative: str
    turn: int | None
    owed: bool
    late: bool
    to_us: Decimal | None
    to_them: Decimal | None
    to_them_counts: Decimal
    score: Decimal | None
    worth: Decimal | None
    scarcest: Scarcest | None
    share: Decimal
    worth_granted: Decimal


class Change(NamedTuple):
    """A grant that differs from the one in force."""

    account: str
    initiative: str
    role: str
    quarter: str
    before: Decimal
    after: Decimal


class Allocation(NamedTuple):
    """Who gets which scarce days of some quarters.

    `worth`, `bound` (no answer is worth more) and `greedy_worth` count the requests made in time, per year,
    in the workspace's `currency`. `gap` is how far the bound exceeds the worth, in percent. `worth_of_late`
    is what the late requests add. `changes` are the differences from the grants in force.
    """

    quarters: tuple[str, ...]
    method: Method
    currency: str
    worth: Decimal
    bound: Decimal | None
    gap: Decimal | None
    greedy_worth: Decimal
    worth_of_late: Decimal
    requests: tuple[AnsweredRequest, ...]
    roles: tuple[RoleDays, ...]
    initiatives: tuple[ExplainedInitiative, ...]
    changes: tuple[Change, ...]


def allocation(question: Competition, solve: Solve | None = None) -> Allocation:
    """Answer a competition for scarce days by the greedy rule, or, with `solve`, for the highest worth."""
    rule = greedy(question)
    answer, bound = rule, None
    if solve is not None:
        answer, bound = optimal(question, solve)
    worth = worth_of(in_time(question), answer.days)
    refusals = Refusals(question, answer)
    return Allocation(
        quarters=question.quarters,
        method="greedy" if solve is None else "optimal",
        currency=question.currency,
        worth=_cents(worth),
        bound=None if bound is None else _cents(worth) if bound == worth else _cents(bound, ROUND_CEILING),
        gap=None if bound is None else _percent(bound - worth, worth),
        greedy_worth=_cents(worth_of(in_time(question), rule.days)),
        worth_of_late=_cents(worth_of((one for one in question.candidates if one.late), answer.days)),
        requests=tuple(_requests(question, refusals)),
        roles=tuple(_roles(question, refusals)),
        initiatives=tuple(_explained(question, answer)),
        changes=tuple(_changes(question, answer)),
    )


def _requests(question: Competition, refusals: Refusals) -> Iterator[AnsweredRequest]:
    for one in question.candidates:
        for request in one.requests:
            role, quarter = request.cell
            yield AnsweredRequest(
                *one.name, role, quarter, request.asked, request.minimum, refusals.days(one, request),
                refusals.why_not(one, request),
                question.before.get(Place(role, quarter, *one.name), _ZERO), request.late,
            )  # fmt: skip


def _roles(question: Competition, refusals: Refusals) -> Iterator[RoleDays]:
    further = refusals.further()
    given, wanted = granted(question, refusals.answer.days), asked(question)
    for cell, there in question.there.items():
        use = _use(further[cell]) if cell in further else None
        yield RoleDays(*cell, there, wanted[cell], given[cell], refusals.left[cell], use)


def _use(further: Further) -> FurtherDays:
    return FurtherDays(further.days, _cents(further.each), *further.name)


def _explained(question: Competition, answer: Answer) -> Iterator[ExplainedInitiative]:
    """Yield the terms of all initiatives in the order in which the greedy rule serves them."""
    standings = standing(question)
    wanted = asked(question)
    served = order(question)
    turns = {one.name: turn for turn, one in enumerate(served, start=1)}
    rest = [one for one in question.candidates if one.name not in turns]
    for one in (*served, *rest):
        held = share(one, answer.days.get(one.name, {}))
        place = standings.get(one.name)
        scarcest = None if place is None else _scarcest(question, place, wanted)
        yield ExplainedInitiative(
            *one.name, turns.get(one.name), one.owed, one.late, one.terms.to_us, one.terms.to_them,
            one.terms.counts, one.terms.score, one.terms.worth, scarcest, _decimal(held),
            _cents(Fraction(one.terms.worth or _ZERO) * held),
        )  # fmt: skip


def _scarcest(question: Competition, place: Standing, wanted: dict[Cell, Decimal]) -> Scarcest:
    a_day = None if place.a_day is None else _cents(place.a_day)
    return Scarcest(*place.cell, _decimal(place.days), wanted[place.cell], question.there[place.cell], a_day)


def _changes(question: Competition, answer: Answer) -> Iterator[Change]:
    after = {Place(*cell, *name): days for name, given in answer.days.items() for cell, days in given.items()}
    for place in sorted(
        {*question.before, *after}, key=lambda p: (p.account, p.initiative, p.quarter, p.role)
    ):
        was, now = question.before.get(place, _ZERO), after.get(place, _ZERO)
        if was != now:
            yield Change(place.account, place.initiative, place.role, place.quarter, was, now)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _cents(value: Fraction, rounding: str = ROUND_HALF_UP) -> Decimal:
    return _decimal(value).quantize(_CENT, rounding)


def _percent(part: Fraction, whole: Fraction) -> Decimal:
    return _cents(part / whole * 100, ROUND_CEILING) if whole else _ZERO
