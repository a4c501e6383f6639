"""Criteria with what published scorecards use: bands, caps, metrics, missing ratings, measures, tiers."""

import datetime as dt
from decimal import Decimal

import pytest

from kamctl.method.relationships.coverage import coverage
from kamctl.method.selection.scores.ranking import ranking
from kamctl.method.selection.scores.scoring import Score, score_in
from kamctl.method.tier_policy import policy_for
from kamctl.model.portfolio import Portfolio
from tests.method.workspaces import KAM, TODAY, workspace

#: Weights 50 and 30 and 20, so that a rating is easily told from its points.
CRITERIA = """
edition: "2026"
approved: {by: d.osei, date: 2026-01-12}
scale: {low: 0, high: 5}
select_at: 70
exit_below: 30
criteria:
  fit: {name: Fit, weight: 50, question: Do they fit?}
  profit: {name: Profit, weight: 30, question: Do they earn us money?}
  reach: {name: Reach, weight: 20, question: Do others follow them?}
"""


def one(criterion: str, rating: str, by: str = "s.bauer") -> str:
    return f"  {criterion}: [{{rating: {rating}, by: {by}, date: 2026-02-01}}]\n"


def rated(fit: str = "4", profit: str = "4", reach: str = "4", more: str = "") -> str:
    return "ratings:\n" + one("fit", fit) + one("profit", profit) + one("reach", reach) + more


def with_profit(how: str) -> str:
    return CRITERIA.replace("question: Do they earn us money?", f"question: Do they earn?, {how}")


def score(found: Portfolio, today: dt.date = TODAY) -> Score:
    result = score_in(found, "acme", today)
    assert result is not None
    return result


@pytest.mark.parametrize(
    ("rating", "band"), [("0", "red"), ("2.49", "red"), ("2.5", "amber"), ("3.4", "amber"), ("3.5", "green")]
)
def test_the_lower_edge_belongs_to_the_band(rating: str, band: str) -> None:
    criteria = CRITERIA + "bands: {green: 70, amber: 50, red: 0}\n"
    assert score(workspace(rated(rating, rating, rating), criteria=criteria)).band == band


def test_a_score_under_all_bands_has_no_name() -> None:
    criteria = CRITERIA + "bands: {green: 70, amber: 50}\n"
    assert score(workspace(rated("2", "2", "2"), criteria=criteria)).band is None


@pytest.mark.parametrize(("profit", "points", "verdict"), [("1.9", "49", "below"), ("2", "82.0", "select")])
def test_a_cap_holds_the_score_down_and_says_what_it_would_be(profit, points, verdict) -> None:
    cap = 'caps:\n  - {when: {profit: "< 2"}, at_most: 49, because: A loss outweighs the rest}\n'
    found = score(workspace(rated("5", profit, "5"), criteria=CRITERIA + cap))
    assert (found.score, found.verdict) == (Decimal(points), verdict)
    if profit == "1.9":
        assert (found.capped_from, found.capped_because) == (Decimal("81.4"), "A loss outweighs the rest")
    else:
        assert found.capped_from is None


def test_the_first_cap_that_applies_counts_and_all_its_ratings_must_hold() -> None:
    caps = """
caps:
  - {when: {profit: "< 2", reach: "< 2"}, at_most: 10, because: Neither}
  - {when: {profit: "< 2"}, at_most: 60, because: No profit}
  - {when: {profit: "< 3"}, at_most: 20, because: Never reached}
"""
    assert score(workspace(rated("5", "1", "5"), criteria=CRITERIA + caps)).score == 60
    assert score(workspace(rated("5", "1", "1"), criteria=CRITERIA + caps)).score == 10


def test_a_cap_above_the_score_takes_nothing() -> None:
    cap = 'caps:\n  - {when: {profit: "< 2"}, at_most: 49, because: No profit}\n'
    found = score(workspace(rated("1", "1", "1"), criteria=CRITERIA + cap))
    assert (found.score, found.capped_from) == (Decimal(20), None)


def test_a_cap_under_the_exit_threshold_asks_for_the_exit() -> None:
    cap = 'caps:\n  - {when: {profit: "< 2"}, at_most: %s, because: No profit}\n'
    for at_most, leaves in (("29.9", True), ("30", False)):
        found = score(workspace(rated("5", "1", "5"), criteria=CRITERIA + cap % at_most))
        assert found.below_exit == leaves


METRIC = "metric: {what: margin in percent, bands: {0: 0, 10: 2, 20: 4, 30: 5}}"


@pytest.mark.parametrize(
    ("value", "rating"),
    [("-3", 0), ("0", 0), ("9.99", 0), ("10", 2), ("19.9", 2), ("20", 4), ("29.9", 4), ("30", 5), ("80", 5)],
)
def test_a_value_earns_the_rating_of_its_band(value: str, rating: int) -> None:
    entry = f"  profit: [{{value: {value}, by: f.gomez, date: 2026-02-01}}]\n"
    account = "ratings:\n" + one("fit", "4") + entry + one("reach", "4")
    part = score(workspace(account, criteria=with_profit(METRIC))).criteria[1]
    assert (part.rating, part.value, part.points) == (rating, Decimal(value), Decimal(6 * rating))


def test_a_rating_may_still_be_judged_where_there_is_a_metric() -> None:
    part = score(workspace(rated(profit="3"), criteria=with_profit(METRIC))).criteria[1]
    assert (part.rating, part.value, part.basis) == (3, None, "rated")


RESULTS = "months:\n" + "".join(
    f"  {year}-{month:02d}: {{revenue: {revenue}, profit: {profit}}}\n"
    for year, revenue, profit in ((2024, 1000, 100), (2025, 1000, 150), (2026, 1500, 300))
    for month in range(1, 13)
    if (year, month) < (2026, 10)
)


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("revenue", "16500"),  # three months of 1000, nine of 1500
        ("profit", "3150"),
        ("margin", "19.09"),
        ("revenue-growth", "37.5"),
    ],
)
def test_a_figure_of_the_results_comes_before_any_rating(figure: str, value: str) -> None:
    how = f"metric: {{what: {figure}, from: {figure}, bands: {{0: 0, 10: 3}}}}"
    part = score(workspace(rated(profit="1"), criteria=with_profit(how), results=RESULTS)).criteria[1]
    assert (part.basis, part.rating, part.raters) == ("results", 3, 0)
    assert part.value is not None
    assert round(part.value, 2) == Decimal(value)


def test_without_results_the_ratings_count() -> None:
    how = "metric: {what: margin, from: margin, bands: {0: 0, 10: 3}}"
    part = score(workspace(rated(profit="1"), criteria=with_profit(how))).criteria[1]
    assert (part.basis, part.rating) == ("rated", 1)


NO_PROFIT = "ratings:\n" + one("fit", "4") + one("reach", "3")


def test_what_nobody_rated_leaves_no_score_unless_the_criterion_says_otherwise() -> None:
    assert score(workspace(NO_PROFIT, criteria=CRITERIA)).verdict == "incomplete"
    low = score(workspace(NO_PROFIT, criteria=with_profit("missing: low")))
    assert (low.score, low.criteria[1].basis) == (52, "low")
    out = score(workspace(NO_PROFIT, criteria=with_profit("missing: leave-out")))
    assert (out.rests_on, out.criteria[1].weight) == (70, 0)
    # 40 and 12 of 70 points are 74.3 of 100, and the parts still add up.
    assert out.score is not None
    assert round(out.score, 1) == Decimal("74.3")
    assert round(sum(p.points for p in out.criteria if p.points is not None), 6) == round(out.score, 6)


def test_the_lowest_rating_of_what_nobody_rated_is_under_a_minimum() -> None:
    assert (
        score(workspace(NO_PROFIT, criteria=with_profit("missing: low, minimum: 1"))).verdict
        == "disqualified"
    )


@pytest.mark.parametrize(("apart", "left_out"), [(1, False), (2, True)])
def test_a_criterion_is_left_out_where_more_say_so_than_rate_it(apart: int, left_out: bool) -> None:
    entries = ["{rating: 4, by: s.bauer, date: 2026-02-01}"]
    entries += [
        f"{{not_applicable: They buy no frames, by: {who}, date: 2026-02-02}}"
        for who in ("l.chen", "v.park")[:apart]
    ]
    account = "ratings:\n" + one("fit", "4") + f"  profit: [{', '.join(entries)}]\n" + one("reach", "3")
    found = score(workspace(account, criteria=CRITERIA))
    assert (found.criteria[1].basis == "left-out") == left_out
    assert found.rests_on == (70 if left_out else 100)
    assert (found.criteria[1].why == "They buy no frames") == left_out


def test_a_threshold_is_compared_exactly_where_points_are_shared_out() -> None:
    # 5 of 50 and 0 of 20 points rated, 30 left out: 50 of 70, which is 71.428…
    account = "ratings:\n" + one("fit", "5") + one("reach", "0")
    criteria = with_profit("missing: leave-out")
    for select_at, verdict in (("71.428571", "select"), ("71.428572", "below")):
        found = score(
            workspace(account, criteria=criteria.replace("select_at: 70", f"select_at: {select_at}"))
        )
        assert found.verdict == verdict


MEASURES = "measures: {on-time: {name: Pays on time, share: 60}, disputes: {name: Few disputes, share: 40}}"


def measured(*entries: str) -> str:
    return "ratings:\n" + one("fit", "4") + f"  profit: [{', '.join(entries)}]\n" + one("reach", "4")


def test_measures_are_rated_one_by_one_and_weighed_by_their_shares() -> None:
    account = measured(
        "{measure: on-time, rating: 5, by: s.bauer, date: 2026-02-01}",
        "{measure: on-time, rating: 4, by: l.chen, date: 2026-02-01}",
        "{measure: disputes, rating: 2, by: s.bauer, date: 2026-02-02}",
    )
    part = score(workspace(account, criteria=with_profit(MEASURES))).criteria[1]
    assert part.rating == Decimal("3.5")  # 60 % of 4.5 and 40 % of 2
    assert [(m.measure, m.rating, m.raters, m.spread) for m in part.measures] == [
        ("on-time", Decimal("4.5"), 2, 1),
        ("disputes", 2, 1, 0),
    ]


def test_a_measure_that_nobody_rated_leaves_its_criterion_unrated_or_shares_its_part_out() -> None:
    account = measured("{measure: on-time, rating: 5, by: s.bauer, date: 2026-02-01}")
    assert score(workspace(account, criteria=with_profit(MEASURES))).missing == ("profit",)
    shared = score(workspace(account, criteria=with_profit(f"missing: leave-out, {MEASURES}")))
    assert shared.criteria[1].rating == 5
    low = score(workspace(account, criteria=with_profit(f"missing: low, {MEASURES}")))
    assert (low.criteria[1].rating, low.criteria[1].basis) == (3, "rated")
    nobody = score(workspace(NO_PROFIT, criteria=with_profit(f"missing: low, {MEASURES}")))
    assert (nobody.criteria[1].rating, nobody.criteria[1].basis) == (0, "low")


TIERS = """
tiers:
  strategic: {at: 85, policy: {review_every: month, contact_every_days: {president: 90}}}
  key: {at: 70}
"""


@pytest.mark.parametrize(
    ("rating", "tier"), [("4.25", "strategic"), ("4.24", "key"), ("3.5", "key"), ("3.49", None)]
)
def test_an_account_is_in_the_first_tier_that_its_score_reaches(rating: str, tier: str | None) -> None:
    found = score(workspace(rated(rating, rating, rating), criteria=CRITERIA + TIERS))
    assert (found.tier, found.tier_set) == (tier, False)


def test_a_decision_sets_another_tier_until_the_next_one() -> None:
    log = """
decisions:
  - {outcome: selected, by: d.osei, date: 2026-03-01, edition: "2026", tier: strategic, reason: Their name opens doors}
  - {outcome: selected, by: d.osei, date: 2026-09-01, edition: "2026"}
"""
    found = workspace(rated() + log, criteria=CRITERIA + TIERS)
    assert (score(found, dt.date(2026, 8, 31)).tier, score(found).tier) == ("strategic", "key")
    assert policy_for(found, "acme", dt.date(2026, 8, 31)).review_every == "month"
    assert policy_for(found, "acme", TODAY).review_every == "quarter"


@pytest.mark.parametrize("outcome", ["declined", "exited"])
def test_what_management_let_go_is_in_no_tier(outcome: str) -> None:
    log = f'decisions: [{{outcome: {outcome}, by: d.osei, date: 2026-03-01, edition: "2026", reason: No capacity}}]'
    assert score(workspace(rated() + log, criteria=CRITERIA + TIERS)).tier is None


def test_a_tiers_policy_overrides_what_it_states_and_nothing_else() -> None:
    kam = KAM + "policy: {action_window_days: 60, contact_every_days: {president: 200, director: 50}}\n"
    found = workspace(rated("5", "5", "5"), other=rated(), criteria=CRITERIA + TIERS, kam=kam)
    own, other = policy_for(found, "acme", TODAY), policy_for(found, "other", TODAY)
    assert (own.review_every, own.action_window_days) == ("month", 60)
    assert (own.contact_every("president"), own.contact_every("director")) == (90, 50)
    assert other == found.kam.policy


@pytest.mark.parametrize(("last", "state"), [("2026-07-17", "covered"), ("2026-07-16", "stale")])
def test_a_contact_of_a_tiers_account_is_due_by_the_tiers_days(last: str, state: str) -> None:
    contacts = f"contacts: {{p: {{name: P, level: president, function: general, counterpart: d.osei, last_contact: {last}}}}}\n"
    found = workspace(rated("5", "5", "5") + contacts, criteria=CRITERIA + TIERS)
    assert coverage(found, "acme", TODAY).contacts[0].state == state


def test_a_tier_may_weigh_otherwise_and_is_reached_by_its_own_weights() -> None:
    tiers = "tiers:\n  growth: {at: 85, weights: {fit: 20, profit: 0, reach: 80}}\n  key: {at: 70}\n"
    reaching = score(workspace(rated("3", "1", "5"), criteria=CRITERIA + tiers))
    assert (reaching.tier, reaching.score, reaching.verdict) == ("growth", 92, "select")
    assert [p.weight for p in reaching.criteria] == [20, 0, 80]
    staying = score(workspace(rated("5", "5", "1"), criteria=CRITERIA + tiers))
    assert (staying.tier, staying.score) == ("key", 84)


def test_weights_of_a_tier_that_do_not_add_up_give_no_score() -> None:
    tiers = "tiers:\n  growth: {at: 85, weights: {fit: 20, profit: 10, reach: 80}}\n"
    assert score_in(workspace(rated(), criteria=CRITERIA + tiers), "acme", TODAY) is None


def test_no_weight_lifts_a_cap_and_none_is_asked_of_what_is_left_out() -> None:
    cap = 'caps:\n  - {when: {profit: "< 2"}, at_most: 49, because: No profit}\n'
    found = workspace(rated("5", "1", "5"), criteria=CRITERIA + cap)
    assert found.criteria is not None
    (held,) = ranking(found, found.criteria, ["acme"], TODAY, sensitivity=True)
    assert held.sensitivity is not None
    assert held.sensitivity.select_share == 0
    assert [flip.flips_at for flip in held.sensitivity.flips] == [None, None, None]
    found = workspace(NO_PROFIT, criteria=with_profit("missing: leave-out"))
    assert found.criteria is not None
    (out,) = ranking(found, found.criteria, ["acme"], TODAY, sensitivity=True)
    assert out.sensitivity is not None
    by_name = {flip.criterion: flip.flips_at for flip in out.sensitivity.flips}
    # fit grades 80 and reach 60: the mean is 70 where they weigh the same.
    assert (by_name["profit"], by_name["fit"], by_name["reach"]) == (None, 50, 50)


def test_files_without_the_new_keys_mean_what_they_meant() -> None:
    found = score(workspace(rated("3", "4", "5"), criteria=CRITERIA))
    assert (found.score, found.rests_on, found.band, found.tier, found.capped_from) == (
        74,
        100,
        None,
        None,
        None,
    )
    assert {part.basis for part in found.criteria} == {"rated"}
