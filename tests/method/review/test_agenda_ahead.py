"""The limits of the agenda's look ahead: today, the end of the window, the share of a target."""

import datetime as dt

import pytest

from kamctl.method.review.agenda import agenda
from kamctl.method.review.reviews import asked_period
from tests.method.workspaces import KAM, TODAY, workspace


def section(name: str, plan: str, today: dt.date = TODAY, kam: str = KAM):
    portfolio = workspace(plan=plan, kam=kam)
    made = agenda(portfolio, "acme", asked_period("2026-Q3", portfolio.kam, today), today)
    return next(s for s in made.sections if s.id == name)


@pytest.mark.parametrize(
    ("due", "shown"),
    [("2026-10-14", True), ("2026-10-15", True), ("2027-01-13", True), ("2027-01-14", False)],
)
def test_actions_due_up_to_the_last_day_of_the_window_and_overdue_ones_lie_ahead(due, shown):
    plan = f"actions: {{a-1: {{do: Agree, owner: s.bauer, opened: 2026-07-20, due: {due}}}}}"
    found = section("next-90-days", plan)
    assert [i.id for i in found.items] == (["a-1"] if shown else [])
    assert found.facts.overdue == (due < "2026-10-15")
    assert bool(found.minutes) == shown


@pytest.mark.parametrize(
    ("mark", "state", "near"),
    [
        ("by: 2026-10-14", "missed", False),
        ("by: 2026-10-15", "ahead", True),
        ("by: 2027-01-13", "ahead", True),
        ("by: 2027-01-14", "ahead", False),
        ("by: 2026-10-14, reached: 2026-10-15", "reached", False),
        ("by: 2026-10-14, reached: 2026-10-16", "missed", False),
    ],
)
def test_a_milestone_is_reached_missed_or_ahead(mark, state, near):
    plan = f"milestones: {{m1: {{{mark}, outcome: Four stores}}}}"
    destination = section("destination", plan)
    (found,) = destination.items
    assert found.state == state
    assert found.days == (found.by - TODAY).days
    assert (destination.facts.reached, destination.facts.milestones) == (state == "reached", 1)
    assert bool(section("next-90-days", plan).items) == near


def test_the_window_is_the_policys():
    kam = KAM + "policy: {action_window_days: 10}"
    assert section("next-90-days", "milestones: {m: {by: 2026-10-25, outcome: x}}", kam=kam).items
    assert not section("next-90-days", "milestones: {m: {by: 2026-10-26, outcome: x}}", kam=kam).items


def initiative(start: str = "2026-03-01", end: str = "2027-06-30", rest: str = "") -> str:
    return f"initiatives: {{frames: {{name: Frames, owner: s.bauer, start: {start}, end: {end}{rest}}}}}"


@pytest.mark.parametrize(
    ("start", "end", "state"),
    [
        ("2026-10-15", "2027-06-30", "running"),
        ("2026-10-16", "2027-06-30", "planned"),
        ("2026-03-01", "2026-10-15", "running"),
        ("2026-03-01", "2026-10-14", "ended"),
    ],
)
def test_an_initiative_runs_from_its_first_day_to_its_last(start, end, state):
    (step,) = section("destination", initiative(start, end)).items
    assert step.state == state


@pytest.mark.parametrize(
    ("measure", "percent"),
    [
        ("target: 6, actual: 0", 0),
        ("target: 6, actual: 5.99", 99),
        ("target: 6, actual: 6", 100),
        ("target: 6, actual: 6.01", None),
        ("target: 0, actual: 0", None),
        ("target: 0.5, actual: 0.25", 50),
        ("target: 6, actual: -1", None),
        ("target: 6", None),
        # A figure that is to fall, or that did not begin at nothing, is measured from its start.
        ("was: 95, target: 75, actual: 80", 75),
        ("was: 3, target: 0, actual: 1", 66),
        ("was: 3, target: 0, actual: 4", 0),
        ("was: 3, target: 0, actual: -1", 100),
        ("was: 2, target: 6, actual: 3", 25),
        ("was: 6, target: 6, actual: 6", None),
    ],
)
def test_a_measure_tells_which_share_of_its_target_is_reached(measure, percent):
    (step,) = section("destination", initiative(rest=f", measure: {{what: stores, {measure}}}")).items
    assert step.measure.percent == percent


@pytest.mark.parametrize(("date", "confirmed"), [("2026-10-15", True), ("2026-10-16", False)])
def test_the_customers_word_counts_from_its_day(date, confirmed):
    plan = f"""
    validations: [{{date: {date}, by: a.one}}]
    objectives: {{stores: {{objective: Two stores, confirmed: {{by: a.one, date: {date}}}}}}}
    """
    found = section("destination", plan)
    assert (found.facts.validated_on is not None) == confirmed
    assert (found.items[0].confirmed_on is not None) == confirmed
