"""The limits of the rules about results."""

import pytest

from tests.checks.rules.limits import Limit, by_day, by_value

RESULTS = "results/acme.yaml"
#: Watched, and in no stage, so that no gate tells the same.
WATCHED = "stages: []\ngrowth: %s"


def months(*quarters: str, first: int = 2025 * 4 + 2) -> str:
    """A quarter's figures in its first month, and two months without any; from 2025-Q3 on."""
    rows: list[str] = []
    for n, figures in enumerate(quarters, first):
        for month in range(3):
            label = f"{n // 4}-{n % 4 * 3 + month + 1:02d}"
            rows.append(f"{label}: {{{figures if month == 0 else 'revenue: 0, profit: 0'}}}")
    return "months: {" + ", ".join(rows) + "}\n"


def spike(revenue: str) -> str:
    usual = "revenue: 100, profit: 9"
    return months(usual, usual, usual, usual, f"revenue: {revenue}, profit: 9")


def profits(last: str) -> str:
    usual = "revenue: 100, profit: 9"
    return months(usual, usual, usual, f"revenue: 100, profit: {last}", first=2025 * 4 + 3)


GROWTH = "[{date: @, by: s.bauer, outlook: structural, finding: A second store opened}]"
OWED = "months: {2026-08: {revenue: 1, profit: 0}, 2026-07: {revenue: 1, profit: 0}, 2026-09: {revenue: 1, profit: 0, receivables: 100, overdue: @}}"
STALE = "months: {2026-08: {revenue: 1, profit: 0}}\ntaken: {sources: [invoices], date: 2026-09-05, profit: what is left}\n"
RESTATED = (
    "months: {2026-08: {revenue: 1, profit: 0, restated: {date: 2026-08-24, reason: A late credit note}}}\n"
)

LIMITS = [
    *by_value("spike-not-investigated", good="149.99", bad=150, account=WATCHED % "[]", **{RESULTS: spike("@")}),
    # An entry of the quarter itself answers, one of the day before it does not.
    *by_value("spike-not-investigated", good="2026-07-01", bad="2026-06-30", account=WATCHED % GROWTH, **{RESULTS: spike("200")}),
    # The quarter has to be closed; four quarters later it is history.
    *by_day("spike-not-investigated", good="2026-09-30", bad="2026-10-01", account=WATCHED % "[]", **{RESULTS: spike("200")}),
    *by_day("spike-not-investigated", good="2027-10-01", bad="2027-09-30", account=WATCHED % "[]", **{RESULTS: spike("200")}),
    *by_value("receivables-build-up", good=25, bad="25.01", account="receivables: []\nstages: []", **{RESULTS: OWED}),
    *by_value(
        "receivables-build-up", good="2026-10-01", bad="2026-09-30",
        account="stages: []\nreceivables: [{date: @, balance: 90, overdue: 0}]", **{RESULTS: OWED.replace("@", "40")},
    ),
    *by_value("over-credit-limit", good=100, bad="99.99", account="credit: {limit: @, terms_days: 30}\nreceivables: []\nstages: []", **{RESULTS: OWED.replace("@", "0")}),
    *by_value("key-account-loses-money", good=-27, bad="-27.01", account="stages: []", **{RESULTS: profits("@")}),
    *by_day("results-stale", good="2026-11-14", bad="2026-11-15", **{RESULTS: STALE}),
    *by_day("restated-month", good="2026-11-22", bad="2026-11-21", **{RESULTS: RESTATED}),
    *by_value("shared-customer-number", good="0042", bad="42", account='customer_numbers: ["42"]', **{"accounts/bolt.yaml": 'name: Bolt\ncustomer_numbers: ["@"]\n'}),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS)
def test_a_rule_is_silent_up_to_its_limit_and_speaks_beyond_it(limit: Limit) -> None:
    assert limit.found == limit.bad


def test_results_typed_by_hand_are_never_stale() -> None:
    from tests.checks.rules.limits import findings

    typed = STALE.partition("taken")[0]
    assert findings("results-stale", **{RESULTS: typed}) == []
