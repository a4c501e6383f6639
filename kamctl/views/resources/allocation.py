"""Who gets which scarce days, for people."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kamctl.method.resources.allocation import (
    Allocation,
    AnsweredRequest,
    ExplainedInitiative,
    FurtherDays,
    RoleDays,
)
from kamctl.method.resources.comparison import Comparison
from kamctl.table import Column, Part, Row, Table
from kamctl.wording import money, number, or_dash, percent, plural, score

_RULE = {"greedy": "by the greedy rule", "optimal": "by the most worth"}


def heading(found: Allocation) -> str:
    """Return what the whole answer is worth, and how near it is to the best there is."""
    lines = [f"{', '.join(found.quarters)} {_RULE[found.method]}: {_a_year(found, found.worth)}"]
    if found.bound is not None and found.gap is not None:
        than = f" than {_of(found, found.bound)} (gap {number(found.gap)} %)" if found.gap else ""
        rule = _of(found, found.greedy_worth)
        lines.append(f"no answer is worth more{than}; the greedy rule reaches {rule}")
    if found.worth_of_late:
        lines.append(f"requests that came late add {_of(found, found.worth_of_late)}")
    return "\n".join(lines)


def parts(found: Allocation, *, explain: bool) -> Iterator[Part]:
    """Yield what people read: the sum, the terms if asked for, the roles, and every request."""
    yield f"{heading(found)}\n\n"
    if explain:
        yield f"{explained(found)}\n\n"
    yield roles(found)
    below = [text for text in (requests(found), further(found), changes(found)) if text]
    if below:
        yield "\n" + "\n\n".join(below)


def tables(found: Allocation) -> Iterator[Table]:
    """Yield what a sheet holds: every request, and the roles."""
    columns = [
        Column("account"), Column("initiative"), Column("role"), Column("quarter"),
        Column("asked for", "right"), Column("at least", "right"), Column("granted", "right"),
        Column("why not"),
    ]  # fmt: skip
    rows: list[Row] = [
        [r.account, r.initiative, r.role, r.quarter, r.asked, r.minimum, r.granted, r.why_not]
        for r in found.requests
    ]
    yield Table("requests", columns, rows)
    yield roles(found)


def compared(found: Comparison) -> Iterator[Part]:
    """Yield two answers side by side."""
    yield f"{sums(found)}\n\n"
    yield differences(found)


def roles(found: Allocation) -> Table:
    """Return the table of roles and quarters."""
    columns = [
        Column("quarter", keep=True), Column("role", keep=True), Column("capacity", "right"),
        Column("asked for", "right"), Column("granted", "right"), Column("left", "right"),
        Column("one more day", "right", write=money, money=True),
    ]  # fmt: skip
    rows: list[Row] = [
        [
            one.quarter, one.role, one.capacity, one.asked, one.granted, one.left,
            one.worth_of_one_more_day if one.further is not None else None,
        ]
        for one in found.roles
    ]  # fmt: skip
    return Table("roles", columns, rows, found.currency)


def further(found: Allocation) -> str:
    """Return what further days would be used for, a line for each role and quarter that is short."""
    lines = [_further(found, one, one.further) for one in found.roles if one.further is not None]
    return "\n".join(["further days:", *lines]) if lines else ""


def requests(found: Allocation) -> str:
    """Return every request with what it is granted, and why not in full."""
    lines: list[str] = []
    for cell in found.roles:
        here = [one for one in found.requests if (one.role, one.quarter) == (cell.role, cell.quarter)]
        if here:
            lines += ["", _cell(cell), *(line for one in here for line in _request(one))]
    return "\n".join(lines[1:])


def explained(found: Allocation) -> str:
    """Return the terms of every initiative's worth, in the order of the greedy rule."""
    return "\n".join(line for one in found.initiatives for line in _explained(one))


def changes(found: Allocation) -> str:
    """Return what is granted otherwise than before, where anything was."""
    if not any(one.before for one in found.requests) and not any(one.before for one in found.changes):
        return ""
    lines = [
        f"  {one.account}/{one.initiative}: {number(one.before)} → {number(one.after)} "
        f"of {one.role} in {one.quarter}"
        for one in found.changes
    ]
    return (
        "\n".join(["changes against the grants in force:", *lines]) if lines else "the grants in force hold"
    )


def sums(found: Comparison) -> str:
    """Return what two answers are worth."""
    both = zip(found.names, (found.first, found.second), strict=True)
    return "\n".join(f"{name}: {_a_year(one, one.worth)}" for name, one in both)


def differences(found: Comparison) -> Table:
    """Return the table of requests that two answers grant differently."""
    columns = [
        Column("quarter", keep=True), Column("role", keep=True), Column("asked for", "right"),
        Column(found.names[0], "right"), Column(found.names[1], "right"),
        Column("initiative", keep=True, below=True),
    ]  # fmt: skip
    rows: list[Row] = [
        [one.quarter, one.role, one.asked, one.first, one.second, f"{one.account}/{one.initiative}"]
        for one in found.differences
    ]
    return Table("differences", columns, rows, nothing="every request is granted the same")


def _cell(cell: RoleDays) -> str:
    there = "no days given" if cell.capacity is None else plural(cell.capacity, "day")
    asked = f"{number(cell.asked)} asked for, {number(cell.granted)} granted, {number(cell.left)} left"
    return f"{cell.role} in {cell.quarter}: {there}, {asked}"


def _request(one: AnsweredRequest) -> Iterator[str]:
    least = f" (at least {number(one.minimum)})" if one.minimum is not None else ""
    yield f"  {number(one.granted)} of {number(one.asked)}{least}  {one.account}/{one.initiative}"
    if one.why_not is not None:
        yield f"      {one.why_not}"


def _explained(one: ExplainedInitiative) -> Iterator[str]:
    marks = ["one of our obligations needs it"] * one.owed + ["late"] * one.late
    turn = "-" if one.turn is None else f"{one.turn}."
    yield f"{turn} {one.account}/{one.initiative}{': ' if marks else ''}{', '.join(marks)}"
    if one.worth is None:
        yield f"    no worth: {'the account has no score' if one.score is None else 'the plan states none'}"
        return
    yield f"    {_worth(one)} = {money(one.worth)} a year"
    place = one.scarcest
    if place is not None and place.worth_a_day is not None:
        there = f"{number(place.asked)} asked for, capacity {or_dash(place.there, number)}"
        days = f"{plural(place.days, 'day')} of {place.role} in {place.quarter} ({there})"
        yield f"    ÷ {days} = {money(place.worth_a_day)} a day"
    yield f"    granted {percent(one.share)} of its days = {money(one.worth_granted)} a year"


def _worth(one: ExplainedInitiative) -> str:
    parts = [f"{money(one.to_us)} to us"] if one.to_us is not None else []
    if one.to_them is not None:
        parts.append(f"{number(one.to_them_counts)} × {money(one.to_them)} to them")
    assert one.score is not None  # there is a worth
    return f"({' + '.join(parts)}) × {score(one.score)} ÷ 100"


def _further(found: Allocation, cell: RoleDays, use: FurtherDays) -> str:
    each = " each" if use.days != 1 else ""
    days = f"{number(use.days)} more of {cell.role} in {cell.quarter}"
    return f"  {days}: {_of(found, use.worth_each)}{each}, to {use.account}/{use.initiative}"


def _a_year(found: Allocation, worth: Decimal) -> str:
    return f"worth {_of(found, worth)} a year"


def _of(found: Allocation, amount: Decimal) -> str:
    return money(amount, found.currency)
