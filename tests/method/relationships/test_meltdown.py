"""The risk of meltdown: its terms, and the weights at which it turns."""

import datetime as dt
from decimal import Decimal

import pytest

from kamctl.method.money.share import Share, share
from kamctl.method.relationships.meltdown import meltdown
from tests.method.workspaces import TODAY, workspace

TOP = "  p.top: {name: Pia Top, level: president, function: general, counterpart: d.osei, last_contact: 2026-10-01%s}\n"
LOW = "  m.%s: {name: Mo Low, level: manager, function: operations, counterpart: s.bauer, last_contact: 2026-10-01%s}\n"
SOUND = TOP % "" + LOW % ("one", "")
#: An account's revenue and profit, of 10,000 and 1,000 in all.
SMALL, LARGE = (1000, 100), (2000, "100.1")
OURS = """
years:
  2025: {customers: 9, revenue: 10000, profit: %s, best_fifth: {customers: 2, overlap: 1},
    peak: {rank: 1, profit: 1}, losing: {customers: 1, profit: -1}}
"""


def risk(contacts: str = "", *, stage: int = 4, more: str = "", stake=None, profit: int = 1000):
    stages = f"stages: [{{stage: {stage}, date: 2026-03-01, by: s.bauer}}]\n"
    held = f"contacts:\n{contacts}" if contacts else ""
    theirs, ours = "", ""
    if stake is not None:
        month = f"{{revenue: {stake[0]}, profit: {stake[1]}}}"
        theirs, ours = f"months: {{2025-01: {{revenue: 0, profit: 0}}, 2025-12: {month}}}", OURS % profit
    found = workspace(f"{stages}{more}\n{held}", results=theirs, portfolio_results=ours)
    return meltdown(found, "acme", TODAY)


def terms(*args, **more) -> tuple[str, list[str]]:
    found = risk(*args, **more)
    return found.level, [term.name for term in found.terms]


def test_it_is_judged_from_stage_4_on_or_over_a_tenth_of_our_revenue():
    assert risk(SOUND, stage=3) is None
    assert risk(SOUND, stage=3, stake=SMALL) is None
    assert risk(SOUND, stage=3, stake=("1000.01", 0)) is not None
    assert risk(SOUND, stage=4) is not None


def test_companies_that_meet_at_the_top_and_below_run_a_low_risk():
    assert terms(SOUND) == ("low", [])


def test_nobody_at_the_top_alone_is_a_medium_risk():
    assert terms(LOW % ("one", "") + LOW.replace("s.bauer", "f.gomez") % ("two", "")) == (
        "medium",
        ["nothing-at-the-top"],
    )


def test_nobody_at_the_top_and_a_single_thread_is_a_high_risk():
    assert terms(LOW % ("one", "") + LOW % ("two", "")) == (
        "high",
        ["nothing-at-the-top", "single-thread-ours"],
    )
    assert terms(LOW % ("one", "")) == ("high", ["nothing-at-the-top", "single-thread-theirs"])
    assert terms() == ("high", ["nothing-at-the-top", "single-thread-theirs"])


def test_two_terms_below_the_top_are_a_medium_risk_and_three_a_high_one():
    threaded = TOP % "" + LOW % ("one", ", stance: blocker, influence: high") + LOW % ("two", "")
    assert terms(threaded) == ("medium", ["single-thread-ours", "blocker"])
    gone = LOW % ("three", ", stance: sponsor, left: 2026-08-01")
    assert terms(threaded + gone) == ("high", ["single-thread-ours", "blocker", "sponsor-left"])


@pytest.mark.parametrize("influence", ["medium", "low"])
def test_a_blocker_counts_only_with_high_influence(influence):
    assert (
        terms(
            SOUND + LOW.replace("s.bauer", "f.gomez") % ("b", f", stance: blocker, influence: {influence}")
        )[1]
        == []
    )


def test_a_sponsor_who_left_counts_until_there_is_another():
    gone = LOW % ("gone", ", stance: sponsor, left: 2026-10-15")
    assert terms(SOUND + gone)[1] == ["sponsor-left"]
    assert terms(SOUND + gone.replace("2026-10-15", "2026-10-16"))[1] == ["single-thread-ours"]
    assert terms(TOP % ", stance: sponsor" + LOW % ("one", "") + gone)[1] == []


def test_an_executive_sponsor_of_ours_who_left_is_a_term():
    assert terms(SOUND, more="executive_sponsor: o.gone")[1] == ["executive-sponsor-left"]


def test_what_is_at_stake_makes_a_risk_worse_and_is_none_by_itself():
    assert terms(SOUND, stake=LARGE) == ("low", [])
    nobody = LOW % ("one", "") + LOW.replace("s.bauer", "f.gomez") % ("two", "")
    assert terms(nobody, stake=SMALL) == ("medium", ["nothing-at-the-top"])
    assert terms(nobody, stake=LARGE) == ("high", ["nothing-at-the-top", "profit-at-stake"])


def test_where_we_had_no_profit_in_all_there_is_no_share_of_it():
    nobody = LOW % ("one", "") + LOW.replace("s.bauer", "f.gomez") % ("two", "")
    assert terms(nobody, stake=LARGE, profit=1)[1] == ["nothing-at-the-top", "profit-at-stake"]
    assert terms(nobody, stake=LARGE, profit=0)[1] == ["nothing-at-the-top"]
    assert terms(nobody, stake=LARGE, profit=-9)[1] == ["nothing-at-the-top"]


@pytest.mark.parametrize(("today", "known"), [("2025-12-31", False), ("2026-01-01", True)])
def test_a_year_is_looked_at_once_it_is_closed_and_the_account_s_months_of_it_are_known(today, known):
    ours = OURS % 1000
    found = workspace(results="months: {2025-12: {revenue: 2000, profit: 200}}", portfolio_results=ours)
    part = share(found, "acme", dt.date.fromisoformat(today))
    assert part == (Share("2025", Decimal("0.2"), Decimal("0.2")) if known else None)
    other = workspace(results="months: {2026-01: {revenue: 2000, profit: 200}}", portfolio_results=ours)
    assert share(other, "acme", TODAY) is None
