"""Why a request is not granted, or not in full, and what it would take.

Every figure in a reason can be checked against the answer. Days left are what remains of the cell in the end;
days short are the minimum less the days left; the worth of a further day is what the initiative would then
return, divided by the days short.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from kamctl.method.resources.answer import Answer, granted, share
from kamctl.method.resources.competition import Candidate, Cell, Competition, Name, Request
from kamctl.model import periods
from kamctl.wording import listed, money, number, plural

_ZERO = Decimal(0)


class Shortage(NamedTuple):
    """A request for which too few days are left in its cell, and how many more it needs."""

    request: Request
    left: Decimal

    @property
    def short(self) -> Decimal:
        """The number of days missing."""
        return self.request.least - self.left


class Further(NamedTuple):
    """What each further day of a cell is worth, how many it takes, and for which initiative."""

    cell: Cell
    each: Fraction
    days: Decimal
    name: Name


class Refusals:
    """Explains the refusals of one answer."""

    def __init__(self, question: Competition, answer: Answer) -> None:
        self.question, self.answer = question, answer
        given = granted(question, answer.days)
        self.left = {cell: (days or _ZERO) - given[cell] for cell, days in question.there.items()}
        self._by_name = {one.name: one for one in question.candidates}
        self._followed = {(one.account, one.after) for one in question.candidates}
        self._in_cell: dict[Cell, list[Candidate]] = {}
        for one in question.candidates:
            if one.name in answer.chosen and not one.owed:
                for request in one.open:
                    self._in_cell.setdefault(request.cell, []).append(one)

    def why_not(self, candidate: Candidate, request: Request) -> str | None:
        """Return why a request is not granted in full, as a sentence without its full stop; None if it is."""
        days = self.days(candidate, request)
        if days >= request.asked:
            return None
        if request.kept:
            return f"{number(days)} of {plural(request.asked, 'day')} were granted before, and that stays"
        if candidate.name in self.answer.chosen:
            left = f"{number(self.left[request.cell])} left of {_cell(request.cell)}"
            return f"{number(request.asked - days)} fewer than asked for: {left}"
        late = f"late, asked for on {request.late}: " if request.late is not None else ""
        return late + self._refused(candidate, request)

    def days(self, candidate: Candidate, request: Request) -> Decimal:
        """Return the days granted to a request."""
        return self.answer.days.get(candidate.name, {}).get(request.cell, _ZERO)

    def shortages(self, candidate: Candidate) -> list[Shortage]:
        """Return the requests of a refused candidate for which too few days are left."""
        found = (Shortage(one, self.left[one.cell]) for one in candidate.open)
        return [one for one in found if one.short > 0]

    def gain(self, candidate: Candidate) -> Fraction | None:
        """Return what a refused candidate would add to the worth, if it had the days it is short of.

        It would get its minimum where days are short, and elsewhere as many as are left.
        """
        if candidate.terms.worth is None:
            return None
        held = self.answer.days.get(candidate.name, {})
        more = {one.cell: max(one.least, min(one.asked, self.left[one.cell])) for one in candidate.open}
        return Fraction(candidate.terms.worth) * (share(candidate, {**held, **more}) - share(candidate, held))

    def further(self) -> dict[Cell, Further]:
        """Return the best use of further days of each cell that has one.

        A request granted in part can use a single day; an initiative refused for this cell alone needs all
        the days that it is short of.
        """
        found: dict[Cell, Further] = {}
        for one in self.question.candidates:
            for use in self._uses(one):
                best = found.get(use.cell)
                if best is None or use.each > best.each:
                    found[use.cell] = use
        return found

    def waits_for(self, candidate: Candidate) -> str:
        """Return the initiative that a candidate comes after if that is not granted, else an empty text."""
        first = self._by_name.get((candidate.account, candidate.after or ""))
        if first is None or first.name in self.answer.chosen or not first.open:
            return ""
        return first.initiative

    def _uses(self, one: Candidate) -> list[Further]:
        worth = one.terms.worth
        if not worth:
            return []
        if one.name in self.answer.chosen:
            partly = [request for request in one.open if self.days(one, request) < request.asked]
            each = [Fraction(worth) / Fraction(r.asked) / len(one.requests) for r in partly]
            return [
                Further(r.cell, price, min(Decimal(1), r.asked - self.days(one, r)), one.name)
                for r, price in zip(partly, each, strict=True)
            ]
        if one.barred or not one.open or self.waits_for(one):
            return []
        short = self.shortages(one)
        gain = self.gain(one) if len(short) == 1 else None
        if not gain:
            return []
        [only] = short
        return [Further(only.request.cell, gain / Fraction(only.short), only.short, one.name)]

    def _refused(self, candidate: Candidate, request: Request) -> str:
        if candidate.barred:
            return candidate.barred
        first = self.waits_for(candidate)
        if first:
            return f"it comes after {first}, which is not granted"
        short = self.shortages(candidate)
        here = [one for one in short if one.request.cell == request.cell]
        if self.question.there[request.cell] is None:
            return f"resources.yaml gives no days of {_cell(request.cell)}"
        if not here:
            return f"all or none: {listed(map(_short, short))}"
        return f"{_needs(here[0])}; {self._way_out(candidate, short)}"

    def _way_out(self, candidate: Candidate, short: list[Shortage]) -> str:
        ways = []
        other = self._movable(candidate, short)
        if other is not None:
            ways.append(f"if {other.account}/{other.initiative} began a quarter later")
        ways.append(f"with {self._more(candidate, short)}")
        return f"it would fit {', or '.join(ways)}"

    def _more(self, candidate: Candidate, short: list[Shortage]) -> str:
        gain, currency = self.gain(candidate), self.question.currency
        days = listed(_more_of(one, alone=len(short) == 1) for one in short)
        if not gain:
            return days
        if len(short) > 1:
            return f"{days}, worth {_amount(gain, currency)} in all"
        each = " each" if short[0].short != 1 else ""
        return f"{days}, worth {_amount(gain / Fraction(short[0].short), currency)}{each}"

    def _movable(self, candidate: Candidate, short: list[Shortage]) -> Candidate | None:
        """Return a candidate that would make room by beginning a quarter later, and would itself fit there.

        Of several, the one with the lowest worth per day in the first cell that is short. Candidates that an
        obligation needs, that were granted before or that others come after are never moved.
        """
        found = []
        for other in self._in_cell.get(short[0].request.cell, ()):
            days = self.answer.days[other.name]
            if days.get(short[0].request.cell) and self._makes_room(candidate, other, days):
                worth = Fraction(other.terms.worth or _ZERO) / Fraction(days[short[0].request.cell])
                found.append((worth, other.name, other))
        return min(found)[2] if found else None

    def _makes_room(self, candidate: Candidate, other: Candidate, days: Mapping[Cell, Decimal]) -> bool:
        if len(other.open) < len(other.requests) or other.name in self._followed:
            return False
        left = dict(self.left)
        later = {Cell(cell.role, following(cell.quarter)): amount for cell, amount in days.items()}
        for cell, amount in days.items():
            left[cell] += amount
        for cell, amount in later.items():
            left[cell] = left.get(cell, _ZERO) - amount
        fits_itself = all(left[cell] >= 0 for cell in later)
        return fits_itself and all(one.least <= left[one.cell] for one in candidate.open)


@cache
def following(quarter: str) -> str:
    """Return the label of the next quarter."""
    return periods.after("quarter", periods.named(quarter)).label


def _cell(cell: Cell) -> str:
    return f"{cell.role} in {cell.quarter}"


def _short(one: Shortage) -> str:
    return f"short by {plural(one.short, 'day')} of {_cell(one.request.cell)}"


def _needs(one: Shortage) -> str:
    least, left = number(one.request.least), number(one.left)
    return f"{_short(one)}, needs at least {least} and {left} {'is' if one.left == 1 else 'are'} left"


def _more_of(one: Shortage, *, alone: bool) -> str:
    if alone:
        return f"{number(one.short)} more {'day' if one.short == 1 else 'days'}"
    return f"{number(one.short)} more of {_cell(one.request.cell)}"


def _amount(value: Fraction, currency: str) -> str:
    return money(Decimal(value.numerator) / Decimal(value.denominator), currency)
