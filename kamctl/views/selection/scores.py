"""Scores for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from kamctl import wording
from kamctl.method.selection.criteria.criterion_score import CriterionScore
from kamctl.method.selection.scores.ranking import Ranked
from kamctl.method.selection.scores.scoring import Score
from kamctl.model.criteria import Criteria, Criterion
from kamctl.table import Cell, Column, Row, Table
from kamctl.views.money import brought
from kamctl.views.table import of_accounts
from kamctl.wording import hundredth, number, or_dash, percent, tenth

if TYPE_CHECKING:
    from kamctl.method.selection.ratings.grounds import Ground
    from kamctl.method.selection.sensitivity.smaa import AmongFirst
    from kamctl.method.selection.sensitivity.weight_shifts import Sensitivity

#: Points that all weights add up to.
_WHOLE = 100
_STYLES = {"select": "green", "below": "yellow", "disqualified": "red", "incomplete": "magenta"}


def ranking(criteria: Criteria, found: Sequence[Ranked], currency: str) -> Table:
    """Return the table of scores, best first; beside them volume and profit, where they were asked for."""
    money = brought.columns(one.results for one in found)
    has_bands, has_tiers = bool(criteria.bands), bool(criteria.tiers)
    columns = [
        Column("rank", "right", blank=""),
        Column("account", keep=True),
        Column("name", keep=True, spare=True),
        Column("score", "right", write=wording.score),
        *money,
        *([Column("band")] if has_bands else []),
        Column("verdict", keep=True),
        Column("decision", keep=True),
        *([Column("tier", keep=True)] if has_tiers else []),
    ]
    rows: list[Row] = [
        [
            one.score.rank,
            one.score.account,
            one.name,
            one.score.score,
            *brought.cells(one.results, money),
            *([_band(criteria, one.score.band)] if has_bands else []),
            Cell(one.score.verdict, _STYLES[one.score.verdict]),
            one.decision,
            *([one.score.tier] if has_tiers else []),
        ]
        for one in found
    ]
    return of_accounts("scores", columns, rows, currency)


def _band(criteria: Criteria, name: str | None) -> Cell:
    """Return a band's cell: the best is green, the worst red, what lies between yellow."""
    if name is None:
        return Cell(None)
    edges = criteria.bands.values()
    best, worst = criteria.bands[name] == max(edges), criteria.bands[name] == min(edges)
    return Cell(name, "green" if best else "red" if worst else "yellow")


def heading(criteria: Criteria, name: str, score: Score) -> str:
    """Return the sentence over an explained score."""
    edition = f"edition {criteria.edition}, select at {number(criteria.select_at)}"
    shown = "-" if score.score is None else wording.score(score.score, beside=criteria.select_at)
    band = f" ({score.band})" if score.band is not None else ""
    said = f"{name}: {shown} of 100{band}, {score.verdict} ({edition})"
    if score.missing:
        said += f"; not rated: {', '.join(score.missing)}"
    if score.tier is not None:
        how = "by decision" if score.tier_set else f"from {number(criteria.tiers[score.tier].at)} on"
        said += f"\n  tier {score.tier}, {how}"
    return "\n".join([said, *(f"  {line}" for line in _notes(criteria, score))])


def _notes(criteria: Criteria, score: Score) -> Iterator[str]:
    """Yield what made the score another than the sum of all points."""
    if score.capped_from is not None:
        would = wording.score(score.capped_from, beside=score.score)
        yield f"held down by a cap, without it {would}: {score.capped_because}"
    left_out = [part for part in score.criteria if part.basis == "left-out"]
    if score.score is not None and score.rests_on < _WHOLE:
        yield f"rests on {number(score.rests_on)} of 100 points, shared out among the criteria that count"
    yield from (f"{part.criterion} left out: {part.why}" for part in left_out)
    yield from (f"{part.criterion}: {part.why}" for part in score.criteria if part.basis == "low")
    for part in score.criteria:
        metric = criteria.criteria[part.criterion].metric
        if metric is not None and part.value is not None:
            source = ", from the results" if part.basis == "results" else ""
            yield f"{part.criterion}: {metric.what} is {number(tenth(part.value))}{source}"
    if score.tier is not None and criteria.tiers[score.tier].weights:
        yield f"by the weights of tier {score.tier}"


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
    return Table("criteria", columns, [row for part in score.criteria for row in _part(score.account, part)])


def _part(account: str, part: CriterionScore) -> Iterator[Row]:
    weight = Cell(part.weight, text=number(hundredth(part.weight)))
    rating = Cell(part.rating, text=or_dash(part.rating, lambda value: number(hundredth(value))))
    points = Cell(part.points, text=or_dash(part.points, wording.score))
    yield [account, part.criterion, weight, rating, points, part.raters, part.spread]
    for one in part.measures:
        share = f"{number(one.share)} %" if one.basis != "left-out" else "left out"
        name = Cell(f"{part.criterion}, {one.measure}", text=f"  {one.measure}")
        yield [account, name, Cell(None, text=share), one.rating, Cell(None, text=""), one.raters, one.spread]


def ratings(criteria: Criteria, found: Mapping[str, Sequence[Ground]], score: Score) -> str:
    """Return what each criterion asks, and its ratings with evidence, date and meaning."""
    lines: list[str] = []
    from_results = {part.criterion for part in score.criteria if part.basis == "results"}
    for name, grounds in found.items():
        if name in from_results:
            lines += [f"{name}: {criteria.criteria[name].question}", "  taken from the results"]
            continue
        lines.append(f"{name}: {criteria.criteria[name].question}")
        lines += [line for one in grounds for line in _ground(criteria.criteria[name], one)] or [
            "  not rated"
        ]
    return "\n".join(lines)


def _ground(criterion: Criterion, one: Ground) -> Iterator[str]:
    stale = f", stale since {one.until}" if one.stale else ""
    part = f"{one.measure}: " if one.measure is not None else ""
    who = f"by {one.by} on {one.date}{stale}"
    if one.rating is None:
        yield f"  {part}not applicable {who}: {one.not_applicable or 'rates nothing'}"
        return
    measured = f" for {number(one.value)}" if one.value is not None else ""
    yield f"  {part}{number(one.rating)}{measured} {who}: {one.evidence or 'no evidence'}"
    meaning = one.anchor if one.anchor is not None else _between(criterion, one.rating)
    if meaning and one.measure is None:
        yield f"    means: {meaning}"


def _between(criterion: Criterion, rating: Decimal) -> str:
    """Say what a rating without an anchor of its own lies between."""
    said = {value: f"{number(value)} ({text})" for value, text in criterion.anchors.items()}
    under = [said[value] for value in sorted(said) if value < rating][-1:]
    over = [said[value] for value in sorted(said) if value > rating][:1]
    if under and over:
        return f"between {under[0]} and {over[0]}"
    return f"more than {under[0]}" if under else f"less than {over[0]}" if over else ""


def firmness(criteria: Criteria, score: Score, found: Sensitivity) -> str:
    """Return sentences on how firmly a verdict stands."""
    from kamctl.method.selection.sensitivity.weight_shifts import DRAWS, SWING

    sets = f"{number(DRAWS)} weight sets within {percent(SWING)} of the present one"
    near = f"Of {sets}, {percent(found.select_share)} select it."
    lines = [f"{score.account}: {or_dash(score.score, wording.score)}, {score.verdict}. {near}"]
    lines += [f"  {line}" for line in _notes(criteria, score)]
    told = len(lines)
    lines += [
        f"  {f.criterion}: the verdict flips at a weight of {_beside_ends(f.flips_at, f.weight)} "
        f"(now {number(f.weight)})"
        for f in found.flips
        if f.flips_at is not None
    ]
    if len(lines) == told:
        lines.append("  no weight of a single criterion flips the verdict")
    return "\n".join(lines)


def _beside_ends(weight: Decimal, now: Decimal) -> str:
    """Write a weight so that it is told from the present one and from both ends of the range."""
    nearest = min((now, Decimal(0), Decimal(100)), key=lambda end: abs(end - weight))
    return wording.score(weight, beside=nearest)


def first_places(found: AmongFirst) -> str:
    """Return who is among the first whatever the weights, who is not, and for whom it is a coin-flip."""
    from kamctl.method.selection.sensitivity.weight_shifts import DRAWS, SWING

    sets = f"{number(DRAWS)} weight sets drawn evenly within {percent(SWING)} of the present one"
    lines = [f"Among the first {found.places}, as many as are selected, by {sets}:"]
    for group, said in (("safe-in", "safe in"), ("coin-flip", "coin-flip"), ("safe-out", "safe out")):
        names = [
            one.account if one.share in (0, 1) else f"{one.account} ({percent(one.share)})"
            for one in found.accounts
            if one.group == group
        ]
        lines.append(f"  {said}: {', '.join(names) or 'none'}")
    return "\n".join(lines)
