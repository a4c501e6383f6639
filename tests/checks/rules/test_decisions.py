"""The limits of the rules about decisions, and the places and messages of their findings."""

import datetime as dt

import pytest

from kamctl.checks.runner import check
from tests.checks.rules.examples import TODAY, Example
from tests.checks.rules.limits import Limit, by_day, by_value, findings
from tests.checks.rules.rated import DECIDED, PEOPLE, criteria, first_rated, rated

RATED_ON = first_rated("{rating: 4, by: s.bauer, date: @, evidence: E}")

LIMITS = [
    *by_day("trial-over", good="2027-08-20", bad="2027-08-21", account=DECIDED % ("trial", "")),
    *by_day("trial-over", good="2026-10-31", bad="2026-11-01", account=DECIDED % ("trial", ", until: 2026-10-31")),
    *by_day("nomination-waits", good="2026-11-18", bad="2026-11-19", account=DECIDED % ("nominated", "")),
    *by_value("decision-maker", good="vice-president", bad="director", kam=PEOPLE),
    *by_value("decision-against-verdict", good=70, bad="69.999", account=DECIDED % ("selected", ", score: @")),
    *by_value("decision-against-verdict", good="69.999", bad=70, account=DECIDED % ("declined", ", score: @")),
    *by_value("decision-against-verdict", good="Opens the north", bad="none", account=DECIDED % ("selected", ", score: 60, reason: @")),
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


@pytest.mark.parametrize("later", ["selected", "declined", "trial", "nominated"])
def test_what_was_decided_since_waits_no_longer(later: str) -> None:
    for outcome, rule in (("trial", "trial-over"), ("nominated", "nomination-waits")):
        first = f"{{outcome: {outcome}, by: d.osei, date: 2025-02-20, edition: '2026'}}"
        then = f"{{outcome: {later}, by: d.osei, date: 2026-11-20, edition: '2026'}}"
        assert len(findings(rule, account=f"decisions: [{first}]")) == 1
        assert findings(rule, account=f"decisions: [{first}, {then}]") == []


KAM = """
company: Adventure Works
currency: USD
people:
  d.osei: {name: Dana Osei, level: president, function: general}
"""


def contradictions(*decisions: tuple[str, str]) -> list[tuple[int, str]]:
    """Return line and message of each finding about decisions, given as (outcome, date)."""
    entries = "".join(
        f"  - {{outcome: {outcome}, by: d.osei, date: {date}, edition: '2026'}}\n"
        for outcome, date in decisions
    )
    files = {"kam.yaml": KAM, "accounts/acme.yaml": f"name: Acme\ndecisions:\n{entries}"}
    report = check(files, dt.date(2026, 11, 22), select=["contradictory-decisions"])
    return [(found.line, found.message) for found in report.findings]


@pytest.mark.parametrize("order", [1, -1])
def test_two_outcomes_of_one_day_contradict_each_other(order: int) -> None:
    days = [("selected", "2026-02-20"), ("declined", "2026-02-20")][::order]
    message = f"both {days[0][0]} and {days[1][0]} were decided on 2026-02-20"
    assert contradictions(("nominated", "2026-01-12"), *days) == [(5, message)]


@pytest.mark.parametrize(
    "decisions",
    [
        [("selected", "2026-02-20"), ("exited", "2026-02-21")],
        [("selected", "2026-02-20"), ("selected", "2026-02-20")],
        [("nominated", "2026-02-20"), ("selected", "2026-02-20")],
    ],
)
def test_decisions_of_two_days_the_same_twice_and_a_nomination_before_do_not(
    decisions: list[tuple[str, str]],
) -> None:
    assert contradictions(*decisions) == []


def test_a_nomination_after_the_decision_of_that_day_does() -> None:
    found = contradictions(("selected", "2026-02-20"), ("nominated", "2026-02-20"))
    assert [line for line, _ in found] == [4]


def test_a_reason_that_says_nothing_is_quoted() -> None:
    account = DECIDED % ("selected", ", score: 60, reason: n/a")
    assert findings("decision-against-verdict", account=account) == [
        "selected although the score of that day does not select it, and `n/a` is not a reason"
    ]


def found_in(account: str) -> set[str]:
    texts = Example("", TODAY, (("accounts/acme.yaml", account),)).workspace()[0]
    return {found.rule for found in check(texts, TODAY).findings}


@pytest.mark.parametrize(("rating", "rule"), [("2.5", "key-below-threshold"), ("2.499", "standing-gap")])
def test_below_the_score_for_an_exit_review_only_that_is_reported(rating: str, rule: str) -> None:
    both = {"key-below-threshold", "standing-gap"}
    assert found_in(rated(rating)) & both == {rule}
