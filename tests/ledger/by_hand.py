"""Customer totals of the example's ledger with csv and Decimal only: no code of the product, no engine."""

import csv
import gzip
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples/adventure-works"
LEDGER = EXAMPLE / "ledger/reseller_sales.csv.gz"


def lines() -> list[dict[str, str]]:
    with gzip.open(LEDGER, "rt", encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def by_customer(first: str = "", last: str = "9999", key: str = "ResellerKey") -> dict[str, list]:
    """Revenue, cost, number of lines and set of orders, by customer, of the days from `first` to `last`."""
    found: dict[str, list] = defaultdict(lambda: [Decimal(0), Decimal(0), 0, set()])
    for line in lines():
        if first <= line["OrderDate"] <= last:
            one = found[line[key]]
            one[0] += Decimal(line["SalesAmount"])
            one[1] += Decimal(line["TotalProductCost"])
            one[2] += 1
            one[3].add(line["SalesOrderNumber"])
    return dict(found)
