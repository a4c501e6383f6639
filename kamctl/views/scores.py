"""Scores for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from kamctl import wording
from kamctl.method.selection.ranking import Ranked
from kamctl.method.selection.scoring import Score
from kamctl.model.criteria import Criteria, Criterion
from kamctl.table import Cell, Column, Row, Table
from kamctl.views import brought
from kamctl.views.table import of_accounts
from kamctl.wording import number, or_dash, percent

if TYPE_CHECKING:
    from kamctl.method.selection.grounds import Ground
    from kamctl.method.selection.sensitivity import Sensitivity

_STYLES = {"select": "green", "below": "yellow", "disqualified": "red", "incomplete": "magenta"}


def ranking(found: Sequence[Ranked], currency: str) -> Table:
    """Return the table of scores, best first; beside them volume and profit, where they were asked for."""
    money = brought.columns(one.results for one in found)
    columns = [
        Column("rank", "right", blank=""),
        Column("account", keep=True),
        Column("name", keep=True, spare=True),
        Column("score", "right", write=wording.score),
        *money,
        Column("verdict", keep=True),
        Column("decision", keep=True),
    ]
    rows: list[Row] = [
        [
            one.score.rank,
            one.score.account,
            one.name,
            one.score.score,
            *brought.cells(one.results, money),
            Cell(one.score.verdict, _STYLES[one.score.verdict]),
            one.decision,
        ]
        for one in found
    ]
    return of_accounts("scores", columns, rows, currency)


def heading(criteria: Criteria, name: str, score: Score) -> str:
    """Return the sentence over an explained score."""
    edition = f"edition {criteria.edition}, select at {number(criteria.select_at)}"
    shown = "-" if score.score is None else wording.score(score.score, beside=criteria.select_at)
    said = f"{name}: {shown} of 100, {score.verdict} ({edition})"
    if score.missing:
        said += f"; not rated: {', '.join(score.missing)}"
    return said


def explanation(score: Score) -> Table:
    """Return the table of a score's parts."""
    columns = [
        Column("account", drawn=False),
        Column("criterion", keep=True),
        Column("weight", "right"),
        Column("rating", "right"),
        Column("points", "right", write=wording.score),
        Column("raters", "right"),
        Column("spread", "right"),
    ]
    rows: list[Row] = [
        [score.account, p.criterion, p.weight, p.rating, p.points, p.raters, p.spread] for p in score.criteria
    ]
    return Table("criteria", columns, rows)


def ratings(criteria: Criteria, found: Mapping[str, Sequence[Ground]]) -> str:
    """Return what each criterion asks, and its ratings with evidence, date and meaning."""
    lines: list[str] = []
    for name, grounds in found.items():
        lines.append(f"{name}: {criteria.criteria[name].question}")
        lines += [line for one in grounds for line in _ground(criteria.criteria[name], one)] or [
            "  not rated"
        ]
    return "\n".join(lines)


def _ground(criterion: Criterion, one: Ground) -> Iterator[str]:
    stale = f", stale since {one.until}" if one.stale else ""
    yield f"  {number(one.rating)} by {one.by} on {one.date}{stale}: {one.evidence or 'no evidence'}"
    meaning = one.anchor if one.anchor is not None else _between(criterion, one.rating)
    if meaning:
        yield f"    means: {meaning}"


def _between(criterion: Criterion, rating: Decimal) -> str:
    """Say what a rating without an anchor of its own lies between."""
    said = {value: f"{number(value)} ({text})" for value, text in criterion.anchors.items()}
    under = [said[value] for value in sorted(said) if value < rating][-1:]
    over = [said[value] for value in sorted(said) if value > rating][:1]
    if under and over:
        return f"between {under[0]} and {over[0]}"
    return f"more than {under[0]}" if under else f"less than {over[0]}" if over else ""


def firmness(score: Score, found: Sensitivity) -> str:
    """Return sentences on how firmly a verdict stands."""
    from kamctl.method.selection.sensitivity import DRAWS, SWING

    sets = f"{number(DRAWS)} weight sets within {percent(SWING)} of the present one"
    near = f"Of {sets}, {percent(found.select_share)} select it."
    lines = [f"{score.account}: {or_dash(score.score, wording.score)}, {score.verdict}. {near}"]
    lines += [
        f"  {f.criterion}: the verdict flips at a weight of {_beside_ends(f.flips_at, f.weight)} "
        f"(now {number(f.weight)})"
        for f in found.flips
        if f.flips_at is not None
    ]
    if len(lines) == 1:
        lines.append("  no weight of a single criterion flips the verdict")
    return "\n".join(lines)


def _beside_ends(weight: Decimal, now: Decimal) -> str:
    """Write a weight so that it is told from the present one and from both ends of the range."""
    nearest = min((now, Decimal(0), Decimal(100)), key=lambda end: abs(end - weight))
    return wording.score(weight, beside=nearest)
