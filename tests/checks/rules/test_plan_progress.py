"""The limits of the rules about a plan's progress."""

import pytest

from tests.checks.rules.limits import Limit, by_day, by_value

MILESTONE = "milestones: {y1: {by: @, outcome: Four stores}, y2: {by: 2027-12-31, outcome: Nine stores}}"
ENDED = """
initiatives:
  frame-programme: {name: Frames, helps: [open-stores], owner: l.chen, start: 2026-03-01, end: 2026-11-21, measure: {what: stores, %s}}
"""
NEED = "needs: {lead-times: {need: Frames within 10 days, raised_by: m.lindqvist, date: @}}"
SERVED = "actions: {a-1: {do: Try it, serves: @, owner: s.bauer, opened: 2026-03-02, due: 2026-05-20%s}}"

LIMITS = [
    *by_value("missed-milestone", good="2026-11-22", bad="2026-11-21", plan=MILESTONE),
    *by_value(
        "missed-milestone",
        good="2026-11-22", bad="2026-11-23", plan=MILESTONE.replace("@", "2026-11-01", 1).replace("stores}", "stores, reached: @}", 1),
    ),
    *by_day("initiative-ended-short", good="2027-06-30", bad="2027-07-01"),
    *by_value("initiative-ended-short", good=6, bad="5.9", plan=ENDED % "target: 6, actual: @"),
    *by_value("initiative-ended-short", good=6, bad="6.1", plan=ENDED % "was: 6.2, target: 6, actual: @"),
    *by_value("initiative-ended-short", good=6, bad="5.9", plan=ENDED % "was: 6, target: 6, actual: @"),
    *by_value("initiative-ended-short", good="target: 0, actual: 0", bad="target: 0", plan=ENDED % "@"),
    *by_value("old-need", good="2026-05-26", bad="2026-05-25", account=NEED),
    *by_value("old-need", good="2026-11-22", bad="2026-11-23", account=NEED.replace("@", "2026-05-25, met: @")),
    # An open action serves a need; one that ended served it up to that day.
    *by_value("old-need", good="lead-times", bad="frame-programme", account=NEED.replace("@", "2026-01-02"), plan=SERVED % ""),
    *by_value(
        "old-need", good="2026-05-26", bad="2026-05-25",
        account=NEED.replace("@", "2026-01-02"), plan=SERVED.replace("@", "lead-times") % ", done: @",
    ),
    *by_value(
        "old-need", good="2026-05-26", bad="2026-05-25",
        account=NEED.replace("@", "2026-01-02"), plan=SERVED.replace("@", "lead-times") % ", dropped: {date: @, reason: R}",
    ),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS)
def test_a_rule_is_silent_up_to_its_limit_and_speaks_beyond_it(limit: Limit) -> None:
    assert limit.found == limit.bad
