from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kamctl.method.money.concentration import best_fifth, concentration, fifth_of, whale_curve
from kamctl.method.money.totals import Earned


def curve(*profits: int | str, revenue: int = 100):
    return whale_curve(
        Earned(f"c{n:02d}", Decimal(revenue), Decimal(profit)) for n, profit in enumerate(profits, 1)
    )


def test_a_fifth_is_rounded_up():
    assert [fifth_of(n) for n in (0, 1, 5, 6, 10, 11)] == [0, 1, 1, 2, 2, 3]


def test_equal_profits_stand_in_the_order_of_the_customers_ids():
    assert [place.customer for place in curve(5, 9, 5, 9)] == ["c02", "c04", "c01", "c03"]


def test_the_shares_of_five_customers_are_as_by_hand():
    spread = concentration(curve(80, 30, 10, 0, -20))
    assert (spread.fifth, spread.profit) == (1, 100)
    assert spread.profit_share == 80
    assert spread.positive_profit_share == Decimal("66.6667")
    assert (spread.customers_for_80_percent, spread.peak_rank, spread.peak_share) == (1, 3, 120)
    assert (spread.losing, spread.lost) == (1, -20)


def test_eighty_percent_is_reached_exactly_and_one_short_of_it_is_not():
    assert concentration(curve(80, 20)).customers_for_80_percent == 1
    assert concentration(curve(79, 21)).customers_for_80_percent == 2


def test_the_best_by_profit_and_the_largest_by_revenue_are_two_lists():
    earned = [Earned("big", Decimal(1000), Decimal(-5)), Earned("good", Decimal(10), Decimal(9))]
    earned += [Earned(f"c{n}", Decimal(50), Decimal(1)) for n in range(3)]
    spread = concentration(whale_curve(earned))
    assert spread.overlap == 0
    assert spread.revenue_share_of_largest == Decimal("86.2069")
    assert spread.profit_share_of_largest == Decimal("-71.4286")


def test_a_total_of_zero_or_less_has_money_and_no_share():
    for profits in ((5, -5), (5, -6), (-1, -2)):
        spread = concentration(curve(*profits))
        assert spread.profit == sum(profits)
        assert (spread.profit_share, spread.peak_share, spread.customers_for_80_percent) == (None, None, None)
        assert all(place.share is None for place in curve(*profits))


def test_where_nobody_earns_the_peak_is_before_the_first():
    spread = concentration(curve(-1, -2))
    assert (spread.peak_rank, spread.peak_profit, spread.positive_profit_share) == (0, 0, None)


def test_no_customer_is_no_error():
    spread = concentration(())
    assert (spread.customers, spread.profit, spread.profit_share, spread.peak_rank) == (0, 0, None, 0)


@given(st.lists(st.integers(-10_000, 10_000), min_size=1, max_size=60))
def test_the_curve_only_falls_after_its_peak(profits):
    places = curve(*profits)
    spread = concentration(places)
    cumulated = [place.cumulated for place in places]
    assert cumulated[-1] == sum(profits)
    assert spread.peak_profit == max([*cumulated, 0])
    assert spread.peak_profit + spread.lost == spread.profit
    assert len(best_fifth(places)) == -(-len(profits) // 5)
