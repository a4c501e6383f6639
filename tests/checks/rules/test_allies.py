"""The limits of the rules about who decides, who speaks for us and who works against us."""

import pytest

from kamctl.checks.runner import check
from tests.checks.rules.examples import TODAY, Example
from tests.checks.rules.limits import Limit, by_value, findings

CONTACTS = """
contacts:
  a.one: {name: Ann One, level: manager, function: general, counterpart: s.bauer, last_contact: 2026-11-02, %s}
needs: {}
"""
BLOCKER = CONTACTS % "stance: blocker, influence: high"
ACTION = (
    "actions: {a-1: {do: Talk it over, serves: %s, owner: s.bauer, opened: 2026-10-20, due: 2026-12-18%s}}"
)
DECIDES = "stages: [{stage: %s, date: 2026-08-20, by: s.bauer}]\n" + CONTACTS
GONE = CONTACTS % "stance: sponsor, left: @"
ABOUT = ACTION % ("a.one", "")

LIMITS = [
    *by_value("blocker-without-action", good="critic", bad="blocker", account=CONTACTS % "stance: @, influence: high"),
    *by_value("blocker-without-action", good="medium", bad="high", account=CONTACTS % "stance: blocker, influence: @"),
    *by_value("blocker-without-action", good="2026-11-22", bad="2026-11-23", account=CONTACTS % "stance: blocker, influence: high, left: @"),
    *by_value("blocker-without-action", good="a.one", bad="frame-programme", account=BLOCKER, plan=ACTION % ("@", "")),
    *by_value("blocker-without-action", good="2026-11-23", bad="2026-11-22", account=BLOCKER, plan=ACTION % ("a.one", ", done: @")),
    *by_value("decision-maker-unknown", good=2, bad=3, account=DECIDES % ("@", "role: evaluator")),
    *by_value("decision-maker-unknown", good="decision-maker", bad="approver", account=DECIDES % (3, "role: @")),
    *by_value("decision-maker-unknown", good="Ann One", bad='"?"', account=(DECIDES % (3, "role: decision-maker")).replace("Ann One", "@")),
    *by_value("decision-maker-unknown", good="2026-11-23", bad="2026-11-22", account=DECIDES % (3, "role: decision-maker, left: @")),
    *by_value("sponsor-left", good="2026-11-23", bad="2026-11-22", account=GONE),
    *by_value("sponsor-left", good="supporter", bad="sponsor", account=CONTACTS % "stance: @, left: 2026-10-31"),
    *by_value("sponsor-left", good="2026-11-23", bad="2026-11-22", account=GONE.replace("@", "2026-10-31"), plan=ACTION % ("a.one", ", done: @")),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS)
def test_a_rule_is_silent_up_to_its_limit_and_speaks_beyond_it(limit: Limit) -> None:
    assert limit.found == limit.bad


def test_where_nobody_records_roles_nobody_is_asked_for_the_decision_maker() -> None:
    assert findings("decision-maker-unknown", account=DECIDES % (5, "influence: high")) == []


def test_another_sponsor_takes_the_place_of_one_who_left() -> None:
    two = GONE.replace("@", "2026-10-31").replace(
        "needs", "  b.two: {name: Bo Two, level: manager, function: sales, stance: sponsor}\nneeds"
    )
    assert findings("sponsor-left", account=two) == []


def test_an_action_about_a_contact_has_a_purpose() -> None:
    assert findings("action-without-purpose", account=BLOCKER, plan=ABOUT) == []
    assert len(findings("action-without-purpose", plan=ABOUT.replace("serves: a.one, ", ""))) == 1


def test_the_causes_of_a_high_meltdown_risk_are_reported_once() -> None:
    account = "stages: [{stage: 5, date: 2026-08-20, by: s.bauer}]\n" + BLOCKER
    texts, _ = Example("", TODAY, (("accounts/acme.yaml", account),)).workspace()
    selected = check(texts, TODAY, select=["meltdown-risk", "blocker-without-action"]).findings
    assert {f.rule for f in selected} == {"meltdown-risk"}
    assert "a.one blocks us" in selected[0].message


def test_circular_reporting_lines_are_reported_with_the_way_out() -> None:
    circle = """
    contacts:
      a.one: {name: Ann One, level: director, function: general, reports_to: b.two}
      b.two: {name: Bo Two, level: manager, function: general, reports_to: a.one}
      c.six: {name: Cy Six, level: manager, function: general, reports_to: b.two}
    needs: {}
    """
    assert findings("invalid-value", account=circle) == [
        "`a.one` reports, in the end, to `a.one`",
        "`b.two` reports, in the end, to `b.two`",
    ]
