"""A quarter waiting for its grant is reported once, as senior management's decision, with its command."""

from __future__ import annotations

import datetime as dt

import pytest

from kamctl.checks.attention import attention
from kamctl.method.resources.capacity import capacity
from kamctl.method.resources.granting import quarters_to_grant
from kamctl.workspace.load import load
from tests.method.workspaces import KAM, PLAN

TEXTS = {
    "kam.yaml": KAM,
    "resources.yaml": "roles: {trainer: {name: T, capacity: {2027-Q1: 10, 2027-Q2: 10}}}\n",
    "accounts/acme.yaml": "name: Acme\nmanager: s.bauer\n",
    "plans/acme.yaml": PLAN
    + """
initiatives:
  frames:
    {name: F, owner: s.bauer, start: 2026-01-01, end: 2027-12-31, resources: [
      {role: trainer, quarter: 2027-Q1, days: 12}, {role: trainer, quarter: 2027-Q2, days: 11}]}
""",
}


@pytest.mark.parametrize(
    ("day", "quarters"),
    [("2026-12-01", []), ("2026-12-02", ["2027-Q1"]), ("2026-12-31", ["2027-Q1"]), ("2027-01-01", [])],
)
def test_management_is_asked_from_the_last_day_on_which_days_may_be_asked_for(
    day: str, quarters: list[str]
) -> None:
    loaded, today = load(TEXTS), dt.date.fromisoformat(day)
    loads = capacity(loaded.portfolio, today=today)
    assert [one.quarter for one in quarters_to_grant(loaded.portfolio, loads, today)] == quarters
    found = [item for item in attention(loaded, TEXTS, today).items if item.rule == "not-granted-in-time"]
    assert [(item.kind, item.since, item.settle) for item in found] == [
        ("decision", dt.date(2026, 12, 2), "kamctl allocate --quarter 2027-Q1 --grant --by WHO")
        for _ in quarters
    ]
