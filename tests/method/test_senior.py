"""Who counts as senior management."""

import pytest

from kamctl.method.senior import is_senior
from tests.method.workspaces import workspace


@pytest.mark.parametrize(
    ("who", "senior"), [("d.osei", True), ("v.park", True), ("f.gomez", False), ("x.nobody", False)]
)
def test_senior_management_begins_at_vice_president(who, senior):
    assert is_senior(workspace().kam, who) == senior
