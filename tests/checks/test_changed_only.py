"""What is reported when only the changes since a revision are checked."""

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


def test_a_finding_caused_by_a_change_elsewhere_is_reported():
    kam = base()["kam.yaml"]
    known = kam + "  x.nobody: {name: X, level: manager, function: sales}\n"
    assert FAULT in rules({"kam.yaml": kam}, {"kam.yaml": known})
    assert FAULT not in rules({"kam.yaml": known}, {"kam.yaml": kam})


LATE = dt.date(2026, 12, 19)
SILENCED = base()["plans/acme.yaml"].replace(
    "due: 2026-12-18}", "due: 2026-12-18}  # kamctl: ignore[overdue-action] the plant is closed"
)


def test_lateness_elsewhere_is_kept_apart_from_the_findings_of_a_change():
    report = check(base() | UNKNOWN, LATE, since=base() | UNKNOWN)
    assert report.findings == ()
    assert ("overdue-action", "acme") in {(f.rule, f.account) for f in report.elsewhere}
    assert all(f.owner for f in report.elsewhere)


def test_an_account_that_a_change_touches_answers_for_its_lateness():
    touched = {"accounts/acme.yaml": base()["accounts/acme.yaml"].replace("retail", "sport")}
    report = check(base() | touched, LATE, since=base())
    assert ("overdue-action", "acme") in {(f.rule, f.account) for f in report.findings}
    assert report.elsewhere == ()


def test_without_a_revision_nothing_is_elsewhere():
    report = check(base(), LATE)
    assert "overdue-action" in {f.rule for f in report.findings}
    assert report.elsewhere == ()


def test_a_comment_that_silences_lateness_elsewhere_is_in_use():
    assert base()["plans/acme.yaml"] != SILENCED
    files = base() | {"plans/acme.yaml": SILENCED}
    report = check(files, LATE, since=files)
    assert "overdue-action" not in {f.rule for f in report.elsewhere}
    assert report.findings == ()
    assert "useless-ignore" not in {f.rule for f in check(files, LATE).findings}


def test_a_comment_is_idle_only_in_files_that_are_looked_at():
    files = base() | {"plans/acme.yaml": SILENCED}
    idle = {f.rule for f in check(files, TODAY).findings}
    assert "useless-ignore" in idle
    only_kam = check(files, TODAY, wanted=lambda draft: draft.path == "kam.yaml")
    assert only_kam.findings == ()
    assert check(files, TODAY, since=files).findings == ()
