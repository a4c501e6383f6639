"""The limits of the rules about scarce resources."""

import datetime as dt
from textwrap import dedent

import pytest

from kamctl.checks.runner import check
from tests.checks.rules.examples import TODAY, Example
from tests.checks.rules.limits import Limit, by_day, by_value, findings

ROLES = "roles: {engineer: {name: Engineers, capacity: {%s}}}"
ASKED = """
initiatives:
  frame-programme: {name: Frames, helps: [open-stores], owner: l.chen, start: 2026-03-01, end: 2027-06-30, resources: [
    {role: engineer, quarter: 2026-Q4, days: %s}, {role: engineer, quarter: 2026-Q4, days: 4}]}
"""
GRANT = "\ngrants: {2026-Q4: {by: d.osei, date: %s, days: {%s}}}\n"

LIMITS = [
    *by_value("over-capacity", good="10.5", bad="10.6", resources=ROLES % "2026-Q4: 14.5", plan=ASKED % "@"),
    *by_value("over-capacity", good=0, bad="0.5", resources=ROLES % "2026-Q4: 4", plan=ASKED % "@"),
    # Up to the last day of a quarter its demand can still be settled.
    *by_day("over-capacity", good="2027-01-01", bad="2026-12-31", resources=ROLES % "2026-Q4: 14", plan=ASKED % 11),
    *by_day("demand-without-capacity", good="2027-01-01", bad="2026-12-31", resources=ROLES % "", plan=ASKED % 11),
    # Within 30 days before the quarter, `not-granted-in-time` speaks; a granted quarter is settled.
    *by_day("over-capacity", good="2026-09-01", bad="2026-08-31", resources=ROLES % "2026-Q4: 14", plan=ASKED % 11),
    *by_value("over-capacity", good="2026-11-22", bad="2026-11-23", plan=ASKED % 11,
              resources=ROLES % "2026-Q4: 14" + GRANT % ("@", "engineer: {acme/frame-programme: 9}")),
    *by_day("not-granted-in-time", good="2026-08-31", bad="2026-09-01", resources=ROLES % "2026-Q4: 14", plan=ASKED % 11),
    *by_day("not-granted-in-time", good="2026-10-01", bad="2026-09-30", resources=ROLES % "2026-Q4: 14", plan=ASKED % 11),
    *by_value("not-granted-in-time", good=30, bad=31, on="2026-08-31", resources=ROLES % "2026-Q4: 14", plan=ASKED % 11,
              kam="policy: {ask_before_days: @}"),
    *by_value("not-granted-in-time", good="10.5", bad="10.6", on="2026-09-30", resources=ROLES % "2026-Q4: 14.5",
              plan=ASKED % "@"),
    *by_value("not-granted-in-time", good="2026-09-30", bad="2026-10-01", on="2026-09-30", plan=ASKED % 11,
              resources=ROLES % "2026-Q4: 14" + GRANT % ("@", "")),
    *by_value("granted-over-capacity", good=9, bad="9.5", plan=ASKED % 11,
              resources=ROLES % "2026-Q4: 12" + GRANT % ("2026-09-01", "engineer: {acme/frame-programme: @, acme/two: 3}")),
    *by_value("granted-over-capacity", good="2026-Q4", bad="2027-Q1", plan=ASKED % 11,
              resources=ROLES % "@: 12" + GRANT % ("2026-09-01", "engineer: {acme/frame-programme: 9}")),
    *by_day("granted-over-capacity", good="2027-01-01", bad="2026-12-31", plan=ASKED % 11,
            resources=ROLES % "2026-Q4: 8" + GRANT % ("2026-09-01", "engineer: {acme/frame-programme: 9}")),
    *by_value("grant-without-request", good=15, bad="15.5", plan=ASKED % 11,
              resources=ROLES % "2026-Q4: 20" + GRANT % ("2026-09-01", "engineer: {acme/frame-programme: @}")),
    *by_value("grant-without-request", good="acme/frame-programme", bad="acme/frames", plan=ASKED % 11,
              resources=ROLES % "2026-Q4: 20" + GRANT % ("2026-09-01", "engineer: {@: 5}")),
    *by_value("grant-without-request", good="acme/frame-programme", bad="gone/frame-programme", plan=ASKED % 11,
              resources=ROLES % "2026-Q4: 20" + GRANT % ("2026-09-01", "engineer: {@: 5}")),
    *by_day("grant-without-request", good="2027-01-01", bad="2026-12-31", plan=ASKED % 11,
            resources=ROLES % "2026-Q4: 20" + GRANT % ("2026-09-01", "engineer: {acme/frames: 5}")),
    *by_value("starts-without-grant", good="frame-programme", bad="frames", plan=ASKED % 11,
              resources=ROLES % "2026-Q4: 20" + GRANT % ("2026-09-01", "engineer: {acme/@: 15}")),
    *by_day("starts-without-grant", good="2026-09-30", bad="2026-10-01", plan=ASKED % 11,
            resources=ROLES % "2026-Q4: 20" + GRANT % ("2026-09-01", "")),
    *by_day("starts-without-grant", good="2027-01-01", bad="2026-12-31", plan=ASKED % 11,
            resources=ROLES % "2026-Q4: 20" + GRANT % ("2026-09-01", "")),
    *by_value("starts-without-grant", good="2026-11-23", bad="2026-11-22",
              plan=(ASKED % 11).replace("start: 2026-03-01", "start: @"),
              resources=ROLES % "2026-Q4: 20" + GRANT % ("2026-09-01", "")),
    *by_value("grant-maker", good="d.osei", bad="l.chen", plan=ASKED % 11,
              resources=ROLES % "2026-Q4: 20" + (GRANT % ("2026-09-01", "")).replace("d.osei", "@")),
    *by_value("demand-without-capacity", good="2026-Q4", bad="2027-Q1", resources=ROLES % "@: 20", plan=ASKED % 11),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS)
def test_a_rule_is_silent_up_to_its_limit_and_speaks_beyond_it(limit: Limit) -> None:
    assert limit.found == limit.bad


def test_a_grant_for_an_account_that_was_let_go_is_without_request() -> None:
    found = findings(
        "grant-without-request",
        resources=ROLES % "2026-Q4: 20" + GRANT % ("2026-09-01", "engineer: {acme/frame-programme: 5}"),
        plan=ASKED % 11,
        account='decisions: [{outcome: exited, by: d.osei, date: 2026-11-01, edition: "2026", reason: Sold}]',
    )
    assert found == ["`acme` was let go and asks for nothing"]


def test_a_minimum_above_what_is_asked_for_and_a_circle_of_initiatives_are_found_at_their_lines() -> None:
    plan = """
    initiatives:
      frames: {name: F, helps: [open-stores], owner: l.chen, start: 2026-03-01, end: 2027-06-30, after: bench, resources: [
        {role: application-engineer, quarter: 2026-Q4, days: 4, minimum: 4.5}]}
      bench: {name: B, helps: [open-stores], owner: l.chen, start: 2026-03-01, end: 2027-06-30, after: frames}
      own: {name: O, helps: [open-stores], owner: l.chen, start: 2026-03-01, end: 2027-06-30, after: own}
    """
    texts, _ = Example("", TODAY, (("plans/acme.yaml", dedent(plan)),)).workspace()
    lines = texts["plans/acme.yaml"].splitlines()
    found = check(texts, TODAY, select=["invalid-value"]).findings
    assert [(f.message, lines[f.line - 1][f.column - 1 : f.end_column - 1]) for f in found] == [
        ("`frames` waits for itself: frames after bench after frames", "bench"),
        ("the minimum is above the 4 days asked for", "4.5"),
        ("`own` waits for itself: own after own", "own"),
    ]


def test_a_quarter_waiting_for_its_grant_is_reported_once_with_every_role_that_is_short() -> None:
    roles = (
        "roles: {engineer: {name: E, capacity: {2026-Q4: 14}}, planner: {name: P, capacity: {2026-Q4: 1}}}"
    )
    plan = (ASKED % 11).replace("]}", ", {role: planner, quarter: 2026-Q4, days: 2}]}")
    plan = plan.replace("helps: [open-stores, ", "helps: [open-stores], ")
    day = dt.date(2026, 9, 30)
    assert findings("not-granted-in-time", day, resources=roles, plan=plan) == [
        "demand in 2026-Q4 exceeds capacity, and no days are granted: `engineer` (15 of 14) and `planner` (2 of 1); it begins on 2026-10-01"
    ]
    assert findings("over-capacity", day, resources=roles, plan=plan) == []
