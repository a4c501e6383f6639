"""Recording needs and value."""

import datetime as dt

import pytest

from kamctl.errors import RefusedError
from kamctl.method.lookup import UnknownNameError
from kamctl.method.review.needs_and_value import need_met
from tests.method.workspaces import workspace

ACCOUNT = """
contacts: {a.one: {name: Ann One, level: manager, function: finance}}
needs:
  racks: {need: Racks, raised_by: a.one, date: 2026-03-12}
  frames: {need: Frames, raised_by: a.one, date: 2026-03-12, met: 2026-04-01}
"""


def test_a_need_is_met_on_the_day_it_was_raised_at_the_earliest():
    assert need_met(workspace(ACCOUNT), "acme", "racks", dt.date(2026, 3, 12)) == dt.date(2026, 3, 12)
    with pytest.raises(RefusedError):
        need_met(workspace(ACCOUNT), "acme", "racks", dt.date(2026, 3, 11))


def test_a_need_is_met_once():
    with pytest.raises(RefusedError):
        need_met(workspace(ACCOUNT), "acme", "frames", dt.date(2026, 5, 1))
    with pytest.raises(UnknownNameError):
        need_met(workspace(ACCOUNT), "acme", "stores", dt.date(2026, 5, 1))
