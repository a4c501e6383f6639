"""The agenda's decisions, each from the first day or value that calls for it."""

import pytest

from kamctl.method.review.agenda import agenda
from kamctl.method.review.reviews import asked_period
from tests.method.workspaces import ONE, TODAY, workspace

CRITERIA = """
edition: "2026"
approved: {by: d.osei, date: 2026-01-12}
scale: {low: 0, high: 5}
select_at: 70
criteria: {fit: {name: Fit, weight: 100, question: Do they fit?}}
"""


def wanted(kind: str, account: str = "", plan: str = "actions: {}", **files: str) -> list[str]:
    """Why the decisions of a kind are wanted in the review of the third quarter."""
    portfolio = workspace(account, plan=plan, **files)
    made = agenda(portfolio, "acme", asked_period("2026-Q3", portfolio.kam, TODAY), TODAY)
    (section,) = (s for s in made.sections if s.id == "decisions")
    return [i.why for i in section.items if i.kind == kind]


@pytest.mark.parametrize(
    ("date", "asked"),
    # It holds for 365 days, and is asked for again when 90 of them are left.
    [("2026-01-14", False), ("2026-01-13", True), ("2026-10-15", False), ("2026-10-16", True)],
)
def test_a_validation_is_wanted_again_90_days_before_it_runs_out(date, asked):
    assert bool(wanted("validation", ONE, plan=f"validations: [{{date: {date}, by: a.one}}]")) == asked


@pytest.mark.parametrize(
    ("level", "adjusted", "asked"),
    [("director", "2026-10-01", False), ("director", "2026-10-02", True), ("manager", "2026-10-01", True)],
)
def test_a_plan_that_was_adjusted_or_confirmed_further_down_is_to_be_confirmed(level, adjusted, asked):
    plan = f"""
    validations: [{{date: 2026-10-01, by: a.one}}]
    adjustments: [{{date: {adjusted}, by: s.bauer, what: More stores}}]
    """
    assert bool(wanted("validation", ONE.replace("director", level), plan=plan)) == asked


@pytest.mark.parametrize(("by", "asked"), [("2026-10-15", False), ("2026-10-14", True)])
def test_a_new_day_is_wanted_for_a_missed_milestone(by, asked):
    assert bool(wanted("milestone", plan=f"milestones: {{m: {{by: {by}, outcome: Four stores}}}}")) == asked


@pytest.mark.parametrize(
    ("value", "asked"),
    [
        ("date: 2026-10-15, what: Less stock", True),
        ("date: 2026-10-16, what: Less stock", False),
        ("date: 2026-10-01, what: Less stock, accepted: {by: a.one, date: 2026-10-15}", False),
        ("date: 2026-10-01, what: Less stock, accepted: {by: a.one, date: 2026-10-16}", True),
    ],
)
def test_value_that_was_claimed_is_to_be_accepted(value, asked):
    assert bool(wanted("value", f"value: [{{{value}}}]")) == asked


@pytest.mark.parametrize(
    ("due", "why"), [("2026-10-15", []), ("2026-10-14", ["1 day "]), ("2026-10-13", ["2 days "])]
)
def test_a_new_date_is_wanted_for_an_overdue_action(due, why):
    plan = f"actions: {{a-1: {{do: Agree, owner: s.bauer, opened: 2026-09-01, due: {due}}}}}"
    found = wanted("action", plan=plan)
    assert len(found) == len(why)
    assert all(w in f for w, f in zip(why, found, strict=True))


MOVE = "{date: 2026-09-1%s, was: 2026-10-01, now: 2026-10-14, reason: Ill}"


@pytest.mark.parametrize(("moves", "told"), [(1, False), (2, True)])
def test_an_overdue_action_that_slipped_more_than_once_says_so(moves, told):
    log = ", ".join(MOVE % i for i in range(moves))
    plan = f"actions: {{a-1: {{do: Agree, owner: s.bauer, opened: 2026-09-01, due: 2026-10-14, moved: [{log}]}}}}"
    (why,) = wanted("action", plan=plan)
    assert ("moved 2 times" in why) == told


@pytest.mark.parametrize(
    ("since", "results", "kind"),
    [
        ("2026-07-01", "2026-Q3: {met: false}", "obligation"),
        ("2026-07-01", "2026-Q3: {met: true}", None),
        ("2026-07-01", "", "result"),
        ("2026-10-01", "", None),
        # The newest ended period alone.
        ("2026-04-01", "2026-Q2: {met: false}, 2026-Q3: {met: true}", None),
    ],
)
def test_the_newest_ended_period_of_an_obligation_calls_for_a_decision(since, results, kind):
    account = f"obligations: {{pay: {{owed_by: account, what: Pay, since: {since}, every: quarter, results: {{{results}}}}}}}"
    assert {k for k in ("obligation", "result") if wanted(k, account)} == ({kind} if kind else set())


@pytest.mark.parametrize(("side", "name"), [("us", "Adventure Works"), ("account", "Acme")])
def test_a_missed_obligation_is_told_of_the_side_that_owed_it(side, name):
    account = f"obligations: {{pay: {{owed_by: {side}, what: Pay, since: 2026-07-01, every: quarter, results: {{2026-Q3: {{met: false}}}}}}}}"
    assert wanted("obligation", account) == [f"{name} missed it in 2026-Q3"]


@pytest.mark.parametrize(("benefit", "asked"), [("3.1", False), ("3", True), ("2.9", True)])
def test_a_benefit_that_does_not_exceed_the_price_is_talked_about(benefit, asked):
    account = f"value_checks: [{{date: 2026-10-01, by: a.one, price: 3, benefit: {benefit}}}]"
    assert bool(wanted("value-check", account)) == asked


@pytest.mark.parametrize(("date", "asked"), [("2026-10-15", False), ("2026-10-16", True)])
def test_without_a_value_check_one_is_wanted(date, asked):
    account = f"value_checks: [{{date: {date}, by: a.one, price: 3, benefit: 4}}]"
    assert bool(wanted("value-check", account)) == asked


@pytest.mark.parametrize(
    ("until", "word"),
    [("2027-01-14", None), ("2027-01-13", "runs"), ("2026-10-15", "runs"), ("2026-10-14", "ran")],
)
def test_a_corrective_action_is_judged_90_days_before_it_runs_out(until, word):
    account = f"standing: [{{state: corrective-action, date: 2026-08-01, by: d.osei, until: {until}, reason: Late}}]"
    found = wanted("standing", account)
    assert [f.split()[1] for f in found] == ([word] if word else [])


@pytest.mark.parametrize(("outcome", "asked"), [("", True), (", outcome: repair", False)])
def test_an_exit_review_without_an_outcome_is_to_be_decided(outcome, asked):
    account = f"standing: [{{state: exit-review, date: 2026-08-01, by: d.osei, reason: Late{outcome}}}]"
    assert bool(wanted("standing", account)) == asked


def test_an_outcome_that_no_decision_carries_out_is_named():
    account = "standing: [{state: exit-review, date: 2026-08-01, by: d.osei, reason: Late, outcome: exit}]"
    [why] = wanted("standing", f"{account}\n{SELECTED}")
    assert why == "the exit review of 2026-08-01 ended with `exit`, and no decision records it"


SELECTED = 'decisions: [{outcome: selected, by: d.osei, date: 2026-02-20, edition: "2026"}]'


@pytest.mark.parametrize(
    ("rating", "decided", "asked"),
    [("3.5", "", True), ("3.499", "", False), ("3.5", SELECTED, False), ("3.499", SELECTED, True)],
)
def test_a_score_on_the_other_side_of_the_threshold_calls_for_a_decision(rating, decided, asked):
    account = f"ratings: {{fit: [{{rating: {rating}, by: s.bauer, date: 2026-02-03}}]}}\n{decided}"
    assert bool(wanted("selection", account, criteria=CRITERIA)) == asked


@pytest.mark.parametrize(
    ("due", "asked"),
    [("2026-10-14", False), ("2026-10-15", False), ("2027-01-13", False), ("2027-01-14", True)],
)
def test_a_plan_with_nothing_to_do_in_the_window_calls_for_actions(due, asked):
    plan = f"actions: {{a-1: {{do: Agree, owner: s.bauer, opened: 2026-09-01, due: {due}}}}}"
    assert bool(wanted("plan", plan=plan)) == asked


@pytest.mark.parametrize(
    ("until", "why"),
    [
        ("2027-01-14", []),
        ("2027-01-13", ["it runs until 2027-01-13"]),
        ("2026-10-15", ["it runs until 2026-10-15"]),
        ("2026-10-14", ["it ran until 2026-10-14"]),
    ],
)
def test_what_follows_a_trial_is_decided_90_days_before_it_ends(until, why):
    trial = f"decisions: [{{outcome: trial, by: d.osei, date: 2026-02-20, edition: '2026', until: {until}}}]"
    assert wanted("selection", trial) == why
