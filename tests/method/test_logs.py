"""The newest entry of a log that counts today."""

import datetime as dt

import pytest

from kamctl.method.logs import decision, is_key_account, stage_entry
from tests.method.workspaces import workspace

ACCOUNT = """
decisions:
  - {outcome: selected, by: d.osei, date: 2026-02-20, edition: "2026"}
  - {outcome: exited, by: d.osei, date: 2026-08-01, edition: "2026"}
  - {outcome: nominated, by: d.osei, date: 2026-08-01, edition: "2026"}
stages: [{stage: 2, date: 2026-05-01, by: s.bauer}, {stage: 1, date: 2026-03-01, by: s.bauer}]
"""


@pytest.mark.parametrize(
    ("today", "outcome", "is_key", "stage"),
    [
        ("2026-02-19", None, False, None),
        ("2026-02-20", "selected", True, None),
        ("2026-03-01", "selected", True, 1),
        ("2026-04-30", "selected", True, 1),
        ("2026-05-01", "selected", True, 2),
        ("2026-07-31", "selected", True, 2),
        # Of two entries of one day the later one in the file counts.
        ("2026-08-01", "nominated", False, 2),
    ],
)
def test_an_entry_counts_from_its_own_day_on(today, outcome, is_key, stage):
    account, day = workspace(ACCOUNT).accounts["acme"], dt.date.fromisoformat(today)
    made, entered = decision(account, day), stage_entry(account, day)
    assert (made.outcome if made else None, is_key_account(account, day)) == (outcome, is_key)
    assert (entered.stage if entered else None) == stage
