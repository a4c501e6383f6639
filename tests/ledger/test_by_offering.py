"""The example's revenue by offering equals the ledger's, summed here by hand."""

from collections import defaultdict
from decimal import Decimal

import pytest
import yaml

from tests.ledger import by_hand

EXAMPLE = by_hand.EXAMPLE
QUARTERS = {f"2013-Q{n}": (f"2013-{n * 3 - 2:02}", f"2013-{n * 3:02}") for n in (1, 2, 3)}


def test_every_product_of_the_ledger_belongs_to_one_offering() -> None:
    offerings = yaml.safe_load((EXAMPLE / "offerings.yaml").read_text("utf-8"))["offerings"]
    named = [product for one in offerings.values() for product in one["products"]]
    assert len(named) == len(set(named))
    assert set(named) == {line["ProductKey"] for line in by_hand.lines()}


@pytest.mark.parametrize("account", ["brakes-and-gears", "top-sports-supply", "eastside-department-store"])
def test_what_was_taken_is_what_the_ledger_says(account: str) -> None:
    offerings = yaml.safe_load((EXAMPLE / "offerings.yaml").read_text("utf-8"))["offerings"]
    offering_of = {product: name for name, one in offerings.items() for product in one["products"]}
    own = yaml.safe_load((EXAMPLE / f"accounts/{account}.yaml").read_text("utf-8"))["customer_numbers"]
    taken = yaml.safe_load((EXAMPLE / f"results/{account}.yaml").read_text("utf-8"))["offerings"]
    for quarter, (first, last) in QUARTERS.items():
        sums: dict[str, Decimal] = defaultdict(Decimal)
        for line in by_hand.lines():
            if line["ResellerKey"] in own and first <= line["OrderDate"][:7] <= last:
                sums[offering_of[line["ProductKey"]]] += Decimal(line["SalesAmount"])
        assert {name: Decimal(str(amount)) for name, amount in taken[quarter]["by_offering"].items()} == sums
