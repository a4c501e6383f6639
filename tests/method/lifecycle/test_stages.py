import datetime as dt

import pytest

from kamctl.method.lifecycle.stages import fallen_since, lifecycle
from kamctl.model.lifecycle import GATES, STAGE_OF
from tests.method.workspaces import KAM, TODAY, workspace

STAGE = {
    1: "stages: [{stage: 1, date: 2026-01-10, by: s.bauer}]",
    2: "stages: [{stage: 2, date: 2026-03-10, by: s.bauer}]",
    3: "stages: [{stage: 3, date: 2026-05-10, by: s.bauer}]",
    4: "stages: [{stage: 4, date: 2026-07-10, by: s.bauer}]",
    5: "stages: [{stage: 5, date: 2026-09-01, by: s.bauer}]",
    6: "stages: [{stage: 6, date: 2026-09-01, by: s.bauer}]",
}
PLAIN = "contacts:\n  m.lind: {name: Maja Lind, level: manager, function: operations}"


def requirement(name: str, account: str = "", *, today: dt.date = TODAY, **files):
    """The named requirement of an account that stands before its gate."""
    portfolio = workspace(f"{STAGE[STAGE_OF[name]]}\n{account}", **files)
    [found] = [r for r in lifecycle(portfolio, "acme", today).requirements if r.name == name]
    return found


def state(name: str, account: str = "", **files) -> str:
    return requirement(name, account, **files).state


def test_an_account_without_a_stage_entry_stands_before_stage_1_and_no_gate():
    result = lifecycle(workspace(), "acme", TODAY)
    assert (result.stage, result.since, result.next, result.ready, result.requirements) == (
        None,
        None,
        1,
        True,
        (),
    )


def test_the_stage_is_the_newest_entry_up_to_today():
    portfolio = workspace(
        "stages: [{stage: 1, date: 2026-01-10, by: s.bauer}, {stage: 2, date: 2026-10-16, by: s.bauer}]"
    )
    assert lifecycle(portfolio, "acme", TODAY).stage == 1
    assert lifecycle(portfolio, "acme", dt.date(2026, 10, 16)).stage == 2


def test_all_gates_behind_are_watched_beside_the_next():
    names = [r.name for r in lifecycle(workspace(STAGE[3]), "acme", TODAY).requirements]
    assert names == [*GATES[1], *GATES[2], *GATES[3]]


def test_the_last_stage_has_no_gate_and_watches_all_five_and_the_profit():
    results = "months: {2026-09: {revenue: 10, profit: 1}}"
    result = lifecycle(workspace(STAGE[6], results=results), "acme", TODAY)
    assert (result.next, result.ready, result.gate) == (None, False, ())
    assert [r.name for r in result.behind] == list(STAGE_OF)


def test_ready_means_that_every_requirement_of_the_next_gate_is_met():
    assert lifecycle(workspace(f"{STAGE[1]}\nbuying_reasons: [{{reason: quality}}]"), "acme", TODAY).ready
    assert not lifecycle(workspace(STAGE[1]), "acme", TODAY).ready


# The gate out of stage 1


def test_a_buying_reason_must_be_recorded():
    assert state("buying-reason") == "unmet"
    assert state("buying-reason", "buying_reasons: [{reason: quality}, {reason: price}]") == "met"


def test_price_as_a_second_reason_needs_no_value_beyond_it():
    assert state("value-beyond-price", "buying_reasons: [{reason: quality}, {reason: price}]") == "met"


def test_price_as_the_main_reason_needs_an_initiative_that_is_worth_something_to_them():
    bought = "buying_reasons: [{reason: price}]"
    initiative = "initiatives: {frames: {name: Frames, owner: s.bauer, start: 2026-01-01, end: 2026-12-31%s}}"
    assert state("value-beyond-price", bought) == "unmet"
    assert state("value-beyond-price", bought, plan=initiative % "") == "unmet"
    assert state("value-beyond-price", bought, plan=initiative % ", worth: {to_us: 5}") == "unmet"
    assert state("value-beyond-price", bought, plan=initiative % ", worth: {to_them: 0}") == "unmet"
    assert state("value-beyond-price", bought, plan=initiative % ", worth: {to_them: 5}") == "met"


@pytest.mark.parametrize(("end", "expected"), [("2026-10-15", "met"), ("2026-10-14", "unmet")])
def test_an_initiative_that_has_ended_adds_nothing_beyond_the_price(end, expected):
    plan = f"initiatives: {{f: {{name: F, owner: s.bauer, start: 2026-01-01, end: {end}, worth: {{to_them: 5}}}}}}"
    assert state("value-beyond-price", "buying_reasons: [{reason: price}]", plan=plan) == expected


def test_an_unknown_buying_reason_may_be_the_price():
    assert state("value-beyond-price") == "unmet"


# The gate out of stage 2


@pytest.mark.parametrize(
    ("date", "expected"), [("2026-03-09", "unmet"), ("2026-03-10", "met"), ("2026-10-16", "unmet")]
)
def test_growth_counts_from_the_day_the_stage_began_to_today(date, expected):
    entry = f"growth: [{{date: {date}, by: f.gomez, outlook: seasonal, finding: A new store}}]"
    assert state("growth-investigated", entry) == expected


@pytest.mark.parametrize(
    ("date", "balance", "expected"),
    [
        ("2026-07-17", 400000, "met"),
        ("2026-07-16", 400000, "unmet"),
        ("2026-07-17", 400001, "unmet"),
        ("2026-10-16", 1, "unmet"),
    ],
)
def test_receivables_are_at_most_90_days_old_and_within_the_limit(date, balance, expected):
    entry = f"""
credit: {{limit: 400000, terms_days: 30}}
receivables: [{{date: {date}, balance: {balance}, overdue: 0}}]"""
    assert state("receivables-known", entry) == expected


@pytest.mark.parametrize(
    ("balance", "overdue", "expected"), [(400, 100, "met"), (400, "100.01", "unmet"), (0, 0, "met")]
)
def test_at_most_a_quarter_of_the_balance_is_overdue(balance, overdue, expected):
    entry = f"""
credit: {{limit: 400, terms_days: 30}}
receivables: [{{date: 2026-10-01, balance: {balance}, overdue: {overdue}}}]"""
    assert state("receivables-known", entry) == expected


def test_without_a_credit_limit_no_balance_is_within_it():
    found = requirement("receivables-known", "receivables: [{date: 2026-10-01, balance: 1, overdue: 0}]")
    assert (found.state, found.detail) == ("unmet", "no credit limit is recorded")


def test_only_the_newest_receivables_figure_counts():
    log = """
credit: {limit: 100, terms_days: 30}
receivables: [{date: 2026-10-01, balance: 90, overdue: 0}, {date: 2026-09-01, balance: 900, overdue: 0}]"""
    assert state("receivables-known", log) == "met"


# The gate out of stage 3


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", "unmet"),
        ("manager: s.bauer", "met"),
        ("manager: x.nobody", "unmet"),
        ("manager: o.gone", "unmet"),
    ],
)
def test_the_manager_is_one_of_our_people_who_is_still_here(line, expected):
    assert state("manager-named", line) == expected


def forecast(quarter="2026-Q4", rest=", agreed_by: m.lind, capacity_confirmed_by: l.chen", date="2026-09-02"):
    return f"{PLAIN}\nforecasts: [{{date: {date}, product: 'Frames, road', quarter: {quarter}, units: 12{rest}}}]"


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        (forecast(), "met"),
        (forecast("2027-Q1"), "met"),
        (forecast("2026-Q3"), "unmet"),
        (forecast("2027-Q2"), "unmet"),
        (forecast(rest=", agreed_by: m.lind"), "unmet"),
        (forecast(rest=", capacity_confirmed_by: l.chen"), "unmet"),
        (forecast(rest=", agreed_by: x.nobody, capacity_confirmed_by: l.chen"), "unmet"),
        (forecast(date="2026-10-16"), "unmet"),
    ],
)
def test_a_forecast_for_this_or_the_next_quarter_is_agreed_and_its_capacity_confirmed(account, expected):
    assert state("forecast-agreed", account) == expected


def test_the_forecasts_quarter_is_one_of_the_fiscal_year():
    july = KAM.replace("currency: USD", "currency: USD\nfiscal_year_starts: 7")
    assert state("forecast-agreed", forecast("2027-Q2"), kam=july) == "met"
    assert state("forecast-agreed", forecast("2026-Q4"), kam=july) == "unmet"


def test_an_incomplete_forecast_tells_what_it_lacks():
    found = requirement("forecast-agreed", forecast(rest=""))
    assert found.detail == (
        "the forecast of Frames, road for 2026-Q4 is not agreed by a contact and with capacity confirmed by one of our people"
    )


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("date: 2026-04-18, level: low", "met"),
        ("date: 2026-04-17, level: low", "unmet"),
        ("date: 2026-10-01, level: medium", "unmet"),
        ("date: 2026-10-01, level: high, mitigation: We call weekly", "met"),
        ("date: 2026-10-01, level: high, mitigation: none", "unmet"),
        ("date: 2026-10-01, level: high, mitigation: tbd.", "unmet"),
    ],
)
def test_the_flight_risk_is_assessed_within_180_days_with_a_mitigation_unless_low(entry, expected):
    assert (
        state("flight-risk-assessed", f"flight_risk: [{{by: s.bauer, reason: Merger, {entry}}}]") == expected
    )


# The gate out of stage 4

MEETING = """
decision_level: vice-president
contacts:
  p.top: {name: Pia Top, level: vice-president, function: general, counterpart: v.park, last_contact: 2026-10-01}
  d.mid: {name: Dan Mid, level: director, function: finance, counterpart: f.gomez, last_contact: 2026-10-01}
  m.low: {name: Mo Low, level: manager, function: operations, counterpart: s.bauer, last_contact: 2026-10-01}
"""


def test_companies_that_meet_at_every_level_pass_the_gate():
    assert lifecycle(workspace(STAGE[4] + MEETING), "acme", TODAY).ready


PRESIDENT = (
    "contacts: {p.top: {name: %s, level: %s, function: general, counterpart: %s, last_contact: 2026-10-01}}\n"
)


@pytest.mark.parametrize(
    ("name", "level", "counterpart", "more", "expected"),
    [
        ("Pia Top", "president", "d.osei", "", "met"),
        ('"?"', "president", "d.osei", "", "unmet"),
        ("Pia Top", "vice-president", "d.osei", "", "unmet"),
        ("Pia Top", "director", "f.gomez", "decision_level: director", "met"),
        ("Pia Top", "president", "d.osei", "decision_level: director", "unmet"),
        ("Pia Top", "president", "v.park", "", "unmet"),
        ("Pia Top", "president", "v.park", "executive_sponsor: v.park", "met"),
        ("Pia Top", "president", "f.gomez", "executive_sponsor: f.gomez", "unmet"),
    ],
)
def test_the_executive_pair_is_somebody_known_and_covered_where_they_decide(
    name, level, counterpart, more, expected
):
    assert state("executive-pair", PRESIDENT % (name, level, counterpart) + more) == expected


def test_a_highest_contact_out_of_touch_breaks_the_executive_pair():
    gone_quiet = MEETING.replace("v.park, last_contact: 2026-10-01", "v.park, last_contact: 2026-01-01")
    assert state("executive-pair", gone_quiet) == "unmet"
    assert state("levels-covered", gone_quiet) == "unmet"


def test_a_director_without_a_counterpart_leaves_a_level_uncovered():
    alone = MEETING.replace(", counterpart: f.gomez", "")
    assert state("executive-pair", alone) == "met"
    assert state("levels-covered", alone) == "unmet"


def test_two_functions_are_not_enough():
    assert state("functions-covered", MEETING.replace("operations", "Finance")) == "unmet"


def test_a_post_that_nobody_holds_yet_leaves_its_level_uncovered():
    assert (
        state("levels-covered", MEETING + '  q.new: {name: "?", level: director, function: quality}')
        == "unmet"
    )


# The gate out of stage 5

MINUTES = "held: {held}\nattendees: [m.lind, s.bauer]\nsummary: Fine\nagreed: [a-7k2q]"


@pytest.mark.parametrize(
    ("held", "expected"),
    [("2026-08-31", "unmet"), ("2026-09-01", "met"), ("2026-10-15", "met"), ("2026-10-16", "unmet")],
)
def test_a_review_counts_when_held_within_the_stage(held, expected):
    assert state("review-held", reviews={"2026-Q3": MINUTES.format(held=held)}) == expected


def test_a_review_held_two_quarters_ago_is_too_old():
    minutes = {"2026-Q3": MINUTES.format(held="2026-09-20")}
    assert state("review-held", reviews=minutes, today=dt.date(2026, 12, 31)) == "met"
    assert state("review-held", reviews=minutes, today=dt.date(2027, 1, 1)) == "unmet"


ACTION = "actions: {{a-7k2q: {{do: Agree, owner: s.bauer, opened: 2026-09-01, due: {due}{rest}}}}}"


@pytest.mark.parametrize(
    ("due", "rest", "expected"),
    [
        ("2026-10-15", "", "met"),
        ("2026-10-14", "", "unmet"),
        ("2026-10-14", ", done: 2026-10-15", "met"),
        ("2026-10-14", ", done: 2026-10-16", "unmet"),
        ("2026-10-14", ", dropped: {date: 2026-10-15, reason: No use}", "met"),
    ],
)
def test_no_action_agreed_in_the_last_review_is_overdue(due, rest, expected):
    minutes = {"2026-Q3": MINUTES.format(held="2026-09-20")}
    assert state("actions-followed-up", reviews=minutes, plan=ACTION.format(due=due, rest=rest)) == expected


def test_what_an_earlier_review_agreed_is_not_asked_for_again():
    minutes = {
        "2026-Q2": MINUTES.format(held="2026-07-20"),
        "2026-Q3": "held: 2026-09-20\nattendees: [s.bauer]\nsummary: Fine",
    }
    assert (
        state("actions-followed-up", reviews=minutes, plan=ACTION.format(due="2026-08-01", rest="")) == "met"
    )


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("", "unmet"),
        (", accepted: {by: m.lind, date: 2026-01-01}", "met"),
        (", accepted: {by: m.lind, date: 2025-12-31}", "unmet"),
        (", accepted: {by: x.nobody, date: 2026-10-01}", "unmet"),
        (", accepted: {by: m.lind, date: 2026-10-16}", "unmet"),
    ],
)
def test_a_contact_accepted_value_in_this_quarter_or_the_three_before(accepted, expected):
    assert (
        state("value-accepted", f"{PLAIN}\nvalue: [{{date: 2025-11-03, what: Less stock{accepted}}}]")
        == expected
    )


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        ("date: 2026-04-18, price: 3, benefit: 4", "met"),
        ("date: 2026-04-17, price: 3, benefit: 4", "unmet"),
        ("date: 2026-10-01, price: 3, benefit: 3", "unmet"),
        ("date: 2026-10-01, price: 4, benefit: 3.5", "unmet"),
    ],
)
def test_the_newest_value_check_rates_benefit_above_price_within_180_days(check, expected):
    assert state("benefit-exceeds-price", f"value_checks: [{{by: m.lind, {check}}}]") == expected


# Waivers, going back


def test_a_requirement_waived_on_the_way_through_its_gate_is_listed_as_waived_with_the_reason():
    portfolio = workspace("""
    stages:
      - {stage: 1, date: 2026-01-10, by: s.bauer}
      - {stage: 2, date: 2026-03-10, by: s.bauer, waived: {buying-reason: {reason: We know them for years, until: 2026-10-15}}}
    """)
    first = lifecycle(portfolio, "acme", TODAY).requirements[0]
    assert (first.state, first.detail, first.remedy) == ("waived", "We know them for years", "")


def test_a_waived_requirement_stays_listed_as_waived_even_when_it_is_met_by_now():
    portfolio = workspace("""
    stages:
      - {stage: 1, date: 2026-01-10, by: s.bauer}
      - {stage: 2, date: 2026-03-10, by: s.bauer, waived: {buying-reason: {reason: We know them for years, until: 2026-10-15}}}
    buying_reasons: [{reason: service}]
    """)
    assert lifecycle(portfolio, "acme", TODAY).requirements[0].state == "waived"


@pytest.mark.parametrize(
    ("date", "waiver", "expected"),
    [
        ("2026-04-18", "Known", "waived"),
        ("2026-04-17", "Known", "unmet"),
        ("2026-04-17", "{reason: Known}", "unmet"),
        ("2026-01-10", "{reason: Known, until: 2026-10-15}", "waived"),
        ("2026-10-01", "{reason: Known, until: 2026-10-14}", "unmet"),
    ],
)
def test_a_waiver_holds_up_to_its_last_day_or_for_180_days(date, waiver, expected):
    portfolio = workspace(
        f"stages: [{{stage: 2, date: {date}, by: s.bauer, waived: {{buying-reason: {waiver}}}}}]"
    )
    [found] = [r for r in lifecycle(portfolio, "acme", TODAY).behind if r.name == "buying-reason"]
    assert found.state == expected
    assert found.waived_until is not None


def test_what_was_waived_has_fallen_since_the_day_after_the_waiver():
    portfolio = workspace(
        "stages: [{stage: 2, date: 2026-02-01, by: s.bauer, waived: {buying-reason: {reason: K, until: 2026-09-30}}}]"
    )
    assert fallen_since(portfolio, "acme", "buying-reason", TODAY) == dt.date(2026, 10, 1)


def test_a_waiver_ends_when_the_account_goes_back_and_through_the_gate_again_without_it():
    portfolio = workspace("""
    stages:
      - {stage: 1, date: 2026-01-10, by: s.bauer}
      - {stage: 2, date: 2026-03-10, by: s.bauer, waived: {buying-reason: {reason: We know them for years, until: 2026-10-15}}}
      - {stage: 1, date: 2026-04-10, by: s.bauer, reason: A new owner}
      - {stage: 2, date: 2026-05-10, by: s.bauer}
    """)
    assert lifecycle(portfolio, "acme", TODAY).requirements[0].state == "unmet"


def test_a_waiver_outlives_a_return_to_the_stage_behind_its_gate():
    portfolio = workspace("""
    stages:
      - {stage: 1, date: 2026-01-10, by: s.bauer}
      - {stage: 2, date: 2026-03-10, by: s.bauer, waived: {buying-reason: {reason: We know them for years, until: 2026-10-15}}}
      - {stage: 3, date: 2026-04-10, by: s.bauer}
      - {stage: 2, date: 2026-05-10, by: s.bauer, reason: Growth stopped}
    """)
    assert lifecycle(portfolio, "acme", TODAY).requirements[0].state == "waived"


def test_a_waiver_does_not_carry_over_to_the_gate_that_is_next_again():
    portfolio = workspace("""
    stages:
      - {stage: 2, date: 2026-03-10, by: s.bauer, waived: {buying-reason: {reason: We know them for years, until: 2026-10-15}}}
      - {stage: 1, date: 2026-05-10, by: s.bauer, reason: A new owner}
    """)
    assert lifecycle(portfolio, "acme", TODAY).requirements[0].state == "unmet"


def test_going_back_to_a_stage_asks_anew_for_what_must_be_dated_within_it():
    portfolio = workspace("""
    stages:
      - {stage: 2, date: 2026-01-10, by: s.bauer}
      - {stage: 3, date: 2026-03-10, by: s.bauer}
      - {stage: 2, date: 2026-05-10, by: s.bauer, reason: Growth stopped}
    growth: [{date: 2026-02-01, by: f.gomez, outlook: structural, finding: A new store}]
    """)
    [growth] = [r for r in lifecycle(portfolio, "acme", TODAY).gate if r.name == "growth-investigated"]
    assert growth.state == "unmet"
    assert "before the stage began on 2026-05-10" in growth.detail


def test_a_log_that_never_held_a_stage_asks_for_no_date_within_it():
    growth = "growth: [{date: 2019-02-01, by: f.gomez, outlook: structural, finding: A new store}]"
    portfolio = workspace(f"{STAGE[4]}\n{growth}")
    [found] = [r for r in lifecycle(portfolio, "acme", TODAY).behind if r.name == "growth-investigated"]
    assert found.state == "met"


# Since when a requirement behind has fallen

LIFE = """
manager: s.bauer
stages:
  - {stage: 3, date: 2025-05-10, by: s.bauer}
  - {stage: 4, date: 2025-07-10, by: s.bauer}
  - {stage: 5, date: 2025-09-10, by: s.bauer}
"""


def test_an_assessment_falls_on_the_day_it_is_older_than_180_days():
    portfolio = workspace(LIFE + "flight_risk: [{date: 2026-01-10, by: s.bauer, level: low, reason: Calm}]")
    assert fallen_since(portfolio, "acme", "flight-risk-assessed", TODAY) == dt.date(2026, 7, 10)


def test_the_executive_pair_falls_on_the_day_the_contact_goes_stale():
    portfolio = workspace(
        LIFE + MEETING.replace("v.park, last_contact: 2026-10-01", "v.park, last_contact: 2026-05-01")
    )
    assert fallen_since(portfolio, "acme", "executive-pair", TODAY) == dt.date(2026, 8, 30)


def test_the_manager_falls_on_the_day_they_leave():
    portfolio = workspace(LIFE.replace("manager: s.bauer", "manager: o.gone"))
    assert fallen_since(portfolio, "acme", "manager-named", TODAY) == dt.date(2026, 5, 31)


def test_what_holds_today_or_lies_ahead_has_not_fallen():
    portfolio = workspace(LIFE)
    assert fallen_since(portfolio, "acme", "manager-named", TODAY) is None
    assert fallen_since(portfolio, "acme", "review-held", TODAY) is None


def test_what_carries_no_date_cannot_tell_since_when_it_fell():
    portfolio = workspace(LIFE)
    assert fallen_since(portfolio, "acme", "buying-reason", TODAY) is None
