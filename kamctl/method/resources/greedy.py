"""The greedy rule for scarce days, easy to follow: highest worth per day of the scarcest role first.

What our obligations need comes first, then what returns most per day, then initiatives without a stated
worth, and late requests last; ties go by account, then initiative. Each gets the days it asks for, as far as
they are left, provided that the minimum of all its requests is met; otherwise it gets none.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from kamctl.method.resources.answer import Answer, Ledger, asked
from kamctl.method.resources.competition import Candidate, Cell, Competition, Name


class Standing(NamedTuple):
    """What decides a candidate's turn: its scarcest cell, and its worth per day there.

    `days` is what it asks for in that cell; `a_day` is None where its worth is unknown.
    """

    cell: Cell
    days: Fraction
    a_day: Fraction | None


def greedy(question: Competition) -> Answer:
    """Answer a competition by the greedy rule."""
    ledger = settled(question)
    serve(ledger, rest(question))
    return ledger.answer()


def settled(question: Competition) -> Ledger:
    """Return what is granted before anybody competes: existing grants, and what our obligations need.

    Each of these gets its minimum before any gets more.
    """
    ledger = Ledger(question)
    first = [one for one in order(question) if one.owed and not one.late]
    serve(ledger, first, whole=False)
    for one in first:
        if one.name in ledger.chosen:
            ledger.fill(one)
    return ledger


def rest(question: Competition) -> list[Candidate]:
    """Return the candidates that compete for what `settled` leaves, in the order of their turns."""
    return [one for one in order(question) if one.late or not one.owed]


def order(question: Competition) -> list[Candidate]:
    """Return the candidates that may get something new, in the order of their turns."""
    standings = standing(question)

    def key(one: Candidate) -> tuple[bool, bool, bool, Fraction, Name]:
        a_day = standings[one.name].a_day
        return one.late, not one.owed, a_day is None, -(a_day or Fraction(0)), one.name

    return sorted((one for one in question.candidates if one.open and not one.barred), key=key)


def standing(question: Competition) -> dict[Name, Standing]:
    """Return the scarcest cell of each candidate that has open requests.

    The scarcest cell has the most days asked for, by all accounts, per day of capacity; a cell without
    capacity is scarcer than any that has some.
    """
    wanted = asked(question)
    there = question.there
    tightness = {
        cell: (not there[cell], Fraction(days) / Fraction(there[cell] or 1)) for cell, days in wanted.items()
    }
    found = {}
    for one in question.candidates:
        if one.open:
            scarcest = max(one.open, key=lambda request: tightness[request.cell])
            days, worth = Fraction(scarcest.asked), one.terms.worth
            a_day = None if worth is None else Fraction(worth) / days
            found[one.name] = Standing(scarcest.cell, days, a_day)
    return found


def serve(ledger: Ledger, candidates: Sequence[Candidate], *, whole: bool = True) -> None:
    """Grant candidates what is left, one after the other; without `whole`, only their minimum.

    A candidate that comes after another waits until that one is decided, and gets its turn only if that one
    is granted.
    """
    waiting = list(candidates)
    undecided = {one.name for one in waiting}
    while waiting:
        ready = next((i for i, one in enumerate(waiting) if (one.account, one.after) not in undecided), None)
        if ready is None:
            return
        one = waiting.pop(ready)
        undecided.remove(one.name)
        if ledger.may_start(one) and ledger.fits(one):
            ledger.choose(one)
            if whole:
                ledger.fill(one)
