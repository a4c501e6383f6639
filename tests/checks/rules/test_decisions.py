"""The limits of the rules about decisions."""

import pytest

from tests.checks.rules.limits import Limit, by_day, by_value
from tests.checks.rules.rated import DECIDED, PEOPLE, criteria, first_rated, rated

RATED_ON = first_rated("{rating: 4, by: s.bauer, date: @, evidence: E}")

LIMITS = [
    *by_value("decision-maker", good="vice-president", bad="director", kam=PEOPLE),
    *by_value("decision-against-verdict", good=70, bad="69.999", account=DECIDED % ("selected", ", score: @")),
    *by_value("decision-against-verdict", good="69.999", bad=70, account=DECIDED % ("declined", ", score: @")),
    # A decision that records no score is held against the score of its day.
    *by_value("decision-against-verdict", good="3.5", bad="3.499", account=rated("@") + DECIDED % ("selected", "")),
    *by_value("decision-against-verdict", good="3.499", bad="3.5", account=rated("@") + DECIDED % ("declined", "")),
    # Ratings made after the day of a decision did not speak for it.
    *by_value(
        "decision-against-verdict",
        good="2026-08-21", bad="2026-08-20",
        account=rated(5, day="@").replace("@", "2026-02-03", 4) + DECIDED % ("declined", ""),
    ),
    # Half of the ratings make no score; without a reason nobody is selected on them.
    *by_value("decision-against-verdict", good="2026-08-20", bad="2026-08-21", account=RATED_ON + DECIDED % ("selected", "")),
    # Without 100 points no rule speaks of scores.
    *by_value("undecided", good="20.001", bad=20, criteria=criteria(5, 20).replace("weight: 20", "weight: @", 1), account="decisions: []"),
    *by_value("key-below-threshold", good="20.001", bad=20, criteria=criteria(5, 20).replace("weight: 20", "weight: @", 1), account=rated(3)),
    *by_value(
        "decision-against-verdict",
        good="20.001", bad=20,
        criteria=criteria(5, 20).replace("weight: 20", "weight: @", 1), account=DECIDED % ("selected", ", score: 60"),
    ),
    *by_value("undecided", good="3.499", bad="3.5", account=rated("@") + "decisions: []"),
    *by_day("undecided", good="2026-08-20", bad="2026-08-19", account=DECIDED % ("selected", "")),
    *by_value("key-below-threshold", good="3.5", bad="3.499", account=rated("@")),
    # Under its minimum a rating disqualifies, whatever the total.
    *by_value("key-below-threshold", good=1, bad="0.999", account=rated(5, "@"), criteria=criteria(5, 20, ", minimum: 1")),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS)
def test_a_rule_is_silent_up_to_its_limit_and_speaks_beyond_it(limit: Limit) -> None:
    assert limit.found == limit.bad
