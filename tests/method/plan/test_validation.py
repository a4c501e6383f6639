"""The customer's confirmation that a plan is right."""

import datetime as dt

import pytest

from kamctl.method.plan.validation import missing_validation, outdated_by, validation_in_force
from tests.method.workspaces import ONE, TODAY, workspace


def in_force(log: str, account: str = ONE) -> dt.date | None:
    found = workspace(account, plan=f"validations: [{log}]")
    entry = validation_in_force(found.accounts["acme"], found.plans["acme"], found.kam.policy, TODAY)
    return entry.date if entry else None


@pytest.mark.parametrize(
    ("date", "valid"),
    [("2025-10-14", False), ("2025-10-15", True), ("2026-10-15", True), ("2026-10-16", False)],
)
def test_the_customers_word_holds_for_a_year(date, valid):
    assert (in_force(f"{{date: {date}, by: a.one}}") is not None) == valid


@pytest.mark.parametrize(
    ("level", "decides", "counts"),
    [
        ("director", "president", True),
        ("manager", "president", False),
        ("manager", "manager", True),
        ("specialist", "manager", False),
        # Where they decide at the top, a director's word about the plan still counts.
        ("director", "vice-president", True),
    ],
)
def test_it_takes_a_director_or_whoever_decides(level, decides, counts):
    account = ONE.replace("director", level) + f"decision_level: {decides}\n"
    assert (in_force("{date: 2026-10-01, by: a.one}", account) is not None) == counts


def test_a_word_that_does_not_count_does_not_hide_one_that_does():
    log = "{date: 2026-09-01, by: a.one}, {date: 2026-10-01, by: b.two}"
    two = ONE.replace("}}", "}, b.two: {name: Bo Two, level: specialist, function: finance}}")
    assert in_force(log, two) == dt.date(2026, 9, 1)


def test_what_is_missing_says_whose_word_it_takes():
    log = "validations: [{date: 2026-10-01, by: a.one}]"
    found = workspace(ONE.replace("director", "specialist"), plan=log)
    account, plan, policy = found.accounts["acme"], found.plans["acme"], found.kam.policy
    said = "`a.one`, a specialist, validated the plan on 2026-10-01, which takes a director or above"
    assert missing_validation(account, plan, policy, TODAY) == said
    none = "no validation by the customer in the last 365 days"
    assert missing_validation(account, None, policy, TODAY) == none
    assert missing_validation(account, plan, policy, dt.date(2027, 10, 1)) == said
    assert missing_validation(account, plan, policy, dt.date(2027, 10, 2)) == none


@pytest.mark.parametrize(
    ("adjusted", "outdated"), [("2026-10-01", False), ("2026-10-02", True), ("2026-10-16", False)]
)
def test_an_adjustment_after_it_outdates_it(adjusted, outdated):
    log = f"""
    validations: [{{date: 2026-10-01, by: a.one}}]
    adjustments: [{{date: {adjusted}, by: s.bauer, what: More stores}}]
    """
    plan = workspace(ONE, plan=log).plans["acme"]
    assert (outdated_by(plan, plan.validations[0], TODAY) is not None) == outdated
