"""Gates judged with what the results say: no ledger, no engine."""

import datetime as dt

import pytest

from kamctl.method.lifecycle.stages import lifecycle
from kamctl.method.money.from_results import four_quarters, newest_spike, owing
from kamctl.method.money.monthly import exact
from tests.method.workspaces import KAM, portfolio

USUAL = [100, 100, 100, 100]


def quarters(revenues: list[int], first: int = 2025 * 4 + 2, end: str = "") -> str:
    """Results with a quarter's revenue in its last month; from 2025-Q3 on."""
    rows = []
    for n, revenue in enumerate(revenues, first):
        for month in (1, 2, 3):
            label = f"{n // 4}-{n % 4 * 3 + month:02d}"
            last = month == 3
            more = end if last and revenue is revenues[-1] else ""
            rows.append(
                f"  {label}: {{revenue: {revenue if last else 0}, profit: {revenue // 10 if last else 0}{more}}}\n"
            )
    return "months:\n" + "".join(rows)


def account(text: str, results: str, today: str = "2026-10-15"):
    texts = {"kam.yaml": KAM, "accounts/acme.yaml": f"name: Acme\n{text}", "results/acme.yaml": results}
    return portfolio(texts), dt.date.fromisoformat(today)


def requirement(name: str, text: str, results: str, today: str = "2026-10-15"):
    held, day = account("stages: [{stage: 2, date: 2026-01-10, by: s.bauer}]\n" + text, results, today)
    return next(one for one in lifecycle(held, "acme", day).requirements if one.name == name)


GROWTH = "growth: [{date: %s, by: s.bauer, outlook: structural, finding: A second store}]\n"


@pytest.mark.parametrize(("day", "state"), [("2026-07-01", "met"), ("2026-06-30", "unmet")])
def test_a_growth_entry_is_not_older_than_the_newest_spike(day, state):
    found = requirement("growth-investigated", GROWTH % day, quarters([*USUAL, 200]))
    assert found.state == state
    if state == "unmet":
        assert "sales spiked to 200 EUR in 2026-Q3" in found.detail.replace("USD", "EUR")
        assert "finding:" in found.remedy


def test_a_spike_counts_once_its_quarter_is_closed():
    text, results = GROWTH % "2026-06-30", quarters([*USUAL, 200])
    assert requirement("growth-investigated", text, results, "2026-09-30").state == "met"
    assert requirement("growth-investigated", text, results, "2026-10-01").state == "unmet"


def test_without_a_spike_any_entry_of_the_stage_is_enough():
    assert requirement("growth-investigated", GROWTH % "2026-01-10", quarters([*USUAL, 149])).state == "met"


CREDIT = "credit: {limit: 500, terms_days: 30}\n"


@pytest.mark.parametrize(("today", "state"), [("2026-12-29", "met"), ("2026-12-30", "unmet")])
def test_receivables_of_the_results_meet_the_gate_for_ninety_days(today, state):
    results = quarters([*USUAL, 100], end=", receivables: 400, overdue: 0")
    assert requirement("receivables-known", CREDIT, results, today).state == state


def test_the_newer_of_the_log_and_the_results_is_what_they_owe():
    results = quarters([*USUAL, 101], end=", receivables: 400, overdue: 5")
    log = "receivables: [{date: %s, balance: 90, overdue: 0}]\n"
    held, day = account(log % "2026-10-01", results)
    assert owing(held, "acme", day) == (dt.date(2026, 10, 1), 90, 0)
    held, day = account(log % "2026-09-29", results)
    assert owing(held, "acme", day) == (dt.date(2026, 9, 30), 400, 5)


def test_the_last_four_quarters_are_closed_and_follow_each_other():
    held, day = account("", quarters([1000, 200, 300, 400, 500]))
    last = four_quarters(held, "acme", day)
    assert last is not None
    assert [quarter.span.label for quarter in last.quarters] == ["2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"]
    assert (last.revenue, last.profit) == (1400, 140)
    held, day = account("", quarters([200, 300, 400]))
    assert four_quarters(held, "acme", day) is None


def test_a_quarter_of_which_a_month_is_missing_is_not_known():
    results = quarters([*USUAL, 200]).replace("  2026-04: {revenue: 0, profit: 0}\n", "")
    held, day = account("", results)
    assert newest_spike(held, "acme", day) is None
    assert four_quarters(held, "acme", day) is None


@pytest.mark.parametrize(
    ("amount", "written"),
    [("1.5", "1.50"), ("1.123", "1.1230"), ("2", "2"), ("2.00", "2"), ("0.12345", "0.1235")],
)
def test_an_amount_is_never_written_with_three_decimals(amount, written):
    from decimal import Decimal

    assert str(exact(Decimal(amount))) == written
