"""Profit cumulated from the best customer to the worst, with our accounts on the curve."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kamctl.charts.chart import Axis, Canvas, Chart, Margins, Row, fit, share, spread, steps
from kamctl.charts.palette import BAD, BLUE, INK, LINE, PALE, SOFT
from kamctl.charts.registry import Scene
from kamctl.method.money.report import Report
from kamctl.method.money.report import Row as ReportRow
from kamctl.wording import number, plural, thousands, whole_money

#: Points that the curve is drawn from; more would not be visible.
_PLACES = 300
_NAMED = 16
_WIDTH, _HEIGHT = 720, 330
#: A curve of so few points has room for a name at each.
_FEW = 60
_MARGINS = Margins(16, 16, 30, 46)
_GAP = 14
#: Pixels of a name beside the curve.
_LONGEST = 172


def facts(scene: Scene) -> Report | None:
    """Return who brings the profit, if anybody brings or loses any."""
    found = scene.report()
    return found if found is not None and any(row.profit for row in found.rows) else None


def chart(report: Report, width: int = _WIDTH, height: int = _HEIGHT) -> Chart:
    """Return the whale curve of a report, in a size of pixels."""
    low = float(min(*(row.cumulated for row in report.rows), Decimal(0)))
    top = float(max(*(row.cumulated for row in report.rows), Decimal(0)))
    count = len(report.rows)
    ticks = {value: thousands(value) for value in steps(low, top)}
    across = {float(value): number(int(value)) for value in steps(0, count, 6) if value >= 1}
    x = Axis(0, count, across)
    few = len(report.rows) <= _FEW
    margins = _MARGINS._replace(right=_LONGEST + 18) if few else _MARGINS
    canvas = Canvas(width, height, x, Axis(low, top * 1.06 + (top == 0), ticks, grid=True), margins)
    curve = _curve(report)
    canvas.areas({**row, "y2": 0, "c": PALE} for row in curve)
    canvas.rules([{"x": 0, "x2": count, "y": 0, "y2": 0, "c": INK}])
    canvas.lines({**row, "c": BLUE, "g": ""} for row in curve)
    peak = report.spread.peak_rank
    if peak:
        most = report.spread.peak_profit
        canvas.rules([{"x": peak, "x2": peak, "y": 0, "y2": most, "c": SOFT}], dash=(3, 3))
        side = 6 if peak < count * 0.6 else -6
        said = f"{whole_money(most)} {report.currency} at rank {number(peak)}"
        canvas.texts(
            [{"x": peak, "y": most, "c": SOFT, "t": said}],
            align="left" if side > 0 else "right", dx=side, dy=-9,
        )  # fmt: skip
    _ours(canvas, report)
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


def _ours(canvas: Canvas, report: Report) -> None:
    """Name our accounts beside the curve without overlap, each with a line to its point."""
    rows = [row for row in report.rows if row.account is not None]
    shown = rows if len(rows) <= _NAMED else [*rows[: _NAMED // 2], *rows[-_NAMED // 2 :]]
    across = len(report.rows) / (canvas.width - canvas.margins.left - canvas.margins.right)
    if len(report.rows) <= _FEW:
        _named(canvas, shown, len(report.rows) + 10 * across, 0)
    else:
        best = [row for row in shown if row.rank <= len(report.rows) / 2]
        rest = [row for row in shown if row not in best]
        _named(canvas, best, max((row.rank for row in best), default=0) + 26 * across, 0)
        _named(canvas, rest, min((row.rank for row in rest), default=0) - 26 * across, 14)
    canvas.points(
        {
            "x": row.rank, "y": row.cumulated, "c": BAD if row.profit < 0 else BLUE, "s": 40,
            "k": "circle" if row.profit >= 0 else "diamond", "name": row.name or row.key, "rank": row.rank,
        }
        for row in rows
    )  # fmt: skip


def _named(canvas: Canvas, rows: Sequence[ReportRow], column: float, below: int) -> None:
    """Write names in a column, `below` pixels under their points, to the right or left of them."""
    up = (canvas.y.high - canvas.y.low) / (canvas.height - canvas.margins.top - canvas.margins.bottom)
    wanted = [float(row.cumulated) - below * up for row in rows]
    heights = spread(wanted, _GAP * up, canvas.y.low + 8 * up, canvas.y.high - 8 * up)
    places = list(zip(rows, heights, strict=True))
    leads = bool(rows) and column < rows[0].rank
    canvas.rules({"x": row.rank, "y": row.cumulated, "x2": column, "y2": y, "c": LINE} for row, y in places)
    canvas.texts(
        (
            {
                "x": column,
                "y": y,
                "c": INK if row.profit >= 0 else BAD,
                "t": fit(row.name or row.key, _LONGEST),
            }
            for row, y in places
        ),
        align="right" if leads else "left",
        dx=-3 if leads else 3,
    )


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
