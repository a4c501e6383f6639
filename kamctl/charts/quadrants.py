"""Accounts on two axes, our interest in them and our strength in their eyes, with the path of each."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from kamctl.charts.chart import Axis, Canvas, Chart, Margins, Row
from kamctl.charts.palette import BLUE, INK, PALE, SOFT
from kamctl.charts.registry import Scene
from kamctl.method.selection.scores.scoring import gives_scores
from kamctl.method.selection.second_axis.matrix import ASKS, Placed, Quadrant, matrix
from kamctl.method.selection.second_axis.strength import gives_strength
from kamctl.wording import listed, number, plural, score

_WIDTH, _HEIGHT = 750, 430
_MARGINS = Margins(28, 200, 30, 46)
#: The most accounts with a name, and with a path; key accounts come first.
_NAMED = 24
#: Points below the lowest account, for the quadrants' names.
_ROOM = 8
#: How far from a line an account is drawn if its score alone would put it on the other side.
_ASIDE = Decimal(1)
#: Where the name of each quadrant is placed: at the right, at the top.
_CORNERS: dict[Quadrant, tuple[bool, bool]] = {
    "strategic": (True, True), "star": (True, False), "status": (False, True), "streamline": (False, False),
}  # fmt: skip


class Quadrants(NamedTuple):
    """Accounts with a score and a strength; `left_out` are those without. The limits divide the quadrants."""

    placed: tuple[Placed, ...]
    left_out: int
    select_at: Decimal
    strong_at: Decimal


def facts(scene: Scene) -> Quadrants | None:
    """Return the positions of accounts; None if the criteria do not define strength."""
    criteria = scene.portfolio.criteria
    if not gives_scores(criteria) or (strength := gives_strength(criteria)) is None:
        return None
    found = matrix(scene.portfolio, criteria, scene.accounts, scene.today)
    return of_placed(found, criteria.select_at, strength.strong_at)


def of_placed(found: tuple[Placed, ...], select_at: Decimal, strong_at: Decimal) -> Quadrants | None:
    """Return accounts that were placed already; None where none has a place."""
    placed = tuple(one for one in found if one.quadrant is not None)
    return Quadrants(placed, len(found) - len(placed), select_at, strong_at) if placed else None


def chart(found: Quadrants) -> Chart:
    """Return the four quadrants with the accounts in them."""
    ways = {one.account: _way(found, one) for one in found.placed}
    x = _axis([x for way in ways.values() for x, _ in way], found.select_at)
    y = _axis([y for way in ways.values() for _, y in way], found.strong_at)
    canvas = Canvas(_WIDTH, _HEIGHT, x, y, _MARGINS)
    attractive, strong = float(found.select_at), float(found.strong_at)
    canvas.rects([{"x": attractive, "x2": 100, "y": strong, "y2": 100, "c": PALE}])
    canvas.rules([
        {"x": attractive, "x2": attractive, "y": y.low, "y2": 100, "c": SOFT},
        {"x": x.low, "x2": 100, "y": strong, "y2": strong, "c": SOFT},
    ])  # fmt: skip
    for name, (right, top) in _CORNERS.items():
        canvas.texts(
            [{"x": 100 if right else x.low, "y": 100 if top else y.low, "c": SOFT, "t": name}], bold=True,
            align="right" if right else "left", dx=-6 if right else 6, dy=10 if top else -10,
        )  # fmt: skip
    canvas.texts([{"x": x.low, "y": 100, "c": SOFT, "t": "our strength in their eyes"}], dy=-18, dx=-30)
    canvas.texts([{"x": 100, "y": y.low, "c": SOFT, "t": "score"}], dy=15, dx=14)
    shown = sorted(found.placed, key=lambda one: (one.decision != "selected", -(one.score or 0)))[:_NAMED]
    canvas.rules(
        [
            {"x": a[0], "y": a[1], "x2": b[0], "y2": b[1], "c": SOFT}
            for one in shown for a, b in pairwise(ways[one.account])
        ],
        dash=(2, 2),
    )  # fmt: skip
    canvas.names(
        {
            "x": ways[one.account][-1][0], "y": ways[one.account][-1][1], "c": INK,
            "t": f"{one.name}{' ?' if one.guessed else ''}",
        }
        for one in shown
    )  # fmt: skip
    for guessed in (False, True):
        signs = (_sign(one, *ways[one.account][-1]) for one in found.placed if one.guessed == guessed)
        canvas.points(signs, hollow=guessed)
    return canvas.chart("quadrants", _title(found), _alt(found))


def _axis(values: list[Decimal], limit: Decimal) -> Axis:
    """Return a scale up to 100 that begins below the lowest value and the limit."""
    low = max(int((min(*values, limit) - _ROOM) // 20 * 20), 0)
    return Axis(low, 100, {float(value): f"{value}" for value in range(low, 101, 20)})


def _sign(one: Placed, x: Decimal, y: Decimal) -> Row:
    key = one.decision == "selected"
    return {
        "x": x, "y": y, "c": BLUE if key else SOFT, "s": 90 if key else 60, "k": "circle", "name": one.name,
        "quadrant": one.quadrant,
    }  # fmt: skip


def _way(found: Quadrants, one: Placed) -> list[tuple[Decimal, Decimal]]:
    """Return an account's positions at the ends of quarters and today, each in its quadrant."""
    steps = [
        *((s.score, s.strength, s.quadrant) for s in one.quarters),
        (one.score, one.strength, one.quadrant),
    ]
    return [
        (_within(points, found.select_at, quadrant in ("strategic", "star")), strength)
        for points, strength, quadrant in steps
        if points is not None and strength is not None and quadrant is not None
    ]  # fmt: skip


def _within(points: Decimal, limit: Decimal, attractive: bool) -> Decimal:
    """Return a score on the side of the line that its verdict gives: a disqualified one is not attractive."""
    return max(points, limit) if attractive else min(points, max(limit - _ASIDE, Decimal(0)))


def _title(found: Quadrants) -> str:
    counts = Counter(one.quadrant for one in found.placed)
    said = [f"{number(counts[name])} {name}" for name in ASKS if counts[name]]
    moved = sum(1 for one in found.placed if len(one.path) > 1)
    went = f"{number(moved)} moved into another quadrant" if moved else "none changed its quadrant"
    return f"Of {plural(len(found.placed), 'account')}, {listed(said)}; in a year {went}"


def _alt(found: Quadrants) -> str:
    said = [
        f"{one.name}: {one.quadrant}, score {score(one.score or 0)}, strength {score(one.strength or 0)}"
        + (", in part guessed" if one.guessed else "")
        for one in found.placed[:30]
    ]
    out = (
        f" {plural(found.left_out, 'account')} without a score or without ratings of us left out."
        if found.left_out
        else ""
    )
    return (
        f"Attractive from {score(found.select_at)} points, strong from {score(found.strong_at)}."
        f" {'; '.join(said)}.{out}"
    )
