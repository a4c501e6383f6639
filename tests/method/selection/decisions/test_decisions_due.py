"""The deadline for deciding about a trial or a nomination."""

import datetime as dt

import pytest

from kamctl.method.selection.decisions.decisions_due import decide_by
from kamctl.model.account import Decision


@pytest.mark.parametrize(
    ("outcome", "until", "last_day"),
    [
        ("trial", None, "2027-02-20"),
        ("trial", "2026-08-31", "2026-08-31"),
        ("nominated", None, "2026-05-21"),
        ("selected", None, None),
        ("declined", None, None),
        ("exited", None, None),
    ],
)
def test_a_trial_ends_after_a_year_or_on_its_last_day_and_a_nomination_waits_90_days(
    outcome, until, last_day
):
    entry = Decision(
        outcome=outcome,
        by="d.osei",
        date=dt.date(2026, 2, 20),
        edition="2026",
        until=dt.date.fromisoformat(until) if until else None,
    )
    assert decide_by(entry) == (dt.date.fromisoformat(last_day) if last_day else None)
