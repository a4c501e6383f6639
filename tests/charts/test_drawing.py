"""A page's drawing equals Vega's, mark by mark."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from kamctl.charts import palette
from kamctl.charts.registry import CHARTS
from kamctl.views.pages.drawing import draw
from kamctl.views.pages.picture import FORMATS
from tests.charts.test_charts import of_example

vl_convert = pytest.importorskip("vl_convert")
#: How far apart two places may be, in pixels: half a pixel that Vega moves what is thin, and rounding.
NEAR = 0.6


def vegas_marks(node, found=None):
    """Return the marks of a scene graph by type: their places."""
    found = {} if found is None else found
    for item in node.get("items", ()):
        if node.get("role") == "mark":
            found.setdefault(node["marktype"], []).append(item)
        vegas_marks(item, found)
    return found


def numbers(path: str) -> list[tuple[float, float]]:
    """Return the corners of a path of absolute M, L, H and V."""
    corners: list[tuple[float, float]] = []
    for letter, given in re.findall(r"([MLHV])([^MLHVz]*)", path):
        values = [float(v) for v in re.split(r"[ ,]+", given.strip())]
        if letter == "H":
            values.append(corners[-1][1])
        elif letter == "V":
            values.insert(0, corners[-1][0])
        corners.append((values[0], values[1]))
    return corners


def close(ours, theirs) -> None:
    ours, theirs = sorted(ours), sorted(theirs)
    assert len(ours) == len(theirs)
    for one in ours:  # near ones may stand in another order
        assert any(all(abs(a - b) <= NEAR for a, b in zip(one, other, strict=True)) for other in theirs), one


@pytest.mark.parametrize("name", CHARTS)
def test_the_drawing_of_a_page_is_that_of_vega(name: str) -> None:
    found = of_example(name)
    drawn = draw(found.spec, found.title, palette.NAMES)
    body = re.sub(r'<g text-anchor="(?:middle|end)" fill="var\(--soft\)">.*?</g>', "", drawn, count=2)
    marks = vegas_marks(vl_convert.vegalite_to_scenegraph(found.spec)["scenegraph"])
    circles = re.findall(r'<circle cx="([\d.-]+)" cy="([\d.-]+)" r="([\d.-]+)"', drawn)
    close(
        [(float(x), float(y)) for x, y, _ in circles],
        [(s["x"], s["y"]) for s in marks.get("symbol", []) if s.get("shape", "circle") == "circle"],
    )
    close(
        [
            corners[0] + corners[2]
            for corners in map(numbers, re.findall(r'd="(M[^"]*H[^"]*V[^"]*H[^"]*)z"', drawn))
        ],
        [
            (r["x"], r["y"], r["x"] + r.get("width", 0), r["y"] + r.get("height", 0))
            for r in marks.get("rect", [])
        ],
    )
    rules = [
        sum(pair, ())
        for path in re.findall(r'<path d="((?:M[\d. -]+L[\d. -]+)+)" stroke="[^"]*" stroke-width', drawn)
        for pair in list(pairwise(numbers(path)))[::2]
    ]
    theirs = [(r["x"], r["y"], r.get("x2", r["x"]), r.get("y2", r["y"])) for r in marks.get("rule", [])]
    ends = {tuple(sorted(((a, b), (c, d)))) for a, b, c, d in theirs}
    for a, b, c, d in rules:
        if marks.get("line"):
            continue  # a line of two points looks like a rule
        mine = sorted(((a, b), (c, d)))
        assert any(
            all(abs(p - q) <= NEAR for u, v in zip(mine, one, strict=True) for p, q in zip(u, v, strict=True))
            for one in ends
        ), (a, b, c, d)
    texts = [re.sub(r"&\w+;|&#\w+;", "?", t) for t in re.findall(r"<text [^>]*>([^<]*)</text>", body)]
    said = [re.sub(r"[&<>\"']", "?", str(t["text"])) for t in marks.get("text", [])]
    assert sorted(t for t in texts if t in said) == sorted(said)


@pytest.mark.parametrize("format_", ["svg", "png", "html", "json"])
def test_the_same_chart_gives_the_same_bytes(format_: str) -> None:
    found = of_example("price-benefit")
    one, other = (FORMATS[format_](found.spec, found.title) for _ in range(2))
    assert one == other
    assert len(one) > 1000


def test_a_page_of_a_chart_asks_for_nothing_from_elsewhere() -> None:
    found = of_example("price-benefit")
    page = FORMATS["html"](found.spec, found.title).decode()
    assert "default-src 'none'" in page
    assert not re.search(r'(?:src|href)="(?!#)', page)
    assert found.alt.replace("'", "&#x27;") in page


def test_colours_of_a_drawing_are_the_page_s() -> None:
    found = of_example("stages")
    drawn = draw(found.spec, found.title, palette.NAMES)
    assert "var(--blue)" in drawn
    assert "#" not in re.sub(r"&#\w+;", "", drawn)
