"""The actions that a review may have agreed."""

import datetime as dt

import pytest

from kamctl.method.review.minutes import offered_actions
from tests.method.workspaces import TODAY, workspace

HELD = dt.date(2026, 10, 8)


@pytest.mark.parametrize(
    ("fields", "agreed", "offered"),
    [
        ("opened: 2026-10-08, due: 2026-12-01", "", True),
        ("opened: 2026-10-07, due: 2026-12-01", "", False),
        ("opened: 2026-10-15, due: 2026-12-01", "", True),
        ("opened: 2026-10-16, due: 2026-12-01", "", False),
        ("opened: 2026-10-08, due: 2026-10-14", "", True),
        ("opened: 2026-10-08, due: 2026-12-01, done: 2026-10-15", "", False),
        ("opened: 2026-10-08, due: 2026-12-01, done: 2026-10-16", "", True),
        ("opened: 2026-10-08, due: 2026-12-01", "a-1", False),
    ],
)
def test_open_actions_opened_on_the_day_of_the_review_or_since_are_offered(fields, agreed, offered):
    minutes = {"2026-Q2": f"held: 2026-07-08\nattendees: []\nsummary: Fine\nagreed: [{agreed}]\n"}
    portfolio = workspace(plan=f"actions: {{a-1: {{do: Agree, owner: s.bauer, {fields}}}}}", reviews=minutes)
    found = offered_actions("acme", portfolio.plans["acme"], portfolio.reviews["acme"], HELD, TODAY)
    assert [t.id for t in found] == (["a-1"] if offered else [])
