"""The limits of the rules about actions."""

import pytest

from tests.checks.rules.limits import Limit, by_day, by_value

ACTION = (
    "{do: Agree the store sequence, serves: frame-programme, owner: s.bauer, opened: 2026-10-20, due: %s}"
)
DUE = f"actions: {{a-1: {ACTION % '@'}}}"


def actions(count: int, due: str = "2026-12-18") -> str:
    """So many open actions of one owner."""
    return ", ".join(f"a-{i}: {ACTION % due}" for i in range(count))


def moves(*days: str) -> str:
    """The moves of an action, made on these days."""
    return ", ".join(
        f"{{date: {day}, was: 2026-12-01, now: 2026-12-18, reason: Rent not agreed}}" for day in days
    )


MOVED = f"actions: {{a-1: {ACTION % '2026-12-18'}}}".replace("}}", ", moved: [@]}}")
LEFT = """
people:
  s.bauer: {name: Sabine Bauer, level: manager, function: sales, left: %s}
  d.osei: {name: Dora Osei, level: president, function: general management}
  l.chen: {name: Li Chen, level: director, function: operations, left: %s}
  f.gomez: {name: Fernanda Gomez, level: manager, function: finance}
"""
BY_CHEN = """
actions: {}
initiatives:
  frame-programme: {name: Frames, helps: [open-stores], owner: l.chen, start: 2026-03-01, end: @}
"""

SELECTED = 'decisions: [{outcome: selected, by: d.osei, date: @, edition: "2026", score: 80.0}]'
OTHER_PLAN = f"""
horizon: {{start: 2026-01-01, end: 2027-12-31}}
destination: First choice
team: {{s.bauer: lead, l.chen: frames}}
initiatives: {{frame-programme: {{name: Frames, owner: l.chen, start: 2026-03-01, end: 2027-06-30}}}}
actions: {{{actions(8)}}}
"""

LIMITS = [
    *by_day("overdue-action", good="2026-12-18", bad="2026-12-19"),
    *by_value("overdue-action", good="2026-11-22", bad="2026-11-21", plan=DUE),
    *by_value("overdue-action", good="2026-11-22", bad="2026-11-23", plan=DUE.replace("@", "2026-11-01, done: @")),
    *by_value(
        "overdue-action",
        good="2026-11-22", bad="2026-11-23",
        plan=DUE.replace("@", "2026-11-01, dropped: {date: @, reason: Rent not agreed}"),
    ),
    # Day 90 from today lies in the window, day 91 does not.
    *by_value("empty-window", good="2027-02-20", bad="2027-02-21", plan=DUE),
    *by_value("empty-window", good="2027-01-21", bad="2027-01-22", plan=DUE, kam="policy: {action_window_days: 60}"),
    *by_value("long-action", good="2027-01-18", bad="2027-01-19", plan=DUE),
    *by_value("long-action", good="2026-12-19", bad="2026-12-20", plan=DUE, kam="policy: {action_window_days: 60}"),
    *by_value("overloaded-owner", good=actions(10), bad=actions(11), plan="actions: {@}"),
    *by_value(
        "overloaded-owner", good=actions(3), bad=actions(4), plan="actions: {@}", kam="policy: {open_actions_at_most: 3}"
    ),
    # Of each account: eight here and eight there are nobody's load.
    *by_value(
        "overloaded-owner", good=actions(8), bad=actions(11),
        plan="actions: {@}", **{"accounts/bolt.yaml": "name: Bolt", "plans/bolt.yaml": OTHER_PLAN},
    ),
    # An account selected within the last 60 days is still making its plan.
    *by_value("empty-window", good="2026-09-23", bad="2026-09-22", account=SELECTED, plan="actions: {}"),
    *by_day(
        "empty-window", good="2026-09-19", bad="2026-09-20", plan="actions: {}", kam="policy: {plan_within_days: 30}"
    ),
    *by_value(
        "slipping-action",
        good=moves("2026-11-01", "2026-11-02"), bad=moves("2026-11-01", "2026-11-02", "2026-11-22"),
        plan=MOVED,
    ),
    # A move that is dated after today has not been made.
    *by_value(
        "slipping-action",
        good=moves("2026-11-01", "2026-11-02", "2026-11-23"), bad=moves("2026-11-01", "2026-11-02", "2026-11-22"),
        plan=MOVED,
    ),
    *by_value(
        "owner-left", good="2026-11-23", bad="2026-11-22", kam=LEFT % ("@", "2026-12-31"), account="manager: f.gomez"
    ),
    *by_value("owner-left", good="2026-11-23", bad="2026-11-22", kam=LEFT % ("@", "2026-12-31"), plan="actions: {}"),
    *by_value("owner-left", good="2026-11-21", bad="2026-11-22", kam=LEFT % ("2026-12-31", "2026-11-22"), plan=BY_CHEN),
    *by_value("owner-left", good="2026-11-23", bad="2026-11-22", kam=LEFT % ("2026-12-31", "@"), plan=BY_CHEN.replace("@", "2026-11-22")),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS)
def test_a_rule_is_silent_up_to_its_limit_and_speaks_beyond_it(limit: Limit) -> None:
    assert limit.found == limit.bad
