"""The limits of the rules about what each side owes the other."""

import pytest

from tests.checks.rules.limits import Limit, by_day, by_value

PAY = """
obligations:
  pay-on-time: {owed_by: account, what: Pay, since: 2025-10-01, every: quarter, target: "<= 30"%s, results: {
    2025-Q4: {actual: %s}, 2026-Q1: {actual: %s}, 2026-Q2: {actual: %s}, 2026-Q3: {actual: %s}}}
standing: [{state: %s, date: 2026-10-12, by: d.osei, reason: Paid late%s}]
"""
ACTION = PAY % ("", 10, 10, 40, 40, "corrective-action", ", obligations: [pay-on-time], until: @")
CHECKED = "value_checks: [{date: %s, by: m.lindqvist, price: 3, benefit: %s}]"
OWED = "obligations: {pay-on-time: {owed_by: account, what: Pay, since: @, every: quarter}}"
ONE_OFF = "obligations: {build-racks: {owed_by: us, what: Build the racks, since: 2024-01-01, due: @}}"
ALIKE = "[{rating: @, by: f.gomez, date: 2026-02-03, evidence: E}]"
RATED = f"ratings: {{strategic-fit: {ALIKE}, growth: {ALIKE}, profit: {ALIKE}, partnership: {ALIKE}, reach: {ALIKE}}}"

LIMITS = [
    # The target itself is kept; one miss is watch, two in a row corrective action, three of four exit review.
    *by_value("standing-gap", good=30, bad="30.1", account=PAY % ("", 10, 10, 10, "@", "good", "")),
    *by_value("standing-gap", good=30, bad="30.1", account=PAY % ("", 10, 10, "@", 40, "watch", "")),
    *by_value("standing-gap", good=30, bad="30.1", account=PAY % ("", 40, 10, "@", 40, "corrective-action", "")),
    *by_value("standing-gap", good="", bad=", critical: true", account=PAY % ("@", 10, 10, 10, 40, "watch", "")),
    *by_value("standing-gap", good="2.5", bad="2.499", account=RATED),
    # A miss in a period that ended after a corrective action began fails it once its `until` has passed.
    *by_value("standing-gap", good="2026-11-22", bad="2026-11-21", account=ACTION.replace("2026-10-12", "2026-09-29")),
    *by_value("standing-gap", good="2026-09-30", bad="2026-09-29", account=ACTION.replace("@", "2026-11-01").replace("2026-10-12", "@")),
    *by_value("unreported-result", good="2026-10-01", bad="2026-09-30", account=OWED),
    *by_day("unreported-result", good="2026-10-21", bad="2026-10-22", account=OWED.replace("@", "2026-07-01")),
    *by_day(
        "unreported-result",
        good="2026-10-10", bad="2026-10-11", account=OWED.replace("@", "2026-07-01"), kam="policy: {report_within_days: 10}",
    ),
    # A one-off is asked for from 21 days after its due date to the end of the fourth quarter after its own.
    *by_value("unreported-result", good="2026-11-01", bad="2026-10-31", account=ONE_OFF),
    *by_value("unreported-result", good="2025-09-30", bad="2025-10-01", account=ONE_OFF),
    *by_value("price-above-benefit", good=3, bad="2.9", account=CHECKED % ("2026-10-14", "@")),
    *by_value("price-above-benefit", good="2026-11-23", bad="2026-11-22", account=CHECKED % ("@", 2)),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS)
def test_a_rule_is_silent_up_to_its_limit_and_speaks_beyond_it(limit: Limit) -> None:
    assert limit.found == limit.bad
