"""What a person kept, did late and moved, in the quarter of today and the three before it."""

from __future__ import annotations

import datetime as dt

import pytest

from kamctl.method.attention.kept import Quarter, record
from tests.method.workspaces import TODAY, workspace

SELECTED = 'manager: s.bauer\ndecisions: [{outcome: selected, by: d.osei, date: %s, edition: "2026"}]\n'


def action(**fields: str) -> str:
    known = {"do": "Agree", "owner": "s.bauer", "opened": "2025-01-02", "due": "2026-08-31"} | fields
    return "actions: {a-1: {" + ", ".join(f"{k}: {v}" for k, v in known.items()) + "}}"


def told(plan: str = "", account: str = "", *, today: dt.date = TODAY, reviews: dict[str, str] | None = None):
    found = record(workspace(account, plan=plan, reviews=reviews), "s.bauer", today)
    return [(p.kind, p.id, p.state, p.days_late, len(p.moves)) for p in found.promises], found.total[1:]


@pytest.mark.parametrize(
    ("fields", "state", "late"),
    [
        ({"done": "2026-08-31"}, "kept", 0),
        ({"done": "2026-09-01"}, "late", 1),
        ({}, "overdue", 45),
        ({"due": TODAY.isoformat(), "done": TODAY.isoformat()}, "kept", 0),
        ({"dropped": "{date: 2026-09-01, reason: Not needed}"}, "dropped", 0),
    ],
)
def test_an_action_was_kept_late_dropped_or_is_overdue(fields, state, late):
    promises, _ = told(action(**fields))
    assert promises == [("action", "a-1", state, late, 0)]


@pytest.mark.parametrize(("due", "count"), [("2026-10-15", 0), ("2026-10-14", 1)])
def test_what_is_open_counts_from_the_day_after_it_was_due(due, count):
    _, total = told(action(due=due))
    assert total == (0, 0, count, 0, 0)


@pytest.mark.parametrize(("due", "inside"), [("2025-12-31", False), ("2026-01-01", True)])
def test_four_quarters_are_looked_at_the_present_one_included(due, inside):
    promises, total = told(action(due=due, done=due))
    assert (len(promises), total) == (inside, (int(inside), 0, 0, 0, 0))


def test_what_was_done_early_belongs_to_the_quarter_in_which_it_was_done():
    found = record(workspace(plan=action(due="2026-12-30", done="2026-09-30")), "s.bauer", TODAY)
    assert [q.kept for q in found.quarters] == [0, 0, 1, 0]
    assert [q.quarter for q in found.quarters] == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]


def test_moves_count_in_the_quarter_in_which_they_were_made_and_the_new_day_is_the_promise():
    moved = "[{date: 2026-05-30, was: 2026-05-31, now: 2026-07-31, reason: a}, {date: 2026-07-30, was: 2026-07-31, now: 2026-08-31, reason: b}]"
    found = record(workspace(plan=action(moved=moved, done="2026-08-31")), "s.bauer", TODAY)
    assert found.quarters == (
        Quarter("2026-Q1", 0, 0, 0, 0, 0),
        Quarter("2026-Q2", 0, 0, 0, 0, 1),
        Quarter("2026-Q3", 1, 0, 0, 0, 1),
        Quarter("2026-Q4", 0, 0, 0, 0, 0),
    )
    assert found.total == Quarter("2026-Q1 to 2026-Q4", 1, 0, 0, 0, 2)


def test_what_somebody_else_owns_is_not_theirs():
    assert told(action(owner="l.chen")) == ([], (0, 0, 0, 0, 0))


@pytest.mark.parametrize(
    ("reached", "state"),
    [(", reached: 2026-09-30", "kept"), (", reached: 2026-10-01", "late"), ("", "overdue")],
)
def test_milestones_are_the_account_managers(reached, state):
    plan = f"milestones: {{y1: {{by: 2026-09-30, outcome: Four stores{reached}}}}}"
    promises, _ = told(plan, "manager: s.bauer")
    assert [p[:3] for p in promises] == [("milestone", "y1", state)]
    assert told(plan, "manager: l.chen")[0] == []


def held(day: str) -> dict[str, str]:
    return {"2026-Q2": f"held: {day}\nattendees: [s.bauer]\nsummary: All well\n"}


@pytest.mark.parametrize(
    ("reviews", "state"), [(held("2026-07-30"), "kept"), (held("2026-07-31"), "late"), ({}, "overdue")]
)
def test_reviews_of_key_accounts_are_the_account_managers(reviews, state):
    promises, _ = told("", SELECTED % "2026-03-20", reviews=reviews)
    assert [(p[:3]) for p in promises] == [("review", "2026-Q2", state)]


@pytest.mark.parametrize(("since", "owed"), [("2026-03-31", 1), ("2026-04-01", 0)])
def test_no_review_is_owed_for_the_period_of_the_selection(since, owed):
    promises, _ = told("", SELECTED % since, reviews=held("2026-07-30"))
    assert len(promises) == owed
