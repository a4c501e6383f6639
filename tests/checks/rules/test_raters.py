"""The limits of the rules about raters."""

import pytest

from kamctl.checks.runner import check
from tests.checks.rules.examples import TODAY, Example
from tests.checks.rules.limits import Limit, by_value, findings
from tests.checks.rules.rated import CRITERIA, DECIDED, first_rated

TWO_RATERS = first_rated(
    "{rating: 4, by: s.bauer, date: 2026-02-03, evidence: E}, {rating: @, by: f.gomez, date: 2026-02-04, evidence: E}"
)
ONE = "{rating: 4, by: f.gomez, date: 2026-02-03, evidence: E}"
SECOND = "{rating: 4, by: l.chen, date: 2026-02-04, evidence: E}"
THIRD = "{rating: 4, by: d.osei, date: 2026-02-04, evidence: E}"


def rated_by(*entries: str) -> str:
    """The same ratings on every criterion."""
    return "ratings:\n" + "".join(f"  {name}: [{', '.join(entries)}]\n" for name in CRITERIA[:5])


LIMITS = [
    *by_value("raters-disagree", good="2.1", bad=2, account=TWO_RATERS),
    *by_value("raters-disagree", good="0.1", bad=0, account=TWO_RATERS, criteria="scale: {low: 0, high: 10}\nselect_at: 70\n"),
    *by_value("single-rater", good=f"{ONE}, {SECOND}", bad=ONE, account=rated_by("@")),
    # A second rating counts from its day on.
    *by_value("single-rater", good="2026-11-22", bad="2026-11-23", account=rated_by(ONE, SECOND.replace("2026-02-04", "@"))),
    *by_value("single-rater", good=2, bad=3, account=rated_by(ONE, SECOND), kam="policy: {raters_at_least: @}"),
    *by_value("single-rater", good=f"{ONE}, {SECOND}, {THIRD}", bad=f"{ONE}, {SECOND}", account=rated_by("@"), kam="policy: {raters_at_least: 3}"),
    # Where one is enough, it is not the account's own manager.
    *by_value("single-rater", good="f.gomez", bad="s.bauer", account=rated_by(ONE.replace("f.gomez", "@")), kam="policy: {raters_at_least: 1}"),
    *by_value("rated-by-own-manager-alone", good="f.gomez", bad="s.bauer", account=rated_by(ONE.replace("f.gomez", "s.bauer")).replace("s.bauer", "@", 1)),
    *by_value("rated-by-own-manager-alone", good="l.chen", bad="f.gomez", account=rated_by(ONE) + "manager: @"),
    *by_value("rated-by-own-manager-alone", good="trial", bad="selected", account=rated_by(ONE) + "manager: f.gomez\n" + DECIDED % ("@", "")),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS)
def test_a_rule_is_silent_up_to_its_limit_and_speaks_beyond_it(limit: Limit) -> None:
    assert limit.found == limit.bad


@pytest.mark.parametrize(
    ("outcome", "count"), [("nominated", 1), ("trial", 1), ("selected", 1), ("declined", 0), ("exited", 0)]
)
def test_enough_raters_are_asked_for_of_accounts_that_management_pursues(outcome: str, count: int) -> None:
    assert len(findings("single-rater", account=rated_by(ONE) + DECIDED % (outcome, ""))) == count


def test_one_finding_names_the_criteria_that_have_too_few_and_leaves_unrated_ones_to_another_rule() -> None:
    account = first_rated(f"{ONE}, {SECOND}").replace(f"[{ONE}]", "[]", 1)
    assert findings("single-rater", account=account) == [
        "fewer than 2 people rate: profit, partnership, reach"
    ]


def test_an_account_rated_only_by_its_own_manager_is_reported_once() -> None:
    texts = Example("", TODAY, (("accounts/acme.yaml", rated_by(ONE) + "manager: f.gomez\n"),)).workspace()[0]
    assert [f.rule for f in check(texts, TODAY).findings] == ["rated-by-own-manager-alone"]


def test_an_account_without_any_rating_is_not_called_rated_by_its_manager() -> None:
    assert findings("rated-by-own-manager-alone", account="ratings: {}") == []
