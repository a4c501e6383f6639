"""An account's score over time, with what management decided on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kamctl.charts.chart import Axis, Canvas, Chart, Margins, Row
from kamctl.charts.palette import BLUE, INK, SOFT, WARN
from kamctl.charts.registry import Scene
from kamctl.method.changes.account_history import Edition, Entry, entries, in_force
from kamctl.method.selection.scores.scoring import gives_scores
from kamctl.wording import gain, score

_WIDTH, _HEIGHT = 560, 200
_MARGINS = Margins(14, 54, 28, 34)


class ScoreHistory(NamedTuple):
    """The days on which an account's score, stage or decision changed.

    `select_at` holds the score that selects, by the day from which it applied.
    """

    name: str
    entries: tuple[Entry, ...]
    select_at: tuple[tuple[dt.date, Decimal], ...]
    today: dt.date


def facts(scene: Scene) -> ScoreHistory | None:
    """Return an account's scores under the criteria in force at the time, from its logs; None without any."""
    criteria = scene.portfolio.criteria
    if not gives_scores(criteria):
        return None
    editions = scene.editions() or [Edition(criteria.approved.date, criteria)]
    told = entries(scene.portfolio, scene.account, editions, scene.today, reasons=False)
    return of_entries(scene.portfolio.accounts[scene.account].name, told, editions, scene.today)


def of_entries(
    name: str, told: Sequence[Entry], editions: Sequence[Edition], today: dt.date
) -> ScoreHistory | None:
    """Return the scores of a history that was read already; None if it has none."""
    known = [one for one in told if one.score is not None]
    if not known:
        return None
    selects: list[tuple[dt.date, Decimal]] = []
    for day in sorted({known[0].day, *(e.since for e in editions if known[0].day < e.since <= today)}):
        criteria = in_force(editions, day)
        if criteria is not None and (not selects or selects[-1][1] != criteria.select_at):
            selects.append((day, criteria.select_at))
    return ScoreHistory(name, tuple(told), tuple(selects), today)


def chart(history: ScoreHistory) -> Chart:
    """Return the score as a stepped line, with the line that selects and the decisions on it."""
    known = [one for one in history.entries if one.score is not None]
    first, last = known[0].day, history.today
    days = max((last - first).days, 1)
    scores = [float(one.score or 0) for one in known]
    selects = [(day, float(at)) for day, at in history.select_at]
    low = min(*scores, *(at for _, at in selects)) // 10 * 10 - 5
    high = min(max(*scores, *(at for _, at in selects)) // 10 * 10 + 15, 105)
    labels = {float(value): str(value) for value in range(0, 101, 10) if low <= value <= high}
    canvas = Canvas(
        _WIDTH, _HEIGHT, Axis(0, days, _years(first, last)), Axis(low, high, labels, grid=True), _MARGINS
    )
    limit: list[Row] = [{"x": (day - first).days, "y": at, "c": WARN, "g": ""} for day, at in selects]
    canvas.lines([*limit, {**limit[-1], "x": days}], width=1.5, step=True, dash=(4, 3))
    canvas.texts(
        [{"x": days, "y": selects[-1][1], "c": SOFT, "t": f"{_selects(history)} selects"}],
        align="right", dy=8,
    )  # fmt: skip
    line: list[Row] = [{"x": (one.day - first).days, "y": one.score, "c": BLUE, "g": ""} for one in known]
    canvas.lines([*line, {**line[-1], "x": days}], step=True)
    decided = _decided(known)
    canvas.points({
        "x": (one.day - first).days, "y": one.score, "c": INK, "s": 46, "k": "diamond", "decision": one.decision,
    } for one in decided)  # fmt: skip
    canvas.texts(
        ({"x": (one.day - first).days, "y": one.score, "c": INK, "t": one.decision} for one in decided),
        dy=-10, align="center" if len(decided) > 1 else "left",
    )  # fmt: skip
    now = known[-1]
    canvas.texts(
        [{"x": days, "y": now.score, "c": BLUE, "t": score(now.score or 0)}], bold=True, dx=5, size=13
    )
    return canvas.chart("score-history", _title(known), _alt(history, known))


def _decided(known: list[Entry]) -> list[Entry]:
    found: list[Entry] = []
    before = None
    for one in known:
        if one.decision != before and one.decision is not None:
            found.append(one)
        before = one.decision
    return found


def _years(first: dt.date, last: dt.date) -> dict[float, str]:
    """Return the labels of a time axis: the first days of quarters, or only of years if there are many."""
    months = (1,) if (last - first).days > 900 else (1, 4, 7, 10)
    found = {}
    for year in range(first.year, last.year + 1):
        for month in months:
            day = dt.date(year, month, 1)
            if first <= day <= last:
                found[float((day - first).days)] = str(year) if month == 1 else f"Q{(month + 2) // 3}"
    return found or {0.0: first.isoformat()}


def _title(known: list[Entry]) -> str:
    now = known[-1].score or Decimal(0)
    if len(known) == 1 or all(one.score == now for one in known):
        return f"Score {score(now)} since {known[0].day}"
    best = max(known, key=lambda one: one.score or Decimal(0))
    start = known[0].score or Decimal(0)
    if best.score not in (now, start):
        return f"Score {score(now)} now, {score(best.score or 0)} at its best on {best.day}"
    return f"Score {score(now)} now, {gain(now - start)} since {known[0].day}"


def _alt(history: ScoreHistory, known: list[Entry]) -> str:
    said = [f"{one.day} {score(one.score or 0)}" for one in known]
    return f"Score of {history.name} by day: {', '.join(said[-24:])}. {_selects(history)} selects."


def _selects(history: ScoreHistory) -> str:
    """Write the score that selects today."""
    return score(history.select_at[-1][1])
