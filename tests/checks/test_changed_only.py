"""What is reported when only the changes since a revision are looked at."""

import datetime as dt

import pytest

from kamctl.checks.runner import check
from tests.checks.rules.examples import TODAY, base

OTHER = "name: Other\nmanager: x.nobody\n"
UNKNOWN = {"accounts/other.yaml": OTHER}


def rules(
    after: dict[str, str], before: dict[str, str], today: dt.date = TODAY
) -> set[tuple[str, str | None]]:
    found = check(base() | UNKNOWN | after, today, since=base() | UNKNOWN | before).findings
    return {(f.rule, f.account) for f in found}


FAULT = ("unknown-reference", "other")


@pytest.mark.parametrize(
    ("after", "before", "told"),
    [
        ({}, {}, False),
        # Of an account that changed everything is told, whichever of its files it was.
        ({"accounts/other.yaml": OTHER + "segment: retail\n"}, {}, True),
        ({"reviews/other/2026-Q3.yaml": "held: 2026-10-08\nattendees: []\nsummary: Fine\n"}, {}, True),
        ({"accounts/acme.yaml": base()["accounts/acme.yaml"].replace("retail", "sport")}, {}, False),
        # The same lines with other ends are the same file.
        ({"accounts/other.yaml": OTHER.replace("\n", "\r\n")}, {}, False),
        ({"accounts/other.yaml": OTHER.replace("\n", "\r\n") + "segment: retail\r\n"}, {}, True),
        ({}, {"accounts/other.yaml": OTHER + "segment: retail\n"}, True),
    ],
)
def test_an_account_that_did_not_change_is_left_out(after, before, told):
    assert (FAULT in rules(after, before)) == told


def test_a_finding_that_a_change_elsewhere_brings_is_told():
    kam = base()["kam.yaml"]
    known = kam + "  x.nobody: {name: X, level: manager, function: sales}\n"
    assert FAULT in rules({"kam.yaml": kam}, {"kam.yaml": known})
    assert FAULT not in rules({"kam.yaml": known}, {"kam.yaml": kam})


def test_what_goes_stale_by_itself_is_told_of_every_account():
    assert ("overdue-action", "acme") in rules({}, {}, dt.date(2026, 12, 19))
