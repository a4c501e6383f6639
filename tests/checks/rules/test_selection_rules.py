"""The rules of selection: where they point and what they say."""

from __future__ import annotations

import datetime as dt

import pytest

from kamctl.checks.runner import check

KAM = """
company: Adventure Works
currency: USD
people:
  d.osei: {name: Dana Osei, level: president, function: general}
"""


def contradictions(*decisions: tuple[str, str]) -> list[tuple[int, str]]:
    """Return line and message of each finding about decisions, given as (outcome, date)."""
    entries = "".join(
        f"  - {{outcome: {outcome}, by: d.osei, date: {date}, edition: '2026'}}\n"
        for outcome, date in decisions
    )
    files = {"kam.yaml": KAM, "accounts/acme.yaml": f"name: Acme\ndecisions:\n{entries}"}
    report = check(files, dt.date(2026, 11, 22), select=["contradictory-decisions"])
    return [(found.line, found.message) for found in report.findings]


@pytest.mark.parametrize("order", [1, -1])
def test_two_outcomes_of_one_day_contradict_each_other(order: int) -> None:
    days = [("selected", "2026-02-20"), ("declined", "2026-02-20")][::order]
    message = f"{days[0][0]} and {days[1][0]} are both decided on 2026-02-20"
    assert contradictions(("nominated", "2026-01-12"), *days) == [(5, message)]


@pytest.mark.parametrize(
    "decisions",
    [
        [("selected", "2026-02-20"), ("exited", "2026-02-21")],
        [("selected", "2026-02-20"), ("selected", "2026-02-20")],
        [("nominated", "2026-02-20"), ("selected", "2026-02-20")],
    ],
)
def test_decisions_of_two_days_the_same_twice_and_a_nomination_before_do_not(
    decisions: list[tuple[str, str]],
) -> None:
    assert contradictions(*decisions) == []


def test_a_nomination_after_the_decision_of_that_day_does() -> None:
    found = contradictions(("selected", "2026-02-20"), ("nominated", "2026-02-20"))
    assert [line for line, _ in found] == [4]
