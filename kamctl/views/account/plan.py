"""A plan for people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kamctl.method.execution.actions import Tracked
from kamctl.method.plan.completeness import Completeness
from kamctl.method.plan.plan_tree import Effort, Mark, Outline
from kamctl.method.resources.grants import AskedDays
from kamctl.table import Cell, Column, Part, Row, Table
from kamctl.views.account.actions import when
from kamctl.wording import number, or_dash, percent, plural

_LEVELS = {"red": "red", "amber": "yellow", "green": "green"}
_SIGNS = {"reached": "[x]", "missed": "[!]", "ahead": "[ ]"}


def parts(found: Outline, today: dt.date, *, as_text: bool) -> Iterator[Part]:
    """Yield a plan as a tree; in a sheet, its parts one by one."""
    yield tree(found, today) if as_text else _sheet(found)


def _sheet(found: Outline) -> Table:
    names = ("part", "id", "text", "helps or serves", "owner", "from", "to", "state")
    rows: list[Row] = [
        [one.part, one.id, one.text, None, None, None, None, None if one.confirmed else "not confirmed"]
        for one in found.branches
    ]
    for name, effort in found.efforts.items():
        one = effort.initiative
        rows.append(
            ["initiatives", name, one.name, ", ".join(one.helps), one.owner, one.start, one.end, None]
        )
    actions = [*(t for effort in found.efforts.values() for t in effort.actions), *found.loose]
    rows += [
        ["actions", t.id, t.action.do, t.action.serves, t.action.owner, t.action.opened, t.due, t.state]
        for t in actions
    ]
    rows += [
        ["milestones", mark.id, mark.milestone.outcome, None, None, None, mark.milestone.by, mark.state]
        for mark in found.marks
    ]
    return Table("plan", [Column(name) for name in names], rows)


def tree(found: Outline, today: dt.date) -> str:
    """Return the plan as indented lines: objective, initiative, action; milestones; gaps."""
    lines = [
        f"{found.name}: {found.horizon.start} to {found.horizon.end}",
        f"Destination: {found.destination}",
        "",
    ]
    shown: set[str] = set()
    for branch in found.branches:
        unconfirmed = "" if branch.confirmed else " (not confirmed)"
        lines.append(f"{branch.part[:-1]} {branch.id}: {branch.text}{unconfirmed}")
        for name in branch.efforts:
            lines += _effort(found.efforts[name], today, again=name in shown)
            shown.add(name)
    rest = [effort for name, effort in found.efforts.items() if name not in shown]
    if rest:
        lines.append("helping with none of their aims:")
        for effort in rest:
            lines += _effort(effort, today, again=False)
    if found.loose:
        lines += ["", "actions outside the initiatives:", *(f"  {_action(t, today)}" for t in found.loose)]
    lines += ["", "milestones:", *(f"  {_mark(m)}" for m in found.marks)] if found.marks else []
    lines += ["", "gaps:", *(f"  {gap}" for gap in found.gaps)] if found.gaps else ["", "no gaps"]
    return "\n".join(lines)


def _effort(effort: Effort, today: dt.date, *, again: bool) -> list[str]:
    one = effort.initiative
    if again:
        return [f"  {effort.id}: see above"]
    measured = ""
    if one.measure is not None:
        actual = or_dash(one.measure.actual, number)
        was = f", {number(one.measure.was)} at the start" if one.measure.was is not None else ""
        measured = f"; {one.measure.what}: {actual}, target {number(one.measure.target)}{was}"
    head = f"  {effort.id}: {one.name} ({one.owner}, {one.start} to {one.end}{measured})"
    asked = [f"    {_asked(one)}" for one in effort.asked]
    return [head, *asked, *(f"    {_action(t, today)}" for t in effort.actions)]


def _asked(asked: AskedDays) -> str:
    granted = f", {number(asked.granted)} granted" if asked.granted is not None else ""
    return f"asks for {plural(asked.days, 'day')} of {asked.role} in {asked.quarter}{granted}"


def _action(tracked: Tracked, today: dt.date) -> str:
    moves = f", moved {tracked.moves}x" if tracked.moves else ""
    return (
        f"{tracked.id}: {tracked.action.do} "
        f"({tracked.action.owner}, {tracked.due}, {when(tracked, today)}{moves})"
    )


def _mark(mark: Mark) -> str:
    return f"{_SIGNS[mark.state]} {mark.id}, {mark.milestone.by}: {mark.milestone.outcome}"


def areas(found: Completeness) -> Iterator[Part]:
    """Yield how complete a plan is: the share of quality rules that each area meets, and what is missing."""
    yield f"{found.name}: how complete the plan is"
    columns = [
        Column("area", keep=True), Column("met", "right"), Column("rules", "right"),
        Column("share", "right", write=lambda share: percent(share / 100)), Column("level", keep=True),
        Column("missing", below=True),
    ]  # fmt: skip
    rows: list[Row] = [
        [
            one.area, one.met, one.rules, one.share, Cell(one.level, _LEVELS[one.level]),
            "; ".join(one.missing) or None,
        ]
        for one in found.areas
    ]  # fmt: skip
    yield Table("completeness", columns, rows)
