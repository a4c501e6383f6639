"""Rounds of rating for people."""

from __future__ import annotations

from kamctl.method.raters.rounds import RaterState, RoundState
from kamctl.views.table import Cell, Column, Row
from kamctl.wording import plural


def heading(one: RoundState) -> str:
    """Return the sentence over a round's raters."""
    state = f"closed on {one.closed}" if one.closed is not None else "open"
    return f"round {one.round}, {state}: opened on {one.opened} for {plural(len(one.accounts), 'account')}"


def table(one: RoundState) -> tuple[list[Column], list[Row]]:
    """Return the table of a round's raters: how far each is, and what is missing. No rating is shown."""
    columns = [Column("rater", keep=True), Column("rated", "right"), Column("missing", below=True)]
    rows: list[Row] = [
        [
            rater.rater,
            Cell(f"{rater.rated}/{rater.expected}", "yellow" if rater.missing else "green"),
            missing(rater),
        ]
        for rater in one.raters
    ]
    return columns, rows


def missing(rater: RaterState) -> str:
    """Return what a rater has not rated yet."""
    return "; ".join(f"{one.account}: {', '.join(one.criteria)}" for one in rater.missing) or "-"
