"""Cost to serve and cost of capital, from a ledger with tickets and open items."""

import datetime as dt
from decimal import Decimal

import pytest

from kamctl.ledger import figures
from kamctl.method.money.totals import profit_of

LINES = (
    "Customer,Date,Net,Cost,Freight,Customs,Order\n"
    "a,2026-01-05,100,60,3,1,O1\na,2026-01-05,50,30,2,,O1\na,2026-01-20,-20,-12,0,0,O2\n"
    "b,2026-01-31,10,4,0,0,O3\n"
)
TICKETS = "Client,Closed,Type,Hours\na,2026-01-09,ticket,2\na,2026-01-10,visit,1\na,2026-02-01,visit,9\nb,2026-01-11,rush,4\n,2026-01-12,ticket,1\n"
OPEN = (
    "Debtor,Snapshot,Due,Open\na,2026-01-15,2026-01-14,600\na,2026-01-15,2026-01-15,400\n"
    "a,2026-01-31,2026-03-01,200\nb,2026-01-31,2026-01-30,50\n"
)
COLUMNS = {
    "customer": "Customer",
    "date": "Date",
    "revenue": "Net",
    "cost": "Cost",
    "direct": ["Freight", "Customs"],
    "order": "Order",
}
SOURCES = {
    "service": {
        "kind": "activities",
        "files": "tickets.csv",
        "columns": {"customer": "Client", "date": "Closed", "activity": "Type", "quantity": "Hours"},
    },
    "open-items": {
        "kind": "receivables",
        "files": "open.csv",
        "columns": {"customer": "Debtor", "as_of": "Snapshot", "due": "Due", "amount": "Open"},
    },
}
PROFIT = {
    "cost_to_serve": {
        "per_order": "35",
        "per_line": "1.5",
        "per_return": "60",
        "activities": {"ticket": "40", "visit": "600"},
    },
    "capital_rate": "8",
}


@pytest.fixture
def served(small):
    small.file(LINES)
    small.file(TICKETS, "tickets.csv")
    small.file(OPEN, "open.csv")
    return small, small.ledger(columns=COLUMNS, sources=SOURCES, profit=PROFIT)


def test_profit_deducts_everything_that_the_definition_names(served):
    small, ledger = served
    with small.opened(ledger) as opened:
        period = figures.period(opened, dt.date(2026, 1, 1), dt.date(2026, 1, 31))
    a, b = period.totals
    assert (a.lines, a.orders, a.returns) == (3, 2, 1)
    assert a.direct == 6
    assert a.served == 2 * 40 + 1 * 600
    # two snapshots in the month: (1000 + 200) / 2 owed on average, 8 % a year, one month
    assert a.capital == Decimal(600) * 8 / 1200
    assert profit_of(a, ledger.profit) == 130 - 78 - 6 - 2 * 35 - 3 * Decimal("1.5") - 60 - 680 - 4
    # b is in one of the two snapshots alone, and owed nothing on the other day
    assert b.capital == (Decimal(25) * 8 / 1200).quantize(Decimal("0.0001"))


def test_an_activity_without_a_rate_is_reported_with_its_count(served):
    small, ledger = served
    with small.opened(ledger) as opened:
        assert figures.period(opened, dt.date(2026, 1, 1), dt.date(2026, 1, 31)).unrated == (("rush", 1),)


def test_a_month_owes_what_its_newest_snapshot_says_and_due_that_day_is_not_overdue(served):
    small, ledger = served
    with small.opened(ledger) as opened:
        assert figures.balances(opened, dt.date(2026, 1, 31))["a"]["2026-01"] == (200, 0)
        assert figures.balances(opened, dt.date(2026, 1, 31))["b"]["2026-01"] == (50, 50)
        assert figures.balances(opened, dt.date(2026, 1, 30))["a"]["2026-01"] == (1000, 600)


def test_months_hold_what_serving_cost_in_them(served):
    small, ledger = served
    with small.opened(ledger) as opened:
        january = figures.months(opened, dt.date(2026, 2, 28), ["a"])["a"]["2026-01"]
    assert (january.served, january.capital, january.orders) == (680, 4, 2)
