"""Where accounts stand in the life cycle, for how long, and the gate that holds each."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import NamedTuple

from kamctl.charts.chart import Axis, Canvas, Chart, Margins, short
from kamctl.charts.palette import BAD, BLUE, INK, LINE, PALE, SOFT
from kamctl.charts.registry import Scene
from kamctl.method.lifecycle.stages import Lifecycle, lifecycle
from kamctl.model.lifecycle import LAST_STAGE, STAGES
from kamctl.wording import listed, plural

_WIDTH, _ROW = 720, 22
_MARGINS = Margins(8, 250, 36, 180)
#: Accounts shown; of more, those that have waited longest.
_MOST = 40


class Stood(NamedTuple):
    """The life cycles of accounts that are in a stage, and the day."""

    lives: tuple[Lifecycle, ...]
    today: dt.date


def facts(scene: Scene) -> Stood | None:
    """Return the life cycles of the accounts that have a stage."""
    lives = (lifecycle(scene.portfolio, name, scene.today) for name in scene.accounts)
    found = tuple(life for life in lives if life.stage is not None)
    return Stood(found, scene.today) if found else None


def chart(stood: Stood) -> Chart:
    """Return a line for each account, the furthest at the top."""
    ordered = sorted(stood.lives, key=lambda one: (-(one.stage or 0), -_days(one, stood.today), one.name))
    if len(ordered) > _MOST:
        waited = sorted(ordered, key=lambda one: -_days(one, stood.today))[:_MOST]
        ordered = [one for one in ordered if one in waited]
    count = len(ordered)
    at = {one.account: count - i - 0.5 for i, one in enumerate(ordered)}
    names = {at[one.account]: short(one.name, 28) for one in ordered}
    height = _ROW * count + _MARGINS.top + _MARGINS.bottom
    canvas = Canvas(_WIDTH, height, Axis(0.7, 6.3), Axis(0, count, names), _MARGINS)
    canvas.rules({"x": s, "x2": s, "y": 0, "y2": count, "c": LINE} for s in STAGES)
    for odd, dy in ((1, 12), (0, 25)):  # names that stand beside one another would overlap
        canvas.texts(
            ({"x": s, "y": 0, "c": SOFT, "t": name} for s, name in STAGES.items() if s % 2 == odd),
            align="center",
            dy=dy,
        )
    canvas.rules(
        (
            {"x": 1, "x2": one.stage, "y": at[one.account], "y2": at[one.account], "c": PALE}
            for one in ordered
        ),
        width=8,
    )
    canvas.points({
        "x": one.stage, "y": at[one.account], "c": BAD if one.reopened else BLUE, "s": 90, "name": one.name,
        "k": "diamond" if one.reopened else "circle",
    } for one in ordered)  # fmt: skip
    canvas.texts(
        {
            "x": 6.3, "y": at[one.account], "c": BAD if one.reopened else INK if one.ready else SOFT,
            "t": short(f"{_days(one, stood.today)} d: {_held(one)}", 42),
        }
        for one in ordered
    )  # fmt: skip
    return canvas.chart("stages", _title(stood), _alt(stood))


def _days(life: Lifecycle, today: dt.date) -> int:
    return (today - life.since).days if life.since is not None else 0


def _held(life: Lifecycle) -> str:
    """Say what keeps an account where it is."""
    if life.reopened:
        return f"{life.reopened[0].name} no longer holds" + _more(len(life.reopened))
    if life.next is None:
        return "all gates hold"
    missing = [r.name for r in life.gate if r.state == "unmet"]
    if missing:
        return f"needs {missing[0]}" + _more(len(missing))
    return "ready for the next stage"


def _more(count: int) -> str:
    return f" (+{count - 1})" if count > 1 else ""


def _title(stood: Stood) -> str:
    total = plural(len(stood.lives), "account")
    last = sum(1 for one in stood.lives if one.stage == LAST_STAGE)
    fallen = sum(1 for one in stood.lives if one.reopened)
    ready = sum(1 for one in stood.lives if one.ready)
    parts = [f"{last} of {total} in the last stage", f"{ready} ready for the next"]
    parts.append(f"at {fallen} a gate behind no longer holds" if fallen else "all gates behind hold")
    return ", ".join(parts)


def _alt(stood: Stood) -> str:
    counts = Counter(one.stage for one in stood.lives)
    said = listed(
        f"{plural(counts[s], 'account')} in stage {s} ({STAGES[s]})" for s in sorted(STAGES) if counts[s]
    )
    return f"{said}."
