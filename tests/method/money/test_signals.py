"""Each number that makes a signal: its last good value and its first bad one."""

from decimal import Decimal

import pytest

from kamctl.method.money.signals import QuarterFigures, sales_outstanding, signals_of
from kamctl.model import periods
from kamctl.model.ledger import SignalPolicy

POLICY = SignalPolicy()
USUAL = [100, 100, 100, 100]


def quarters(revenue, profit=None, balance=None, overdue=None):
    """Quarters from 2025-Q1 on; the last four lists go by quarter, None where nothing is said."""
    profit = profit or [value / 10 for value in revenue]
    rows = []
    for n, value in enumerate(revenue):
        span = periods.named(f"{2025 + n // 4}-Q{n % 4 + 1}")
        rows.append(
            QuarterFigures(
                span,
                Decimal(str(value)),
                Decimal(str(profit[n])),
                None if balance is None or balance[n] is None else Decimal(str(balance[n])),
                None if overdue is None else Decimal(str(overdue[n])),
            )
        )
    return rows


def kinds(rows, limit=None, policy=POLICY):
    return [(signal.kind, signal.quarter) for signal in signals_of("acme", rows, policy, limit)]


@pytest.mark.parametrize(("revenue", "found"), [(150, [("spike", "2026-Q1")]), (149.99, [])])
def test_a_spike_is_half_as_much_again_as_the_median_of_four_quarters(revenue, found):
    assert kinds(quarters([*USUAL, revenue])) == found


@pytest.mark.parametrize(("revenue", "found"), [(250, [("spike", "2026-Q1")]), (249.99, [])])
def test_a_season_is_not_a_spike(revenue, found):
    assert kinds(quarters([200, 100, 100, 100, revenue])) == found


@pytest.mark.parametrize(("revenue", "found"), [(60, [("slump", "2026-Q1")]), (60.01, [])])
def test_a_slump_is_six_tenths_of_the_median(revenue, found):
    assert kinds(quarters([*USUAL, revenue])) == found


@pytest.mark.parametrize(("revenue", "found"), [(40, [("slump", "2026-Q1")]), (40.01, [])])
def test_a_quiet_season_is_not_a_slump(revenue, found):
    assert kinds(quarters([50, 100, 100, 100, revenue])) == found


def test_the_limits_are_the_policy_s():
    policy = SignalPolicy(spike_at=Decimal(2))
    assert kinds(quarters([*USUAL, 199]), policy=policy) == []
    assert kinds(quarters([*USUAL, 200]), policy=policy) == [("spike", "2026-Q1")]


def test_three_quarters_before_are_not_enough():
    assert kinds(quarters([100, 100, 100, 900])) == []


def test_a_customer_that_buys_nothing_usually_has_no_slump_in_buying_nothing():
    assert kinds(quarters([0, 0, 0, 0, 0])) == []
    assert kinds(quarters([0, 0, 0, 0, 5])) == [("spike", "2026-Q1")]
    assert kinds(quarters([1, 1, 1, 1, 0.4])) == [("slump", "2026-Q1")]


@pytest.mark.parametrize(("profit", "found"), [(7.5, [("margin-fall", "2026-Q1")]), (7.51, [])])
def test_a_margin_falls_when_revenue_grows_and_profit_is_down_by_a_quarter(profit, found):
    assert kinds(quarters([*USUAL, 110], [10, 10, 10, 10, profit])) == found


@pytest.mark.parametrize(("revenue", "found"), [(100.01, [("margin-fall", "2026-Q1")]), (100, [])])
def test_a_margin_falls_only_where_revenue_grew(revenue, found):
    assert kinds(quarters([*USUAL, revenue], [10, 10, 10, 10, 5])) == found
    assert kinds(quarters([100, 90, 90, 90, revenue], [10, 10, 10, 10, 5])) == found
    assert kinds(quarters([90, 100, 100, 100, revenue], [10, 10, 10, 10, 5])) == found


@pytest.mark.parametrize(("profit", "found"), [(-0.01, ["first-loss"]), (0, [])])
def test_a_first_loss_is_below_zero(profit, found):
    assert [kind for kind, _ in kinds(quarters([*USUAL, 100], [10, 10, 10, 10, profit]))] == found


def test_a_loss_after_a_quarter_without_a_profit_is_not_the_first():
    assert kinds(quarters([*USUAL, 100], [10, 0, 10, 10, -5])) == []


@pytest.mark.parametrize(("overdue", "found"), [(25, []), (25.01, [("receivables-build-up", "2025-Q1")])])
def test_receivables_build_up_when_over_a_quarter_is_overdue(overdue, found):
    assert kinds(quarters([100], balance=[100], overdue=[overdue])) == found


@pytest.mark.parametrize(("days", "found"), [(44.99, []), (45, [("receivables-build-up", "2026-Q1")])])
def test_receivables_build_up_when_they_pay_fifteen_days_later_than_usual(days, found):
    lengths = [90, 91, 92, 92, 90]  # 2025-Q1 to 2026-Q1; 30 days' sales are owed in each
    usual = [900, 910, 920, 920]
    balance = [300, 300, 300, 300, days * 10]
    rows = quarters([*usual, 900], balance=balance)
    assert [round(sales_outstanding(row), 6) for row in rows[:4]] == [30, 30, 30, 30]
    assert (rows[4].span.end - rows[4].span.start).days + 1 == lengths[4]
    assert kinds(rows) == found


@pytest.mark.parametrize(("balance", "found"), [(500, []), (500.01, [("over-limit", "2025-Q1")])])
def test_a_balance_over_the_credit_limit_is_reported(balance, found):
    assert kinds(quarters([100], balance=[balance]), limit=Decimal(500)) == found


def test_a_signal_carries_the_figures_that_it_was_made_of():
    (signal,) = signals_of("acme", quarters([80, 100, 120, 140, 170]), POLICY)
    assert signal.figures == {"revenue": 170, "median": 110, "year_ago": 80}
    assert (signal.customer, signal.kind, str(signal.end)) == ("acme", "spike", "2026-03-31")
