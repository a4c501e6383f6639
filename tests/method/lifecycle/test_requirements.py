"""The requirements of the gates: each name has one, and each says on which days it can change."""

import dataclasses
import datetime as dt
from functools import cache

import pytest

from kamctl.method.lifecycle.case import Case
from kamctl.method.lifecycle.requirement import Requirement, never
from kamctl.method.lifecycle.stages import REQUIREMENTS, lifecycle
from kamctl.model.account import Account
from kamctl.model.lifecycle import STAGE_OF
from tests.method.workspaces import TODAY, workspace

FIRST = dt.date(2025, 6, 10)

#: In the last stage since June 2025; each thing a requirement looks at came later, and most did not last.
LIFE = """
manager: o.gone
stages:
  - {stage: 1, date: 2025-01-10, by: s.bauer}
  - {stage: 2, date: 2025-02-10, by: s.bauer}
  - {stage: 3, date: 2025-03-10, by: s.bauer}
  - {stage: 4, date: 2025-04-10, by: s.bauer}
  - {stage: 5, date: 2025-05-10, by: s.bauer}
  - {stage: 6, date: 2025-06-10, by: s.bauer}
decision_level: vice-president
buying_reasons: [{reason: price}]
growth: [{date: 2025-08-01, by: f.gomez, outlook: seasonal, finding: Snow}]
credit: {limit: 100, terms_days: 30}
receivables: [{date: 2025-08-02, balance: 50, overdue: 0}]
forecasts:
  - {date: 2025-08-03, product: F, quarter: 2026-Q1, units: 1, agreed_by: m.low, capacity_confirmed_by: l.chen}
flight_risk: [{date: 2025-08-04, by: s.bauer, level: low, reason: Calm}]
contacts:
  p.top: {name: Pia Top, level: vice-president, function: general, counterpart: v.park, last_contact: 2025-09-01, left: 2026-02-01}
  d.mid: {name: Dan Mid, level: director, function: finance, counterpart: f.gomez, last_contact: 2025-09-02, left: 2026-02-01}
  m.low: {name: Mo Low, level: manager, function: operations, counterpart: s.bauer, last_contact: 2025-09-03, left: 2025-09-20}
  d.new: {name: Di New, level: director, function: finance, counterpart: o.gone, last_contact: 2026-05-20}
value: [{date: 2025-08-05, what: Less stock, accepted: {by: m.low, date: 2025-08-06}}]
value_checks: [{date: 2025-08-07, by: m.low, price: 3, benefit: 4}]
"""
PLAN = """
initiatives: {f: {name: F, owner: s.bauer, start: 2026-01-01, end: 2026-03-01, worth: {to_them: 5}}}
actions:
  a-7k2q:
    do: Agree
    owner: s.bauer
    opened: 2025-08-01
    due: 2025-11-01
    moved: [{date: 2025-10-05, was: 2025-10-01, now: 2025-11-01, reason: A fair}]
    done: 2025-12-01
  b-3m8p: {do: Send, owner: s.bauer, opened: 2025-08-01, due: 2025-12-10, done: 2025-12-20}
"""
#: A loss for the first four quarters, and a profit for the four that end with the first of 2026.
RESULTS = "months:\n" + "".join(
    f"  {n // 12}-{n % 12 + 1:02d}: {{revenue: 100, profit: {9 if n >= 2026 * 12 else -1}}}\n"
    for n in range(2024 * 12, 2026 * 12 + 3)
)
MINUTES = {"2025-Q3": "held: 2025-08-15\nattendees: [s.bauer]\nsummary: Fine\nagreed: [a-7k2q, b-3m8p]"}


@cache
def turned() -> dict[str, set[dt.date]]:
    """The days on which each requirement came out otherwise than on the day before, by asking every day."""
    life = workspace(LIFE, plan=PLAN, reviews=MINUTES, results=RESULTS)
    days = [FIRST + dt.timedelta(n) for n in range((TODAY - FIRST).days + 1)]
    states = [{r.name: r.state for r in lifecycle(life, "acme", day).requirements} for day in days]
    return {
        name: {day for i, day in enumerate(days) if i and states[i][name] != states[i - 1][name]}
        for name in STAGE_OF
    }


def test_every_name_of_a_gate_has_its_function_and_every_function_its_name():
    assert set(STAGE_OF) - set(REQUIREMENTS) == set(), "named in a gate, and no @requirement is called so"
    assert set(REQUIREMENTS) - set(STAGE_OF) == set(), "a @requirement that no gate of GATES names"


@pytest.mark.parametrize("row", REQUIREMENTS.values(), ids=lambda row: row.name)
def test_a_requirement_looks_at_a_field_of_the_account(row: Requirement):
    assert row.about in {field.name for field in dataclasses.fields(Account)}


@pytest.mark.parametrize("row", REQUIREMENTS.values(), ids=lambda row: row.name)
def test_a_requirement_turns_on_no_day_that_its_row_does_not_give(row: Requirement):
    case = Case(workspace(LIFE, plan=PLAN, reviews=MINUTES, results=RESULTS), "acme", TODAY)
    assert turned()[row.name] <= set(row.turns(case, FIRST))
    # A row whose days this life does not try proves nothing: let it turn here too.
    assert bool(turned()[row.name]) == (row.days is not never)
