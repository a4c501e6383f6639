"""The state of actions on a day, the window ahead, and a plan's last activity."""

import datetime as dt

import pytest

from kamctl.errors import RefusedError
from kamctl.method.execution import actions, change_action
from tests.method.workspaces import TODAY, workspace

ACTION = "a-1: {do: Agree, owner: s.bauer, opened: 2026-07-20, due: %s}"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def tracked(fields: str, today: dt.date = TODAY) -> actions.Tracked | None:
    """The only action of a plan as it stands on a day."""
    plan = workspace(plan=f"actions: {{{ACTION % fields}}}").plans["acme"]
    return next(actions.track("acme", plan, today), None)


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ("2026-10-15", ("open", 0)),
        ("2026-10-14", ("overdue", 1)),
        ("2026-09-15", ("overdue", 30)),
        ("2026-10-14, done: 2026-10-15", ("done", 0)),
        ("2026-10-14, done: 2026-10-16", ("overdue", 1)),
        ("2026-10-14, dropped: {date: 2026-10-15, reason: Ill}", ("dropped", 0)),
        ("2026-10-14, dropped: {date: 2026-10-16, reason: Ill}", ("overdue", 1)),
    ],
)
def test_an_action_is_overdue_from_the_day_after_its_due_date_until_it_is_done_or_dropped(fields, state):
    found = tracked(fields)
    assert (found.state, found.days_overdue) == state
    assert found.is_open == (state[0] in ("open", "overdue"))


def test_an_action_is_there_from_the_day_it_is_opened():
    assert tracked("2026-10-15", day("2026-07-20")).state == "open"
    assert tracked("2026-10-15", day("2026-07-19")) is None


MOVED = """2026-12-01, moved: [
  {date: 2026-09-10, was: 2026-09-30, now: 2026-10-20, reason: Ill},
  {date: 2026-10-12, was: 2026-10-20, now: 2026-12-01, reason: Ill}]"""


@pytest.mark.parametrize(
    ("today", "due", "moves"),
    [
        ("2026-09-09", "2026-09-30", 0),
        ("2026-09-10", "2026-10-20", 1),
        ("2026-10-11", "2026-10-20", 1),
        ("2026-10-12", "2026-12-01", 2),
    ],
)
def test_a_move_counts_from_its_day_on(today, due, moves):
    found = tracked(MOVED, day(today))
    assert (found.due, found.moves) == (day(due), moves)


@pytest.mark.parametrize(
    ("due", "policy", "empty"),
    [
        ("2026-10-14", "", False),  # overdue: somebody will open the plan
        ("2026-10-15", "", False),
        ("2027-01-13", "", False),
        ("2027-01-14", "", True),
        ("2026-10-25", "policy: {action_window_days: 10}", False),
        ("2026-10-26", "policy: {action_window_days: 10}", True),
        ("2026-10-15, done: 2026-10-15", "", True),
        ("2026-10-15, done: 2026-10-16", "", False),
    ],
)
def test_the_window_runs_from_today_to_its_last_day_both_included(due, policy, empty):
    kam = (
        "company: Us\ncurrency: USD\npeople: {s.bauer: {name: S, level: manager, function: sales}}\n" + policy
    )
    portfolio = workspace(plan=f"actions: {{{ACTION % due}}}", kam=kam)
    found = actions.is_window_empty("acme", portfolio.plans["acme"], portfolio.kam.policy, TODAY)
    assert found == empty


@pytest.mark.parametrize(
    "plan",
    [
        "actions: {a-1: {do: Agree, owner: s.bauer, opened: @, due: 2027-01-01}}",
        "actions: {a-1: {do: Agree, owner: s.bauer, opened: 2026-01-01, due: 2027-01-01, done: @}}",
        "actions: {a-1: {do: Agree, owner: s.bauer, opened: 2026-01-01, due: 2027-01-01, dropped: {date: @, reason: Ill}}}",
        "actions: {a-1: {do: Agree, owner: s.bauer, opened: 2026-01-01, due: 2027-01-01, moved: [{date: @, was: 2026-02-01, now: 2027-01-01, reason: Ill}]}}",
        "adjustments: [{date: @, by: s.bauer, what: More}]",
        "validations: [{date: @, by: a.one}]",
    ],
)
def test_what_is_dated_up_to_today_keeps_a_plan_alive(plan):
    def last(date: str) -> dt.date | None:
        return actions.last_activity(workspace(plan=plan.replace("@", date)).plans["acme"], {}, TODAY)

    assert last("2026-10-15") == TODAY
    assert last("2026-10-16") in (None, day("2026-01-01"))


def test_a_review_held_up_to_today_keeps_a_plan_alive():
    minutes = {"2026-Q3": "held: 2026-10-08\nattendees: []\nsummary: Fine\n"}
    portfolio = workspace(plan="actions: {}", reviews=minutes)
    plan, reviews = portfolio.plans["acme"], portfolio.reviews["acme"]
    assert actions.last_activity(plan, reviews, day("2026-10-08")) == day("2026-10-08")
    assert actions.last_activity(plan, reviews, day("2026-10-07")) is None


def test_a_plan_goes_stale_the_day_after_its_last_good_one():
    policy = workspace().kam.policy
    assert not actions.is_stale(day("2026-07-17"), policy, TODAY)
    assert actions.is_stale(day("2026-07-16"), policy, TODAY)
    assert actions.is_stale(None, policy, TODAY)


def changed(change: str, date: str, fields: str = "2026-10-15", **more: object) -> object:
    portfolio = workspace(plan=f"actions: {{{ACTION % fields}}}")
    return getattr(change_action, change)(portfolio, "acme", "a-1", date=day(date), **more)


MOVED_ONCE = "2026-10-20, moved: [{date: 2026-09-10, was: 2026-09-30, now: 2026-10-20, reason: Ill}]"


@pytest.mark.parametrize(
    ("change", "good", "bad", "more"),
    [
        # Nothing happens to an action before it is opened, or before it was moved last.
        ("done", "2026-07-20", "2026-07-19", {}),
        ("drop", "2026-07-20", "2026-07-19", {"reason": "Ill"}),
        ("move", "2026-07-20", "2026-07-19", {"reason": "Ill", "now": day("2026-11-01")}),
        ("move", "2026-09-10", "2026-09-09", {"reason": "Ill", "now": day("2026-11-01"), "fields": MOVED_ONCE}),
        # It is moved to the day of the move at the earliest.
        ("move", "2026-09-01", "2026-09-02", {"reason": "Ill", "now": day("2026-09-01")}),
    ],
)  # fmt: skip
def test_an_action_changes_on_a_day_that_can_be(change, good, bad, more):
    assert changed(change, good, **more)
    with pytest.raises(RefusedError):
        changed(change, bad, **more)


def test_an_action_is_moved_to_another_day_than_the_one_it_has():
    assert changed("move", "2026-10-01", reason="Ill", now=day("2026-10-16"))
    with pytest.raises(RefusedError):
        changed("move", "2026-10-01", reason="Ill", now=day("2026-10-15"))


def test_a_new_action_is_due_on_the_day_it_is_opened_at_the_earliest():
    assert change_action.able_due(day("2026-05-30"), day("2026-05-30"))
    with pytest.raises(RefusedError):
        change_action.able_due(day("2026-05-29"), day("2026-05-30"))


def test_a_new_action_is_owned_by_somebody_who_is_still_there():
    assert change_action.able_owner(workspace(), "acme", "o.gone", day("2026-05-30"))
    with pytest.raises(RefusedError):
        change_action.able_owner(workspace(), "acme", "o.gone", day("2026-05-31"))


def test_an_action_longer_than_the_window_comes_with_a_warning_and_the_last_good_day():
    policy = workspace().kam.policy
    assert change_action.long_action(day("2026-07-20"), day("2026-10-18"), policy) is None
    assert "2026-10-18" in change_action.long_action(day("2026-07-20"), day("2026-10-19"), policy)
