"""The two companies level by level, with a line between those who meet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kamctl.charts.chart import Axis, Canvas, Chart, Margins, Row, short
from kamctl.charts.palette import BAD, BLUE, FAINT, INK, LINE, PALE, SOFT, WARN
from kamctl.charts.registry import Scene
from kamctl.method.relationships.coverage import ContactCoverage, Coverage, coverage
from kamctl.model.types import LEVELS, Level
from kamctl.wording import number, plural

_WIDTH, _ROW = 720, 40
_MARGINS = Margins(26, 8, 8, 100)
_BOX = 240
_HALF = 0.36
_COLOURS = {"covered": BLUE, "stale": WARN, "mismatch": WARN, "nobody": BAD}


class Met(NamedTuple):
    """Who meets whom at an account; our people by id: their names and levels."""

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
    canvas.texts([{"x": 0, "y": count, "c": SOFT, "t": short(met.company, 34)}], dy=-12, bold=True)
    canvas.texts(
        [{"x": inside - _BOX, "y": count, "c": SOFT, "t": short(met.coverage.name, 34)}], dy=-12, bold=True
    )
    _links(canvas, met, ours, theirs, inside)
    canvas.rects({"x": 0, "x2": _BOX, "y": at - _HALF, "y2": at + _HALF, "c": PALE} for at in ours.values())
    canvas.texts(
        ({"x": 8, "y": ours[who], "c": INK, "t": short(met.people[who][0], 34)} for who in ours), size=12
    )
    canvas.rects({
        "x": inside - _BOX, "x2": inside, "y": theirs[c.contact] - _HALF, "y2": theirs[c.contact] + _HALF,
        "c": FAINT if c.state == "nobody" else PALE,
    } for c in met.coverage.contacts)  # fmt: skip
    canvas.texts((_name(c, theirs, inside) for c in met.coverage.contacts), size=12, dy=-7)
    canvas.texts((_state(c, theirs, inside) for c in met.coverage.contacts), dy=8)
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
                "x": _BOX, "x2": inside - _BOX, "y": ours[one.counterpart], "y2": theirs[one.contact],
                "c": _COLOURS[one.state], "state": one.state,
            })  # fmt: skip
    canvas.rules(found[True], width=2)
    canvas.rules(found[False], width=2, dash=(5, 4))


def _name(one: ContactCoverage, theirs: dict[str, float], inside: int) -> Row:
    name = (one.title or "A post that nobody holds yet") if one.is_post else one.name
    return {"x": inside - _BOX + 8, "y": theirs[one.contact], "c": INK, "t": short(name, 34)}


def _state(one: ContactCoverage, theirs: dict[str, float], inside: int) -> Row:
    days = "" if one.days_since is None else f", {plural(one.days_since, 'day')} ago"
    colour = BAD if one.state == "nobody" else SOFT
    words = {"nobody": "nobody of ours", "mismatch": "levels too far apart"}.get(one.state, one.state)
    return {
        "x": inside - _BOX + 8,
        "y": theirs[one.contact],
        "c": colour,
        "t": short(f"{one.function}: {words}{days}", 40),
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
    said = [
        f"{c.title if c.is_post and c.title else c.name} ({c.level}): {c.state}"
        + (
            f" by {met.people[c.counterpart][0]}"
            if c.counterpart is not None and c.counterpart in met.people
            else ""
        )
        for c in met.coverage.contacts
    ]
    return f"{'; '.join(said)}."
