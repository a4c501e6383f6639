"""The years of a plan, and whether it is complete."""

import datetime as dt

import pytest

from kamctl.method.plan import gaps
from kamctl.model.plan import Plan
from tests.method.workspaces import TODAY, portfolio, workspace


def plan_of(start: str, end: str) -> Plan:
    """A plan with a horizon."""
    plan = f"horizon: {{start: {start}, end: {end}}}\ndestination: First choice\nteam: {{}}\n"
    kam = "company: Adventure Works\ncurrency: USD\npeople: {}\n"
    return portfolio({"kam.yaml": kam, "accounts/acme.yaml": "name: Acme\n", "plans/acme.yaml": plan}).plans[
        "acme"
    ]


@pytest.mark.parametrize(
    ("start", "end", "sound"),
    [
        ("2026-01-01", "2026-12-30", False),
        ("2026-01-01", "2026-12-31", True),
        ("2026-01-01", "2029-01-01", True),
        ("2026-01-01", "2029-01-02", False),
        ("2024-02-29", "2025-02-27", True),
        ("2024-02-29", "2025-02-26", False),
    ],
)
def test_a_horizon_is_one_to_three_years(start, end, sound):
    assert gaps.is_horizon_sound(plan_of(start, end)) == sound


@pytest.mark.parametrize(
    ("end", "years"),
    [
        ("2027-03-14", [("2026-03-15", "2027-03-14")]),
        # A rest of 89 days belongs to the year before it, one of 90 is a year of its own.
        ("2027-06-12", [("2026-03-15", "2027-06-12")]),
        ("2027-06-13", [("2026-03-15", "2027-03-14"), ("2027-03-15", "2027-06-13")]),
        ("2028-03-14", [("2026-03-15", "2027-03-14"), ("2027-03-15", "2028-03-14")]),
        ("2029-03-14", [("2026-03-15", "2027-03-14"), ("2027-03-15", "2028-03-14"), ("2028-03-15", "2029-03-14")]),
        ("2026-03-15", [("2026-03-15", "2026-03-15")]),
        ("2026-03-14", []),
    ],
)  # fmt: skip
def test_years_run_from_the_start_and_a_short_rest_belongs_to_the_last(end, years):
    found = gaps.years(plan_of("2026-03-15", end))
    assert [(y.start.isoformat(), y.end.isoformat()) for y in found] == years
    assert [y.number for y in found] == list(range(1, len(years) + 1))


@pytest.mark.parametrize(
    ("by", "without"),
    [
        ("2025-12-31", [1, 2, 3]),
        ("2026-01-01", [2, 3]),
        ("2026-12-31", [2, 3]),
        ("2027-01-01", [1, 3]),
        ("2028-12-31", [1, 2]),
        ("2029-01-01", [1, 2, 3]),
    ],
)
def test_a_milestone_counts_for_the_year_that_it_lies_in(by, without):
    plan = workspace(plan=f"milestones: {{m1: {{by: {by}, outcome: Four stores}}}}").plans["acme"]
    assert [year.number for year in gaps.years_without_milestone(plan)] == without


@pytest.mark.parametrize(
    ("mark", "missed"),
    [
        ("by: 2026-10-15", []),
        ("by: 2026-10-14", ["m1"]),
        ("by: 2026-10-14, reached: 2026-10-15", []),
        ("by: 2026-10-14, reached: 2026-10-16", ["m1"]),
    ],
)
def test_a_milestone_is_missed_from_the_day_after_its_own_until_it_is_reached(mark, missed):
    plan = workspace(plan=f"milestones: {{m1: {{{mark}, outcome: Four stores}}}}").plans["acme"]
    assert gaps.missed_milestones(plan, TODAY) == missed


def test_a_plan_is_as_old_as_its_oldest_entry_up_to_today():
    plan = workspace(
        plan="""
    validations: [{date: 2026-03-01, by: a.one}]
    adjustments: [{date: 2026-02-01, by: s.bauer, what: More}]
    """
    ).plans["acme"]
    assert gaps.written_since(plan, dt.date(2026, 2, 1)) == dt.date(2026, 2, 1)
    assert gaps.written_since(plan, dt.date(2026, 1, 31)) == dt.date(2026, 1, 1)


@pytest.mark.parametrize(("date", "confirmed"), [("2026-10-15", True), ("2026-10-16", False)])
@pytest.mark.parametrize("part", ["objective", "pressure", "obstacle"])
def test_what_the_customer_confirmed_counts_from_its_day_on(part, date, confirmed):
    entry = f"{part}s: {{one: {{{part}: Two stores, confirmed: {{by: a.one, date: {date}}}}}}}"
    found = list(gaps.unconfirmed(workspace(plan=entry).plans["acme"], TODAY))
    assert found == ([] if confirmed else [(f"{part}s", "one")])


@pytest.mark.parametrize(
    ("was", "actual", "reached"),
    [(None, 5, True), (None, 4, False), (9, 5, True), (9, 6, False), (1, 5, True), (1, 4, False), (9, None, False)],
)  # fmt: skip
def test_a_measure_is_reached_at_its_target_from_above_where_it_began_above(was, actual, reached):
    figures = ", ".join(f"{name}: {n}" for name, n in (("was", was), ("actual", actual)) if n is not None)
    plan = (
        "initiatives: {one: {name: One, helps: [], owner: s.bauer, start: 2026-01-01, end: 2026-12-31, "
        f"measure: {{what: days, target: 5, {figures}}}}}}}"
    )
    (initiative,) = workspace(plan=plan).plans["acme"].initiatives.values()
    assert gaps.is_reached(initiative.measure) == reached
