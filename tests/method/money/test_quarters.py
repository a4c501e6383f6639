import datetime as dt
from decimal import Decimal

import pytest

from kamctl.method.money.quarters import (
    closed_months,
    closed_quarter,
    closed_years,
    covers,
    months_in,
    quarters_up_to,
)
from kamctl.model.periods import named

DAY = dt.date


@pytest.mark.parametrize(
    ("today", "starts", "label"),
    [
        (DAY(2026, 9, 30), 1, "2026-Q2"),
        (DAY(2026, 10, 1), 1, "2026-Q3"),
        (DAY(2026, 9, 30), 7, "2026-Q4"),
        (DAY(2026, 10, 1), 7, "2027-Q1"),
    ],
)
def test_a_quarter_is_closed_on_the_day_after_its_last(today, starts, label):
    assert closed_quarter(today, starts).label == label


def test_a_quarter_is_closed_once_the_ledger_has_reached_its_last_month():
    assert closed_quarter(DAY(2026, 5, 1), 1, DAY(2013, 11, 30)).label == "2013-Q3"
    assert closed_quarter(DAY(2026, 5, 1), 1, DAY(2013, 12, 1)).label == "2013-Q4"
    assert closed_quarter(DAY(2013, 12, 2), 1, DAY(2013, 11, 29)).label == "2013-Q3"


def test_four_quarters_are_a_year_oldest_first():
    labels = [span.label for span in quarters_up_to(closed_quarter(DAY(2026, 2, 1), 1), 1)]
    assert labels == ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"]


def test_a_month_is_closed_on_the_day_after_its_last():
    assert [m.label for m in closed_months(DAY(2026, 1, 20), DAY(2026, 3, 31))] == ["2026-01", "2026-02"]
    assert [m.label for m in closed_months(DAY(2026, 1, 20), DAY(2026, 4, 1))][-1] == "2026-03"
    assert [m.label for m in closed_months(DAY(2026, 1, 20), DAY(2026, 4, 1), "2026-02")][-1] == "2026-02"


def test_a_fiscal_year_is_closed_on_the_day_after_its_last():
    assert [y.label for y in closed_years(DAY(2024, 5, 1), DAY(2026, 6, 30), 7)] == ["2024", "2025"]
    assert [y.label for y in closed_years(DAY(2024, 5, 1), DAY(2026, 7, 1), 7)] == ["2024", "2025", "2026"]


@pytest.mark.parametrize(
    ("first", "last", "covered"),
    [
        (DAY(2026, 1, 31), DAY(2026, 3, 1), True),
        (DAY(2026, 2, 1), DAY(2026, 3, 1), False),
        (DAY(2026, 1, 31), DAY(2026, 2, 28), False),
        (DAY(2025, 1, 1), DAY(2026, 12, 31), True),
    ],
)
def test_a_ledger_covers_a_quarter_from_its_first_month_to_its_last(first, last, covered):
    assert covers(first, last, named("2026-Q1")) == covered


def test_whole_months_are_counted_and_days_are_parts_of_a_year():
    assert months_in(DAY(2026, 1, 1), DAY(2026, 12, 31)) == 12
    assert months_in(DAY(2026, 2, 1), DAY(2026, 2, 28)) == 1
    assert months_in(DAY(2026, 1, 2), DAY(2026, 3, 15)) == Decimal(73) * 12 / 365
