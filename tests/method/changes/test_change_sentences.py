"""Sentences about what changed from one day to a later one."""

import pytest

from kamctl.method.changes.change_sentences import sentence
from kamctl.method.changes.differences import differences
from tests.method.workspaces import workspace

CONTACT = "contacts: {a.one: {name: Ann One, level: manager, function: finance%s}}"


@pytest.mark.parametrize(
    ("before", "after", "met"),
    [
        ("", ", last_contact: 2026-10-01", True),
        (", last_contact: 2026-10-01", ", last_contact: 2026-10-02", True),
        # Put back, it was a slip of the pen and no meeting.
        (", last_contact: 2026-10-02", ", last_contact: 2026-10-01", False),
        (", last_contact: 2026-10-02", "", False),
    ],
)
def test_a_later_contact_is_a_meeting(before, after, met):
    old, new = (workspace(CONTACT % text).accounts["acme"] for text in (before, after))
    (found,) = differences(old, new)
    assert ("met on" in sentence(found)) == met
