"""Gates judged with what the results say: no ledger, no engine."""

import datetime as dt

import pytest

from kamctl.method.lifecycle.stages import fallen_since, lifecycle
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
        assert "--finding" in found.remedy


ABOUT = "growth: [{date: %s, by: s.bauer, outlook: structural, finding: A second store, about: %s}]\n"


@pytest.mark.parametrize(
    ("day", "quarter", "state"),
    [("2026-06-30", "2026-Q3", "met"), ("2026-10-05", "2026-Q3", "met"), ("2026-10-05", "2026-Q2", "unmet")],
)
def test_a_growth_entry_that_names_a_quarter_covers_only_that_quarter(day, quarter, state):
    found = requirement("growth-investigated", ABOUT % (day, quarter), quarters([*USUAL, 200]))
    assert found.state == state
    if state == "unmet":
        assert "the newest growth entry is of 2026-10-05 about 2026-Q2" in found.detail


def test_the_entry_that_explains_a_spike_need_not_be_the_newest():
    more = "  - {date: %s, by: s.bauer, outlook: structural, finding: %s, about: %s}\n"
    text = (
        "growth:\n"
        + more % ("2026-10-02", "A second store", "2026-Q3")
        + more % ("2026-10-09", "A fair", "2026-Q1")
    )
    assert requirement("growth-investigated", text, quarters([*USUAL, 200])).state == "met"


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


def watched(results: str, text: str = "", today: str = "2026-10-15", **files: str):
    """What is watched of an account in the last stage about its profit; None where nothing is."""
    stage = "stages: [{stage: 6, date: 2026-01-10, by: s.bauer}]\n"
    texts = {"kam.yaml": KAM, "accounts/acme.yaml": f"name: Acme\n{stage}{text}", **files}
    held = portfolio({**texts, **({"results/acme.yaml": results} if results else {})})
    life = lifecycle(held, "acme", dt.date.fromisoformat(today))
    return next((one for one in life.reopened + life.behind if one.name == "profitable"), None)


def year(profit: str, first: str = "2025-10") -> str:
    """A year's results whose profit stands in its last month."""
    start = int(first[:4]) * 12 + int(first[5:]) - 1
    rows = [
        f"  {n // 12}-{n % 12 + 1:02d}: {{revenue: 10, profit: {profit if n == start + 11 else 0}}}\n"
        for n in range(start, start + 12)
    ]
    return "months:\n" + "".join(rows)


@pytest.mark.parametrize(("profit", "state"), [("0.01", "met"), ("0", "unmet"), ("-0.01", "unmet")])
def test_an_account_in_the_last_stage_has_a_profit_above_zero_over_four_closed_quarters(profit, state):
    found = watched(year(profit))
    assert found.state == state
    assert "120 USD, 2025-Q4 to 2026-Q3" in found.detail
    assert found.remedy == ("" if state == "met" else "kamctl exit-review acme")


@pytest.mark.parametrize(("today", "state"), [("2027-03-31", "met"), ("2027-04-01", "unmet")])
def test_the_newest_quarter_may_be_missing_from_the_profit_and_no_other(today, state):
    found = watched(year("5"), today=today)
    assert found.state == state
    if state == "unmet":
        assert found.detail == "the results end with 2026-Q3"
        assert found.remedy.splitlines()[:3] == [
            "in results/acme.yaml:",
            "months:",
            "  2026-10: {revenue: N, profit: N}",
        ]


def test_three_quarters_are_not_enough_to_tell_a_profit_and_the_missing_months_are_asked_for():
    found = watched(year("5").replace("  2025-12: {revenue: 10, profit: 0}\n", ""))
    assert (found.state, found.detail) == ("unmet", "the results do not hold four closed quarters in a row")
    assert found.remedy == "in results/acme.yaml:\nmonths:\n  2025-12: {revenue: N, profit: N}"


LEDGER = """
sources:
  invoices: {kind: sales, files: sales.csv, columns: {customer: C, date: D, revenue: R}}
"""


def test_with_a_ledger_the_months_come_from_it_and_the_account_says_which_customer_it_is():
    known = watched("", 'customer_numbers: ["0042"]', **{"ledger.yaml": LEDGER})
    assert known.remedy == "kamctl ledger take"
    unknown = watched("", **{"ledger.yaml": LEDGER})
    assert unknown.remedy == "kamctl set acme customer_numbers '…'\nkamctl ledger take"


def test_profit_is_watched_in_the_last_stage_alone_and_where_results_are_used():
    assert watched("") is None
    before = requirement_names("stages: [{stage: 5, date: 2026-01-10, by: s.bauer}]", year("-5"))
    assert "profitable" not in before


def requirement_names(text: str, results: str) -> list[str]:
    held, day = account(text, results)
    return [one.name for one in lifecycle(held, "acme", day).requirements]


@pytest.mark.parametrize(("until", "state"), [("2026-10-15", "waived"), ("2026-10-14", "unmet")])
def test_a_loss_that_is_an_investment_is_waived_with_the_entry_into_the_last_stage(until, state):
    entry = f"{{stage: 6, date: 2026-02-10, by: s.bauer, waived: {{profitable: {{reason: A new line, until: {until}}}}}}}"
    held, day = account(f"stages: [{entry}]", year("-5"))
    [found] = [one for one in lifecycle(held, "acme", day).requirements if one.name == "profitable"]
    assert found.state == state


def test_a_lost_profit_is_reported_with_its_day():
    results = year("5", "2024-10") + year("-20", "2025-10").removeprefix("months:\n")
    held, day = account("stages: [{stage: 6, date: 2025-12-10, by: s.bauer}]", results)
    assert fallen_since(held, "acme", "profitable", day) == dt.date(2026, 10, 1)
