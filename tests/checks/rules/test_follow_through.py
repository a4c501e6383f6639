"""The limits of the rules about what follows from performance."""

import pytest

from tests.checks.rules.limits import Limit, by_value

PAY = """
obligations:
  pay-on-time: {owed_by: account, what: Pay, since: 2025-10-01, every: quarter, target: "<= 30"%s, results: {
    2025-Q4: {actual: %s}, 2026-Q1: {actual: %s}, 2026-Q2: {actual: %s}, 2026-Q3: {actual: %s}}}
standing: [{state: %s, date: 2026-10-12, by: d.osei, reason: Paid late%s}]
"""
ACTION = PAY % ("", 10, 10, 40, 40, "corrective-action", ", obligations: [pay-on-time], until: @")
OURS = """
obligations:
  deliver: {owed_by: us, what: Deliver, since: 2026-04-01, every: quarter, results: {2026-Q2: {met: false}, 2026-Q3: {@}}}
"""
MISSED = OURS.replace("@", "met: false")
MENDED = "actions: {a-1: {do: A second shift, serves: %s, owner: %s, opened: 2026-09-20, due: 2026-12-18%s}}"
REVIEWED = "standing:\n- {state: exit-review, date: @, by: d.osei, reason: Late%s}"
REVIEW_AGAIN = "\n- {state: exit-review, date: 2026-11-10, by: d.osei, reason: Still late}"
BY = "standing: [{state: %s, date: 2026-10-12, by: @, reason: Late%s, until: 2027-01-31}]"
ENDED = """
decisions: [{outcome: selected, by: d.osei, date: 2026-08-20, edition: "2026"}]
standing: [{state: exit-review, date: 2026-11-10, by: d.osei, reason: Late, outcome: @}]
"""

LIMITS = [
    *by_value("corrective-action-expired", good="2026-11-22", bad="2026-11-21", account=ACTION),
    # Our own misses are answered by an action of ours that is open, or was done after the newest of them.
    *by_value("our-obligation-failing", good="met: true", bad="met: false", account=OURS),
    *by_value("our-obligation-failing", good="account", bad="us", account=OURS.replace("@", "met: false").replace("by: us", "by: @")),
    *by_value("our-obligation-failing", good="deliver", bad="frame-programme", account=MISSED, plan=MENDED % ("@", "l.chen", "")),
    *by_value("our-obligation-failing", good="l.chen", bad="k.ek", account=MISSED, plan=MENDED % ("deliver", "@", "")),
    *by_value("our-obligation-failing", good="2026-10-01", bad="2026-09-30", account=MISSED, plan=MENDED % ("deliver", "l.chen", ", done: @")),
    *by_value(
        "our-obligation-failing", good="2026-11-23", bad="2026-11-22",
        account=MISSED, plan=MENDED % ("deliver", "l.chen", ", dropped: {date: @, reason: R}"),
    ),
    *by_value("exit-review-undecided", good="2026-10-08", bad="2026-10-07", account=REVIEWED % ""),
    *by_value("exit-review-undecided", good="2026-10-08", bad="2026-10-07", account=REVIEWED % "" + REVIEW_AGAIN),
    *by_value("exit-review-undecided", good=", outcome: repair", bad="", account=(REVIEWED % "@").replace("@", "2026-09-01", 1)),
    *by_value("outcome-without-decision", good="repair", bad="exit", account=ENDED),
    *by_value("outcome-without-decision", good="renegotiate", bad="step-down", account=ENDED),
    *by_value("standing-maker", good="d.osei", bad="l.chen", account=BY % ("corrective-action", "")),
    *by_value("standing-maker", good="watch", bad="exit-review", account=(BY % ("@", "")).replace("by: @", "by: s.bauer")),
    *by_value("corrective-action-without-end", good=", until: 2027-01-31", bad="", account=PAY % ("", 10, 10, 10, 10, "corrective-action", "@")),
    *by_value("corrective-action-without-end", good="watch", bad="corrective-action", account=PAY % ("", 10, 10, 10, 10, "@", "")),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS)
def test_a_rule_is_silent_up_to_its_limit_and_speaks_beyond_it(limit: Limit) -> None:
    assert limit.found == limit.bad
