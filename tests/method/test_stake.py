"""The money at stake in an account."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from kamctl.method.stake import stake
from kamctl.workspace.load import load
from tests.checks.rules.examples import base

INITIATIVE = """
  {name}: {{name: A programme, helps: [], owner: s.bauer, start: 2026-01-01, end: 2026-06-30{worth}}}"""


@pytest.mark.parametrize(("today", "expected"), [("2026-06-30", 90500), ("2026-07-01", 0)])
def test_what_initiatives_earn_us_counts_up_to_their_last_day(today, expected):
    plan = "horizon: {start: 2026-01-01, end: 2026-12-31}\ndestination: There\nteam: {}\ninitiatives:"
    for name, worth in [
        ("a", ", worth: {to_us: 90000}"),
        ("b", ", worth: {to_us: 500, to_them: 7}"),
        ("c", ""),
        ("d", ", worth: {to_them: 9}"),
    ]:
        plan += INITIATIVE.format(name=name, worth=worth)
    portfolio = load(base() | {"plans/acme.yaml": plan + "\n"}).portfolio
    assert portfolio is not None
    assert stake(portfolio, "acme", dt.date.fromisoformat(today)) == Decimal(expected)


def test_an_account_without_a_plan_has_nothing_at_stake():
    texts = base()
    del texts["plans/acme.yaml"]
    portfolio = load(texts).portfolio
    assert portfolio is not None
    assert stake(portfolio, "acme", dt.date(2026, 6, 30)) == 0
