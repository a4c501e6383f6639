"""Days of each scarce role by quarter: capacity, demand, and the accounts that ask."""

from __future__ import annotations

from kamctl.charts.chart import Axis, Canvas, Chart, Margins, Row, fit, steps
from kamctl.charts.palette import BAD, BLUE, INK, PALE, PAPER, SOFT
from kamctl.charts.registry import Scene
from kamctl.method.let_go import without_let_go
from kamctl.method.resources.capacity import Load, capacity
from kamctl.method.selection.scores.scoring import gives_scores, score_accounts
from kamctl.wording import number

_WIDTH, _ROW = 720, 26
_MARGINS = Margins(6, 120, 26, 210)


def facts(scene: Scene) -> tuple[Load, ...] | None:
    """Return the load of each role from this quarter on."""
    criteria = scene.portfolio.criteria
    scores = score_accounts(criteria, scene.portfolio.accounts, scene.today) if gives_scores(criteria) else []
    kept = without_let_go(scene.portfolio, scene.today)
    loads = capacity(kept, {score.account: score.rank for score in scores}, today=scene.today)
    return (
        tuple(load for load in loads if load.end >= scene.today and (load.capacity or load.demands)) or None
    )


def chart(loads: tuple[Load, ...]) -> Chart:
    """Return a bar for each role and quarter, divided by account."""
    count = len(loads)
    at = {(load.quarter, load.role): count - i - 0.5 for i, load in enumerate(loads)}
    labels = {
        at[load.quarter, load.role]: fit(f"{load.quarter}  {load.name}", _MARGINS.left - 10) for load in loads
    }
    most = float(max(max(load.days, load.capacity or 0) for load in loads)) or 1.0
    across = {value: number(round(value, 1)) for value in steps(0, most)}
    canvas = Canvas(
        _WIDTH, _ROW * count + _MARGINS.top + _MARGINS.bottom, Axis(0, most * 1.02, across, grid=True),
        Axis(0, count, labels), _MARGINS,
    )  # fmt: skip
    canvas.rects(
        {
            "x": 0,
            "x2": load.capacity,
            "y": at[load.quarter, load.role] - 0.38,
            "y2": at[load.quarter, load.role] + 0.38,
            "c": PALE,
        }
        for load in loads
        if load.capacity
    )
    canvas.rects((part for load in loads for part in _parts(load, at[load.quarter, load.role])), edge=PAPER)
    canvas.texts(
        {
            "x": most * 1.02, "y": at[load.quarter, load.role], "c": BAD if load.over else SOFT if not load.demands else INK,
            "t": _said(load),
        }
        for load in loads
    )  # fmt: skip
    return canvas.chart("capacity", _title(loads), _alt(loads))


def _parts(load: Load, y: float) -> list[Row]:
    found: list[Row] = []
    start = 0.0
    for demand in load.demands:
        end = start + float(demand.days)
        colour = BAD if load.capacity is None or end > load.capacity else BLUE
        found.append({
            "x": start, "x2": end, "y": y - 0.22, "y2": y + 0.22, "c": colour, "account": demand.account,
            "initiative": demand.initiative, "days": demand.days,
        })  # fmt: skip
        start = end
    return found


def _said(load: Load) -> str:
    there = "none given" if load.capacity is None else number(load.capacity)
    return f"{number(load.days)} of {there}"


def _title(loads: tuple[Load, ...]) -> str:
    over = [load for load in loads if load.over]
    if over:
        worst = max(over, key=lambda load: load.days - (load.capacity or 0))
        short_by = number(worst.days - (worst.capacity or 0))
        return (
            f"{len(over)} of {len(loads)} role quarters ask for more than there is; the worst is {worst.name} in"
            f" {worst.quarter}, short by {short_by} days"
        )
    asked = [load for load in loads if load.demands]
    if not asked:
        return "No plan asks for days of a scarce role"
    tight = max(asked, key=lambda load: load.days / (load.capacity or 1))
    return (
        f"All that plans ask for is there; the tightest is {tight.name} in {tight.quarter},"
        f" {number(tight.days)} of {number(tight.capacity or 0)} days"
    )


def _alt(loads: tuple[Load, ...]) -> str:
    said = [f"{load.name} {load.quarter}: {_said(load)}" for load in loads[:40]]
    return f"Days asked for of days there are. {'; '.join(said)}."
