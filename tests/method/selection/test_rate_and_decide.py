"""Ratings and decisions on their limits: the ends of the scale, the threshold, six decimals."""

import datetime as dt
from decimal import Decimal

import pytest

from kamctl.errors import KamctlError
from kamctl.method.selection.rate_and_decide import Given, is_senior, new_decision, new_rating, recorded
from kamctl.method.selection.what_if import impact
from tests.method.workspaces import TODAY, workspace

CRITERIA = """
edition: "2026"
approved: {by: d.osei, date: 2026-01-12}
scale: {low: 1, high: 5}
select_at: 70
exit_below: 50
criteria: {fit: {name: Fit, weight: 100, question: Do they fit?, minimum: 1.5}}
"""


def rated(rating: str) -> str:
    return f"ratings: {{fit: [{{rating: {rating}, by: s.bauer, date: 2026-02-03}}]}}\n"


@pytest.mark.parametrize(("rating", "good"), [("1", True), ("0.9", False), ("5", True), ("5.1", False)])
def test_a_rating_lies_on_the_scale_its_ends_included(rating, good):
    criteria = workspace(criteria=CRITERIA).criteria
    given = {
        "criterion": "fit",
        "rated": Given(Decimal(rating)),
        "by": "s.bauer",
        "date": TODAY,
        "evidence": "E",
    }
    if good:
        assert new_rating(criteria, **given).rating == Decimal(rating)
    else:
        with pytest.raises(KamctlError):
            new_rating(criteria, **given)


@pytest.mark.parametrize(
    ("rating", "outcome", "against"),
    [
        ("3.8", "selected", False),
        ("3.799", "selected", True),
        ("3.799", "declined", False),
        ("3.8", "declined", True),
        ("1.5", "declined", False),
        ("1.499", "selected", True),
        ("3.8", "exited", False),
        ("3.799", "exited", False),
    ],
)
def test_a_decision_against_the_verdict_needs_a_reason(rating, outcome, against):
    found = workspace(rated(rating), criteria=CRITERIA)

    def decide(reason: str | None) -> object:
        day = {"outcome": outcome, "by": "d.osei", "date": dt.date(2026, 3, 1)}
        return new_decision(found.criteria, "acme", found.accounts["acme"], reason=reason, **day)

    assert decide("Opens the Nordic market")
    if against:
        with pytest.raises(KamctlError):
            decide(None)
    else:
        assert decide(None)


def test_without_a_score_a_decision_records_none():
    found = workspace(criteria=CRITERIA)
    made = new_decision(
        found.criteria, "acme", found.accounts["acme"], outcome="selected", by="d.osei", date=TODAY, reason="New"
    )  # fmt: skip
    assert (made.score, made.edition) == (None, "2026")


@pytest.mark.parametrize(
    ("score", "kept"),
    [
        ("70", "70.0"),
        ("70.5", "70.5"),
        ("69.9999999", "69.999999"),
        ("69.25", "69.25"),
        ("100", "100.0"),
        ("0", "0.0"),
        ("33.3333333333", "33.333333"),
    ],
)
def test_a_score_is_recorded_to_six_decimals_and_never_rounded_up(score, kept):
    assert str(recorded(Decimal(score))) == kept


@pytest.mark.parametrize(
    ("who", "senior"), [("d.osei", True), ("v.park", True), ("f.gomez", False), ("x.nobody", False)]
)
def test_senior_management_begins_at_vice_president(who, senior):
    assert is_senior(workspace().kam, who) == senior


@pytest.mark.parametrize(
    ("rating", "select_at", "move", "exits"),
    [
        ("3.8", 70, "stays", False),
        ("3.8", "70.1", "leaves", False),
        ("3.79", 69, "enters", False),
        ("2.5", 70, "stays", False),
        ("1.4", 70, "stays", False),
    ],
)
def test_proposed_criteria_move_who_crosses_the_threshold(rating, select_at, move, exits):
    found = workspace(rated(rating), criteria=CRITERIA)
    proposed = workspace(criteria=CRITERIA.replace("select_at: 70", f"select_at: {select_at}")).criteria
    (one,) = impact(found, found.criteria, proposed, found.accounts, TODAY)
    assert (one.move, one.exits) == (move, exits)


@pytest.mark.parametrize(
    ("exit_below", "exits"), [("51", False), ("51.25", False), ("51.26", True), ("52", True)]
)
def test_an_account_exits_when_it_falls_under_the_proposed_limit_only(exit_below, exits):
    # A rating of 3.05 is a score of 51.25.
    found = workspace(rated("3.05"), criteria=CRITERIA)
    proposed = workspace(criteria=CRITERIA.replace("exit_below: 50", f"exit_below: {exit_below}")).criteria
    (one,) = impact(found, found.criteria, proposed, found.accounts, TODAY)
    assert one.exits == exits
    (back,) = impact(found, proposed, proposed, found.accounts, TODAY)
    assert not back.exits


def test_a_lower_minimum_flips_a_verdict_that_does_not_select():
    found = workspace(rated("1.4"), criteria=CRITERIA)
    proposed = workspace(criteria=CRITERIA.replace("minimum: 1.5", "minimum: 1.4")).criteria
    (one,) = impact(found, found.criteria, proposed, found.accounts, TODAY)
    assert one.move == "flips"
