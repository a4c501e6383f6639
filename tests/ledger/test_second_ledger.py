"""A ledger of another shape: 23,570 buyers of compact discs in 1997 and 1998, no costs, no header that we need.

It comes with the MIT-licensed package `lifetimes` and is not ours to carry: install that, and run `-m slow`.
The figures are worked out again with nothing but text, Decimal and sorting.
"""

import importlib.util
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from kamctl.ledger import figures, reader
from kamctl.method.money.concentration import concentration, whale_curve
from kamctl.method.money.totals import Earned
from tests.ledger.small import Small

SPEC = importlib.util.find_spec("lifetimes")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SPEC is None, reason="pip install --no-deps lifetimes"),
]
COLUMNS = {"customer": "#1", "date": "#2", "quantity": "#3", "revenue": "#4"}
READ = {"delimiter": "|", "header": "false", "dates": "%Y%m%d"}


@pytest.fixture(scope="module")
def lines() -> list[list[str]]:
    """The package's file: columns set off by blanks, a header above them."""
    assert SPEC is not None
    assert SPEC.origin is not None
    file = Path(SPEC.origin).parent / "datasets/CDNOW_master.txt"
    return [line.split() for line in file.read_text("ascii").splitlines()[1:]]


@pytest.fixture(scope="module")
def by_hand(lines) -> dict[str, Decimal]:
    totals: dict[str, Decimal] = defaultdict(Decimal)
    for customer, _, _, amount in lines:
        totals[customer] += Decimal(amount)
    return totals


@pytest.mark.parametrize("large", [False, True])
def test_a_shop_s_ledger_gives_what_sums_by_hand_give(tmp_path, monkeypatch, lines, by_hand, large):
    if large:
        monkeypatch.setattr(reader, "LARGE", 0)
    small = Small(tmp_path)
    small.file("".join("|".join(line) + "\n" for line in lines))
    ledger = small.ledger(columns=COLUMNS, read=READ)
    with small.opened(ledger) as opened:
        extent = figures.extent(opened)
        period = figures.period(opened, extent.first, extent.last)
    assert extent.lines == 69_659
    assert {one.customer: one.revenue for one in period.totals} == by_hand
    spread = concentration(
        whale_curve(Earned(c, r, r) for c, r in ((t.customer, t.revenue) for t in period.totals))
    )
    best = sorted(by_hand.values(), reverse=True)
    fifth = -(-len(best) // 5)
    total = sum(best)
    assert (spread.customers, spread.revenue) == (23_570, total)
    assert total == Decimal("2500315.63")
    assert spread.fifth == fifth
    assert spread.profit_share == round(sum(best[:fifth]) * 100 / total, 4)
    so_far, count = Decimal(0), 0
    while so_far < total * 80 / 100:
        so_far, count = so_far + best[count], count + 1
    assert spread.customers_for_80_percent == count
    assert (spread.losing, spread.peak_profit) == (0, total)
