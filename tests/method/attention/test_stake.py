"""The money at stake in an account, and the year's profit that it is compared with."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from kamctl.method.attention.stake import at_stake, earned, year_of
from tests.method.workspaces import workspace

TODAY = dt.date(2026, 10, 15)
INITIATIVES = """
initiatives:
  a: {name: A, owner: s.bauer, start: 2026-01-01, end: 2026-06-30, worth: {to_us: 90000}}
  b: {name: B, owner: s.bauer, start: 2026-01-01, end: 2026-06-30, worth: {to_us: 500, to_them: 7}}
  c: {name: C, owner: s.bauer, start: 2026-01-01, end: 2026-06-30}
  d: {name: D, owner: s.bauer, start: 2026-01-01, end: 2026-06-30, worth: {to_them: 9}}
"""


def months(profit: str, last: int = 9) -> str:
    """Return results from October 2025 on, up to a month of 2026, each with this profit."""
    labels = [f"2025-{m}" for m in (10, 11, 12)] + [f"2026-{m:02}" for m in range(1, last + 1)]
    return "months: {" + ", ".join(f"{m}: {{revenue: 900, profit: {profit}}}" for m in labels) + "}"


@pytest.mark.parametrize(("today", "expected"), [("2026-06-30", 90500), ("2026-07-01", None)])
def test_without_results_what_initiatives_earn_us_counts_up_to_their_last_day(today, expected):
    found = workspace(plan=INITIATIVES)
    assert year_of(found, "acme", dt.date.fromisoformat(today)) == expected


def test_results_of_four_closed_quarters_count_instead_of_expected_worth():
    running = INITIATIVES.replace("2026-06-30", "2027-06-30")
    assert year_of(workspace(plan=running, results=months("11.5")), "acme", TODAY) == Decimal(138)
    assert year_of(workspace(plan=running, results=months("-20")), "acme", TODAY) == -240


def test_results_that_hold_no_four_quarters_leave_the_plan_to_say_it():
    running = INITIATIVES.replace("2026-06-30", "2027-06-30")
    assert year_of(workspace(plan=running, results=months("11.5", last=5)), "acme", TODAY) == 90500


def test_an_account_without_results_or_a_plan_has_no_known_money():
    assert year_of(workspace(), "acme", TODAY) is None


def test_what_an_account_loses_in_a_year_is_at_stake_as_well():
    assert (at_stake(Decimal(-240)), at_stake(Decimal(138)), at_stake(Decimal(0))) == (240, 138, 0)


def test_the_portfolio_earns_what_its_accounts_earn_and_losses_are_no_scale():
    assert earned([Decimal(138), Decimal(-240), Decimal(62)]) == 200
    assert earned([]) == 0
