"""Months, quarters and years tile the calendar, wherever the fiscal year starts."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamctl.model import periods

DAYS = st.dates(dt.date(1901, 1, 1), dt.date(2998, 12, 31))
STARTS = st.integers(1, 12)
EVERY = st.sampled_from(["month", "quarter", "year"])
MONTHS = {"month": 1, "quarter": 3, "year": 12}
ONE_DAY = dt.timedelta(days=1)


@given(DAYS, EVERY, STARTS)
def test_a_day_lies_in_the_period_that_contains_it(day, every, starts):
    assert day in periods.containing(every, day, starts)


@given(DAYS, EVERY, STARTS)
def test_periods_follow_each_other_without_gap_or_overlap(day, every, starts):
    span = periods.containing(every, day, starts)
    after = periods.after(every, span, starts)
    assert after.start == span.end + ONE_DAY
    assert periods.before(every, after, starts) == span
    assert (
        periods.containing(every, span.start, starts) == span == periods.containing(every, span.end, starts)
    )


@given(DAYS, EVERY, STARTS)
def test_a_period_is_whole_months_long(day, every, starts):
    span = periods.containing(every, day, starts)
    end = span.end + ONE_DAY
    assert span.start.day == end.day == 1
    assert (end.year - span.start.year) * 12 + end.month - span.start.month == MONTHS[every]


@given(DAYS, EVERY, STARTS)
def test_a_label_names_its_period_and_no_other(day, every, starts):
    span = periods.containing(every, day, starts)
    assert periods.named(span.label, starts) == span
    assert periods.kind_of(span.label) == every
    assert periods.after(every, span, starts).label > span.label


@given(DAYS, STARTS)
def test_four_quarters_make_the_fiscal_year_that_ends_in_the_year_of_its_name(day, starts):
    year = periods.containing("year", day, starts)
    quarters = periods.spans("quarter", year.start, year.end, starts)
    assert [q.label for q in quarters] == [f"{year.label}-Q{n}" for n in (1, 2, 3, 4)]
    assert (quarters[0].start, quarters[-1].end) == (year.start, year.end)
    assert year.end.year == int(year.label)
    assert year.start.month == starts


@given(DAYS, st.integers(0, 900), EVERY, STARTS)
def test_the_periods_between_two_days_tile_the_days_between(first, days, every, starts):
    last = min(first + dt.timedelta(days=days), dt.date(2998, 12, 31))
    tiles = periods.spans(every, first, last, starts)
    assert first in tiles[0]
    assert last in tiles[-1]
    assert all(b.start == a.end + ONE_DAY for a, b in pairwise(tiles))


@pytest.mark.parametrize(
    ("label", "starts", "start", "end"),
    [
        ("2026-Q3", 1, "2026-07-01", "2026-09-30"),
        ("2026-Q1", 7, "2025-07-01", "2025-09-30"),
        ("2026-Q4", 7, "2026-04-01", "2026-06-30"),
        ("2026-Q1", 12, "2025-12-01", "2026-02-28"),
        ("2024-Q1", 12, "2023-12-01", "2024-02-29"),
        ("2026", 4, "2025-04-01", "2026-03-31"),
        ("2026-07", 4, "2026-07-01", "2026-07-31"),
    ],
)
def test_a_fiscal_period_has_the_days_that_the_format_says(label, starts, start, end):
    span = periods.named(label, starts)
    assert (span.start.isoformat(), span.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    "label", ["2026-Q5", "2026-Q0", "2026-13", "2026-00", "26-Q1", "2026-7", "Q3", "", "2026-Q", "x"]
)
def test_an_invalid_label_names_no_period(label):
    with pytest.raises(ValueError):
        periods.named(label)
