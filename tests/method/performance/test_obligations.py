import datetime as dt
from decimal import Decimal

import pytest

from kamctl.method.performance.obligations import Tally, obligations, record
from tests.method.workspaces import KAM, TODAY, workspace


def kept(text: str, today: dt.date = TODAY, starts: int = 1, grace: int = 0):
    """How the one obligation of an account was kept; results are due `grace` days after their period."""
    kam = f"{KAM}fiscal_year_starts: {starts}\npolicy: {{report_within_days: {grace}}}\n"
    found = workspace(f"obligations:\n  pay: {{owed_by: account, what: Pay, {text}}}", kam=kam)
    [one] = obligations(found.accounts["acme"], found.kam, today)
    return one


def states(text: str, today: dt.date = TODAY, starts: int = 1, grace: int = 0) -> dict[str, str]:
    return {period.label: period.state for period in kept(text, today, starts, grace).periods}


def test_periods_run_from_the_one_that_contains_since_to_the_open_one():
    assert states("since: 2026-03-31, every: quarter") == {
        "2026-Q1": "unreported",
        "2026-Q2": "unreported",
        "2026-Q3": "unreported",
        "2026-Q4": "open",
    }


def test_months_and_years_are_periods_too():
    assert list(states("since: 2026-08-20, every: month")) == ["2026-08", "2026-09", "2026-10"]
    assert list(states("since: 2025-08-20, every: year")) == ["2025", "2026"]


def test_quarters_follow_the_fiscal_year():
    assert states("since: 2026-07-01, every: quarter", starts=7) == {
        "2027-Q1": "unreported",
        "2027-Q2": "open",
    }


def test_the_last_day_of_a_period_leaves_it_open():
    assert states("since: 2026-07-01, every: quarter", dt.date(2026, 9, 30)) == {"2026-Q3": "open"}
    assert states("since: 2026-07-01, every: quarter", dt.date(2026, 10, 1))["2026-Q3"] == "unreported"


@pytest.mark.parametrize(("today", "state"), [("2026-10-21", "open"), ("2026-10-22", "unreported")])
def test_a_result_has_its_time_to_be_reported(today, state):
    day = dt.date.fromisoformat(today)
    found = states("since: 2026-04-01, every: quarter", day, grace=21)
    assert found == {"2026-Q2": "unreported", "2026-Q3": state, "2026-Q4": "open"}
    assert states("since: 2026-04-01, due: 2026-09-30", day, grace=21) == {"2026-09-30": state}


def test_a_result_that_is_reported_early_counts_at_once():
    text = "since: 2026-07-01, every: quarter, results: {2026-Q3: {met: false}}"
    assert states(text, dt.date(2026, 10, 1), grace=21)["2026-Q3"] == "missed"
    late = "since: 2026-04-01, due: 2026-09-30, results: {2026-10-01: {met: true}}"
    assert states(late, dt.date(2026, 10, 1), grace=21) == {"2026-09-30": "missed"}


def test_a_figure_is_compared_with_the_target():
    found = states("""since: 2026-01-01, every: quarter, target: "<= 30",
        results: {2026-Q1: {actual: 30}, 2026-Q2: {actual: 30.01}, 2026-Q3: {actual: 41, excused: Our invoices were late}}""")
    assert list(found.values()) == ["met", "missed", "excused", "open"]


@pytest.mark.parametrize(
    ("target", "meets", "misses"),
    [
        ("<= 30", "30", "31"),
        (">=30", "30", "29"),
        ("< 30", "29.9", "30"),
        ("> -5", "-4", "-5"),
        ("= 30", "30.0", "30.1"),
    ],
)
def test_every_sign_of_a_target_means_what_it_says(target, meets, misses):
    text = f'since: 2026-04-01, every: quarter, target: "{target}", results: {{2026-Q2: {{actual: {meets}}}, 2026-Q3: {{actual: {misses}}}}}'
    assert list(states(text).values()) == ["met", "missed", "open"]


def test_without_a_target_the_result_says_whether_it_was_met():
    found = states(
        "since: 2026-04-01, every: quarter, results: {2026-Q2: {met: true}, 2026-Q3: {met: false}}"
    )
    assert list(found.values()) == ["met", "missed", "open"]


def test_an_obligation_that_was_kept_needs_no_excuse():
    assert (
        states("since: 2026-07-01, every: quarter, results: {2026-Q3: {met: true, excused: Rain}}")["2026-Q3"]
        == "met"
    )


def test_a_result_for_the_current_period_leaves_it_open():
    found = kept("since: 2026-10-01, every: quarter, results: {2026-Q4: {actual: 12}}").periods
    assert [(p.state, p.actual) for p in found] == [("open", 12)]


def test_an_obligation_that_has_not_begun_has_no_periods_yet():
    found = workspace("obligations: {pay: {owed_by: us, what: Pay, since: 2026-10-16, every: month}}")
    assert obligations(found.accounts["acme"], found.kam, TODAY) == ()


@pytest.mark.parametrize(
    ("due", "results", "expected"),
    [
        ("2026-10-15", "{}", "open"),
        ("2026-10-14", "{}", "unreported"),
        ("2026-10-14", "{2026-10-14: {met: true}}", "met"),
        ("2026-10-14", "{2026-10-15: {met: true}}", "missed"),
        ("2026-10-14", "{2026-10-10: {met: false}}", "missed"),
        ("2026-10-14", "{2026-10-10: {met: false}, 2026-10-12: {met: true}}", "met"),
        ("2026-10-14", "{2026-10-15: {met: false, excused: Flood}}", "excused"),
        ("2026-12-31", "{2026-10-10: {met: true}}", "met"),
        ("2026-12-31", "{2026-10-10: {met: false}}", "open"),
        ("2026-12-31", "{2026-10-16: {met: true}}", "open"),
    ],
)
def test_a_one_off_is_met_by_a_result_on_or_before_its_due_date(due, results, expected):
    assert states(f"since: 2026-01-01, due: {due}, results: {results}") == {due: expected}


RECORD = """
obligations:
  pay: {owed_by: account, what: Pay, since: 2025-01-01, every: quarter, results:
    {2025-Q1: {met: false}, 2025-Q2: {met: false}, 2025-Q3: {met: false}, 2025-Q4: {met: true},
     2026-Q1: {met: true}, 2026-Q2: {met: false, excused: Flood}, 2026-Q3: {met: false}}}
  order: {owed_by: account, what: Order by EDI, since: 2026-07-01, every: quarter, results: {2026-Q3: {met: true}}}
  ship: {owed_by: us, what: Ship, since: 2026-07-01, every: quarter, results: {2026-Q3: {met: true}}}
"""


def test_a_sides_record_looks_back_over_four_ended_periods_without_the_excused():
    portfolio = workspace(RECORD)
    found = obligations(portfolio.accounts["acme"], portfolio.kam, TODAY)
    theirs, ours = record(found, "account"), record(found, "us")
    assert (theirs.met, theirs.missed) == (3, 1)
    assert (ours.met, ours.missed, ours.share) == (1, 0, 1)


def test_a_side_without_a_reported_period_has_no_share():
    assert record((), "us").share is None


def test_a_share_is_that_of_what_was_reported():
    assert Tally(3, 1).share == Decimal("0.75")
    assert Tally(0, 0).share is None
