"""The stage of each account in the life cycle, for how long, and the gate that holds it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import NamedTuple

from kamctl.charts.chart import Axis, Canvas, Chart, Margins, fit
from kamctl.charts.palette import BAD, BLUE, INK, LINE, PALE, SOFT
from kamctl.charts.registry import Scene
from kamctl.method.lifecycle.stages import Lifecycle, lifecycle
from kamctl.model.lifecycle import LAST_STAGE, STAGES
from kamctl.wording import listed, plural

_WIDTH, _ROW = 720, 22
_MARGINS = Margins(8, 250, 36, 180)
#: The most accounts shown: those that have waited longest.
_MOST = 40


class Stands(NamedTuple):
    """An account's stage, the days in it, and what holds it there; `fallen` if that is an earlier gate."""

    account: str
    name: str
    stage: int
    days: int
    held: str
    fallen: bool
    ready: bool


def stands(life: Lifecycle, today: dt.date) -> Stands | None:
    """Return where an account is in its life cycle; None if it has no stage."""
    if life.stage is None:
        return None
    days = (today - life.since).days if life.since is not None else 0
    return Stands(life.account, life.name, life.stage, days, _held(life), bool(life.reopened), life.ready)


def facts(scene: Scene) -> tuple[Stands, ...] | None:
    """Return where all accounts with a stage are in the life cycle."""
    lives = (lifecycle(scene.portfolio, name, scene.today) for name in scene.accounts)
    return tuple(one for life in lives if (one := stands(life, scene.today)) is not None) or None


def chart(stood: tuple[Stands, ...]) -> Chart:
    """Return a line for each account, the furthest at the top."""
    ordered = sorted(stood, key=lambda one: (-one.stage, -one.days, one.name))
    if len(ordered) > _MOST:
        waited = sorted(ordered, key=lambda one: -one.days)[:_MOST]
        ordered = [one for one in ordered if one in waited]
    count = len(ordered)
    at = {one.account: count - i - 0.5 for i, one in enumerate(ordered)}
    names = {at[one.account]: fit(one.name, _MARGINS.left - 8) for one in ordered}
    height = _ROW * count + _MARGINS.top + _MARGINS.bottom
    canvas = Canvas(_WIDTH, height, Axis(0.7, 6.3), Axis(0, count, names), _MARGINS)
    canvas.rules({"x": s, "x2": s, "y": 0, "y2": count, "c": LINE} for s in STAGES)
    for odd, dy in ((1, 12), (0, 25)):  # names next to each other would overlap
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
        "x": one.stage, "y": at[one.account], "c": BAD if one.fallen else BLUE, "s": 90, "name": one.name,
        "k": "diamond" if one.fallen else "circle",
    } for one in ordered)  # fmt: skip
    canvas.texts(
        {
            "x": 6.3, "y": at[one.account], "c": BAD if one.fallen else INK if one.ready else SOFT,
            "t": fit(f"{one.days} d: {one.held}", _MARGINS.right - 4),
        }
        for one in ordered
    )  # fmt: skip
    return canvas.chart("stages", _title(stood), _alt(stood))


def _held(life: Lifecycle) -> str:
    """Say what holds an account in its stage."""
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


def _title(stood: tuple[Stands, ...]) -> str:
    total = plural(len(stood), "account")
    last = sum(1 for one in stood if one.stage == LAST_STAGE)
    fallen = sum(1 for one in stood if one.fallen)
    ready = sum(1 for one in stood if one.ready)
    parts = [f"{last} of {total} in the last stage", f"{ready} ready for the next"]
    parts.append(f"at {fallen} a gate behind no longer holds" if fallen else "all gates behind hold")
    return ", ".join(parts)


def _alt(stood: tuple[Stands, ...]) -> str:
    counts = Counter(one.stage for one in stood)
    said = listed(
        f"{plural(counts[s], 'account')} in stage {s} ({STAGES[s]})" for s in sorted(STAGES) if counts[s]
    )
    return f"{said}."
