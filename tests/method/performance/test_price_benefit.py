from decimal import Decimal

from kamctl.method.performance.price_benefit import price_benefit
from tests.method.workspaces import TODAY, workspace


def of(text: str, starts: int = 1):
    return price_benefit(workspace(text).accounts["acme"], TODAY, starts)


def checks(*pairs: str) -> str:
    return "value_checks:\n" + "".join(f"  - {{by: m.lind, {pair}}}\n" for pair in pairs)


def test_without_a_check_there_is_no_trend_and_no_warning():
    found = of("")
    assert (found.newest, found.trend, found.price_above_benefit, found.years) == (None, None, False, ())


def test_the_trend_compares_the_newest_check_with_the_one_before():
    first, better = "date: 2026-01-10, price: 3, benefit: 3", "date: 2026-06-10, price: 3, benefit: 4"
    assert of(checks(first)).trend is None
    assert of(checks(first, better)).trend == "improving"
    assert of(checks(better, "date: 2026-07-10, price: 4, benefit: 4")).trend == "worsening"
    assert of(checks(first, "date: 2026-06-10, price: 4, benefit: 4")).trend == "steady"


def test_a_check_in_the_future_does_not_count():
    found = of(checks("date: 2026-06-10, price: 3, benefit: 4", "date: 2026-10-16, price: 5, benefit: 1"))
    assert (found.price_above_benefit, found.trend) == (False, None)


def test_price_equal_to_benefit_is_not_above_it():
    assert not of(checks("date: 2026-06-10, price: 4, benefit: 4")).price_above_benefit
    assert of(checks("date: 2026-06-10, price: 4, benefit: 3.5")).price_above_benefit


VALUE = """
value:
  - {date: 2025-08-03, what: Less stock, worth: 100, accepted: {by: m.lind, date: 2026-02-20}}
  - {date: 2026-03-03, what: Fewer returns, worth: 50.5}
  - {date: 2026-04-03, what: A hand, accepted: {by: m.lind, date: 2026-04-20}}
"""


def test_value_is_summed_by_the_year_it_was_accepted_and_delivered_in():
    years = {y.year: (y.delivered, y.accepted) for y in of(VALUE).years}
    assert years == {"2025": (100, 0), "2026": (Decimal("50.5"), 100)}


def test_the_year_is_the_fiscal_year():
    assert [y.year for y in of(VALUE, 7).years] == ["2026"]


def test_price_and_benefit_of_a_year_are_the_means_of_its_checks():
    found = of(
        VALUE + checks("date: 2026-01-10, price: 5, benefit: 2", "date: 2026-06-10, price: 3, benefit: 4")
    )
    assert (found.years[-1].price, found.years[-1].benefit) == (4, 3)
