"""What to do first, for people: a line or two for each cause, with what settles it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Sequence
from decimal import Decimal

from kamctl.method.attention.urgency import Item, Term
from kamctl.table import Cell, Column, Table, money
from kamctl.views.clean import clean
from kamctl.views.wrap import wrapped
from kamctl.wording import day, number, plural, score, whole_money

_BOLD, _DIM, _END = "\x1b[1m", "\x1b[2m", "\x1b[0m"
#: Whose something is that names nobody.
_MANAGEMENT, _NOBODY = "senior management", "nobody is named"
_INDENT = 4


def listing(items: Sequence[Item], currency: str, nothing: str) -> Table:
    """Return the table of what needs attention: a line each."""
    columns = [
        Column("urgency", "right", write=score), Column("account", keep=True), Column("what"),
        Column("whose", keep=True), Column("when", parts=("since", "days late")), money("at stake"),
        Column("settle"), Column("kind", drawn=False), Column("rule", drawn=False),
    ]  # fmt: skip
    rows = [
        [
            item.urgency, item.account, item.what, whose(item),
            Cell((item.since, item.days_late), text=when(item) or "-"), item.money, item.settle, item.kind,
            item.rule,
        ]
        for item in items
    ]  # fmt: skip
    return Table("today", columns, rows, currency, nothing)


def blocks(
    items: Sequence[Item],
    currency: str,
    *,
    colour: bool,
    width: int | None,
    year: Decimal | None = None,
    own: Container[str] = (),
) -> str:
    """Return what needs attention as numbered blocks; with `year`, each with the terms of its urgency.

    `width` is that of a terminal, to which lines are broken; of `own` rules the policy sets the weight.
    """
    room = (width or 10_000) - _INDENT
    paint = (lambda code, text: f"{code}{text}{_END}") if colour else (lambda _code, text: text)
    lines: list[str] = []
    for place, item in enumerate(items, start=1):
        about = f"{item.account}: " if item.account else ""
        first, *rest = wrapped(clean(f"{about}{item.what}").replace("\n", " "), room)
        first = first.replace(about.strip(), paint(_BOLD, about.strip()), 1) if about else first
        lines += [f"{place:>2}  {first}", *(" " * _INDENT + line for line in rest)]
        facts = ", ".join(fact for fact in (whose(item), when(item), _money(item, currency)) if fact)
        below = wrapped(clean(f"{facts}: {item.settle}"), room)
        if year is not None:
            below += wrapped(explained(item, year, own), room)
            also = (" ".join(clean(f"also: {said}").split()) for said in item.also)
            below += [line for said in also for line in wrapped(said, room)]
        lines += [" " * _INDENT + paint(_DIM, line) for line in below]
    return "\n".join(lines)


def heading(items: Sequence[Item], today: dt.date, who: str) -> str:
    """Return the sentence that counts what needs attention."""
    decisions = sum(1 for item in items if item.kind == "decision")
    told = f", {plural(decisions, 'decision')} of senior management among them" if decisions else ""
    of = f" for {who}" if who else ""
    return f"{day(today)}: {plural(len(items), 'thing')}{of} to attend to{told}"


def explained(item: Item, year: Decimal, own: Container[str] = ()) -> str:
    """Return an urgency as the product of its terms: `urgency 11.1 = weight 10 × money 1.11 × lateness 1`."""
    factors = " × ".join(
        f"{term.name} {number(term.value)}{_because(term, item, year, own)}" for term in item.terms
    )
    return f"urgency {score(item.urgency)} = {factors}"


def _because(term: Term, item: Item, year: Decimal, own: Container[str]) -> str:
    if term.name == "weight":
        return f" ({item.rule}{', set in the policy' if item.rule in own else ''})"
    if term.name == "money":
        known = item.money is not None and year > 0
        return f" (1 + {whole_money(item.money or Decimal(0))} ÷ {whole_money(year)})" if known else ""
    return f" ({plural(item.days_late, 'day')} late)" if item.days_late else ""


def whose(item: Item) -> str:
    """Return whose turn it is."""
    return item.owner or (_MANAGEMENT if item.kind == "decision" else _NOBODY)


def when(item: Item) -> str:
    """Return since when something is so, or late; empty where it has no day."""
    if item.since is None:
        return ""
    if item.days_late and item.kind != "wrong":
        return f"{plural(item.days_late, 'day')} late"
    return f"{'on' if item.kind == 'ahead' else 'since'} {item.since}"


def _money(item: Item, currency: str) -> str:
    return f"{whole_money(item.money)} {currency} a year" if item.money else ""
