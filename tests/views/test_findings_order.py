"""The order of findings for people, and how they are counted."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from kamctl.checks.runner import Report
from kamctl.checks.weights import Scale
from kamctl.findings import Finding, Severity
from kamctl.views.findings import By, findings, statistics


def finding(
    rule: str, severity: Severity, account: str | None, owner: str | None = None, line: int = 1
) -> Finding:
    path = f"accounts/{account}.yaml" if account else "criteria.yaml"
    return Finding(
        rule, f"KAM{len(rule)}", severity, path, line, 1, 2, account, f"{account} {rule}", "", "", owner
    )


CHEAP = finding("late", "error", "acme", "s.bauer")
DEAR = finding("missing", "error", "zeta", "l.chen")
MINOR = finding("unrated", "warning", "zeta", "l.chen")
OURS = finding("weights", "warning", None)
SCALE = Scale({"acme": Decimal(10), "zeta": Decimal(90000)}, Decimal(90010), dt.date(2026, 11, 22))
REPORT = Report(4, (CHEAP, OURS, DEAR, MINOR), scale=SCALE)


def told(by: By = "urgency", limit: int | None = None, report: Report = REPORT) -> list[str]:
    return findings(report, colour=False, width=None, by=by, limit=limit).splitlines()


def heads(by: By) -> list[str]:
    return [line.rpartition("[")[2].rstrip("]") for line in told(by) if line.endswith("]")]


def test_the_worst_come_first_and_of_these_the_dearest():
    assert heads("urgency") == ["missing", "late", "unrated", "weights"]


def test_of_two_alike_the_longest_late_comes_first():
    days = [dt.date(2026, 11, 21), dt.date(2026, 11, 20)]
    late = tuple(CHEAP._replace(line=n, since=day) for n, day in enumerate(days, start=1))
    first, second = (line for line in told(report=Report(1, late, scale=SCALE)) if "acme.yaml" in line)
    assert (first.split(":")[1], second.split(":")[1]) == ("2", "1")


def test_by_file_they_stand_as_in_the_files():
    assert heads("file") == ["late", "weights", "missing", "unrated"]


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        ("owner", ["l.chen: 1 error, 1 warning", "s.bauer: 1 error, 0 warnings", "senior management: 0 errors, 1 warning"]),
        ("account", ["zeta: 1 error, 1 warning", "acme: 1 error, 0 warnings", "criteria.yaml: 0 errors, 1 warning"]),
        ("rule", ["KAM7 missing: 1 error, 0 warnings", "KAM4 late: 1 error, 0 warnings", "KAM7 unrated: 0 errors, 1 warning",
                  "KAM7 weights: 0 errors, 1 warning"]),
    ],
)  # fmt: skip
def test_groups_come_with_what_they_hold_the_worst_group_first(by, headings):
    assert [line for line in told(by) if "KAM7 " in line[:5] or (": " in line and not line.endswith("]"))][
        : len(headings)
    ] == headings


@pytest.mark.parametrize(("limit", "shown", "more"), [(3, 3, "… and 1 more"), (4, 4, None), (None, 4, None)])
def test_a_limit_says_how_many_are_left_and_the_closing_line_counts_all(limit, shown, more):
    lines = told(limit=limit)
    assert sum(line.endswith("]") for line in lines) == shown
    assert (more in lines) == (more is not None)
    assert lines[-1] == "4 files checked: 2 errors, 2 warnings"


def test_statistics_count_each_rule():
    twice = REPORT._replace(findings=(*REPORT.findings, CHEAP))
    assert statistics(twice).splitlines() == [
        "2  error    KAM4  late",
        "1  error    KAM7  missing",
        "1  warning  KAM7  unrated",
        "1  warning  KAM7  weights",
        "4 files checked: 3 errors, 2 warnings",
    ]


def test_lateness_elsewhere_is_a_note():
    clean = Report(4, (), elsewhere=(CHEAP, DEAR))
    assert told(report=clean) == [
        "4 files checked, nothing found",
        "note: not from this change, and no reason to fail: 2 errors, 0 warnings (acme and zeta)",
    ]
