"""Urgency: weight × (1 + money at stake ÷ a year's profit) × how late, by hand."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from kamctl.method.attention.urgency import Cause, Item, judged, product, ranked, terms

TODAY = dt.date(2026, 11, 22)


def cause(**given) -> Cause:
    known = {
        "account": "acme", "kind": "late", "rule": "overdue-action", "what": "Late", "owner": "s.bauer",
        "since": None, "due": None, "weight": 5, "settle": "kamctl status",
    }  # fmt: skip
    return Cause(**{**known, **given})


def item(urgency: str, **given) -> Item:
    known = judged(cause(**given), None, Decimal(0), TODAY)
    return known._replace(urgency=Decimal(urgency))


@pytest.mark.parametrize(
    ("weight", "money", "year", "days_late", "expected"),
    [
        (5, None, 1000, 0, "5"),
        (5, 0, 1000, 0, "5"),
        (5, 250, 1000, 0, "6.25"),  # 5 × 1.25
        (10, 1000, 1000, 45, "30"),  # 10 × 2 × 1.5
        (8, 105, 1000, 0, "8.88"),  # 8 × 1.11: 1.105 is rounded before it counts
        (8, 104.9, 1000, 0, "8.8"),
        (2, 3000, 1000, 0, "8"),  # what is at stake may be more than the portfolio earns
        (5, 250, 0, 0, "5"),  # a portfolio that earns nothing is no scale
        (5, 250, -10, 0, "5"),
    ],
)
def test_an_urgency_is_the_product_of_its_terms(weight, money, year, days_late, expected):
    amount = Decimal(str(money)) if money is not None else None
    found = terms(weight, amount, Decimal(year), days_late)
    assert [term.name for term in found] == ["weight", "money", "lateness"]
    assert product(found) == Decimal(expected)


@pytest.mark.parametrize(
    ("days", "expected"),
    [(-3, "1"), (0, "1"), (1, "1.01"), (30, "1.33"), (89, "1.99"), (90, "2"), (179, "2.99"), (180, "3"),
     (181, "3"), (3000, "3")],
)  # fmt: skip
def test_lateness_grows_by_one_in_a_quarter_and_to_three_at_most(days, expected):
    assert terms(1, None, Decimal(0), days)[2].value == Decimal(expected)


@pytest.mark.parametrize(("due", "late"), [("2026-11-22", 0), ("2026-11-21", 1), ("2026-12-24", 0)])
def test_what_is_due_today_is_not_late(due, late):
    found = judged(cause(due=dt.date.fromisoformat(due)), Decimal(7), Decimal(70), TODAY)
    assert (found.days_late, found.money) == (late, 7)
    assert found.urgency == product(found.terms)


def test_the_most_urgent_comes_first_and_among_equals_what_management_decides():
    low, late, decision = item("2"), item("6", account="zeta"), item("6", account="acme", kind="decision")
    wrong = item("6", account="acme", kind="wrong")
    assert ranked([low, late, wrong, decision]) == (decision, wrong, late, low)


def test_equals_stand_by_account_rule_and_text_so_that_two_runs_agree():
    found = [item("6", account=a, rule=r, what=w) for a, r, w in ["byx", "axy", "axb", "awz"]]
    assert [(i.account, i.rule, i.what) for i in ranked(found)] == [
        tuple(t) for t in ["awz", "axb", "axy", "byx"]
    ]
