import datetime as dt

import pytest

from kamctl.method.status import overview
from tests.method.workspaces import TODAY, workspace

ACCOUNT = """
decisions: [{outcome: selected, by: d.osei, date: 2025-02-20, edition: "2026"}]
contacts:
  a.one: {name: Ann One, level: manager, function: finance, counterpart: s.bauer, last_contact: 2026-10-01}
  b.two: {name: Bo Two, level: manager, function: finance, counterpart: s.bauer, last_contact: 2026-10-01}
  c.three: {name: "?", level: director, function: quality}
supply_position: [{date: 2026-06-01, our_rank: 4, vendors: 6, trend: consolidating}]
obligations:
  pay: {owed_by: account, what: Pay, since: 2026-04-01, every: quarter, results: {2026-Q2: {met: false}, 2026-Q3: {met: false}}}
"""


def test_one_line_tells_standing_coverage_risk_and_what_the_partnership_lacks():
    [row] = overview(workspace(ACCOUNT, plan="validations: []"), ["acme"], TODAY)
    assert (row.standing, row.required, row.gap) == ("good", "corrective-action", True)
    assert (row.covered_contacts, row.contacts, row.single_threaded) == (2, 3, "s.bauer")
    assert row.lacking == ("mutual", "joint-planning", "named-manager", "across-functions")
    assert row.consolidation_risk
    assert (row.next_review, row.review_overdue) == ("2026-Q2", True)


def test_an_ordinary_account_need_not_be_a_partnership():
    [row] = overview(workspace(), ["acme"], TODAY)
    assert (row.lacking, row.next_review, row.required) == ((), None, "good")


@pytest.mark.parametrize(("decided", "risk"), [("selected", "high"), ("nominated", None)])
def test_only_a_key_account_is_at_risk_of_falling_apart(decided, risk):
    account = ACCOUNT.replace("selected", decided) + "stages: [{stage: 4, date: 2026-03-01, by: s.bauer}]\n"
    [row] = overview(workspace(account), ["acme"], TODAY)
    assert row.meltdown == risk


def test_key_accounts_come_first_then_the_others_by_id():
    portfolio = workspace(beta=ACCOUNT, alpha="")
    rows = overview(portfolio, portfolio.accounts, dt.date(2026, 10, 15))
    assert [row.account for row in rows] == ["beta", "acme", "alpha"]


CRITERIA = """
edition: "2026"
approved: {by: d.osei, date: 2026-01-12}
scale: {low: 0, high: 5}
select_at: 70
criteria: {fit: {name: Fit, weight: 100, question: Do they fit?}}
"""


def rated(rating: str) -> str:
    return f"ratings: {{fit: [{{rating: {rating}, by: s.bauer, date: 2026-02-03}}]}}\n"


def test_the_best_score_comes_first_and_those_without_one_last_of_all():
    accounts = {"low": rated("1"), "zero": rated("0"), "high": rated("5"), "also": rated("5"), "none": ""}
    found = workspace(rated("3"), criteria=CRITERIA, **accounts)
    rows = overview(found, found.accounts, TODAY)
    assert [row.account for row in rows] == ["also", "high", "acme", "low", "zero", "none"]
    assert [row.score for row in rows] == [100, 100, 60, 20, 0, None]


@pytest.mark.parametrize(
    ("due", "open_and_overdue"),
    [("2026-10-15", (1, 0)), ("2026-10-14", (1, 1)), ("2026-10-14, done: 2026-10-15", (0, 0))],
)
def test_open_actions_are_counted_and_the_overdue_ones_among_them(due, open_and_overdue):
    plan = f"actions: {{a-1: {{do: Agree, owner: s.bauer, opened: 2026-09-01, due: {due}}}}}"
    [row] = overview(workspace(plan=plan), ["acme"], TODAY)
    assert (row.open_actions, row.overdue_actions) == open_and_overdue


SELECTED = 'decisions: [{outcome: selected, by: d.osei, date: %s, edition: "2026"}]'


@pytest.mark.parametrize(("opened", "age", "stale"), [("2026-07-17", 90, False), ("2026-07-16", 91, True)])
def test_a_plan_is_as_old_as_its_last_activity(opened, age, stale):
    plan = f"actions: {{a-1: {{do: Agree, owner: s.bauer, opened: {opened}, due: 2026-12-01}}}}"
    [row] = overview(workspace(SELECTED % "2026-02-20", plan=plan), ["acme"], TODAY)
    assert (row.plan_age_days, row.stale) == (age, stale)
    # No plan is stale before it is due, or where nobody has to have one.
    for account in (SELECTED % "2026-08-16", ""):
        assert not overview(workspace(account, plan=plan), ["acme"], TODAY)[0].stale


@pytest.mark.parametrize(("day", "overdue"), [("2026-10-31", False), ("2026-11-01", True)])
def test_a_trial_that_nobody_decided_about_is_a_sign_to_watch(day, overdue):
    trial = "decisions: [{outcome: trial, by: d.osei, date: 2026-02-20, edition: '2026', until: 2026-10-31}]"
    rows = overview(workspace(trial), ["acme"], dt.date.fromisoformat(day))
    assert rows[0].decision_overdue == overdue
