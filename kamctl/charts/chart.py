"""A chart as a value, and the small part of Vega-Lite that all charts use.

Every scale is linear with a given domain: a category is at a whole number plus a half, a day at its ordinal
number. Colours, sizes and shapes are in the data. So any program that knows Vega-Lite draws the same chart as
`kamctl.views.pages.drawing`, which knows only this part of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from textwrap import wrap
from typing import Any, Literal, NamedTuple
from unicodedata import combining, east_asian_width

from kamctl.charts.palette import INK, LINE, PAPER, SOFT
from kamctl.wording import score

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
FONT = "Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif"
#: Characters of a title per pixel of the chart's width.
_TITLE = 1 / 7.2
_TITLE_LINE = 18
#: Distance in pixels from one name in a column to the next.
_NAME = 14
_NARROW = frozenset(" !'(),-./:;I[]`fijlrt|")

Row = dict[str, Any]
Spec = dict[str, Any]


class Chart(NamedTuple):
    """A chart: its name, a sentence on what it shows, a text alternative, and its Vega-Lite specification."""

    name: str
    title: str
    alt: str
    spec: Spec


class Margins(NamedTuple):
    """Pixels around what is drawn, for labels."""

    top: int
    right: int
    bottom: int
    left: int


class Axis(NamedTuple):
    """A scale from `low` to `high`, with labels if any are given; `grid` draws a line at each label."""

    low: float
    high: float
    labels: Mapping[float, str] = {}
    grid: bool = False


class Canvas:
    """Collects the layers of a chart, from the back to the front."""

    def __init__(self, width: int, height: int, x: Axis, y: Axis, margins: Margins) -> None:
        """Start an empty chart of a size in pixels; `y` runs upwards."""
        self.width, self.height, self.x, self.y, self.margins = width, height, x, y, margins
        self._layers: list[Spec] = []

    def _add(self, mark: Spec, rows: Iterable[Row], *extra: str) -> None:
        """Add a layer of rows; `extra` names its further channels, such as `size`."""
        values = [{key: _plain(value) for key, value in row.items()} for row in rows]
        if not values:
            return
        encoding: Spec = {
            "x": {"field": "x", "type": "quantitative", "scale": _scale(self.x), "axis": _axis(self.x)},
            "y": {"field": "y", "type": "quantitative", "scale": _scale(self.y), "axis": _axis(self.y)},
            "color": {"field": "c", "type": "nominal", "scale": None},
        }
        for name in extra:
            if name in ("x2", "y2"):
                encoding[name] = {"field": name}
            elif name == "size":
                encoding[name] = {"field": "s", "type": "quantitative", "scale": None}
            elif name == "shape":
                encoding[name] = {"field": "k", "type": "nominal", "scale": None}
            elif name == "text":
                encoding[name] = {"field": "t", "type": "nominal"}
            else:
                encoding[name] = {"field": "g", "type": "nominal"}
        self._layers.append({"data": {"values": values}, "mark": mark, "encoding": encoding})

    def rects(self, rows: Iterable[Row], *, edge: str | None = None, dash: Sequence[int] = ()) -> None:
        """Draw rectangles from (x, y) to (x2, y2), each in its colour `c`, with an edge if one is given."""
        mark: Spec = {"type": "rect"}
        if edge is not None:
            mark |= {"stroke": edge, "strokeWidth": 1}
        if dash:
            mark["strokeDash"] = list(dash)
        self._add(mark, rows, "x2", "y2")

    def rules(self, rows: Iterable[Row], *, width: float = 1, dash: Sequence[int] = ()) -> None:
        """Draw straight lines from (x, y) to (x2, y2)."""
        mark: Spec = {"type": "rule", "strokeWidth": width}
        if dash:
            mark["strokeDash"] = list(dash)
        self._add(mark, rows, "x2", "y2")

    def lines(
        self, rows: Iterable[Row], *, width: float = 2, step: bool = False, dash: Sequence[int] = ()
    ) -> None:
        """Draw a line through the points of each group `g`, from left to right."""
        mark: Spec = {
            "type": "line", "strokeWidth": width, "interpolate": "step-after" if step else "linear",
        }  # fmt: skip
        if dash:
            mark["strokeDash"] = list(dash)
        self._add(mark, rows, "detail")

    def areas(self, rows: Iterable[Row]) -> None:
        """Fill the area between y and y2."""
        self._add({"type": "area"}, rows, "y2")

    def points(self, rows: Iterable[Row], *, hollow: bool = False) -> None:
        """Draw a symbol of shape `k` and area `s` in square pixels at each point."""
        mark: Spec = {"type": "point", "filled": not hollow, "opacity": 1, "strokeWidth": 1.5}
        self._add(mark, rows, "size", "shape")

    def texts(
        self,
        rows: Iterable[Row],
        *,
        align: Literal["left", "center", "right"] = "left",
        size: int = 11,
        bold: bool = False,
        dx: int = 0,
        dy: int = 0,
    ) -> None:
        """Write the text `t` at each point, its middle line at y."""
        mark: Spec = {
            "type": "text", "align": align, "baseline": "middle", "fontSize": size,
            "fontWeight": 600 if bold else 400, "dx": dx, "dy": dy,
        }  # fmt: skip
        self._add(mark, rows, "text")

    def names(self, rows: Iterable[Row]) -> None:
        """Write the texts `t` in a column at the right without overlap, each with a line to its point."""
        places = list(rows)
        high, low = self.y.high, self.y.low
        unit = (high - low) / (self.height - self.margins.top - self.margins.bottom)
        side = self.x.high + (self.x.high - self.x.low) * 0.02
        wanted = [float(row["y"]) for row in places]
        heights = spread(wanted, _NAME * unit, low + _NAME / 2 * unit, high - _NAME / 2 * unit)
        room = self.margins.right - (self.width - self.margins.left - self.margins.right) * 0.02 - 8
        self.rules(
            {"x": row["x"], "y": row["y"], "x2": side, "y2": height, "c": LINE}
            for row, height in zip(places, heights, strict=True)
        )
        self.texts(
            (
                {"x": side, "y": height, "c": row["c"], "t": fit(row["t"], room)}
                for row, height in zip(places, heights, strict=True)
            ),
            dx=3,
        )

    def chart(self, name: str, title: str, alt: str) -> Chart:
        """Return the chart."""
        inside, margins = self.width - self.margins.left - self.margins.right, self.margins
        words = wrap(title, max(20, int(self.width * _TITLE))) or [""]
        spec: Spec = {
            "$schema": SCHEMA,
            "description": alt,
            "title": {
                "text": words, "anchor": "start", "frame": "bounds", "font": FONT, "fontSize": 14,
                "fontWeight": 600, "color": INK, "lineHeight": _TITLE_LINE, "offset": 8,
            },
            "width": inside,
            "height": self.height - margins.top - margins.bottom,
            "padding": {
                "left": margins.left, "right": margins.right, "bottom": margins.bottom,
                "top": margins.top + _TITLE_LINE * len(words) + 8,
            },
            "autosize": {"type": "none"},
            "background": PAPER,
            "layer": self._layers,
            "config": {
                "view": {"stroke": None}, "font": FONT, "text": {"font": FONT}, "mark": {"aria": False},
                "axis": {"aria": False},
            },
            "usermeta": {"margins": list(margins)},
        }  # fmt: skip
        return Chart(name, title, alt, spec)


def _scale(axis: Axis) -> Spec:
    return {"domain": [_plain(axis.low), _plain(axis.high)], "nice": False, "zero": False}


def _axis(axis: Axis) -> Spec | None:
    if not axis.labels:
        return None
    labels = {f"{_plain(value)}": text for value, text in axis.labels.items()}
    return {
        "title": None, "values": [_plain(value) for value in axis.labels],
        "labelExpr": f"{json.dumps(labels, ensure_ascii=False)}[datum.value]", "grid": axis.grid,
        "gridColor": LINE, "domain": False, "ticks": False, "labelColor": SOFT, "labelFontSize": 11,
        "labelFont": FONT, "labelPadding": 6, "labelLimit": 0, "labelOverlap": False, "labelBound": False,
    }  # fmt: skip


def _plain(value: Any) -> Any:
    """Return a value as JSON, with numbers rounded to what a picture can show."""
    if isinstance(value, (Decimal, float)):
        short = round(float(value), 3)
        return int(short) if short == int(short) else short
    return value


def short(text: str, length: int) -> str:
    """Return a text cut to a number of characters, with an ellipsis."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1].rstrip() + "…"


def fit(text: str, pixels: float, size: int = 11) -> str:
    """Return a text cut to a width in pixels, with an ellipsis.

    The typeface is unknown here, so widths are those of the widest common ones.
    """
    flat, room = " ".join(text.split()), pixels / size
    if sum(map(_wide, flat)) <= room:
        return flat
    room -= _wide("…")
    for i, letter in enumerate(flat):
        room -= _wide(letter)
        if room < 0:
            return f"{flat[:i].rstrip()}…"
    return flat


@cache
def _wide(letter: str) -> float:
    """Return the width of a letter as a share of its size."""
    if letter.isascii():
        narrow = 0.4 if letter in _NARROW else 0.97 if letter in "mwMW%@" else 0.64
        return 0.75 if letter.isupper() and narrow == 0.64 else narrow
    if combining(letter) or letter in "\u200d\ufe0f":
        return 0
    return 1.1 if letter == "…" or east_asian_width(letter) in "WF" else 0.75


def share(value: Decimal) -> str:
    """Write a percentage: `97 %`."""
    return f"{score(value).removesuffix('.0')} %"


def steps(low: float, high: float, most: int = 5) -> list[float]:
    """Return round values from `low` to `high`, at most `most` + 1."""
    span = max(high - low, 1e-9)
    unit = 10.0 ** len(str(int(span)))
    while True:
        for part in (1, 2, 5):
            size = unit / 1000 * part
            if span / size <= most:
                first = -(-low // size)
                return [value * size for value in _whole(int(first), low, high, size)]
        unit *= 10


def _whole(first: int, low: float, high: float, size: float) -> list[int]:
    found = []
    while first * size <= high + 1e-9:
        if first * size >= low - 1e-9:
            found.append(first)
        first += 1
    return found


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return positions near the wanted ones, in order, at least `gap` apart and between two limits."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    placed = [0.0] * len(wanted)
    edge = low
    for i in order:
        placed[i] = max(wanted[i], edge)
        edge = placed[i] + gap
    limit = high
    for i in reversed(order):
        placed[i] = min(placed[i], limit)
        limit = placed[i] - gap
    return placed
