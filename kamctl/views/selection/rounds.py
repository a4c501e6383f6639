"""Rounds of rating for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kamctl.method.selection.raters.rounds import RaterState, RoundState
from kamctl.table import Cell, Column, Part, Table
from kamctl.wording import plural


def heading(one: RoundState) -> str:
    """Return the sentence over a round's raters."""
    state = f"closed on {one.closed}" if one.closed is not None else "open"
    return f"round {one.round}, {state}: opened on {one.opened} for {plural(len(one.accounts), 'account')}"


def parts(found: Sequence[RoundState]) -> Iterator[Part]:
    """Yield how far each round is: who has rated how much, and what is missing. No rating is shown."""
    for i, one in enumerate(found):
        yield ("\n" if i else "") + heading(one)
        yield _raters(one)
    if not found:
        yield "no round is open"


def _raters(one: RoundState) -> Table:
    columns = [
        Column("round", drawn=False),
        Column("rater", keep=True),
        Column("rated", "right", parts=("rated", "expected")),
        Column("missing", below=True),
    ]
    rows = [
        [
            one.round,
            rater.rater,
            Cell(
                (rater.rated, rater.expected),
                "yellow" if rater.missing else "green",
                f"{rater.rated}/{rater.expected}",
            ),
            missing(rater) or None,
        ]
        for rater in one.raters
    ]
    return Table("rounds", columns, rows)


def missing(rater: RaterState) -> str:
    """Return what a rater has not rated yet."""
    return "; ".join(f"{one.account}: {', '.join(one.criteria)}" for one in rater.missing)
