"""Senior management's approval of a plan: what it covers, and what outdates it."""

import datetime as dt
from dataclasses import replace

import pytest

from kamctl.method.plan.approval import fingerprint, missing_approval
from tests.method.workspaces import workspace

TODAY = dt.date(2026, 10, 15)
BODY = """
objectives:
  open-stores: {objective: Two new stores a year}
  unit-cost: {objective: Unit cost down by a tenth}
milestones: {y1: {by: 2026-12-31, outcome: Four stores}}
"""


def plan(body: str = BODY):
    return workspace("contacts: {m.lind: {name: M, level: director, function: it}}\n", plan=body).plans[
        "acme"
    ]


def missing(approvals: str, body: str = BODY) -> str:
    found = workspace(plan=body + f"approvals: [{approvals}]\n")
    return missing_approval(found.plans["acme"], found.kam, TODAY)


@pytest.mark.parametrize(
    "body",
    [
        BODY.replace("stores a year}", "stores a year, confirmed: {by: m.lind, date: 2026-02-10}}"),
        BODY.replace("Four stores}", "Four stores, reached: 2026-09-02}"),
        BODY.replace("Two new stores a year", '"Two   new stores a year"'),
        "objectives:\n  unit-cost: {objective: Unit cost down by a tenth}\n  open-stores: {objective: Two new stores a year}\nmilestones: {y1: {by: 2026-12-31, outcome: Four stores}}\n",
    ],
)
def test_order_wrapping_and_progress_do_not_change_a_plan(body: str) -> None:
    assert fingerprint(plan(body)) == fingerprint(plan())


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (BODY, ""),
        (
            BODY.replace("Two new", "Three new"),
            "objectives have changed since `d.osei` approved the plan on 2026-02-01",
        ),
        (BODY.replace("2026-12-31", "2026-12-30"), "milestones have changed since"),
        (
            BODY.replace("Two new", "Three").replace("Four", "Five"),
            "objectives and milestones have changed since",
        ),
    ],
)
def test_an_approval_holds_until_what_it_was_about_changes(body: str, said: str) -> None:
    entry = f"{{date: 2026-02-01, by: d.osei, of: {fingerprint(plan())}}}"
    found = workspace(plan=f"{body}approvals: [{entry}]\n")
    assert missing_approval(found.plans["acme"], found.kam, TODAY).startswith(said)
    assert bool(missing_approval(found.plans["acme"], found.kam, TODAY)) is bool(said)


def test_another_destination_is_another_plan() -> None:
    found = workspace(
        plan=f"{BODY}approvals: [{{date: 2026-02-01, by: d.osei, of: {fingerprint(plan())}}}]\n"
    )
    other = replace(found.plans["acme"], destination="The only choice")
    said = missing_approval(other, found.kam, TODAY)
    assert said == "destination has changed since `d.osei` approved the plan on 2026-02-01"


ADJUSTED = BODY + "adjustments: [{date: %s, by: s.bauer, what: Other}]\n"


@pytest.mark.parametrize(("day", "is_outdated"), [("2026-02-01", False), ("2026-02-02", True)])
def test_without_a_fingerprint_the_next_adjustment_outdates_it(day: str, is_outdated: bool) -> None:
    assert bool(missing("{date: 2026-02-01, by: d.osei}", ADJUSTED % day)) is is_outdated


def test_only_senior_management_approves() -> None:
    assert missing("{date: 2026-02-01, by: v.park}") == ""
    assert missing("{date: 2026-02-01, by: f.gomez}") == "nobody in senior management has approved the plan"


def test_where_nobody_approves_plans_nothing_is_asked() -> None:
    found = workspace(plan=BODY)
    assert missing_approval(found.plans["acme"], found.kam, TODAY) == ""
