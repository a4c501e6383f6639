"""The limits of the rules about scarce resources."""

import pytest

from tests.checks.rules.limits import Limit, by_day, by_value

ROLES = "roles: {engineer: {name: Engineers, capacity: {%s}}}"
ASKED = """
initiatives:
  frame-programme: {name: Frames, helps: [open-stores], owner: l.chen, start: 2026-03-01, end: 2027-06-30, resources: [
    {role: engineer, quarter: 2026-Q4, days: %s}, {role: engineer, quarter: 2026-Q4, days: 4}]}
"""

LIMITS = [
    *by_value("over-capacity", good="10.5", bad="10.6", resources=ROLES % "2026-Q4: 14.5", plan=ASKED % "@"),
    *by_value("over-capacity", good=0, bad="0.5", resources=ROLES % "2026-Q4: 4", plan=ASKED % "@"),
    # Up to the last day of a quarter its demand can still be settled.
    *by_day("over-capacity", good="2027-01-01", bad="2026-12-31", resources=ROLES % "2026-Q4: 14", plan=ASKED % 11),
    *by_day("demand-without-capacity", good="2027-01-01", bad="2026-12-31", resources=ROLES % "", plan=ASKED % 11),
    *by_value("demand-without-capacity", good="2026-Q4", bad="2027-Q1", resources=ROLES % "@: 20", plan=ASKED % 11),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS)
def test_a_rule_is_silent_up_to_its_limit_and_speaks_beyond_it(limit: Limit) -> None:
    assert limit.found == limit.bad
