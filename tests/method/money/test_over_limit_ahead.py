"""Expected invoices against the credit limit."""

from __future__ import annotations

import datetime as dt

import pytest

from kamctl.method.money.from_results import over_limit_ahead
from tests.method.workspaces import workspace

TODAY = dt.date(2026, 11, 22)
OWED = "receivables: [{date: 2026-11-15, balance: 340, overdue: 0}]\n"


def found(expected: str, owed: str = OWED):
    credit = f"credit: {{limit: 400, terms_days: 30, expected: [{expected}]}}\n"
    return over_limit_ahead(workspace(credit + owed), "acme", TODAY)


@pytest.mark.parametrize(("amount", "over"), [("60", False), ("60.01", True)])
def test_what_they_will_owe_is_compared_with_the_limit(amount, over):
    one = found(f"{{day: 2026-11-27, amount: {amount}}}")
    assert (one is not None) == over
    if one is not None:
        assert (str(one.balance), one.entry, one.limit) == ("400.01", 0, 400)


@pytest.mark.parametrize(("day", "over"), [("2026-11-15", False), ("2026-11-16", True)])
def test_an_invoice_counts_until_a_balance_holds_it(day, over):
    assert (found(f"{{day: {day}, amount: 100}}") is not None) == over


@pytest.mark.parametrize(("day", "over"), [("2026-11-22", False), ("2026-11-23", True)])
def test_without_a_balance_what_is_dated_after_today_counts(day, over):
    assert (found(f"{{day: {day}, amount: 401}}", owed="") is not None) == over


def test_the_first_invoice_over_the_limit_is_named():
    one = found("{day: 2026-12-20, amount: 5}, {day: 2026-12-10, amount: 50}, {day: 2026-11-27, amount: 40}")
    assert one is not None
    assert (one.entry, one.invoice.day, one.balance) == (1, dt.date(2026, 12, 10), 430)


def test_an_account_already_over_the_limit_is_left_to_another_rule():
    assert found("{day: 2026-11-27, amount: 1}", OWED.replace("340", "401")) is None
    assert found("{day: 2026-11-27, amount: 1}", OWED.replace("340", "400")) is not None
