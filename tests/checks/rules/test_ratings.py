"""The limits of the rules about ratings, and the accounts that they cover."""

import datetime as dt

import pytest

from tests.checks.rules.limits import Limit, by_day, by_value, findings
from tests.checks.rules.rated import criteria, first_rated, rated

RATED_ON = first_rated("{rating: 4, by: s.bauer, date: @, evidence: E}")
#: A rating without evidence that a newer one replaces from its day on.
REPLACED = first_rated(
    "{rating: 4, by: s.bauer, date: 2026-02-03}, {rating: 3, by: s.bauer, date: @, evidence: E}"
)
STRONG = "strengths: {delivery: [{rating: @, by: m.lindqvist, date: 2026-02-03}]}"
ANCHOR = ", anchors: {@: In every store}"
NOMINATED = 'decisions: [{outcome: nominated, by: d.osei, date: 2026-02-03, edition: "2026"}]'

LIMITS = [
    *by_value("rating-off-scale", good=5, bad="5.1", account=rated(first="@")),
    *by_value("rating-off-scale", good=0, bad="-0.1", account=rated(first="@")),
    *by_value("rating-off-scale", good=1, bad="0.9", account=rated(first="@"), criteria="scale: {low: 1, high: 5}"),
    *by_value("rating-off-scale", good=5, bad="5.1", criteria=criteria(5, 20, ", minimum: @")),
    *by_value("rating-off-scale", good=0, bad="-0.1", criteria=criteria(5, 20, ", minimum: @")),
    *by_value("rating-off-scale", good=5, bad="5.1", criteria=criteria(5, 20, ANCHOR)),
    *by_value("rating-off-scale", good=0, bad="-0.1", criteria=criteria(5, 20, ANCHOR)),
    *by_value("rating-off-scale", good=5, bad="5.1", account=STRONG),
    *by_value("rating-off-scale", good=0, bad="-0.1", account=STRONG),
    *by_value("missing-rating", good="2026-11-22", bad="2026-11-23", account=RATED_ON),
    *by_value("rating-without-evidence", good="Orders grew", bad="tbd", account=RATED_ON.replace("@", "2026-02-03").replace("evidence: E", "evidence: @")),
    *by_value("rating-without-evidence", good="2026-11-22", bad="2026-11-23", account=REPLACED),
    *by_day("stale-rating", good="2027-02-03", bad="2027-02-04"),
    *by_day("stale-rating", good="2026-03-05", bad="2026-03-06", kam="policy: {rating_valid_days: 30}", account=NOMINATED),
    *by_value("stale-rating", good="2026-02-03", bad="2026-02-04", criteria="approved: {by: d.osei, date: @}"),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS)
def test_a_rule_is_silent_up_to_its_limit_and_speaks_beyond_it(limit: Limit) -> None:
    assert limit.found == limit.bad


DECISION = 'decisions: [{outcome: %s, by: d.osei, date: 2026-08-20, edition: "2026", reason: R}]'
MISSING, OLD = "ratings: {}\n", rated(day="2025-02-03")


@pytest.mark.parametrize("outcome", ["nominated", "trial", "selected"])
def test_ratings_are_asked_for_of_accounts_nominated_on_trial_or_selected(outcome: str) -> None:
    assert len(findings("missing-rating", account=MISSING + DECISION % outcome)) == 1
    assert len(findings("stale-rating", account=OLD + DECISION % outcome)) == 1


@pytest.mark.parametrize("decisions", ["decisions: []", DECISION % "declined", DECISION % "exited"])
def test_and_of_no_others(decisions: str) -> None:
    assert findings("missing-rating", account=MISSING + decisions) == []
    assert findings("stale-rating", account=OLD + decisions) == []


def test_what_stands_in_the_file_is_checked_where_nobody_has_decided_but_not_where_somebody_let_it_go() -> (
    None
):
    off, bare = rated(9), first_rated("{rating: 4, by: s.bauer, date: 2026-02-03}")
    for decisions, count in (("decisions: []", 1), (DECISION % "declined", 0), (DECISION % "exited", 0)):
        assert len(findings("rating-without-evidence", account=bare + decisions)) == count
        assert len(findings("rating-off-scale", account=off + decisions)) == 5 * count


def test_outdated_ratings_are_reported_once_for_the_criterion() -> None:
    old = (
        f"{{rating: 4, by: {who}, date: 2025-02-{day}, evidence: E}}"
        for who, day in (("s.bauer", "03"), ("l.chen", "04"))
    )
    criteria = "approved: {by: d.osei, date: 2025-01-12}"
    assert findings("stale-rating", criteria=criteria, account=first_rated(", ".join(old))) == [
        "rated 657 days ago by s.bauer, and too long ago by l.chen; a rating is valid for 365"
    ]


def test_ratings_under_an_earlier_edition_are_reported_once_for_the_account() -> None:
    later = "approved: {by: d.osei, date: 2026-02-04}"
    assert findings("stale-rating", criteria=later, account=rated()) == [
        "rated before edition 2026 was approved on 2026-02-04: strategic-fit, growth, profit, partnership, reach"
    ]


def test_an_edition_that_is_approved_tomorrow_asks_for_nothing_today() -> None:
    assert findings("stale-rating", criteria="approved: {by: d.osei, date: 2026-11-22}", account=rated())
    assert not findings("stale-rating", criteria="approved: {by: d.osei, date: 2026-11-23}", account=rated())


GONE = "{rating: 4, by: p.gone, date: 2025-02-03, evidence: E}"
STAYS = "{rating: 4, by: f.gomez, date: 2026-02-03, evidence: E}"


def test_the_rating_of_somebody_who_left_is_asked_for_again_only_where_nobody_else_rated() -> None:
    assert len(findings("stale-rating", account=first_rated(GONE))) == 1
    assert findings("stale-rating", account=first_rated(f"{GONE}, {STAYS}")) == []


@pytest.mark.parametrize(("day", "count"), [("2026-05-30", 1), ("2026-05-31", 0)])
def test_somebody_who_leaves_can_rate_up_to_the_day_before(day: str, count: int) -> None:
    account = first_rated(f"{GONE}, {STAYS}") + NOMINATED
    assert len(findings("stale-rating", dt.date.fromisoformat(day), account=account)) == count
