"""The log of touches counts together with the contacts' own dates: the newest wins."""

import datetime as dt

import pytest

from kamctl.method.lifecycle.stages import fallen_since
from kamctl.method.relationships.coverage import coverage
from tests.method.workspaces import TODAY, workspace

ACCOUNT = """\
contacts:
  m.lind: {name: Maja Lind, level: director, function: operations, counterpart: s.bauer%s}
  p.ruiz: {name: Pau Ruiz, level: director, function: finance, counterpart: s.bauer}
%s
"""


def last(held: str, touches: str):
    """The last day in touch with each of two contacts, the first with a `last_contact` where given."""
    found = coverage(
        workspace(ACCOUNT % (held and f", last_contact: {held}", touches)), "acme", TODAY
    ).contacts
    return [str(one.last_contact) for one in found]


@pytest.mark.parametrize(
    ("held", "touches", "days"),
    [
        ("2026-07-14", "", ["2026-07-14", "None"]),
        ("", "touches: [{date: 2026-07-15, whom: [m.lind]}]", ["2026-07-15", "None"]),
        ("2026-07-14", "touches: [{date: 2026-07-15, whom: [m.lind, p.ruiz], how: visit}]", ["2026-07-15"] * 2),
        ("2026-07-16", "touches: [{date: 2026-07-15, whom: [m.lind]}]", ["2026-07-16", "None"]),
        ("", "touches: [{date: 2026-08-02, whom: [m.lind]}, {date: 2026-08-01, whom: [m.lind]}]", ["2026-08-02", "None"]),
        (
            "", f"touches: [{{date: {TODAY}, whom: [m.lind]}}, {{date: 2026-12-24, whom: [m.lind]}}]",
            [str(TODAY), "None"],
        ),
    ],
)  # fmt: skip
def test_the_newest_day_up_to_today_counts(held, touches, days):
    assert last(held, touches) == days


def test_a_contact_met_in_the_log_is_covered_for_the_days_of_the_level():
    touches = "touches: [{date: %s, whom: [m.lind]}]"
    for day, state in (("2026-07-17", "covered"), ("2026-07-16", "stale")):
        held = workspace(ACCOUNT % ("", touches % day))
        assert coverage(held, "acme", TODAY).contacts[0].state == state


def test_a_gate_tells_since_when_the_log_no_longer_meets_it():
    text = """
    contacts: {m.lind: {name: Maja Lind, level: director, function: operations, counterpart: s.bauer}}
    touches: [{date: 2026-05-01, whom: [m.lind], by: s.bauer, how: call}]
    stages: [{stage: 5, date: 2026-05-02, by: s.bauer}]
    """
    assert fallen_since(workspace(text), "acme", "levels-covered", TODAY) == dt.date(2026, 7, 31)
