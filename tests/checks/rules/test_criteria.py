"""The limits of the rules about the criteria."""

import pytest

from tests.checks.rules.limits import Limit, by_value
from tests.checks.rules.rated import CRITERIA, PEOPLE, criteria


def of_strength(count: int) -> str:
    """So many criteria of strength."""
    rows = "".join(f"    {name}: {{name: N, weight: 10, question: Why?}}\n" for name in CRITERIA[:count])
    return f"strength:\n  criteria:\n{rows}"


LIMITS = [
    *by_value("weights-not-100", good=20, bad="20.001", criteria=criteria(5, "@").replace("@", "20", 4)),
    *by_value("weights-not-100", good=20, bad="19.999", criteria=criteria(5, "@").replace("@", "20", 4)),
    *by_value("criteria-count", good=criteria(5), bad=criteria(4), criteria="@", account="ratings: {}"),
    *by_value("criteria-count", good=criteria(8), bad=criteria(9), criteria="@"),
    *by_value("criteria-count", good=of_strength(3), bad=of_strength(2), criteria="@"),
    *by_value("criteria-count", good=of_strength(8), bad=of_strength(9), criteria="@"),
    *by_value("criteria-approval", good="vice-president", bad="director", kam=PEOPLE),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS)
def test_a_rule_is_silent_up_to_its_limit_and_speaks_beyond_it(limit: Limit) -> None:
    assert limit.found == limit.bad
