"""The limits of the rules about rounds of rating."""

import pytest

from kamctl.checks.runner import check
from tests.checks.rules.examples import TODAY, Example
from tests.checks.rules.limits import Limit, by_day, findings

BALLOT = "opened: 2026-11-02\naccounts: [acme]\n"

LIMITS = [
    *by_day(
        "ballot-waits", good="2026-11-16", bad="2026-11-17",
        **{"rounds/2027/s.bauer.yaml": BALLOT},
    ),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS)
def test_a_rule_is_silent_up_to_its_limit_and_speaks_beyond_it(limit: Limit) -> None:
    assert limit.found == limit.bad


def test_a_closed_round_asks_for_nothing() -> None:
    closed = {"rounds/2027/s.bauer.yaml": BALLOT + "closed: 2026-11-20\n"}
    assert findings("ballot-waits", **closed) == []


def test_a_waiting_ballot_is_the_raters_who_is_told_how_to_continue() -> None:
    texts, _ = Example("", TODAY, (("rounds/2027/l.chen.yaml", BALLOT),)).workspace()
    [found] = check(texts, TODAY, select=["ballot-waits"]).findings
    assert found.owner == "l.chen"
    assert found.settle == "kamctl rate acme strategic-fit RATING --evidence '…' --round 2027"
