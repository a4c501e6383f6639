"""The highest worth under the rules: a mixed-integer program, and its answer made exact.

The solver decides which initiatives are granted; the days follow from that without rounding. As in the greedy
rule, what our obligations need is granted first, and late requests get what is left. Of answers with the same
worth, the one that changes the grants in force least is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from kamctl.method.resources.answer import Answer, Ledger, in_time, worth_of
from kamctl.method.resources.competition import Candidate, Cell, Competition, Name, Request
from kamctl.method.resources.grants import Place
from kamctl.method.resources.greedy import greedy, order, rest, serve, settled

_ZERO = Decimal(0)
_HALF = 0.5


class Row(NamedTuple):
    """An upper bound: the sum of columns, each an index and its factor, is at most `most`."""

    factors: tuple[tuple[int, float], ...]
    most: float


class Program(NamedTuple):
    """A program to solve: columns from 0 to their upper bound, whole ones first, and rows that bound them.

    `goals` are maximised one after the other, each without giving up what the earlier ones reached.
    """

    whole: int
    most: tuple[float, ...]
    rows: tuple[Row, ...]
    goals: tuple[tuple[float, ...], ...]


class Solution(NamedTuple):
    """The columns of the best answer found by each goal in turn, and the bound on the first goal.

    `proven` tells that no answer is better by the first goal; only then are the other goals tried.
    """

    columns: tuple[tuple[float, ...], ...]
    bound: float
    proven: bool


class Optimum(NamedTuple):
    """The best answer found, and an upper bound on the worth of any answer, without late requests."""

    answer: Answer
    bound: Fraction


Solve = Callable[[Program], Solution]


def optimal(question: Competition, solve: Solve) -> Optimum:
    """Return the best answer that a solver finds, which is never worth less than the greedy answer."""
    first = settled(question)
    free = [one for one in rest(question) if not one.late]
    rule = greedy(question)
    if not free:
        return Optimum(rule, worth_of(in_time(question), rule.days))
    model = _Model(question, first, free)
    solution = solve(model.program)
    best, worth = rule, worth_of(in_time(question), rule.days)
    for goal, columns in enumerate(solution.columns):
        chosen = {one.name for i, one in enumerate(free) if columns[i] > _HALF}
        found = exact(question, chosen) if _holds(question, chosen) else rule
        reached = worth_of(in_time(question), found.days)
        if reached > worth or (reached == worth and goal):
            best, worth = found, reached
    return Optimum(best, worth if solution.proven else max(worth, model.worth(solution.bound)))


def exact(question: Competition, chosen: Collection[Name]) -> Answer:
    """Return the answer that grants these initiatives in addition to those that obligations need.

    Each gets its minimum first. Further days go where a day is worth most, and the remaining candidates are
    then served from what is left.
    """
    ledger = settled(question)
    picked = [one for one in order(question) if one.name in chosen]
    for one in picked:
        ledger.choose(one)
    for one, request in sorted(((c, r) for c in picked for r in c.open), key=_worth_a_day):
        ledger.raise_(one.name, request)
    serve(ledger, [one for one in rest(question) if one.name not in ledger.chosen])
    return ledger.answer()


def _worth_a_day(pair: tuple[Candidate, Request]) -> tuple[Fraction, Name, Cell]:
    one, request = pair
    worth = Fraction(one.terms.worth or _ZERO) / len(one.requests) / Fraction(request.asked)
    return -worth, one.name, request.cell


def _holds(question: Competition, chosen: Collection[Name]) -> bool:
    """Tell whether what a solver chose within its tolerance keeps the rules exactly."""
    ledger = settled(question)
    picked = [one for one in order(question) if one.name in chosen]
    for one in picked:
        ledger.choose(one)
    fits = all(ledger.left[request.cell] >= 0 for one in picked for request in one.open)
    return fits and all(ledger.may_start(one) for one in picked)


class _Model:
    """The program of the candidates that compete freely.

    Each candidate has a whole column, which is 1 where it is granted. Each request that may be granted in
    part has a further column: its days beyond the minimum. Days are counted in the smallest unit that occurs,
    which makes every factor a whole number; worth is scaled by the largest worth.
    """

    def __init__(self, question: Competition, first: Ledger, free: Sequence[Candidate]) -> None:
        self._question, self._first, self._free = question, first, free
        self._numbers = {one.name: i for i, one in enumerate(free)}
        self._parts = [(i, r) for i, one in enumerate(free) for r in one.open if r.asked > r.least]
        self._unit = _unit([days for one in free for r in one.open for days in (r.asked, r.least)])
        self._scale = max(
            (Fraction(one.terms.worth or _ZERO) for one in free), default=Fraction(0)
        ) or Fraction(1)
        columns = (*(1.0 for _ in free), *(self._days(r.asked - r.least) for _, r in self._parts))
        self.program = Program(
            len(free), columns, (*self._capacities(), *self._upper(), *self._orders()), self._goals()
        )

    def worth(self, bound: float) -> Fraction:
        """Return the worth of all requests made in time for a value of the first goal."""
        settled = [one for one in in_time(self._question) if one.name not in self._numbers]
        held = self._first.days
        kept = worth_of((*settled, *self._free), held)
        return Fraction(bound) * self._scale + kept

    def _days(self, days: Decimal) -> float:
        return float(days * self._unit)

    def _capacities(self) -> list[Row]:
        factors: dict[Cell, list[tuple[int, float]]] = {}
        for i, one in enumerate(self._free):
            for r in one.open:
                factors.setdefault(r.cell, []).append((i, self._days(r.least)))
        for j, (_, r) in enumerate(self._parts, start=len(self._free)):
            factors[r.cell].append((j, 1.0))
        return [
            Row(tuple(found), max(self._days(self._first.left[cell]), -1.0))
            for cell, found in factors.items()
        ]

    def _upper(self) -> list[Row]:
        """Return the rows that give further days to granted initiatives only."""
        return [
            Row(((j, 1.0), (i, -self._days(r.asked - r.least))), 0.0)
            for j, (i, r) in enumerate(self._parts, start=len(self._free))
        ]

    def _orders(self) -> list[Row]:
        """Return the rows that grant an initiative only together with the one it comes after."""
        rows = []
        for i, one in enumerate(self._free):
            if one.after is not None and not self._first.may_start(one):
                first = self._numbers.get((one.account, one.after))
                rows.append(Row(((i, 1.0),) if first is None else ((i, 1.0), (first, -1.0)), 0.0))
        return rows

    def _goals(self) -> tuple[tuple[float, ...], ...]:
        """Return the goals: highest worth, then fewest changes, then the order of the greedy rule."""
        worth = [0.0] * (len(self._free) + len(self._parts))
        moves, turns = list(worth), list(worth)
        for i, one in enumerate(self._free):
            each = Fraction(one.terms.worth or _ZERO) / self._scale / len(one.requests)
            for r in one.open:
                worth[i] += float(each * Fraction(r.least) / Fraction(r.asked))
                moves[i] += self._moved(one, r, r.least)
            turns[i] = 1.0 - i / (2 * len(self._free))
        for j, (i, r) in enumerate(self._parts, start=len(self._free)):
            one = self._free[i]
            each = Fraction(one.terms.worth or _ZERO) / self._scale / len(one.requests)
            worth[j] = float(each / Fraction(r.asked) / self._unit)
        return tuple(worth), tuple(moves), tuple(turns)

    def _moved(self, one: Candidate, r: Request, days: Decimal) -> float:
        before = self._before(one, r)
        return self._days(abs(before) - abs(days - before))

    def _before(self, one: Candidate, r: Request) -> Decimal:
        return self._question.before.get(Place(r.cell.role, r.cell.quarter, *one.name), _ZERO)


def _unit(days: Sequence[Decimal]) -> int:
    """Return how many of the smallest unit that occurs make up a day."""
    places = max((-int(d.normalize().as_tuple().exponent) for d in days), default=0)
    unit: int = 10 ** max(places, 0)
    return unit
