"""Accounts by score and by what they earn us, with the path of each over a year."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from kamctl.charts.chart import Axis, Canvas, Chart, Margins, steps
from kamctl.charts.palette import BAD, BLUE, INK, LINE, SOFT
from kamctl.charts.registry import Scene
from kamctl.method.logs import is_key_account
from kamctl.method.money.from_results import four_quarters
from kamctl.method.money.quarters import QUARTERS
from kamctl.method.selection.scores.scoring import gives_scores, score_in
from kamctl.model import periods
from kamctl.wording import number, plural, score, thousands, whole_money

_WIDTH, _HEIGHT = 750, 400
_MARGINS = Margins(8, 200, 30, 46)
#: The most accounts with a name, and with a path.
_NAMED = 24
_LARGEST = 900
_QUADRANTS = (
    ("below the line, and earns", False, True), ("key, and earns", True, True),
    ("below the line, and loses", False, False), ("key, and loses", True, False),
)  # fmt: skip


class Place(NamedTuple):
    """An account's score and its profit and revenue of four quarters, as of some day."""

    score: Decimal
    profit: Decimal
    revenue: Decimal


class Placed(NamedTuple):
    """An account and its places at the ends of the last quarters, the newest last."""

    account: str
    name: str
    key: bool
    places: tuple[Place, ...]


class Matrix(NamedTuple):
    """Accounts that have a score and results; `left_out` counts those without."""

    placed: tuple[Placed, ...]
    left_out: int
    select_at: Decimal
    currency: str


def facts(scene: Scene) -> Matrix | None:
    """Return the positions of accounts today and at the ends of the last four quarters."""
    portfolio, criteria = scene.portfolio, scene.portfolio.criteria
    if not gives_scores(criteria):
        return None
    quarter = periods.containing("quarter", scene.today, portfolio.kam.fiscal_year_starts)
    days = [scene.today]
    for _ in range(QUARTERS):
        quarter = periods.before("quarter", quarter, portfolio.kam.fiscal_year_starts)
        days.append(quarter.end)
    placed = []
    for name in scene.accounts:
        account, places = portfolio.accounts[name], []
        for day in days:
            points, earned = score_in(portfolio, name, day), four_quarters(portfolio, name, day)
            if points is None or points.score is None or earned is None:
                break  # the path ends where nothing is known
            places.append(Place(points.score, earned.profit, earned.revenue))
        if places:
            key = is_key_account(account, scene.today)
            placed.append(Placed(name, account.name, key, tuple(reversed(places))))
    if not placed:
        return None
    return Matrix(
        tuple(placed), len(scene.accounts) - len(placed), criteria.select_at, portfolio.kam.currency
    )


def chart(matrix: Matrix) -> Chart:
    """Return the matrix."""
    every = [place for one in matrix.placed for place in one.places]
    low = min(float(min(p.profit for p in every)), 0.0)
    high = max(float(max(p.profit for p in every)), 0.0)
    room = (high - low) * 0.08 or 1.0
    left = min(20.0, *(float(p.score) for p in every)) // 10 * 10
    y = Axis(low - room, high + room, {value: thousands(value) for value in steps(low, high, 8)})
    across = {float(value): f"{value}" for value in range(int(left), 101, 10)}
    canvas = Canvas(_WIDTH, _HEIGHT, Axis(left, 100, across), y, _MARGINS)
    line = float(matrix.select_at)
    canvas.rules([
        {"x": line, "x2": line, "y": y.low, "y2": y.high, "c": LINE},
        {"x": left, "x2": 100, "y": 0, "y2": 0, "c": LINE},
    ], width=1.5)  # fmt: skip
    for words, right, above in _QUADRANTS:
        canvas.texts(
            [{"x": 100 if right else left, "y": y.high if above else y.low, "c": SOFT, "t": words}],
            align="right" if right else "left", dx=-4 if right else 4, dy=8 if above else -8,
        )  # fmt: skip
    shown = sorted(matrix.placed, key=lambda one: (not one.key, -one.places[-1].revenue))[:_NAMED]
    canvas.rules([
        {"x": a.score, "y": a.profit, "x2": b.score, "y2": b.profit, "c": SOFT}
        for one in shown for a, b in pairwise(one.places)
    ], dash=(2, 2))  # fmt: skip
    canvas.names(
        {
            "x": one.places[-1].score, "y": one.places[-1].profit, "t": one.name,
            "c": BAD if one.places[-1].profit < 0 else INK,
        }
        for one in shown
    )  # fmt: skip
    largest = float(max(one.places[-1].revenue for one in matrix.placed)) or 1.0
    canvas.points({
        "x": one.places[-1].score, "y": one.places[-1].profit, "c": _colour(one), "name": one.name,
        "s": max(30.0, _LARGEST * float(one.places[-1].revenue) / largest), "k": "circle",
    } for one in sorted(matrix.placed, key=lambda one: -one.places[-1].revenue))  # fmt: skip
    return canvas.chart("matrix", _title(matrix), _alt(matrix))


def _colour(one: Placed) -> str:
    return BAD if one.places[-1].profit < 0 else BLUE if one.key else SOFT


def _title(matrix: Matrix) -> str:
    now = [one.places[-1] for one in matrix.placed]
    over = [place for place in now if place.score >= matrix.select_at]
    losing = sum(1 for place in now if place.profit < 0)
    lose = (
        f"{number(losing)} of all {'loses' if losing == 1 else 'lose'} money"
        if losing
        else "none loses money"
    )
    earned = whole_money(sum((place.profit for place in over), Decimal(0)))
    reach = "reaches" if len(over) == 1 else "reach"
    return (
        f"{number(len(over))} of {plural(len(now), 'account')} {reach} {score(matrix.select_at)} points and bring"
        f"{'s' if len(over) == 1 else ''} {earned} {matrix.currency}; {lose}"
    )


def _alt(matrix: Matrix) -> str:
    said = [
        f"{one.name}: {score(one.places[-1].score)} points, {whole_money(one.places[-1].profit)}"
        for one in matrix.placed[:30]
    ]
    out = (
        f" {plural(matrix.left_out, 'account')} without a score or without results left out."
        if matrix.left_out
        else ""
    )
    return f"Score against the profit of four quarters in {matrix.currency}. {'; '.join(said)}.{out}"
