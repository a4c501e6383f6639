"""The risk of meltdown: its terms, and the weights at which it turns."""

import datetime as dt

import pytest

from kamctl.method.relationships.meltdown import meltdown
from tests.method.workspaces import KAM, TODAY, portfolio

TOP = "  p.top: {name: Pia Top, level: president, function: general, counterpart: d.osei, last_contact: 2026-10-01%s}\n"
LOW = "  m.%s: {name: Mo Low, level: manager, function: operations, counterpart: s.bauer, last_contact: 2026-10-01%s}\n"
SOUND = TOP % "" + LOW % ("one", "")
YEAR = """
customers: 9
revenue: 10000
profit: {profit}
best_fifth: {{customers: 2, overlap: 1}}
peak: {{rank: 3, profit: 1000}}
losing: {{customers: 0, profit: 0}}
"""


def results(revenue: int, profit: int, *, ours: int = 10000) -> dict[str, str]:
    """Of 10,000 that we took in 2025, and the same or `ours` that we earned, what the account brought."""
    year = "".join(f"    {line}\n" for line in YEAR.format(profit=ours).strip().splitlines())
    half = f"revenue: {revenue / 2:g}, profit: {profit / 2:g}"
    return {
        "results/portfolio.yaml": f"years:\n  2024:\n{year.replace('10000', '1')}  2025:\n{year}",
        "results/acme.yaml": f"months: {{2025-01: {{{half}}}, 2025-12: {{{half}}}, 2026-01: {{revenue: 9999, profit: 9999}}}}\n",
    }


SMALL = results(1000, 1000)


def risk(
    contacts: str = "", *, stage: int = 4, more: str = "", brought: dict[str, str] | None = None, today=TODAY
):
    stages = f"stages: [{{stage: {stage}, date: 2026-03-01, by: s.bauer}}]\n"
    held = f"contacts:\n{contacts}" if contacts else ""
    texts = {"kam.yaml": KAM, "accounts/acme.yaml": f"name: Acme\n{stages}{more}\n{held}", **(brought or {})}
    return meltdown(portfolio(texts), "acme", today)


def terms(*args, **more) -> tuple[str, list[str]]:
    found = risk(*args, **more)
    return found.level, [term.name for term in found.terms]


def test_it_is_judged_from_stage_4_on_or_over_a_tenth_of_our_revenue():
    assert risk(SOUND, stage=3) is None
    assert risk(SOUND, stage=3, brought=SMALL) is None
    assert risk(SOUND, stage=3, brought=results(1001, 0)) is not None
    assert risk(SOUND, stage=4) is not None


def test_what_it_brought_is_that_of_the_newest_fiscal_year_that_is_closed():
    brought = results(1001, 1001)
    assert risk(SOUND, stage=3, brought=brought, today=dt.date(2026, 1, 1)) is not None
    # In the last days of 2025 the year before counts, in which the account brought nothing.
    assert risk(SOUND, stage=3, brought=brought, today=dt.date(2025, 12, 31)) is None
    del brought["results/acme.yaml"]
    assert risk(SOUND, stage=3, brought=brought) is None


def test_where_we_earned_nothing_no_share_of_it_is_at_stake():
    assert risk(LOW % ("one", ""), brought=results(500, 500, ours=0)).terms[-1].name != "profit-at-stake"


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


def test_money_at_stake_makes_a_risk_worse_but_is_not_a_risk_by_itself():
    large = results(2000, 1001)
    assert terms(SOUND, brought=large) == ("low", [])
    nobody = LOW % ("one", "") + LOW.replace("s.bauer", "f.gomez") % ("two", "")
    assert terms(nobody, brought=SMALL) == ("medium", ["nothing-at-the-top"])
    assert terms(nobody, brought=large) == ("high", ["nothing-at-the-top", "profit-at-stake"])


def test_a_supporter_who_left_is_not_a_sponsor_who_left():
    assert terms(SOUND + LOW % ("gone", ", stance: supporter, left: 2026-10-15"))[1] == []


def test_a_contact_nobody_maintains_is_not_a_second_thread():
    stale = (LOW % ("two", "")).replace("2026-10-01", "2025-01-01")
    assert terms(TOP % "" + stale)[1] == ["single-thread-theirs"]


def test_one_blocker_blocks_and_two_block():
    def said(*names: str) -> str:
        who = "".join(LOW % (name, ", stance: blocker, influence: high") for name in names)
        return next(term.text for term in risk(SOUND + who).terms if term.name == "blocker")

    assert said("b") == "m.b blocks us, with high influence"
    assert said("b", "c") == "m.b and m.c block us, with high influence"
