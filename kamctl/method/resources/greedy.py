"""Who gets scarce days, by a rule that anybody can follow: worth a day of the role that is scarcest.

What an obligation of ours needs comes first, then what returns most a day, then what has no worth, last
what was asked for too late; ties by account, then initiative. Each gets as many days as it asks for and
there are, if these are enough to be of use in all that it needs; else it gets none.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from kamctl.method.resources.answer import Answer, Ledger, asked
from kamctl.method.resources.competition import Candidate, Cell, Competition, Name


class Standing(NamedTuple):
    """Where a candidate stands in the order: the cell it is shortest of, and its worth a day there.

    `days` are those that it asks for in that cell; `a_day` is None where its worth cannot be told.
    """

    cell: Cell
    days: Fraction
    a_day: Fraction | None


def greedy(question: Competition) -> Answer:
    """Return the answer of the rule."""
    ledger = settled(question)
    serve(ledger, rest(question))
    return ledger.answer()


def settled(question: Competition) -> Ledger:
    """Return what is granted before anybody competes: what stays, and what obligations of ours need.

    Each of these gets the fewest days that are of use before any gets more.
    """
    ledger = Ledger(question)
    first = [one for one in order(question) if one.owed and not one.late]
    serve(ledger, first, whole=False)
    for one in first:
        if one.name in ledger.chosen:
            ledger.fill(one)
    return ledger


def rest(question: Competition) -> list[Candidate]:
    """Return the candidates that compete for what is left after that, in their order."""
    return [one for one in order(question) if one.late or not one.owed]


def order(question: Competition) -> list[Candidate]:
    """Return the candidates that may get something new, in the order in which they are served."""
    standings = standing(question)

    def key(one: Candidate) -> tuple[bool, bool, bool, Fraction, Name]:
        a_day = standings[one.name].a_day
        return one.late, not one.owed, a_day is None, -(a_day or Fraction(0)), one.name

    return sorted((one for one in question.candidates if one.open and not one.barred), key=key)


def standing(question: Competition) -> dict[Name, Standing]:
    """Return for each candidate with something open the cell that it is shortest of.

    That is the one of which most is asked for by all, for each day that there is; where there are none,
    the earliest of those.
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
    """Grant candidates what is left, one after the other; without `whole` no more than is of use.

    One that comes after another waits until that is decided: granted, it has its turn; refused, it has
    none.
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
