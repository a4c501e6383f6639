"""Decisions that wait for senior management and are not late yet."""

from __future__ import annotations

import datetime as dt

import pytest

from kamctl.method.attention.waiting import waiting
from tests.method.workspaces import workspace

NOMINATED = 'decisions: [{outcome: nominated, by: d.osei, date: 2026-08-24, edition: "2026"}]'
REVIEW = """
standing:
  - {state: watch, date: 2026-05-01, by: d.osei, reason: Late once}
  - {state: exit-review, date: 2026-10-08, by: d.osei, reason: Late again}
"""


def found(account: str, today: str) -> list[tuple[str, str, str, int]]:
    one = workspace(account).accounts["acme"]
    return [(w.about, str(w.since), str(w.due), w.entry) for w in waiting(one, dt.date.fromisoformat(today))]


@pytest.mark.parametrize(
    ("today", "waits"), [("2026-08-23", 0), ("2026-08-24", 1), ("2026-11-22", 1), ("2026-11-23", 0)]
)
def test_a_nomination_waits_from_its_day_until_the_rule_tells_that_it_is_late(today, waits):
    assert found(NOMINATED, today) == [("nomination", "2026-08-24", "2026-11-22", 0)] * waits


@pytest.mark.parametrize(("today", "waits"), [("2026-10-08", 1), ("2026-11-22", 1), ("2026-11-23", 0)])
def test_an_exit_review_waits_for_its_outcome_until_the_rule_tells_that_it_is_late(today, waits):
    assert found(REVIEW, today) == [("exit-review", "2026-10-08", "2026-11-22", 1)] * waits


@pytest.mark.parametrize("outcome", ["trial", "selected", "declined"])
def test_no_other_decision_waits(outcome):
    assert found(NOMINATED.replace("nominated", outcome), "2026-09-01") == []


def test_an_exit_review_with_an_outcome_waits_no_more():
    assert found(REVIEW.replace("Late again", "Late again, outcome: repair"), "2026-10-09") == []
