"""Playbooks for people: which there are, what is due, what was played."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kamctl import hints
from kamctl.method.execution.playbooks import Listed, Play, Triggered
from kamctl.model.portfolio import Portfolio
from kamctl.table import Cell, Column, Part, Row, Table
from kamctl.wording import plural


def listing(found: Sequence[Listed]) -> Table:
    """Return the table of playbooks, those of the workspace first."""
    columns = [
        Column("playbook", keep=True), Column("due after", keep=True), Column("steps", "right"),
        Column("from", keep=True), Column("purpose", below=True),
    ]  # fmt: skip
    rows: list[Row] = [
        [
            one.playbook, one.trigger, one.steps,
            Cell("shipped", "dim") if one.shipped else Cell("playbooks/", "green"), one.purpose or one.name,
        ]
        for one in found
    ]  # fmt: skip
    return Table("playbooks", columns, rows)


def due(found: Sequence[Triggered], portfolio: Portfolio) -> Iterator[Part]:
    """Yield what was triggered and not played, the oldest first, and how to play it."""
    columns = [
        Column("since", keep=True), Column("account", keep=True), Column("playbook", keep=True),
        Column("triggered by"),
    ]  # fmt: skip
    rows = [[one.date, one.account, one.playbook, one.what] for one in found]
    yield Table("playbooks due", columns, rows, nothing=nothing_due(portfolio))
    if found:
        yield f"\nplay one: {hints.play(found[0].account, found[0].playbook)}"


def nothing_due(portfolio: Portfolio) -> str:
    """Return what to say where nothing is due: perhaps there is no playbook yet."""
    if portfolio.playbooks:
        return "nothing is due"
    return f"no playbooks yet: `{hints.list_playbooks()}` shows those that can be copied"


def played(made: Play, account: str) -> str:
    """Say what was opened, or when the playbook was played already."""
    one = made.trigger
    if not made.actions:
        return f"{one.playbook} was played for {account} on {one.played} ({one.what})"
    last = max(action.due for action in made.actions.values())
    opened = plural(len(made.actions), "action")
    return f"{one.playbook} played for {account} ({one.what}): {opened} opened, the last due {last}"
