"""The figures of the example's ledger equal a calculation that shares no code with the product."""

import datetime as dt
from decimal import Decimal

import pytest

from kamctl.ledger import figures, reader
from kamctl.method.money.concentration import concentration, whale_curve
from kamctl.method.money.totals import Earned, profit_of
from kamctl.model.ledger import Columns, Ledger, Source
from tests.ledger import by_hand

MAPPED = Ledger(
    sources={
        "invoices": Source(
            kind="sales",
            files="ledger/reseller_sales.csv.gz",
            columns=Columns(
                customer="ResellerKey",
                date="OrderDate",
                revenue="SalesAmount",
                cost="TotalProductCost",
                order="SalesOrderNumber",
                product="ProductKey",
            ),
        )
    }
)


@pytest.fixture(scope="module")
def opened():
    with reader.opened(MAPPED, "USD", by_hand.EXAMPLE) as ledger:
        yield ledger


def spread_of(period):
    return concentration(
        whale_curve(Earned(one.customer, one.revenue, profit_of(one, MAPPED.profit)) for one in period.totals)
    )


def test_the_known_facts_of_the_ledger_come_out_exactly(opened):
    extent = figures.extent(opened)
    assert extent.lines == 60_855
    spread = spread_of(figures.period(opened, extent.first, extent.last))
    assert spread.customers == 635
    assert round(spread.revenue, 2) == Decimal("80450596.98")
    assert round(spread.profit, 2) == Decimal("470482.60")
    assert spread.fifth == 127
    assert round(spread.revenue_share_of_largest, 2) == Decimal("66.71")
    assert round(spread.profit_share, 2) == Decimal("545.23")
    assert spread.losing == 335
    assert (spread.peak_rank, round(spread.peak_share, 2)) == (300, Decimal("561.88"))
    year = spread_of(figures.period(opened, dt.date(2013, 1, 1), dt.date(2013, 12, 31)))
    assert round(year.profit, 2) == Decimal("-491870.01")
    assert year.profit_share is None
    assert year.customers_for_80_percent is None


@pytest.mark.parametrize(
    ("first", "last"),
    [("2010-12-29", "2013-11-29"), ("2012-10-01", "2013-09-30"), ("2013-01-01", "2013-12-31")],
)
def test_every_customer_s_totals_are_those_of_a_calculation_by_hand(opened, first, last):
    expected = by_hand.by_customer(first, last)
    period = figures.period(opened, dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert {one.customer: [one.revenue, one.cost, one.lines] for one in period.totals} == {
        customer: list(values[:3]) for customer, values in expected.items()
    }


@pytest.mark.parametrize(
    ("first", "last"),
    [("2010-12-29", "2013-11-29"), ("2011-01-01", "2011-12-31"), ("2011-07-01", "2012-12-31")],
)
def test_the_concentration_is_that_of_a_calculation_by_hand(opened, first, last):
    customers = by_hand.by_customer(first, last)
    profit = {name: revenue - cost for name, (revenue, cost, *_) in customers.items()}
    revenue = {name: values[0] for name, values in customers.items()}
    total, k = sum(profit.values()), (len(profit) + 4) // 5
    best = sorted(profit, key=lambda name: (-profit[name], name))
    largest = sorted(revenue, key=lambda name: (-revenue[name], name))
    running, curve = Decimal(0), []
    for name in best:
        running += profit[name]
        curve.append(running)
    spread = spread_of(figures.period(opened, dt.date.fromisoformat(first), dt.date.fromisoformat(last)))

    def share(part, whole):
        return (part * 100 / whole).quantize(Decimal("0.0001"))

    assert spread.profit == total
    assert spread.profit_share == share(sum(profit[n] for n in best[:k]), total)
    assert spread.profit_share_of_largest == share(sum(profit[n] for n in largest[:k]), total)
    assert spread.revenue_share_of_largest == share(
        sum(revenue[n] for n in largest[:k]), sum(revenue.values())
    )
    assert spread.overlap == len(set(best[:k]) & set(largest[:k]))
    assert spread.peak_profit == max(curve)
    assert spread.peak_rank == curve.index(max(curve)) + 1
    assert spread.customers_for_80_percent == next(i for i, c in enumerate(curve, 1) if c >= total * 8 / 10)
    assert spread.lost == sum(p for p in profit.values() if p < 0)


def test_products_add_up_to_the_same_total(opened):
    extent = figures.extent(opened)
    products = figures.period(opened, extent.first, extent.last, "product").totals
    expected = by_hand.by_customer(key="ProductKey")
    assert {one.customer: one.revenue for one in products} == {n: v[0] for n, v in expected.items()}


def test_months_hold_the_orders_and_sums_of_a_calculation_by_hand(opened):
    found = figures.months(opened, dt.date(2013, 11, 30), ["697", "496"])
    expected: dict[tuple[str, str], list] = {}
    for line in by_hand.lines():
        if line["ResellerKey"] in ("697", "496"):
            one = expected.setdefault(
                (line["ResellerKey"], line["OrderDate"][:7]), [Decimal(0), Decimal(0), set()]
            )
            one[0] += Decimal(line["SalesAmount"])
            one[1] += Decimal(line["TotalProductCost"])
            one[2].add(line["SalesOrderNumber"])
    assert {
        (customer, month): [totals.revenue, totals.cost, totals.orders]
        for customer, months in found.items()
        for month, totals in months.items()
    } == {key: [*values[:2], len(values[2])] for key, values in expected.items()}
