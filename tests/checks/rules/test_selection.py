"""The limits of the rules about selection."""

import pytest

from tests.checks.rules.limits import Limit, by_day, by_value

CRITERIA = ("strategic-fit", "growth", "profit", "partnership", "reach", "trust", "brand", "volume", "price")


def criteria(count: int, weight: object = 10, first: str = "") -> str:
    """So many criteria of one weight; `first` is more about the first of them."""
    rows = [f"  {name}: {{name: N, weight: {weight}, question: Why?}}\n" for name in CRITERIA[:count]]
    rows[0] = rows[0].replace("}", f"{first}}}")
    return "criteria:\n" + "".join(rows)


def rated(rating: object = 4, first: object = None, day: str = "2026-02-03") -> str:
    """One rating on each of the base's criteria; `first` is that on the first of them."""
    rows = [
        f"  {name}: [{{rating: {first if first is not None and not i else rating}, by: f.gomez, date: {day}, evidence: E}}]\n"
        for i, name in enumerate(CRITERIA[:5])
    ]
    return "ratings:\n" + "".join(rows)


def first_rated(entries: str) -> str:
    """The base's ratings with other entries on the first criterion."""
    return rated().replace("[{rating: 4, by: f.gomez, date: 2026-02-03, evidence: E}]", f"[{entries}]", 1)


PEOPLE = """
people:
  s.bauer: {name: Sabine Bauer, level: manager, function: sales}
  d.osei: {name: Dora Osei, level: @, function: general management}
  l.chen: {name: Li Chen, level: director, function: operations}
  f.gomez: {name: Fernanda Gomez, level: manager, function: finance}
"""
DECIDED = 'decisions: [{outcome: %s, by: d.osei, date: 2026-08-20, edition: "2026"%s}]'
RATED_ON = first_rated("{rating: 4, by: s.bauer, date: @, evidence: E}")
TWO_RATERS = first_rated(
    "{rating: 4, by: s.bauer, date: 2026-02-03, evidence: E}, {rating: @, by: f.gomez, date: 2026-02-04, evidence: E}"
)
#: A rating without evidence that a newer one replaces from its day on.
REPLACED = first_rated(
    "{rating: 4, by: s.bauer, date: 2026-02-03}, {rating: 3, by: s.bauer, date: @, evidence: E}"
)
ANCHOR = ", anchors: {@: In every store}"

LIMITS = [
    *by_value("weights-not-100", good=20, bad="20.001", criteria=criteria(5, "@").replace("@", "20", 4)),
    *by_value("weights-not-100", good=20, bad="19.999", criteria=criteria(5, "@").replace("@", "20", 4)),
    *by_value("criteria-count", good=criteria(5), bad=criteria(4), criteria="@", account="ratings: {}"),
    *by_value("criteria-count", good=criteria(8), bad=criteria(9), criteria="@"),
    *by_value("criteria-approval", good="vice-president", bad="director", kam=PEOPLE),
    *by_value("decision-maker", good="vice-president", bad="director", kam=PEOPLE),
    *by_value("rating-off-scale", good=5, bad="5.1", account=rated(first="@")),
    *by_value("rating-off-scale", good=0, bad="-0.1", account=rated(first="@")),
    *by_value("rating-off-scale", good=1, bad="0.9", account=rated(first="@"), criteria="scale: {low: 1, high: 5}"),
    *by_value("rating-off-scale", good=5, bad="5.1", criteria=criteria(5, 20, ", minimum: @")),
    *by_value("rating-off-scale", good=0, bad="-0.1", criteria=criteria(5, 20, ", minimum: @")),
    *by_value("rating-off-scale", good=5, bad="5.1", criteria=criteria(5, 20, ANCHOR)),
    *by_value("rating-off-scale", good=0, bad="-0.1", criteria=criteria(5, 20, ANCHOR)),
    *by_value("missing-rating", good="2026-11-22", bad="2026-11-23", account=RATED_ON),
    *by_value("rating-without-evidence", good="2026-11-22", bad="2026-11-23", account=REPLACED),
    *by_day("stale-rating", good="2027-02-03", bad="2027-02-04"),
    *by_day("stale-rating", good="2026-03-05", bad="2026-03-06", kam="policy: {rating_valid_days: 30}"),
    *by_value("stale-rating", good="2026-02-03", bad="2026-02-04", criteria="approved: {by: d.osei, date: @}"),
    *by_value("raters-disagree", good="2.1", bad=2, account=TWO_RATERS),
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
