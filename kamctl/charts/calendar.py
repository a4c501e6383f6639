"""What falls due in the next 90 days, by owner, with what is late at the left."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from typing import NamedTuple

from kamctl.charts.chart import Axis, Canvas, Chart, Margins, Row, fit, short
from kamctl.charts.palette import BAD, BLUE, FAINT, INK, LINE, SOFT
from kamctl.charts.registry import Scene
from kamctl.method.due import Due, everything_due
from kamctl.wording import MONTHS, number, plural

DAYS = 90
_WIDTH, _ROW = 720, 26
_MARGINS = Margins(20, 16, 28, 160)
_LATE = -12
_MOST = 25
#: Where the signs of one day stand on an owner's line.
_SHIFTS = (0, 0.24, -0.24, 0.36, -0.36)
#: The sign of each kind; the others are a circle.
_SIGNS = {
    "review": "square",
    "decision": "diamond",
    "milestone": "triangle-up",
    "corrective-action": "diamond",
}


class Ahead(NamedTuple):
    """What falls due, what is late included, and the names of who owns it."""

    dues: tuple[Due, ...]
    names: dict[str | None, str]
    today: dt.date


def facts(scene: Scene) -> Ahead | None:
    """Return what falls due within 90 days, what is late included."""
    last = scene.today + dt.timedelta(days=DAYS)
    dues = tuple(d for d in everything_due(scene.portfolio, scene.accounts, scene.today) if d.due <= last)
    if not dues:
        return None
    names: dict[str | None, str] = {None: "nobody"}
    for due in dues:
        if due.owner is None:
            continue
        person = scene.portfolio.kam.people.get(due.owner)
        contact = scene.portfolio.accounts[due.account].contacts.get(due.owner)
        names[due.owner] = person.name if person else contact.name if contact else due.owner
    return Ahead(dues, names, scene.today)


def chart(ahead: Ahead) -> Chart:
    """Return a line for each owner, who has most at the top; a sign for each thing."""
    load = Counter(due.owner for due in ahead.dues)
    owners = sorted(load, key=lambda one: (-load[one], ahead.names[one]))[:_MOST]
    count = len(owners)
    rows = {owner: count - i - 0.5 for i, owner in enumerate(owners)}
    labels = {rows[owner]: fit(ahead.names[owner], _MARGINS.left - 10) for owner in owners}
    canvas = Canvas(
        _WIDTH, _ROW * count + _MARGINS.top + _MARGINS.bottom, Axis(_LATE - 3, DAYS + 2, _months(ahead.today)),
        Axis(0, count, labels), _MARGINS,
    )  # fmt: skip
    late = any(due.days_overdue for due in ahead.dues)
    if late:
        canvas.rects([{"x": _LATE - 3, "x2": -1.5, "y": 0, "y2": count, "c": FAINT}])
        canvas.texts([{"x": _LATE + 3.5, "y": count, "c": BAD, "t": "late"}], align="center", dy=-8)
    canvas.rules({"x": 0, "x2": DAYS, "y": y, "y2": y, "c": LINE} for y in rows.values())
    canvas.rules([{"x": 0, "x2": 0, "y": 0, "y2": count, "c": INK}])
    canvas.texts([{"x": 0, "y": count, "c": SOFT, "t": "today"}], dy=-8, dx=2)
    signs, counts = _signs(ahead, rows)
    canvas.points(signs)
    canvas.texts(counts, align="center", bold=True)
    return canvas.chart("calendar", _title(ahead, load), _alt(ahead, load))


def _months(today: dt.date) -> dict[float, str]:
    found = {}
    day = today.replace(day=1)
    for _ in range(5):
        away = (day - today).days
        if 0 <= away <= DAYS:
            found[float(away)] = f"1 {MONTHS[day.month - 1][:3]}"
        day = (day + dt.timedelta(days=32)).replace(day=1)
    return found


def _signs(ahead: Ahead, rows: dict[str | None, float]) -> tuple[list[Row], list[Row]]:
    """Return a sign for each thing, those of one day above one another, and how many are late."""
    signs: list[Row] = []
    late: Counter[str | None] = Counter()
    taken: dict[tuple[str | None, int], int] = defaultdict(int)
    for due in ahead.dues:
        if due.owner not in rows:
            continue
        if due.days_overdue:
            late[due.owner] += 1
            continue
        away = (due.due - ahead.today).days
        place = taken[due.owner, away]
        taken[due.owner, away] += 1
        if place >= len(_SHIFTS):
            continue  # it would cover another
        shift = _SHIFTS[place]
        signs.append({
            "x": away, "y": rows[due.owner] + shift, "c": BLUE, "s": 42, "k": _SIGNS.get(due.kind, "circle"),
            "kind": due.kind, "what": short(due.what, 80), "account": due.account,
        })  # fmt: skip
    counts: list[Row] = [
        {"x": _LATE + 3.5, "y": rows[owner], "c": BAD, "t": str(how_many)} for owner, how_many in late.items()
    ]
    return signs, counts


def _title(ahead: Ahead, load: Counter[str | None]) -> str:
    late = sum(1 for due in ahead.dues if due.days_overdue)
    coming = len(ahead.dues) - late
    most = min(load, key=lambda one: (-load[one], ahead.names[one]))
    of_late = f"{number(late)} {'is' if late == 1 else 'are'} late" if late else "nothing is late"
    return (
        f"{plural(coming, 'thing')} fall{'s' if coming == 1 else ''} due within {DAYS} days and {of_late};"
        f" {ahead.names[most]} has {number(load[most])}"
    )


def _alt(ahead: Ahead, load: Counter[str | None]) -> str:
    kinds = Counter(due.kind for due in ahead.dues)
    by_kind = ", ".join(f"{kind} {kinds[kind]}" for kind in sorted(kinds))
    by_owner = ", ".join(
        f"{ahead.names[one]} {load[one]}"
        for one in sorted(load, key=lambda one: (-load[one], ahead.names[one]))[:_MOST]
    )
    return f"A line of days for each owner. By kind: {by_kind}. By owner: {by_owner}."
