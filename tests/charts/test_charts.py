"""Charts state their finding in a sentence with figures, and contain the data that they show."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from kamctl.charts import palette
from kamctl.charts.calendar import Ahead
from kamctl.charts.calendar import chart as calendar
from kamctl.charts.chart import fit, short, spread, steps
from kamctl.charts.registry import CHARTS, Scene, chart
from kamctl.charts.whale import chart as whale
from kamctl.method.changes.account_history import Edition
from kamctl.method.due import Due
from kamctl.method.money.concentration import concentration, whale_curve
from kamctl.method.money.report import Report, Row
from kamctl.method.money.totals import Earned
from kamctl.views.pages.drawing import draw
from kamctl.wording import thousands
from kamctl.workspace.disk import scan
from kamctl.workspace.load import load

ROOT = Path(__file__).resolve().parents[2]
TODAY = dt.date(2013, 12, 2)
TEXTS = dict(scan(ROOT / "examples/adventure-works")[0])


def report(*profits: int) -> Report:
    curve = whale_curve(Earned(f"c{i}", Decimal(1000), Decimal(p)) for i, p in enumerate(profits))
    rows = tuple(
        Row(
            r.rank,
            r.customer,
            "acme" if r.rank == 1 else None,
            "Acme",
            r.revenue,
            r.profit,
            None,
            r.cumulated,
            r.share,
        )
        for r in curve
    )
    day = dt.date(2026, 1, 1)
    return Report("ledger", "customer", day, day, "EUR", "profit", 9, concentration(curve), rows)


def scene(changed: dict[str, str] | None = None, *accounts: str) -> Scene:
    portfolio = load({**TEXTS, **(changed or {})}).portfolio
    assert portfolio is not None
    return Scene(portfolio, accounts or tuple(portfolio.accounts), TODAY, lambda: report(90, 50, 10, -5, -40))


def of_example(name: str):
    found = chart(name, scene({}, *(["brakes-and-gears"] if CHARTS[name].about == "account" else [])))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("whale", "1 of 5 customers brings 60 % of the positive profit; 2 lose money"),
        ("matrix", "7 of 10 accounts reach 70.0 points and bring 94,425 USD; 3 of all lose money"),
        (
            "quadrants",
            "Of 11 accounts, 4 strategic, 3 star, 2 status and 2 streamline; in a year 2 moved into another quadrant",
        ),
        ("stages", "1 of 8 accounts in the last stage, 3 ready for the next, all gates behind hold"),
        (
            "capacity",
            "1 of 13 role quarters ask for more than there is; the worst is Service trainers in 2014-Q1, short by 6 days",
        ),
        ("score-history", "Score 84.5 now, 92.5 at its best on 2013-10-14"),
        ("coverage", "4 of 5 relationships kept; their deciding level is covered"),
        ("plan", "3 objectives, 4 pressures and obstacles, 4 initiatives; 1 chain broken"),
        ("obligations", "They kept 7 of 9 (77.8 %), we kept 5 of 7 (71.4 %)"),
        (
            "price-benefit",
            "Price and benefit level at 4 on 2013-10-08, worsening, from 4 ratings by their people",
        ),
        ("results", "382,338 USD of revenue and 32,010 of profit from 2012-Q4 to 2013-Q3"),
    ],
)
def test_a_title_states_the_finding(name: str, title: str) -> None:
    assert of_example(name).title == title


def test_every_chart_has_a_module_and_every_module_is_listed() -> None:
    folder = ROOT / "kamctl/charts"
    modules = {p.stem for p in folder.glob("*.py") if "def facts(" in p.read_text(encoding="utf-8")}
    assert modules == {name.replace("-", "_") for name in CHARTS}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_a_value_that_says_what_it_shows(name: str) -> None:
    found = of_example(name)
    assert found == of_example(name)
    assert json.loads(json.dumps(found.spec)) == found.spec
    assert len(found.alt) > 30
    assert found.spec["description"] == found.alt
    assert " ".join(found.spec["title"]["text"]) == found.title
    colours = {row["c"] for layer in found.spec["layer"] for row in layer["data"]["values"]}
    assert colours <= set(palette.NAMES)


@pytest.mark.parametrize("name", CHARTS)
def test_nothing_is_drawn_where_nothing_is_known(name: str) -> None:
    bare = {path: text for path, text in TEXTS.items() if path in ("kam.yaml", "criteria.yaml")}
    portfolio = load({**bare, "accounts/acme.yaml": "name: Acme\n"}).portfolio
    assert portfolio is not None
    assert chart(name, Scene(portfolio, ("acme",), TODAY)) is None


def test_the_calendar_counts_what_is_late_and_who_has_most() -> None:
    def due(owner: str | None, days: int) -> Due:
        day = TODAY + dt.timedelta(days=days)
        return Due("acme", "Acme", "action", f"a-{days}", "Do it", owner, day, max(-days, 0))

    ahead = Ahead(
        (due("n.sato", 3), due("n.sato", 9), due(None, -1)), {"n.sato": "Naomi", None: "nobody"}, TODAY
    )
    assert calendar(ahead).title == "2 things fall due within 90 days and 1 is late; Naomi has 2"
    one = ahead._replace(dues=ahead.dues[:1])
    assert calendar(one).title == "1 thing falls due within 90 days and nothing is late; Naomi has 1"


def test_the_calendar_draws_no_more_signs_of_a_day_than_can_be_told_apart() -> None:
    day = TODAY + dt.timedelta(days=9)
    many = tuple(Due("acme", "Acme", "action", f"a-{i}", "Do it", "n.sato", day, 0) for i in range(900))
    found = calendar(Ahead(many, {"n.sato": "Naomi"}, TODAY))
    assert found.title.startswith("900 things fall due")
    signs = [
        row
        for layer in found.spec["layer"]
        if layer["mark"]["type"] == "point"
        for row in layer["data"]["values"]
    ]
    assert len(signs) == 5


def test_a_broken_chain_is_named_in_the_plan() -> None:
    path = "plans/brakes-and-gears.yaml"
    cut = re.sub(r"helps: \[[^]]*\]", "helps: []", TEXTS[path])
    found = chart("plan", scene({path: cut}, "brakes-and-gears"))
    assert found is not None
    assert found.title.endswith("; 7 chains broken")
    texts = [row["t"] for layer in found.spec["layer"] for row in layer["data"]["values"] if "t" in row]
    assert texts.count("helps with none of their aims") == 4
    assert "nothing helps" in texts


def test_capacity_tells_the_worst_shortage() -> None:
    text = TEXTS["resources.yaml"].replace("2014-Q1: 24", "2014-Q1: 19")
    found = chart("capacity", scene({"resources.yaml": text}))
    assert found is not None
    assert found.title == (
        "1 of 13 role quarters ask for more than there is; the worst is Service trainers in 2014-Q1, short by 11 days"
    )


def test_receivables_hang_below_the_months() -> None:
    path = "results/brakes-and-gears.yaml"
    text = re.sub(r"(2013-10: \{[^}]*)\}", r"\1, receivables: 90000, overdue: 20000}", TEXTS[path])
    assert text != TEXTS[path]
    found = chart("results", scene({path: text}, "brakes-and-gears"))
    assert found is not None
    rows = [row for layer in found.spec["layer"] for row in layer["data"]["values"]]
    assert [row["receivables"] for row in rows if "receivables" in row] == [90000]
    assert [row["overdue"] for row in rows if "overdue" in row] == [20000]
    assert all(row["y2"] < row["y"] < 0 for row in rows if "receivables" in row)


def test_a_whale_curve_of_20_000_customers_stays_small_and_keeps_its_peak() -> None:
    found = whale(report(*range(12_000, -8_000, -1)))
    assert len(json.dumps(found.spec)) < 150_000
    line = next(layer for layer in found.spec["layer"] if layer["mark"]["type"] == "line")
    highest = max(line["data"]["values"], key=lambda row: row["y"])
    assert highest["x"] in (12_000, 12_001)


def test_the_whale_curve_says_it_when_nobody_loses_or_nobody_earns() -> None:
    assert whale(report(30, 10, 5, 3, 2)).title == "1 of 5 customers bring 60 % of the profit"
    assert whale(report(-1, -2)).title == "Of 2 customers, 2 lose money, and nobody earns anything"


def test_colours_can_be_told_apart_in_grey_and_read_on_paper() -> None:
    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def contrast(one: str, other: str) -> float:
        low, high = sorted((light(one), light(other)))
        return (high + 0.05) / (low + 0.05)

    for colour in (palette.INK, palette.SOFT, palette.BLUE, palette.BAD):
        assert contrast(colour, palette.PAPER) >= 4.5
    for one, other in (
        (palette.BLUE, palette.BAD),
        (palette.BAD, palette.WARN),
        (palette.BLUE, palette.PALE),
    ):
        assert contrast(one, other) >= 1.5


def test_steps_are_round_and_few() -> None:
    assert steps(0, 1_200_000) == [0, 500_000, 1_000_000]
    assert steps(-30, 100) == [0, 50, 100]
    assert steps(0, 1) == [0, 0.2, 0.4, 0.6000000000000001, 0.8, 1]
    assert len(steps(0, 0)) >= 1


def test_thousands_are_short() -> None:
    assert [thousands(v) for v in (0, 999, 1_000, 12_500, -40_000, 2_000_000)] == [
        "0", "999", "1k", "12.5k", "-40k", "2m",
    ]  # fmt: skip


def test_labels_keep_their_distance_and_their_order() -> None:
    assert spread([10, 11, 40], 5, 0, 50) == [10, 15, 40]
    assert spread([48, 49, 50], 5, 0, 50) == [40, 45, 50]


def test_a_long_text_is_cut() -> None:
    assert short("x" * 300, 10) == "x" * 9 + "…"
    assert short("two\nlines", 20) == "two lines"


@pytest.mark.parametrize("text", ["x" * 300, "W" * 300, "中" * 300, "e\u0301" * 300, "two words " * 40])
def test_a_text_is_cut_at_the_width_that_it_has(text: str) -> None:
    said = fit(text, 110)
    assert said.endswith("…")
    assert fit(said, 110) == said
    assert fit(text, 100_000) == " ".join(text.split())
    letters = len(said.replace("\u0301", ""))
    assert {"x": 13, "W": 9, "中": 9, "e": 14, "t": 14}[text[0]] <= letters <= 20


def test_a_contact_s_lines_end_within_their_box() -> None:
    function = "general management and everything beside it"
    text = TEXTS["accounts/brakes-and-gears.yaml"].replace(
        "function: general management", f"function: {function}", 1
    )
    found = chart("coverage", scene({"accounts/brakes-and-gears.yaml": text}, "brakes-and-gears"))
    assert found is not None
    (said,) = [
        row["t"]
        for layer in found.spec["layer"]
        for row in layer["data"]["values"]
        if row.get("t", "").startswith("general")
    ]
    assert said == fit(said, 294)
    assert said.endswith("…")
    assert "covered" not in said


def test_coverage_shows_who_decides_how_deep_it_is_and_who_reports_to_whom() -> None:
    found = of_example("coverage")
    rows = [row for layer in found.spec["layer"] for row in layer["data"]["values"]]
    assert {row["t"] for row in rows if "t" in row} >= {
        "Elena Marsh, decision-maker",
        "Doug Kimball, evaluator",
    }
    assert sum(1 for row in rows if row.get("depth") == "problem-solver") == 3
    assert sum(1 for row in rows if row.get("wanted") == "trusted-adviser") == 1
    assert {(row["from"], row["to"]) for row in rows if "from" in row} == {
        (one, "e.marsh") for one in ("d.kimball", "t.ruiz", "s.yoon")
    }
    assert (
        "Doug Kimball (director, evaluator): covered by Claire Fairbanks, reports to Elena Marsh" in found.alt
    )


def test_a_disqualified_account_stands_where_its_verdict_puts_it() -> None:
    found = of_example("quadrants")
    rows = {
        row["name"]: row
        for layer in found.spec["layer"]
        for row in layer["data"]["values"]
        if "quadrant" in row
    }
    plaza = rows["Westside Plaza"]  # 72 points, and a rating under its minimum
    assert plaza["quadrant"] == "status"
    assert plaza["x"] < 70
    assert rows["Rural Cycle Emporium"]["x"] == 70.5
    assert "Westside Plaza: status, score 72.0, strength 68.0, in part guessed" in found.alt
    assert "1 account without a score or without ratings of us left out" in found.alt


def test_a_score_is_judged_by_the_criteria_that_were_in_force() -> None:
    now = scene({}, "brakes-and-gears")
    criteria = now.portfolio.criteria
    assert criteria is not None
    weights = {"strategic-fit": Decimal(45), "profit-quality": Decimal(0)}
    later = replace(
        criteria,
        edition="2013b",
        select_at=Decimal(75),
        criteria={
            name: replace(one, weight=weights.get(name, one.weight))
            for name, one in criteria.criteria.items()
        },
    )
    editions = (Edition(dt.date(2013, 1, 14), criteria), Edition(dt.date(2013, 11, 25), later))
    alone, both = (chart("score-history", one) for one in (now, now._replace(editions=lambda: editions)))
    assert alone is not None
    assert both is not None
    assert "2013-10-14 92.5" in alone.alt
    assert both.alt.partition("2013-11-25")[0].rstrip(", ") in alone.alt
    assert "75.0 selects" in both.alt
    levels = {
        row["y"]
        for layer in both.spec["layer"]
        for row in layer["data"]["values"]
        if row["c"] == palette.WARN
    }
    assert levels == {70, 75}


NASTY = '<script>alert("x")</script> & ' + "W" * 300 + " 🚲 متجر الدراجات"


@pytest.mark.parametrize("name", [name for name in CHARTS if name != "whale"])
def test_a_name_with_markup_is_shown_as_text(name: str) -> None:
    path = "accounts/brakes-and-gears.yaml"
    text = (
        TEXTS[path]
        .replace("name: Brakes and Gears", f"name: {json.dumps(NASTY, ensure_ascii=False)}")
        .replace("name: Elena Marsh", f"name: {json.dumps(NASTY, ensure_ascii=False)}")
    )
    one = ("brakes-and-gears",) if CHARTS[name].about == "account" else ()
    found = chart(name, scene({path: text}, *one))
    assert found is not None
    drawn = draw(found.spec, found.title, palette.NAMES)
    assert "<script" not in drawn
    import xml.etree.ElementTree as ET

    ET.fromstring(drawn)
