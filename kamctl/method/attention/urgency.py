"""How urgent something is: what it costs to wait."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, NamedTuple

#: Days, a quarter, after which lateness doubles the urgency.
LATE_DAYS = 90
#: Days, half a year, after which urgency stops growing: by then it has been given up, or is a decision.
LATE_AT_MOST_DAYS = 180
_HUNDREDTH = Decimal("0.01")

#: Kinds: a decision that senior management owes, something late, something about to go wrong, or something
#: that has been wrong from the start.
Kind = Literal["decision", "late", "ahead", "wrong"]


class Term(NamedTuple):
    """One factor of an urgency, to two decimals."""

    name: Literal["weight", "money", "lateness"]
    value: Decimal


class Cause(NamedTuple):
    """Something that needs attention.

    `since` is the day on which it began; `due` the last day on which it was, or will be, in time, None if it
    has none. `weight` is the weight of its rule. `also` is what else it causes.
    """

    account: str | None
    kind: Kind
    rule: str
    what: str
    owner: str | None
    since: dt.date | None
    due: dt.date | None
    weight: int
    settle: str
    also: tuple[str, ...] = ()


class Item(NamedTuple):
    """A cause with its urgency, the product of its terms.

    `money` is what is at stake in the account a year, None if that is not known.
    """

    account: str | None
    kind: Kind
    rule: str
    what: str
    owner: str | None
    since: dt.date | None
    days_late: int
    money: Decimal | None
    urgency: Decimal
    terms: tuple[Term, ...]
    settle: str
    also: tuple[str, ...]


def terms(weight: int, money: Decimal | None, year: Decimal, days_late: int) -> tuple[Term, ...]:
    """Return the factors of an urgency: weight × (1 + money ÷ year) × how late.

    `year` is a year's profit of the portfolio; if that is zero, or no money is known, that factor is 1. So is
    lateness up to the last day in time; it grows by 1 in a quarter, to 3 at most.
    """
    share = money / year if money is not None and year > 0 else Decimal(0)
    late = Decimal(min(max(days_late, 0), LATE_AT_MOST_DAYS)) / LATE_DAYS
    return (
        Term("weight", Decimal(weight)),
        Term("money", _rounded(1 + share)),
        Term("lateness", _rounded(1 + late)),
    )


def _rounded(value: Decimal) -> Decimal:
    """Round a factor before it is used, so that the printed factors give the printed product."""
    return value.quantize(_HUNDREDTH, ROUND_HALF_UP)


def product(factors: Iterable[Term]) -> Decimal:
    """Return an urgency from its terms."""
    value = Decimal(1)
    for term in factors:
        value *= term.value
    return value


def judged(cause: Cause, money: Decimal | None, year: Decimal, today: dt.date) -> Item:
    """Return a cause with its urgency."""
    days_late = max((today - cause.due).days, 0) if cause.due is not None else 0
    factors = terms(cause.weight, money, year, days_late)
    return Item(
        cause.account, cause.kind, cause.rule, cause.what, cause.owner, cause.since, days_late,
        money, product(factors), factors, cause.settle, cause.also,
    )  # fmt: skip


def ranked(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return items, the most urgent first; among equals what management has to decide comes first."""
    return tuple(
        sorted(items, key=lambda i: (-i.urgency, i.kind != "decision", i.account or "", i.rule, i.what))
    )
