"""Results of obligations are recorded for periods that have begun, in the terms of the target."""

import datetime as dt
from decimal import Decimal

import pytest

from kamctl.errors import KamctlError
from kamctl.method.performance.obligation_results import new_result
from tests.method.workspaces import KAM, workspace

ACCOUNT = """
obligations:
  pay: {owed_by: account, what: Pay, since: 2026-04-01, every: quarter}
  late: {owed_by: account, what: Pay, since: 2026-06-30, every: quarter}
  days: {owed_by: account, what: Pay in days, since: 2026-01-01, every: month, target: "<= 30"}
  year: {owed_by: account, what: Grow, since: 2026-01-01, every: year, target: "> 5"}
  racks: {owed_by: us, what: Build the racks, since: 2026-05-01, due: 2026-09-30}
"""


def accepted(obligation, period, today="2026-10-15", actual=None, met=None, excused=None, kam=KAM):
    figure = Decimal(actual) if actual is not None else None
    day = dt.date.fromisoformat(today)
    try:
        new_result(
            workspace(ACCOUNT, kam=kam), "acme", obligation, period, today=day, actual=figure, met=met, excused=excused
        )  # fmt: skip
    except KamctlError:
        return False
    return True


@pytest.mark.parametrize(
    ("obligation", "period", "today", "good"),
    [
        ("pay", "2026-Q4", "2026-10-01", True),
        ("pay", "2026-Q4", "2026-09-30", False),
        # It applies from a day within the period, or before it.
        ("pay", "2026-Q2", "2026-10-15", True),
        ("pay", "2026-Q1", "2026-10-15", False),
        ("late", "2026-Q2", "2026-10-15", True),
        ("late", "2026-Q1", "2026-10-15", False),
        ("racks", "2026-10-15", "2026-10-15", True),
        ("racks", "2026-10-15", "2026-10-14", False),
        ("racks", "2026-05-01", "2026-10-15", True),
        ("racks", "2026-04-30", "2026-10-15", False),
    ],
)
def test_a_result_is_recorded_for_a_period_that_has_begun_and_in_which_something_was_owed(
    obligation, period, today, good
):
    assert accepted(obligation, period, today, met=True) == good


def test_periods_are_those_of_the_fiscal_year():
    kam = KAM.replace("currency: USD", "currency: USD\nfiscal_year_starts: 7")
    assert accepted("pay", "2027-Q2", "2026-10-01", met=True, kam=kam)
    assert not accepted("pay", "2027-Q2", "2026-09-30", met=True, kam=kam)


@pytest.mark.parametrize(
    ("obligation", "period", "good"),
    [
        ("days", "2026-07", True),
        ("days", "2026-Q3", False),
        ("days", "2026", False),
        ("year", "2026", True),
        ("year", "2026-07", False),
        ("days", "2026-13", False),
        ("days", "2026-00", False),
        ("racks", "2026", False),
        ("racks", "20260930", False),
        ("racks", "2026-W40-3", False),
        ("racks", "2026-02-30", False),
    ],
)
def test_the_period_is_of_the_obligations_kind(obligation, period, good):
    assert accepted(obligation, period, actual="9", met=True) == good


@pytest.mark.parametrize(
    ("obligation", "given", "good"),
    [
        ("days", {"actual": "30"}, True),
        ("days", {"met": True}, False),
        ("pay", {"met": False}, True),
        ("pay", {"actual": "30"}, False),
        # Only a miss can be excused.
        ("days", {"actual": "30", "excused": "Flood"}, False),
        ("days", {"actual": "30.1", "excused": "Flood"}, True),
        ("pay", {"met": True, "excused": "Flood"}, False),
        ("pay", {"met": False, "excused": "Flood"}, True),
    ],
)
def test_a_result_says_what_the_obligation_is_measured_by(obligation, given, good):
    period = {"days": "2026-07", "pay": "2026-Q3"}[obligation]
    assert accepted(obligation, period, **given) == good
