"""The back-test of the criteria for people."""

from __future__ import annotations

from collections.abc import Iterator

from kamctl.method.money.backtest import ENOUGH, Backtest, Correlation
from kamctl.table import Column, Part, Row, Table, money
from kamctl.wording import correlation, plural, score


def parts(found: Backtest, currency: str) -> Iterator[Part]:
    """Yield what there is to show: both tables, and what it comes to."""
    yield listing(found, currency)
    if found.selections:
        yield ""
    if any(one.selections for one in found.criteria):
        yield criteria(found)
        yield ""
    yield summary(found)


def listing(found: Backtest, currency: str) -> Table:
    """Return the table of selections and what came of them."""
    columns = [
        Column("account", keep=True), Column("selected", keep=True), Column("score", "right", write=score),
        Column("verdict"), money("profit before"), money("after"), money("change"),
    ]  # fmt: skip
    rows = [
        [one.account, one.date, one.score, one.verdict, one.before, one.after, one.change]
        for one in found.selections
    ]
    return Table("selections", columns, rows, currency)


def criteria(found: Backtest) -> Table:
    """Return the table of how well each criterion, and the score, went with the change in profit."""
    columns = [
        Column("criterion", keep=True),
        Column("tau-b", "right", write=correlation),
        Column("selections", "right"),
    ]
    return Table("criteria", columns, [_row(one) for one in (*found.criteria, found.score)])


def _row(one: Correlation) -> Row:
    return [one.criterion, one.tau, one.selections]


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
