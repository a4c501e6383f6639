"""Days as people say them: in the future, or in the past for what has happened."""

from __future__ import annotations

import datetime as dt

import pytest

from kamctl.model.relative_days import Calendar

WEDNESDAY = dt.date(2026, 9, 30)


def said(text, *, today=WEDNESDAY, starts=1, past=False):
    day = Calendar(today, starts).day(text, past=past)
    return None if day is None else day.isoformat()


@pytest.mark.parametrize(
    ("text", "ahead", "behind"),
    [
        ("2026-02-28", "2026-02-28", "2026-02-28"),
        ("today", "2026-09-30", "2026-09-30"),
        ("Tomorrow", "2026-10-01", "2026-10-01"),
        ("yesterday", "2026-09-29", "2026-09-29"),
        ("+30d", "2026-10-30", "2026-10-30"),
        ("+2w", "2026-10-14", "2026-10-14"),
        ("-7d", "2026-09-23", "2026-09-23"),
        ("+5m", "2027-02-28", "2027-02-28"),
        ("+1y", "2027-09-30", "2027-09-30"),
        ("friday", "2026-10-02", "2026-09-25"),
        ("tue", "2026-10-06", "2026-09-29"),
        ("wednesday", "2026-10-07", "2026-09-30"),
        ("end of month", "2026-09-30", "2026-09-30"),
        ("end of  Quarter", "2026-09-30", "2026-09-30"),
        ("end of year", "2026-12-31", "2026-12-31"),
        ("Q3", "2026-09-30", "2026-09-30"),
        ("q4", "2026-12-31", "2025-12-31"),
        ("Q2", "2027-06-30", "2026-06-30"),
        ("2026-Q2", "2026-06-30", "2026-06-30"),
        ("2026-02", "2026-02-28", "2026-02-28"),
        ("2026", "2026-12-31", "2026-12-31"),
    ],
)
def test_a_spoken_day_is_the_next_one_or_the_last_one_of_what_has_happened(text, ahead, behind):
    assert said(text) == ahead
    assert said(text, past=True) == behind


def test_quarters_are_those_of_the_fiscal_year():
    assert said("end of quarter", today=dt.date(2026, 10, 1), starts=2) == "2026-10-31"
    assert said("Q1", today=dt.date(2026, 10, 1), starts=7) == "2027-09-30"
    assert said("Q1", today=dt.date(2026, 9, 30), starts=7) == "2026-09-30"
    assert said("Q1", today=dt.date(2026, 9, 29), starts=7, past=True) == "2025-09-30"


@pytest.mark.parametrize(
    "text", ["", "soon", "Q5", "2026-13", "2026-02-30", "+30", "+9999y", "end of week", "30.09.2026"]
)
def test_anything_else_is_not_a_day(text):
    assert said(text) is None
