"""The facts of an agenda, from a workspace that reads like the product."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from kamctl.method.review.agenda import agenda
from kamctl.method.review.reviews import asked_period
from kamctl.workspace.load import load

FILES = {
    p.relative_to(root).as_posix(): p.read_text(encoding="utf-8")
    for root in [Path(__file__).parents[2] / "workspaces" / "reviews"]
    for p in root.rglob("*.yaml")
}


def made(period="2026-Q3", today="2026-10-15", edition="internal", **files):
    portfolio = load({**FILES, **{k.replace("__", "/"): v for k, v in files.items()}}).portfolio
    day = dt.date.fromisoformat(today)
    return agenda(portfolio, "acme", asked_period(period, portfolio.kam, day), day, edition)


def section(name, *args, **kwargs):
    return next(s for s in made(*args, **kwargs).sections if s.id == name)


def test_the_sections_stand_in_the_order_of_the_review():
    assert [s.id for s in made().sections] == [
        "needs", "follow-up", "value", "obligations", "price-benefit", "destination", "next-90-days", "decisions",
    ]  # fmt: skip


def test_needs_are_new_since_the_last_review_older_ones_open_and_those_met_since():
    needs = {n.id: n.state for n in section("needs").items}
    assert needs == {"spare-parts": "new", "shorter-lead-times": "open", "training": "met"}


def test_every_action_agreed_in_the_last_review_or_open_then_is_followed_up():
    found = {a.id: (a.state, a.agreed, a.days_late, a.moves) for a in section("follow-up").items}
    assert found == {
        "a-late": ("overdue", True, 14, 1),
        "a-kept": ("done", True, 10, 0),
        "a-gone": ("dropped", False, 0, 0),
    }


def test_a_slipped_action_tells_when_it_was_first_due_and_why_it_moved():
    late = section("follow-up").items[0]
    assert late.first_due == dt.date(2026, 9, 15)
    assert [(s.was, s.now) for s in late.slips] == [(dt.date(2026, 9, 15), dt.date(2026, 10, 1))]


def test_owners_are_named_with_their_side():
    sides = {a.id: (a.owner_name, a.side) for a in section("follow-up").items}
    assert sides["a-kept"] == ("Bo Ek", "account")
    assert sides["a-late"] == ("Li Chen", "us")


def test_the_first_review_follows_up_on_nothing():
    assert section("follow-up", "2026-Q1").items == ()


def test_an_agenda_seen_from_an_earlier_day_knows_nothing_of_what_came_later():
    states = {a.id: a.state for a in section("follow-up", today="2026-08-20").items}
    assert states == {"a-late": "open", "a-kept": "overdue", "a-gone": "dropped"}


def test_value_of_the_period_is_accepted_or_claimed_and_summed_by_year():
    value = section("value")
    assert [(v.state, v.worth) for v in value.items] == [("accepted", 180000), ("claimed", 9000)]
    assert (value.facts.accepted, value.facts.claimed) == (180000, 9000)
    assert [(y.year, y.accepted, y.claimed, y.unpriced) for y in value.facts.years] == [
        ("2025", Decimal("20000.50"), 0, 0),
        ("2026", 180000, 9000, 1),
    ]


def test_years_of_value_follow_the_fiscal_year():
    kam = FILES["kam.yaml"].replace("currency: USD", "currency: USD\nfiscal_year_starts: 10")
    years = section("value", "2026-Q4", **{"kam.yaml": kam}).facts.years
    assert [y.year for y in years] == ["2026"]


def test_both_sides_obligations_show_the_period_and_the_record_ours_first():
    found = section("obligations")
    assert [(o.id, [(p.period, p.state) for p in o.results]) for o in found.items] == [
        ("ship-in-full", [("2026-Q3", "missed")]),
        ("pay-on-time", [("2026-Q3", "missed")]),
    ]
    assert (found.facts.ours.met, found.facts.ours.missed) == (1, 2)
    assert (found.facts.theirs.met, found.facts.theirs.missed) == (1, 1)
    assert found.items[1].aim == "at most 30 days"


def test_an_aim_has_its_thousands_grouped():
    account = FILES["accounts/acme.yaml"].replace('"<= 30"\n    unit: days', '">= 50000"\n    unit: USD')
    found = section("obligations", **{"accounts/acme.yaml": account})
    assert found.items[1].aim == "at least 50,000 USD"


def test_the_review_opens_with_our_own_misses_in_either_edition():
    assert made().opening == ("plain words",)
    assert made(edition="customer").opening == ("plain words",)


def test_price_against_benefit_shows_where_it_is_going():
    facts = section("price-benefit").facts
    assert (facts.balance, facts.trend) == (-1, "worsening")


def test_milestones_are_reached_missed_or_ahead():
    states = {m.id: m.state for m in section("destination").items if m.kind == "milestone"}
    assert states == {"q1": "reached", "h1": "missed", "y1": "ahead"}


def test_an_initiative_tells_how_far_it_is():
    (step,) = (i for i in section("destination").items if i.kind == "initiative")
    assert (step.state, step.measure.percent) == ("running", 33)
    assert step.helps == ("Two new stores a year", "plain words", "Import tariff on frames")


def test_the_next_90_days_hold_what_is_overdue_and_what_is_due():
    found = section("next-90-days")
    assert [i.id for i in found.items] == ["a-late", "a-open", "a-ours", "y1"]
    assert found.facts.until == dt.date(2027, 1, 13)


def test_decisions_of_ours_are_for_our_eyes():
    ours = {d.kind for d in section("decisions").items}
    theirs = {d.kind for d in section("decisions", edition="customer").items}
    assert theirs == {
        "validation",
        "confirmation",
        "milestone",
        "value",
        "action",
        "obligation",
        "value-check",
    }
    assert ours - theirs == {"gate", "plan"}


def test_a_validation_that_runs_out_soon_is_wanted_again():
    wanted = next(d for d in section("decisions").items if d.kind == "validation")
    assert wanted.due == dt.date(2026, 11, 1)
    assert not [d for d in section("decisions", today="2026-07-10").items if d.kind == "validation"]


def test_attendees_are_the_team_their_people_that_it_concerns_and_the_counterparts_of_those():
    found = made()
    assert [p.name for p in found.ours] == ["Dana Osei", "Sabine Bauer", "Li Chen"]
    assert [p.name for p in found.theirs] == ["Maja Lindqvist", "Bo Ek"]


@pytest.mark.parametrize(
    ("period", "starts", "named"),
    [
        ("2026-Q3", 1, "Q3 2026"),
        ("2026-Q3", 7, "Q3 of fiscal year 2026"),
        ("2026-07", 7, "July 2026"),
        ("2026", 1, "2026"),
        ("2026", 4, "fiscal year 2026"),
    ],
)
def test_a_period_is_named_as_people_say_it(period, starts, named):
    kam = FILES["kam.yaml"].replace("currency: USD", f"currency: USD\nfiscal_year_starts: {starts}")
    assert made(period, **{"kam.yaml": kam}).period_name == named


def test_time_boxes_are_steps_of_five_minutes_and_add_up():
    found = made()
    assert all(s.minutes % 5 == 0 and 0 <= s.minutes <= 20 for s in found.sections)
    assert found.minutes == sum(s.minutes for s in found.sections)


def test_the_last_day_of_a_fiscal_year_and_the_first_of_the_next_ask_for_different_quarters():
    kam = FILES["kam.yaml"].replace("currency: USD", "currency: USD\nfiscal_year_starts: 7")
    before, after = (
        made(None, "2026-06-30", **{"kam.yaml": kam}),
        made(None, "2026-07-01", **{"kam.yaml": kam}),
    )
    assert (before.quarter, after.quarter) == ("2026-Q4", "2027-Q1")
    assert before.end + dt.timedelta(days=1) == after.start


def test_our_edition_shows_the_notes_on_contacts_since_the_last_review():
    since = made().sections[0].facts.since
    touched = FILES["accounts/acme.yaml"] + "touches:\n" + "".join(
        f"  - {{date: {day}, whom: [b.ek], how: visit, note: {note}}}\n"
        for day, note in ((since, "Before"), (since + dt.timedelta(1), "After"), ("2026-10-15", "Today"), ("2026-10-16", "To come"))
    )  # fmt: skip
    touched += "  - {date: 2026-10-01, whom: [b.ek]}\n"
    found = made(**{"accounts/acme.yaml": touched}).background.touches
    assert [(one.note, one.how) for one in found] == [("After", "visit"), ("Today", "visit")]
    assert made(edition="customer", **{"accounts/acme.yaml": touched}).background is None
