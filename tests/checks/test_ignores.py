"""Comments that silence a rule on a line."""

from __future__ import annotations

import pytest

from kamctl.checks.runner import Report, check
from tests.checks.rules.examples import TODAY as DAY
from tests.checks.rules.examples import base

STALE = "plans/acme.yaml"


def _failed() -> dict[str, str]:
    """Return the base with one error: an overdue action."""
    files = base()
    return files | {STALE: files[STALE].replace("due: 2026-12-18", "due: 2026-11-21")}


def _rules(report: Report) -> list[str]:
    return [f.rule for f in report.findings]


def _ignoring(comment: str, files: dict[str, str] | None = None) -> Report:
    plan = (files or _failed())[STALE]
    line = next(row for row in plan.splitlines() if row.startswith("  a-7k2q:"))
    return check((files or _failed()) | {STALE: plan.replace(line, f"{line}  {comment}")}, DAY)


def test_an_ignore_with_a_reason_silences_its_rule_on_its_line() -> None:
    assert _ignoring("# kamctl: ignore[overdue-action] the store is closed until Monday").findings == ()
    assert (
        _ignoring("# kamctl: ignore[stale-plan, overdue-action] closed").findings[0].rule == "useless-ignore"
    )


def test_an_ignore_on_another_line_silences_nothing_and_is_reported() -> None:
    files = _failed()
    files[STALE] = "# kamctl: ignore[overdue-action] closed\n" + files[STALE]
    assert _rules(check(files, DAY)) == ["useless-ignore", "overdue-action"]


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("# kamctl: ignore[overdue-action]", "gives no reason"),
        ("# kamctl: ignore closed", "names no rule"),
        ("# kamctl: ignore[] closed", "names no rule"),
        ("# kamctl: ignore[overdue-acton] closed", "not a rule"),
        ("# kamctl: ignore[unknown-field] closed", "cannot be ignored"),
    ],
)
def test_an_incomplete_ignore_silences_nothing_and_says_why(comment: str, said: str) -> None:
    found = {f.rule: f.message for f in _ignoring(comment).findings}
    assert set(found) == {"overdue-action", "useless-ignore"}
    assert said in found["useless-ignore"]


def test_an_ignore_inside_a_text_is_no_comment() -> None:
    files = _failed()
    files[STALE] = files[STALE].replace(
        "do: Agree the store sequence", 'do: "Agree # kamctl: ignore[overdue-action] closed"'
    )
    assert _rules(check(files, DAY)) == ["overdue-action"]
    block = "destination: |\n  Their first choice\n  # kamctl: ignore[overdue-action] closed\n"
    files[STALE] = files[STALE].replace(
        "destination: Their first-choice frame supplier in every store\n", block
    )
    assert _rules(check(files, DAY)) == ["overdue-action"]


def test_useless_ignores_can_be_ignored_as_a_rule() -> None:
    assert check(_failed(), DAY, select=["overdue-action"]).findings
    files = _failed() | {STALE: base()[STALE] + "# kamctl: ignore[stale-plan] closed\n"}
    assert _rules(check(files, DAY)) == ["useless-ignore"]
    assert check(files, DAY, ignore=["useless-ignore"]).findings == ()
    # A rule that does not run cannot be silenced; that makes its ignore no useless one.
    assert check(files, DAY, ignore=["stale-plan"]).findings == ()
