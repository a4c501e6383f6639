"""The two companies level by level, with a line between those who meet, and who reports to whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kamctl.charts.chart import Axis, Canvas, Chart, Margins, Row, fit
from kamctl.charts.palette import BAD, BLUE, FAINT, INK, LINE, PALE, PAPER, SOFT, WARN
from kamctl.charts.registry import Scene
from kamctl.method.relationships.coverage import ContactCoverage, Coverage, coverage
from kamctl.model.account import DEPTHS
from kamctl.model.types import LEVELS, Level
from kamctl.wording import number, plural

_WIDTH, _ROW = 760, 42
_MARGINS = Margins(26, 44, 8, 100)
#: Pixels of a box on our side and on theirs, and of the space at its left and right.
_OURS, _THEIRS, _PAD = 190, 310, 8
_HALF = 0.36
#: The squares that show the depth of a relationship: their side, and the distance between them.
_SQUARE, _STEP = 7, 10
#: Columns for reporting lines at the right; further lines share the last column.
_LANES, _LANE = 5, 7
_COLOURS = {"covered": BLUE, "stale": WARN, "mismatch": WARN, "nobody": BAD}


class Met(NamedTuple):
    """Who meets whom at an account, with the names and levels of our people by id."""

    coverage: Coverage
    people: Mapping[str, tuple[str, Level]]
    company: str


def facts(scene: Scene) -> Met | None:
    """Return the coverage of an account's contacts; None without any."""
    found = coverage(scene.portfolio, scene.account, scene.today)
    kam = scene.portfolio.kam
    people = {
        who: (kam.people[who].name, kam.people[who].level)
        for who in dict.fromkeys(c.counterpart for c in found.contacts)
        if who is not None and who in kam.people
    }
    return Met(found, people, kam.company) if found.contacts else None


def chart(met: Met) -> Chart:
    """Return our people at the left, theirs at the right, the highest level at the top."""
    rows = _rows(met)
    count = sum(height for _, height in rows)
    theirs, ours, bands = {}, {}, []
    y = float(count)
    for level, height in rows:
        bands.append((y, level))
        for i, one in enumerate([c for c in met.coverage.contacts if c.level == level]):
            theirs[one.contact] = y - i - 0.5
        for i, who in enumerate([w for w, (_, at) in met.people.items() if at == level]):
            ours[who] = y - i - 0.5
        y -= height
    labels = {top - 0.5: level for top, level in bands}
    inside = _WIDTH - _MARGINS.left - _MARGINS.right
    canvas = Canvas(
        _WIDTH,
        _ROW * count + _MARGINS.top + _MARGINS.bottom,
        Axis(0, inside),
        Axis(0, count, labels),
        _MARGINS,
    )
    canvas.rules({"x": 0, "x2": inside, "y": top, "y2": top, "c": LINE} for top, _ in bands)
    canvas.texts([{"x": 0, "y": count, "c": SOFT, "t": fit(met.company, 0.9 * _OURS)}], dy=-12, bold=True)
    canvas.texts(
        [{"x": inside - _THEIRS, "y": count, "c": SOFT, "t": fit(met.coverage.name, 0.9 * _THEIRS)}],
        dy=-12,
        bold=True,
    )
    _links(canvas, met, ours, theirs, inside)
    canvas.rects({"x": 0, "x2": _OURS, "y": at - _HALF, "y2": at + _HALF, "c": PALE} for at in ours.values())
    canvas.texts(
        (
            {"x": _PAD, "y": ours[who], "c": INK, "t": fit(met.people[who][0], _OURS - 2 * _PAD, 12)}
            for who in ours
        ),
        size=12,
    )
    canvas.rects({
        "x": inside - _THEIRS, "x2": inside, "y": theirs[c.contact] - _HALF, "y2": theirs[c.contact] + _HALF,
        "c": FAINT if c.state == "nobody" else PALE,
    } for c in met.coverage.contacts)  # fmt: skip
    canvas.texts((_name(c, theirs, inside) for c in met.coverage.contacts), size=12, dy=-7)
    canvas.texts((_state(c, theirs, inside) for c in met.coverage.contacts), dy=8)
    _depths(canvas, met, theirs, inside)
    _reporting(canvas, met, theirs, inside)
    return canvas.chart("coverage", _title(met), _alt(met))


def _rows(met: Met) -> list[tuple[Level, int]]:
    found = []
    for level in LEVELS:
        here = sum(1 for c in met.coverage.contacts if c.level == level)
        mine = sum(1 for _, at in met.people.values() if at == level)
        if here or mine:
            found.append((level, max(here, mine)))
    return found


def _links(canvas: Canvas, met: Met, ours: dict[str, float], theirs: dict[str, float], inside: int) -> None:
    found: dict[bool, list[Row]] = {True: [], False: []}
    for one in met.coverage.contacts:
        if one.counterpart in ours:
            found[one.state == "covered"].append({
                "x": _OURS, "x2": inside - _THEIRS, "y": ours[one.counterpart], "y2": theirs[one.contact],
                "c": _COLOURS[one.state], "state": one.state,
            })  # fmt: skip
    canvas.rules(found[True], width=2)
    canvas.rules(found[False], width=2, dash=(5, 4))


def _depths(canvas: Canvas, met: Met, theirs: dict[str, float], inside: int) -> None:
    """Draw a square for each step of depth reached, and an empty one for each step wanted."""
    unit = _SQUARE / _ROW / 2
    reached: list[Row] = []
    wanted: list[Row] = []
    for one in met.coverage.contacts:
        now = -1 if one.depth is None else DEPTHS.index(one.depth)
        goal = now if one.wanted_depth is None else DEPTHS.index(one.wanted_depth)
        for step in range(max(now, goal) + 1):
            x, y = inside - _PAD - (len(DEPTHS) - step) * _STEP, theirs[one.contact] + 7 / _ROW
            square = {"x": x, "x2": x + _SQUARE, "y": y - unit, "y2": y + unit}
            if step <= now:
                reached.append({**square, "c": BLUE, "depth": one.depth})
            else:
                wanted.append({**square, "c": PAPER, "wanted": one.wanted_depth})
    canvas.rects(reached)
    canvas.rects(wanted, edge=BAD)


def _reporting(canvas: Canvas, met: Met, theirs: dict[str, float], inside: int) -> None:
    """Draw a line at the right from each contact to the one they report to."""
    found = [(one.reports_to, one.contact) for one in met.coverage.contacts if one.reports_to in theirs]
    chiefs = list(dict.fromkeys(chief for chief, _ in found))
    lines: list[Row] = []
    for chief, contact in found:
        lane = inside + _LANE * (min(chiefs.index(chief), _LANES - 1) + 1)
        top, low = theirs[str(chief)] + 0.12, theirs[contact] - 0.12
        lines += [
            {"x": inside, "x2": lane, "y": top, "y2": top, "c": SOFT, "from": contact, "to": chief},
            {"x": lane, "x2": lane, "y": top, "y2": low, "c": SOFT},
            {"x": inside, "x2": lane, "y": low, "y2": low, "c": SOFT},
        ]
    canvas.rules(lines, width=1.2)


def _name(one: ContactCoverage, theirs: dict[str, float], inside: int) -> Row:
    name = (one.title or "A post that nobody holds yet") if one.is_post else one.name
    role = f", {one.role}" if one.role is not None else ""
    room = _THEIRS - 3 * _PAD - len(DEPTHS) * _STEP
    said = fit(f"{name}{role}", room, 12)
    return {"x": inside - _THEIRS + _PAD, "y": theirs[one.contact], "c": INK, "t": said}


def _state(one: ContactCoverage, theirs: dict[str, float], inside: int) -> Row:
    days = "" if one.days_since is None else f", {plural(one.days_since, 'day')} ago"
    colour = BAD if one.state == "nobody" else SOFT
    words = {"nobody": "nobody of ours", "mismatch": "levels too far apart"}.get(one.state, one.state)
    return {
        "x": inside - _THEIRS + _PAD,
        "y": theirs[one.contact],
        "c": colour,
        "t": fit(f"{one.function}: {words}{days}", _THEIRS - 2 * _PAD),
    }


def _title(met: Met) -> str:
    contacts = met.coverage.contacts
    covered = len(contacts) - len(met.coverage.gaps())
    pair = (
        "their deciding level is covered"
        if met.coverage.executive_pair
        else "their deciding level is not covered"
    )
    return f"{number(covered)} of {plural(len(contacts), 'relationship')} kept; {pair}"


def _alt(met: Met) -> str:
    names = {c.contact: c.title if c.is_post and c.title else c.name for c in met.coverage.contacts}
    return f"{'; '.join(_told(met, names, c) for c in met.coverage.contacts)}."


def _told(met: Met, names: Mapping[str, str], one: ContactCoverage) -> str:
    """Describe in words what the chart shows about a contact."""
    ours = met.people.get(one.counterpart or "")
    parts = [one.state + (f" by {ours[0]}" if ours is not None else "")]
    if one.reports_to is not None and one.reports_to in names:
        parts.append(f"reports to {names[one.reports_to]}")
    if one.depth is not None:
        parts.append(f"we are a {one.depth.replace('-', ' ')}")
    if one.is_shallow and one.wanted_depth is not None:
        parts.append(f"want to be a {one.wanted_depth.replace('-', ' ')}")
    role = "" if one.role is None else f", {one.role}"
    return f"{names[one.contact]} ({one.level}{role}): {', '.join(parts)}"
