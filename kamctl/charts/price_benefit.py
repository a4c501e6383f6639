"""Price and benefit over time, as the customer rates them from 1 to 5."""

from __future__ import annotations

from kamctl.charts.chart import Axis, Canvas, Chart, Margins, spread
from kamctl.charts.palette import BAD, BLUE, SOFT
from kamctl.charts.registry import Scene
from kamctl.method.performance.price_benefit import PriceBenefit, price_benefit
from kamctl.wording import MONTHS, number, plural

_WIDTH, _HEIGHT = 560, 190
_MARGINS = Margins(12, 92, 26, 26)


def facts(scene: Scene) -> PriceBenefit | None:
    """Return the customer's value checks; None without any."""
    account, starts = scene.portfolio.accounts[scene.account], scene.portfolio.kam.fiscal_year_starts
    found = price_benefit(account, scene.today, starts)
    return found if found.checks else None


def chart(found: PriceBenefit) -> Chart:
    """Return two lines: price dashed, benefit whole."""
    first = found.checks[0].date
    days = max((found.checks[-1].date - first).days, 1)
    across = {
        float((c.date - first).days): f"{MONTHS[c.date.month - 1][:3]} {c.date.year}" for c in found.checks
    }
    if len(across) > 6:
        keep = [*across][:: -(-len(across) // 6)]
        across = {day: across[day] for day in keep}
    labels = {float(value): str(value) for value in range(1, 6)}
    canvas = Canvas(
        _WIDTH, _HEIGHT, Axis(-days * 0.03, days, across), Axis(0.8, 5.2, labels, grid=True), _MARGINS
    )
    price = [
        {"x": (c.date - first).days, "y": c.price, "c": SOFT, "g": "price", "day": str(c.date)}
        for c in found.checks
    ]
    gain = [
        {"x": (c.date - first).days, "y": c.benefit, "c": BLUE, "g": "benefit", "day": str(c.date)}
        for c in found.checks
    ]
    canvas.lines(price, dash=(5, 4))
    canvas.lines(gain)
    canvas.points({**row, "s": 46, "k": "square"} for row in price)
    canvas.points({**row, "s": 46, "k": "circle"} for row in gain)
    last = found.checks[-1]
    places = spread([float(last.price), float(last.benefit)], 0.5, 0.8, 5.2)
    price_colour = BAD if found.price_above_benefit else SOFT
    canvas.texts([
        {"x": days, "y": places[0], "c": price_colour, "t": f"price {number(last.price)}"},
        {"x": days, "y": places[1], "c": BLUE, "t": f"benefit {number(last.benefit)}"},
    ], bold=True, dx=10, size=12)  # fmt: skip
    return canvas.chart("price-benefit", _title(found), _alt(found))


def _title(found: PriceBenefit) -> str:
    last = found.checks[-1]
    if last.benefit > last.price:
        verdict = f"Benefit {number(last.benefit)} above price {number(last.price)}"
    elif last.benefit < last.price:
        verdict = f"Price {number(last.price)} above benefit {number(last.benefit)}"
    else:
        verdict = f"Price and benefit level at {number(last.price)}"
    trend = f", {found.trend}" if found.trend is not None else ""
    return f"{verdict} on {last.date}{trend}, from {plural(len(found.checks), 'rating')} by their people"


def _alt(found: PriceBenefit) -> str:
    said = [f"{c.date}: price {number(c.price)}, benefit {number(c.benefit)}" for c in found.checks]
    return f"{'; '.join(said)}."
