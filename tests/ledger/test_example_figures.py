"""Every figure that the example's accounts mention comes from the ledger, or is listed here as invented."""

import re
from decimal import Decimal
from functools import cache

import pytest
import yaml

from tests.ledger import by_hand

EXAMPLE = by_hand.EXAMPLE
FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
SHARE = re.compile(r"(?:lost )?([\d,]+) on ([\d,]+), which is ([\d.]+) percent")
SILVER = {"591", "592", "593", "594", "595"}  # Mountain-500 Silver in five sizes
ROAD = {"580", "581", "582", "583"}  # Road-350-W in four
GERMANY, UNITED_KINGDOM = "8", "10"
#: Figures that are agreed or invented, and no sums of the ledger.
INVENTED = {
    ("rural-cycle-emporium", "90,000"),  # a credit limit
    ("top-sports-supply", "50,000"),  # a target
    ("top-sports-supply", "21,000"),  # the customer's own count
    ("vigorous-exercise-company", "60,000"),  # a target
}
ACCOUNTS = sorted(path.stem for path in (EXAMPLE / "accounts").glob("*.yaml"))


@cache
def lines():
    return tuple(by_hand.lines())


@cache
def numbers():
    return {
        name: yaml.safe_load((EXAMPLE / f"accounts/{name}.yaml").read_text("utf-8"))["customer_numbers"][0]
        for name in ACCOUNTS
    }


def texts(name):
    yield EXAMPLE / f"accounts/{name}.yaml"
    if (EXAMPLE / f"plans/{name}.yaml").exists():
        yield EXAMPLE / f"plans/{name}.yaml"
    yield from sorted((EXAMPLE / "reviews" / name).glob("*.yaml"))


def sums(selected):
    """Revenue, profit, and the invoice with tax and freight."""
    revenue = sum((Decimal(one["SalesAmount"]) for one in selected), Decimal(0))
    cost = sum((Decimal(one["TotalProductCost"]) for one in selected), Decimal(0))
    more = sum((Decimal(one["TaxAmt"]) + Decimal(one["Freight"]) for one in selected), Decimal(0))
    return revenue, revenue - cost, revenue + more


def orders(number):
    found: dict[str, list] = {}
    for one in lines():
        if one["ResellerKey"] == number:
            found.setdefault(one["SalesOrderNumber"], []).append(one)
    return list(found.values())


@cache
def of_orders(name):
    """Every sum of one order, or of several that follow each other."""
    found = set()
    held = orders(numbers()[name])
    for first in range(len(held)):
        run: list = []
        for order in held[first:]:
            run += order
            revenue, profit, invoice = sums(run)
            found |= {round(abs(revenue)), round(abs(profit)), round(invoice, 2)}
    return found


def some(name, month, products=None, without=None):
    return [
        one
        for one in lines()
        if one["ResellerKey"] == numbers()[name]
        and one["OrderDate"].startswith(month)
        and (products is None or one["ProductKey"] in products)
        and (without is None or one["ProductKey"] not in without)
    ]


def region(territory, until="9999"):
    return [one for one in lines() if one["SalesTerritoryKey"] == territory and one["OrderDate"] <= until]


@cache
def further():
    """Figures about a part of an order, or about a whole country."""
    silver = sums(some("brakes-and-gears", "2013-10", SILVER))
    rest = sums(some("brakes-and-gears", "2013-10", without=SILVER))
    road = sums(some("eastside-department-store", "2013-08", ROAD))
    cleared = sums(some("functional-store-south", "2013-10", SILVER))
    without = sums(some("vigorous-exercise-company", "2013-11", without=SILVER))
    germany, germany_then = sums(region(GERMANY)), sums(region(GERMANY, "2013-10-31"))
    kingdom_then = sums(region(UNITED_KINGDOM, "2013-10-29"))
    return {
        "brakes-and-gears": {silver[0], silver[1], rest[1]},
        "eastside-department-store": {road[0], road[1]},
        "functional-store-south": {cleared[1], germany[1], germany_then[0], germany_then[1]},
        "vigorous-exercise-company": {without[0]},
        "metropolitan-bicycle-supply": {kingdom_then[0], kingdom_then[1]},
    }


@pytest.mark.parametrize("name", ACCOUNTS)
def test_every_figure_about_an_account_is_one_of_the_ledger(name):
    known = of_orders(name) | {round(abs(value)) for value in further().get(name, ())}
    unknown = [
        (path.name, line, figure)
        for path in texts(name)
        for line, text in enumerate(path.read_text("utf-8").splitlines(), 1)
        for figure in FIGURE.findall(text)
        if Decimal(figure.replace(",", "")) not in known and (name, figure) not in INVENTED
    ]
    assert unknown == []


@pytest.mark.parametrize("name", ACCOUNTS)
def test_every_balance_is_that_of_real_invoices(name):
    account = yaml.safe_load((EXAMPLE / f"accounts/{name}.yaml").read_text("utf-8"))
    balances = [Decimal(str(one["balance"])) for one in account.get("receivables", [])]
    assert [balance for balance in balances if balance and balance not in of_orders(name)] == []


@pytest.mark.parametrize("name", ACCOUNTS)
def test_every_percentage_of_a_profit_is_that_of_its_figures(name):
    for path in texts(name):
        for profit, revenue, said in SHARE.findall(" ".join(path.read_text("utf-8").split())):
            share = Decimal(profit.replace(",", "")) * 100 / Decimal(revenue.replace(",", ""))
            places = len(said.partition(".")[2])
            assert round(share, places) == Decimal(said), (path.name, profit, revenue)


def test_the_figures_are_many_and_a_wrong_one_would_be_noticed():
    found = [f for name in ACCOUNTS for path in texts(name) for f in FIGURE.findall(path.read_text("utf-8"))]
    assert len(found) > 100
    assert sum(Decimal(f.replace(",", "")) + 1 in of_orders("brakes-and-gears") for f in found) < 3
