"""Profit cumulated from the best customer to the worst, with our accounts on the curve."""

from __future__ import annotations

from decimal import Decimal

from kamctl.charts.chart import Axis, Canvas, Chart, Margins, Row, share, short, spread, steps
from kamctl.charts.palette import BAD, BLUE, INK, LINE, PALE, SOFT
from kamctl.charts.registry import Scene
from kamctl.method.money.report import Report
from kamctl.wording import number, plural, thousands, whole_money

#: Places that the curve is drawn from; more are not seen.
_PLACES = 300
_NAMED = 16
_WIDTH, _HEIGHT = 720, 330
_MARGINS = Margins(16, 16, 30, 46)
_GAP = 14
_LONGEST = 26


def facts(scene: Scene) -> Report | None:
    """Return who brings the profit, where anybody does or loses it."""
    found = scene.report()
    return found if found is not None and any(row.profit for row in found.rows) else None


def chart(report: Report) -> Chart:
    """Return the whale curve of a report."""
    low = float(min(*(row.cumulated for row in report.rows), Decimal(0)))
    top = float(max(*(row.cumulated for row in report.rows), Decimal(0)))
    count = len(report.rows)
    ticks = {value: thousands(value) for value in steps(low, top)}
    across = {float(value): number(int(value)) for value in steps(0, count, 6) if value >= 1}
    x = Axis(0, count, across)
    canvas = Canvas(_WIDTH, _HEIGHT, x, Axis(low, top * 1.06 + (top == 0), ticks, grid=True), _MARGINS)
    curve = _curve(report)
    canvas.areas({**row, "y2": 0, "c": PALE} for row in curve)
    canvas.rules([{"x": 0, "x2": count, "y": 0, "y2": 0, "c": INK}])
    canvas.lines({**row, "c": BLUE, "g": ""} for row in curve)
    peak = report.spread.peak_rank
    if peak:
        height = report.spread.peak_profit
        canvas.rules([{"x": peak, "x2": peak, "y": 0, "y2": height, "c": SOFT}], dash=(3, 3))
        side = 6 if peak < count * 0.6 else -6
        said = f"{whole_money(height)} {report.currency} at rank {number(peak)}"
        canvas.texts(
            [{"x": peak, "y": height, "c": SOFT, "t": said}],
            align="left" if side > 0 else "right", dx=side, dy=-9,
        )  # fmt: skip
    _ours(canvas, report, low, top * 1.06 + (top == 0))
    return canvas.chart("whale", _title(report), _alt(report))


def _curve(report: Report) -> list[Row]:
    every = max(1, len(report.rows) // _PLACES)
    kept = {report.spread.peak_rank, len(report.rows), 1}
    places: list[Row] = [{"x": 0, "y": 0}]
    places += [
        {"x": row.rank, "y": row.cumulated}
        for row in report.rows
        if row.rank % every == 0 or row.rank in kept or row.account is not None
    ]
    return places


def _ours(canvas: Canvas, report: Report, low: float, top: float) -> None:
    """Name our accounts below the curve, each with a line to its place, where no two overlap."""
    rows = [row for row in report.rows if row.account is not None]
    colour = {row.rank: BAD if row.profit < 0 else BLUE for row in rows}
    shown = rows if len(rows) <= _NAMED else [*rows[: _NAMED // 2], *rows[-_NAMED // 2 :]]
    unit = (top - low) / (_HEIGHT - _MARGINS.top - _MARGINS.bottom)
    across = len(report.rows) / (_WIDTH - _MARGINS.left - _MARGINS.right)
    middle = len(report.rows) / 2
    for side, align in ((1, "left"), (-1, "right")):
        group = [row for row in shown if (row.rank <= middle) == (side > 0)]
        wanted = [float(row.cumulated) for row in group]
        if side < 0:  # from the curve downwards
            wanted = [value - _GAP * unit for value in wanted]
        places = spread(wanted, _GAP * unit, low + 8 * unit, top - 8 * unit)
        end = (max((row.rank for row in group), default=0) if side > 0 else min(
            (row.rank for row in group), default=0)) + side * 26 * across  # fmt: skip
        canvas.rules(
            {"x": row.rank, "y": row.cumulated, "x2": end, "y2": y, "c": LINE}
            for row, y in zip(group, places, strict=True)
        )
        canvas.texts(
            (
                {
                    "x": end,
                    "y": y,
                    "c": INK if row.profit >= 0 else BAD,
                    "t": short(row.name or row.key, _LONGEST),
                }
                for row, y in zip(group, places, strict=True)
            ),
            align="left" if align == "left" else "right",
            dx=3 * side,
        )
    canvas.points(
        {
            "x": row.rank, "y": row.cumulated, "c": colour[row.rank], "s": 40,
            "k": "circle" if row.profit >= 0 else "diamond", "name": row.name or row.key, "rank": row.rank,
        }
        for row in rows
    )  # fmt: skip


def _title(report: Report) -> str:
    spread_ = report.spread
    who = plural(spread_.customers, "account" if report.source == "results" else "customer")
    if not spread_.losing:
        best = spread_.profit_share
        return (
            f"{number(spread_.fifth)} of {who} bring {share(best)} of the profit"
            if best
            else f"{who} and no profit"
        )
    lose = f"{number(spread_.losing)} {'loses' if spread_.losing == 1 else 'lose'} money"
    if spread_.positive_profit_share is None or not spread_.peak_rank:
        return f"Of {who}, {lose}, and nobody earns anything"
    bring = "brings" if spread_.fifth == 1 else "bring"
    return (
        f"{number(spread_.fifth)} of {who} {bring} {share(spread_.positive_profit_share)} of the positive profit;"
        f" {lose}"
    )


def _alt(report: Report) -> str:
    spread_ = report.spread
    rises = (
        f"A curve that rises to {whole_money(spread_.peak_profit)} {report.currency} at rank {number(spread_.peak_rank)}"
        if spread_.peak_rank
        else "A curve that never rises above zero"
    )
    ours = [
        f"{row.name or row.key} at rank {number(row.rank)}" for row in report.rows if row.account is not None
    ]
    return (
        f"{rises} and ends at {whole_money(spread_.profit)}, from {report.start} to {report.end}."
        f" Our accounts: {', '.join(ours[:12]) or 'none'}{' and more' if len(ours) > 12 else ''}."
    )
