"""The back-test of the criteria for people."""

from __future__ import annotations

from collections.abc import Iterator

from kamctl.method.money.backtest import ENOUGH, Backtest, Correlation
from kamctl.views.table import Column, Row
from kamctl.wording import correlation, or_dash, plural, score, whole_money


def listing(found: Backtest) -> tuple[list[Column], list[Row]]:
    """Return the table of selections and what came of them."""
    columns = [
        Column("account", keep=True), Column("selected", keep=True), Column("score", "right"),
        Column("verdict"), Column("profit before", "right"), Column("after", "right"),
        Column("change", "right"),
    ]  # fmt: skip
    return columns, [
        [
            one.account, one.date.isoformat(), or_dash(one.score, score), one.verdict,
            whole_money(one.before), whole_money(one.after), whole_money(one.change),
        ]
        for one in found.selections
    ]  # fmt: skip


def criteria(found: Backtest) -> tuple[list[Column], list[Row]]:
    """Return the table of how well each criterion, and the score, went with the change in profit."""
    columns = [Column("criterion", keep=True), Column("tau-b", "right"), Column("selections", "right")]
    return columns, [_row(one) for one in (*found.criteria, found.score)]


def _row(one: Correlation) -> Row:
    return [one.criterion, or_dash(one.tau, correlation), str(one.selections)]


def summary(found: Backtest) -> str:
    """Return what it comes to in sentences, with what cannot be told yet."""
    return "\n".join(_sentences(found))


def _sentences(found: Backtest) -> Iterator[str]:
    told = len(found.selections)
    if told:
        yield (
            "Profit of the four quarters after each selection, against the four before. tau-b runs from -1 "
            "to +1: near +1, those rated higher gained more; near 0, the rating foretold nothing."
        )
    else:
        yield "No selection has results for the four quarters before and after it."
    if found.judged:
        yield f"The verdict was right {plural(found.hits, 'time')} of {found.judged}."
    if 0 < told < ENOUGH:
        yield f"Do not judge criteria by {plural(told, 'selection')}: under {ENOUGH}, most of this is chance."
    for one in found.untold:
        yield f"not counted: {one.account}, selected on {one.date}: {one.why}"
