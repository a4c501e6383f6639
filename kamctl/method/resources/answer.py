"""An answer to a competition for scarce days: who is granted what, and the totals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from kamctl.method.resources.competition import Candidate, Cell, Competition, Name, Request

_ZERO = Decimal(0)
#: Days granted, by initiative and cell.
Days = Mapping[Name, Mapping[Cell, Decimal]]


class Answer(NamedTuple):
    """The days granted to each candidate, and the candidates whose open requests are granted."""

    days: Days
    chosen: frozenset[Name]


def share(candidate: Candidate, days: Mapping[Cell, Decimal]) -> Fraction:
    """Return the share of its days that an initiative is granted: the mean over its requests."""
    shares = (Fraction(days.get(one.cell, _ZERO)) / Fraction(one.asked) for one in candidate.requests)
    return sum(shares, Fraction(0)) / len(candidate.requests)


def worth_of(candidates: Iterable[Candidate], days: Days) -> Fraction:
    """Return what the days granted to candidates are worth per year."""
    return sum(
        (Fraction(one.terms.worth or _ZERO) * share(one, days.get(one.name, {})) for one in candidates),
        Fraction(0),
    )


def in_time(question: Competition) -> list[Candidate]:
    """Return the candidates whose requests were made in time."""
    return [one for one in question.candidates if not one.late]


def granted(question: Competition, days: Days) -> dict[Cell, Decimal]:
    """Return the days granted in every cell."""
    found = dict.fromkeys(question.there, _ZERO)
    for given in days.values():
        for cell, amount in given.items():
            found[cell] += amount
    return found


def asked(question: Competition) -> dict[Cell, Decimal]:
    """Return the days asked for in every cell."""
    found = dict.fromkeys(question.there, _ZERO)
    for one in question.candidates:
        for request in one.requests:
            found[request.cell] += request.asked
    return found


class Ledger:
    """The days that are left while an answer is put together."""

    def __init__(self, question: Competition) -> None:
        self.left = {cell: days or _ZERO for cell, days in question.there.items()}
        self.days: dict[Name, dict[Cell, Decimal]] = {}
        self.chosen: set[Name] = set()
        self._settled = {one.name for one in question.candidates if not one.open}
        for one in question.candidates:
            for request in one.requests:
                if request.kept:
                    self._give(one.name, request.cell, request.kept)

    def may_start(self, candidate: Candidate) -> bool:
        """Tell whether the initiative that must come before a candidate is granted."""
        first = (candidate.account, candidate.after or "")
        return candidate.after is None or first in self.chosen or first in self._settled

    def fits(self, candidate: Candidate) -> bool:
        """Tell whether enough days are left for the minimum of every open request."""
        return all(request.least <= self.left[request.cell] for request in candidate.open)

    def choose(self, candidate: Candidate) -> None:
        """Grant an initiative the minimum of every open request."""
        self.chosen.add(candidate.name)
        for request in candidate.open:
            self._give(candidate.name, request.cell, request.least)

    def fill(self, candidate: Candidate) -> None:
        """Grant a chosen initiative what it asks for beyond the minimum, as far as days are left."""
        for request in candidate.open:
            self.raise_(candidate.name, request)

    def raise_(self, name: Name, request: Request) -> None:
        """Grant one request of a chosen initiative all it asks for, as far as days are left."""
        given = self.days[name].get(request.cell, _ZERO)
        more = min(request.asked - given, self.left[request.cell])
        if more > 0:
            self._give(name, request.cell, more)

    def answer(self) -> Answer:
        """Return what has been granted."""
        return Answer({name: dict(days) for name, days in self.days.items()}, frozenset(self.chosen))

    def _give(self, name: Name, cell: Cell, days: Decimal) -> None:
        held = self.days.setdefault(name, {})
        held[cell] = held.get(cell, _ZERO) + days
        self.left[cell] -= days
