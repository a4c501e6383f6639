"""Revenue and profit by month, spikes marked, with what they owe us beneath."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from kamctl.charts.chart import Axis, Canvas, Chart, Margins, Row, steps
from kamctl.charts.palette import BAD, BLUE, INK, LINE, PALE, SOFT
from kamctl.charts.registry import Scene
from kamctl.method.money.from_results import four_quarters, signals
from kamctl.method.money.monthly import FourQuarters
from kamctl.method.money.signals import Signal
from kamctl.model import periods
from kamctl.model.results import MonthResult
from kamctl.wording import thousands, whole_money

_WIDTH, _HEIGHT, _OWED = 560, 250, 60
_MARGINS = Margins(18, 14, 26, 46)
_MONTHS = 36
_ZERO = Decimal(0)


class Brought(NamedTuple):
    """The newest months of an account's results, oldest first, and the spikes among their quarters."""

    name: str
    months: tuple[tuple[str, MonthResult], ...]
    spikes: tuple[Signal, ...]
    last: FourQuarters | None
    currency: str
    starts: int


def facts(scene: Scene) -> Brought | None:
    """Return an account's newest months; None without results."""
    held = scene.portfolio.results.get(scene.account)
    months = sorted((held.months if held is not None else {}).items())
    known = tuple((label, month) for label, month in months if periods.named(label).end < scene.today)[
        -_MONTHS:
    ]
    if not known:
        return None
    first = periods.named(known[0][0]).start
    spikes = [one for one in signals(scene.portfolio, scene.account, scene.today) if one.kind == "spike"]
    return Brought(
        scene.portfolio.accounts[scene.account].name, known, tuple(one for one in spikes if one.end >= first),
        four_quarters(scene.portfolio, scene.account, scene.today), scene.portfolio.kam.currency,
        scene.portfolio.kam.fiscal_year_starts,
    )  # fmt: skip


def chart(brought: Brought) -> Chart:
    """Return revenue as bars with profit in front of them, and receivables as bars that hang down."""
    months = brought.months
    start = _index(periods.named(months[0][0]).start)
    count = _index(periods.named(months[-1][0]).start) - start + 1
    top = float(max(*(m.revenue for _, m in months), *(m.profit for _, m in months), Decimal(1)))
    low = min(float(min(m.profit for _, m in months)), 0.0)
    owed = float(max((m.receivables or _ZERO for _, m in months), default=_ZERO))
    inside = _HEIGHT - _MARGINS.top - _MARGINS.bottom
    foot = low - ((top - low) * _OWED / (inside - _OWED) if owed else 0)
    across = {
        i + 0.5: (start + i) // 12
        for i in range(count)
        if (start + i) % 12 == 0 or (i == 0 and (start + i) % 12 < 10)
    }
    labels = {value: thousands(value) for value in steps(low, top, 4)}
    canvas = Canvas(
        _WIDTH, _HEIGHT, Axis(0, count, {x: str(year) for x, year in across.items()}),
        Axis(foot, top * 1.02, labels, grid=True), _MARGINS,
    )  # fmt: skip
    at = {label: _index(periods.named(label).start) - start for label, _ in months}
    canvas.rects({
        "x": at[label] + 0.12, "x2": at[label] + 0.88, "y": 0, "y2": m.revenue, "c": PALE, "month": label, "revenue": m.revenue,
    } for label, m in months)  # fmt: skip
    canvas.rects({
        "x": at[label] + 0.24, "x2": at[label] + 0.76, "y": 0, "y2": m.profit, "c": BLUE if m.profit >= 0 else BAD,
        "month": label, "profit": m.profit,
    } for label, m in months)  # fmt: skip
    canvas.rules([{"x": 0, "x2": count, "y": 0, "y2": 0, "c": INK}])
    _spikes(canvas, brought, at)
    if owed:
        _receivables(canvas, brought, at, low, foot, owed)
    return canvas.chart("results", _title(brought), _alt(brought))


def _index(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def _spikes(canvas: Canvas, brought: Brought, at: dict[str, int]) -> None:
    """Mark the highest month of each quarter that is a spike."""
    rows: list[Row] = []
    months = dict(brought.months)
    for one in brought.spikes:
        span = periods.named(one.quarter, brought.starts)
        inside = [
            label.label for label in periods.spans("month", span.start, span.end) if label.label in months
        ]
        if inside:
            best = max(inside, key=lambda label: months[label].revenue)
            rows.append({"x": at[best] + 0.5, "y": months[best].revenue, "c": SOFT, "t": "spike"})
    canvas.texts(rows, align="center", bold=True, dy=-8)


def _receivables(
    canvas: Canvas, brought: Brought, at: dict[str, int], low: float, foot: float, owed: float
) -> None:
    """Draw what they owe below the months, on its own scale, which its label gives."""
    unit = (low - foot) * 0.72 / owed
    base = low - (low - foot) * 0.24
    canvas.rules([{"x": 0, "x2": max(at.values()) + 1, "y": base, "y2": base, "c": LINE}])
    rows = [(label, m) for label, m in brought.months if m.receivables is not None]
    for which, colour in (("receivables", SOFT), ("overdue", BAD)):
        canvas.rects({
            "x": at[label] + 0.12, "x2": at[label] + 0.88, "y": base, "c": colour,
            "y2": base - float(getattr(m, which) or 0) * unit, "month": label, which: getattr(m, which),
        } for label, m in rows if getattr(m, which))  # fmt: skip
    canvas.texts([{"x": 0, "y": base, "c": SOFT, "t": f"owed to us, up to {thousands(owed)}"}], dy=-7)


def _title(brought: Brought) -> str:
    if brought.last is not None:
        last = brought.last
        return (
            f"{whole_money(last.revenue)} {brought.currency} of revenue and {whole_money(last.profit)} of profit"
            f" from {last.label}"
        )
    revenue = whole_money(sum((m.revenue for _, m in brought.months), _ZERO))
    profit = whole_money(sum((m.profit for _, m in brought.months), _ZERO))
    return f"{revenue} {brought.currency} of revenue and {profit} of profit since {brought.months[0][0]}"


def _alt(brought: Brought) -> str:
    said = [
        f"{label} {whole_money(m.revenue)} and {whole_money(m.profit)}" for label, m in brought.months[-12:]
    ]
    spikes = f" Spikes in {', '.join(one.quarter for one in brought.spikes)}." if brought.spikes else ""
    return f"Revenue and profit by month, the newest: {'; '.join(said)}.{spikes}"
