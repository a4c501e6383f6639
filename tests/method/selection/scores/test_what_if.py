"""The effect of proposed criteria at the limits."""

import pytest

from kamctl.method.selection.scores.what_if import impact
from tests.method.selection.one_criterion import CRITERIA, rated
from tests.method.workspaces import TODAY, workspace


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
