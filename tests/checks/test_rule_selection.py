"""Which rules run, and at which level."""

from __future__ import annotations

import pytest

from kamctl.checks.rule_selection import UnknownRuleError, levels
from kamctl.checks.runner import Report, check
from tests.checks.rules.examples import TODAY as DAY
from tests.checks.rules.examples import base

EVIDENCE = ", evidence: Orders grew by half in a year"
STALE = "plans/acme.yaml"


def _warned() -> dict[str, str]:
    """Return the base with one warning: a rating without evidence."""
    files = base()
    account = files["accounts/acme.yaml"]
    assert EVIDENCE in account
    return files | {"accounts/acme.yaml": account.replace(EVIDENCE, "")}


def _failed() -> dict[str, str]:
    """Return the base with one error: an overdue action."""
    files = base()
    return files | {STALE: files[STALE].replace("due: 2026-12-18", "due: 2026-11-21")}


def _rules(report: Report) -> list[str]:
    return [f.rule for f in report.findings]


def test_policy_sets_the_level_of_a_rule() -> None:
    kam = base()["kam.yaml"]
    for level, expected in (("error", "error"), ("warning", "warning"), ("off", None)):
        files = _warned() | {"kam.yaml": f"{kam}policy: {{rules: {{rating-without-evidence: {level}}}}}\n"}
        found = [f.severity for f in check(files, DAY).findings]
        assert found == ([expected] if expected else [])


def test_policy_cannot_turn_off_what_makes_files_readable() -> None:
    kam = base()["kam.yaml"]
    files = base() | {
        "kam.yaml": f"{kam}policy: {{rules: {{unknown-field: off, no-such-rule: off}}}}\n",
        "accounts/acme.yaml": base()["accounts/acme.yaml"] + "segmant: x\n",
    }
    assert sorted(_rules(check(files, DAY))) == ["invalid-value", "unknown-field", "unknown-reference"]


@pytest.mark.parametrize("chosen", ["overdue-action", "KAM501", "kam501", "KAM5", "KAM"])
def test_select_takes_names_codes_and_prefixes(chosen: str) -> None:
    assert _rules(check(_failed(), DAY, select=[chosen])) == ["overdue-action"]
    assert check(_failed(), DAY, ignore=[chosen]).findings == ()


def test_select_leaves_out_all_other_rules() -> None:
    assert check(_failed(), DAY, select=["stale-plan"]).findings == ()
    assert set(levels({}, ["KAM4", "overdue-action"], ["KAM402"])) >= {"missing-plan", "overdue-action"}
    assert "stale-plan" not in levels({}, ["KAM4"], ["stale-plan"])


@pytest.mark.parametrize("wrong", ["overdue-acton", "KAM999", "", "K", "501"])
def test_a_rule_that_does_not_exist_is_refused_with_the_nearest_one(wrong: str) -> None:
    with pytest.raises(UnknownRuleError):
        levels({}, [wrong])
