"""Two people grant scarce days on two branches: the merge holds both grants whole, or is a conflict."""

from __future__ import annotations

import pytest

from kamctl.merge.merge import merge

ROLES = """\
roles:
  trainer: {name: Trainers, capacity: {2027-Q1: 14, 2027-Q2: 14}}
  planner: {name: Planners, capacity: {2027-Q1: 9}}
"""
GRANTED = """\
grants:
  2027-Q1:
    by: d.osei
    date: 2026-11-20
    days:
      trainer: {acme/frames: 4, beta/bench: 4}
      planner: {acme/frames: 3}
"""


def grants(quarter: str, days: str, by: str = "d.osei", date: str = "2026-11-20") -> str:
    return f"  {quarter}:\n    by: {by}\n    date: {date}\n    days: {days}\n"


def test_grants_of_two_quarters_are_both_kept() -> None:
    first = ROLES + "grants:\n" + grants("2027-Q1", "{trainer: {acme/frames: 4}}")
    second = ROLES + "grants:\n" + grants("2027-Q2", "{trainer: {beta/bench: 9}}")
    merged = merge(ROLES, first, second)
    assert not merged.conflicts
    assert "acme/frames: 4" in merged.text
    assert "beta/bench: 9" in merged.text


@pytest.mark.parametrize("by", ["d.osei", "v.park"])
def test_two_grants_of_one_quarter_are_a_conflict_even_by_the_same_person_on_the_same_day(by: str) -> None:
    first = ROLES + "grants:\n" + grants("2027-Q1", "{trainer: {acme/frames: 10}}")
    second = ROLES + "grants:\n" + grants("2027-Q1", "{trainer: {beta/bench: 9}}", by)
    assert merge(ROLES, first, second).conflicts == (("grants", "2027-Q1"),)


@pytest.mark.parametrize(
    ("mine", "yours"),
    [
        (("acme/frames: 4,", "acme/frames: 10,"), ("beta/bench: 4", "beta/bench: 10")),
        (("beta/bench: 4}", "beta/bench: 10}"), ("{acme/frames: 3}", "{acme/frames: 6}")),
        (("by: d.osei", "by: v.park"), ("{acme/frames: 3}", "{acme/frames: 6}")),
    ],
    ids=["one role", "two roles", "who and what"],
)
def test_a_grant_that_both_sides_changed_is_never_mixed_though_its_lines_would_merge(
    mine: tuple[str, str], yours: tuple[str, str]
) -> None:
    base = ROLES + GRANTED
    assert merge(base, base.replace(*mine), base.replace(*yours)).conflicts == (("grants", "2027-Q1"),)


def test_the_same_grant_on_both_sides_is_one() -> None:
    granted = ROLES + GRANTED
    assert merge(ROLES, granted, granted.replace("{acme/frames: 3}", "{ acme/frames: 3 }")).conflicts == ()


def test_a_grant_and_more_capacity_are_both_kept() -> None:
    more = ROLES.replace("2027-Q2: 14", "2027-Q2: 20")
    merged = merge(ROLES, ROLES + GRANTED, more)
    assert not merged.conflicts
    assert merged.text == more + GRANTED
