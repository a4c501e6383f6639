"""Both sides' promises, one line each, by period: met, missed, excused, unreported."""

from __future__ import annotations

from kamctl.charts.chart import Axis, Canvas, Chart, Margins, fit, short
from kamctl.charts.palette import BAD, BLUE, FAINT, INK, LINE, PALE, PAPER, SOFT, WARN
from kamctl.charts.registry import Scene
from kamctl.method.performance.obligations import Kept, obligations, record
from kamctl.wording import number, percent

_WIDTH, _ROW, _PERIODS = 720, 30, 8
_MARGINS = Margins(8, 8, 24, 312)
_LOOKS = {
    "met": (PALE, BLUE, "met"), "missed": (FAINT, BAD, "missed"), "excused": (PAPER, SOFT, "excused"),
    "unreported": (PAPER, WARN, "no report"), "open": (PAPER, SOFT, "open"),
}  # fmt: skip
_SIDES = {"account": "they owe", "us": "we owe"}


def facts(scene: Scene) -> tuple[Kept, ...] | None:
    """Return how the account's obligations were kept, theirs first; None without any."""
    account, kam = scene.portfolio.accounts[scene.account], scene.portfolio.kam
    found = obligations(account, kam, scene.today)
    return tuple(sorted(found, key=lambda one: one.obligation.owed_by != "account")) or None


def chart(kept: tuple[Kept, ...]) -> Chart:
    """Return a line for each obligation and a field for each of its last periods, the newest at the right."""
    count = len(kept)
    at = {one.id: count - i - 0.5 for i, one in enumerate(kept)}
    labels = {
        at[one.id]: fit(f"{_SIDES[one.obligation.owed_by]}: {one.obligation.what}", _MARGINS.left - 10)
        for one in kept
    }
    canvas = Canvas(
        _WIDTH,
        _ROW * count + _MARGINS.top + _MARGINS.bottom,
        Axis(0, _PERIODS),
        Axis(0, count, labels),
        _MARGINS,
    )
    fields = [
        (_PERIODS - len(one.periods[-_PERIODS:]) + i, at[one.id], period)
        for one in kept
        for i, period in enumerate(one.periods[-_PERIODS:])
    ]
    canvas.rects(({
        "x": x + 0.04, "x2": x + 0.96, "y": y - 0.42, "y2": y + 0.42, "c": _LOOKS[period.state][0],
        "period": period.label, "state": period.state, "actual": period.actual,
    } for x, y, period in fields), edge=LINE)  # fmt: skip
    canvas.texts(
        ({"x": x + 0.5, "y": y, "c": SOFT, "t": period.label} for x, y, period in fields),
        align="center",
        size=9,
        dy=-6,
    )
    canvas.texts(
        ({"x": x + 0.5, "y": y, "c": _LOOKS[period.state][1], "t": _LOOKS[period.state][2]} for x, y, period in fields),
        align="center", size=10, dy=6,
    )  # fmt: skip
    canvas.rules([{"x": 0, "x2": _PERIODS, "y": 0, "y2": 0, "c": INK}])
    return canvas.chart("obligations", _title(kept), _alt(kept))


def _title(kept: tuple[Kept, ...]) -> str:
    said = []
    for side, who in (("account", "they"), ("us", "we")):
        tally = record(kept, "account" if side == "account" else "us")
        total = tally.met + tally.missed
        kept_share = f" ({percent(tally.share)})" if tally.share is not None else ""
        said.append(
            f"{who} kept {number(tally.met)} of {number(total)}{kept_share}"
            if total
            else f"{who} have no result yet"
        )
    text = ", ".join(said)
    return text[0].upper() + text[1:]


def _alt(kept: tuple[Kept, ...]) -> str:
    said = [
        f"{_SIDES[one.obligation.owed_by]} {short(one.obligation.what, 70)}: "
        + ", ".join(f"{p.label} {p.state}" for p in one.periods[-_PERIODS:])
        for one in kept
    ]
    return f"{'; '.join(said)}."
