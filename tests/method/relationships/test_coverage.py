import datetime as dt

import pytest

from kamctl.method.relationships.coverage import coverage, levels_match, portfolio_coverage
from tests.method.workspaces import TODAY, workspace


def one(contact: str, today: dt.date = TODAY):
    """Coverage of an account with one contact, given in flow style."""
    return coverage(workspace(f"contacts:\n  m.lind: {contact}"), "acme", today).contacts[0]


def director(**fields: str) -> str:
    rest = "".join(f", {key}: {value}" for key, value in fields.items())
    return f"{{name: Maja Lind, level: director, function: operations{rest}}}"


def test_a_contact_in_touch_within_the_days_of_its_level_is_covered():
    contact = one(director(counterpart="s.bauer", last_contact="2026-07-17"))
    assert (contact.state, contact.days_since, contact.every_days) == ("covered", 90, 90)


def test_one_day_more_makes_it_stale():
    contact = one(director(counterpart="s.bauer", last_contact="2026-07-16"))
    assert (contact.state, contact.days_since) == ("stale", 91)


def test_the_policy_can_give_a_level_fewer_days():
    kam = """
    company: Adventure Works
    currency: USD
    people: {s.bauer: {name: Sabine Bauer, level: manager, function: sales}}
    policy: {contact_every_days: {director: 10}}
    """
    portfolio = workspace(
        f"contacts: {{m.lind: {director(counterpart='s.bauer', last_contact='2026-10-01')}}}", kam=kam
    )
    assert coverage(portfolio, "acme", TODAY).contacts[0].state == "stale"


def test_a_counterpart_without_a_recorded_contact_is_stale():
    contact = one(director(counterpart="s.bauer"))
    assert (contact.state, contact.days_since) == ("stale", None)


def test_a_contact_made_in_the_future_does_not_count():
    contact = one(director(counterpart="s.bauer", last_contact="2026-10-16"))
    assert (contact.state, contact.last_contact) == ("stale", None)


def test_two_levels_apart_is_a_mismatch():
    contact = one(director(counterpart="l.chen", last_contact="2026-10-01"))
    assert contact.state == "mismatch"
    assert "l.chen is a specialist" in contact.detail


@pytest.mark.parametrize(
    ("theirs", "ours", "fits"),
    [
        ("president", "president", True),
        ("president", "vice-president", False),
        ("vice-president", "president", True),
        ("vice-president", "director", True),
        ("vice-president", "manager", False),
        ("specialist", "manager", True),
        ("specialist", "director", False),
    ],
)
def test_counterparts_stand_one_level_apart_at_most_and_a_president_meets_a_president(theirs, ours, fits):
    assert levels_match(theirs, ours) is fits


@pytest.mark.parametrize("counterpart", ["o.gone", "x.unknown"])
def test_a_counterpart_who_left_or_is_unknown_counts_as_nobody(counterpart):
    assert one(director(counterpart=counterpart, last_contact="2026-10-01")).state == "nobody"


def test_a_counterpart_is_there_until_the_day_they_leave():
    contact = director(counterpart="o.gone", last_contact="2026-05-01")
    assert one(contact, dt.date(2026, 5, 30)).state == "covered"
    assert one(contact, dt.date(2026, 5, 31)).state == "nobody"


def test_a_post_that_nobody_holds_yet_is_a_gap_whoever_is_named_for_it():
    contact = one(
        '{name: "?", level: director, function: finance, counterpart: s.bauer, last_contact: 2026-10-01}'
    )
    assert (contact.state, contact.is_post) == ("nobody", True)


def test_contacts_who_left_are_no_part_of_the_matrix():
    portfolio = workspace(f"""
    contacts:
      m.lind: {director(left="2026-10-15")}
      k.ek: {director(left="2026-10-16")}
    """)
    assert [c.contact for c in coverage(portfolio, "acme", TODAY).contacts] == ["k.ek"]


MATRIX = """
contacts:
  a.one: {name: Ann One, level: manager, function: Operations, counterpart: s.bauer, last_contact: 2026-10-01}
  b.two: {name: Bo Two, level: president, function: general, counterpart: d.osei, last_contact: 2026-10-01}
  c.three: {name: Cy Three, level: manager, function: operations, counterpart: s.bauer, last_contact: 2026-10-01}
  d.four: {name: Di Four, level: director, function: finance, counterpart: s.bauer, last_contact: 2025-10-01}
"""


def test_the_matrix_runs_from_the_highest_level_down_in_file_order():
    result = coverage(workspace(MATRIX), "acme", TODAY)
    assert [c.contact for c in result.contacts] == ["b.two", "d.four", "a.one", "c.three"]


def test_functions_count_once_whatever_their_case_and_only_when_covered():
    result = coverage(workspace(MATRIX), "acme", TODAY)
    assert (result.functions, result.functions_covered) == (("general", "Operations"), 2)


def test_their_highest_contact_covered_makes_the_executive_pair():
    assert coverage(workspace(MATRIX), "acme", TODAY).executive_pair
    apart = workspace(MATRIX.replace("counterpart: d.osei", "counterpart: v.park"))
    assert not coverage(apart, "acme", TODAY).executive_pair


def test_an_account_without_contacts_has_no_executive_pair():
    assert not coverage(workspace(), "acme", TODAY).executive_pair


def test_over_half_of_the_covered_contacts_on_one_person_is_single_threaded():
    assert coverage(workspace(MATRIX), "acme", TODAY).single_threaded == "s.bauer"


def test_exactly_half_on_one_person_is_not_single_threaded():
    even = workspace(
        MATRIX.replace(
            "Cy Three, level: manager, function: operations, counterpart: s.bauer",
            "Cy Three, level: director, function: operations, counterpart: f.gomez",
        )
        + "  e.five: {name: Ed Five, level: manager, function: it, counterpart: s.bauer, last_contact: 2026-10-01}\n"
    )
    assert coverage(even, "acme", TODAY).single_threaded is None


def test_one_covered_contact_is_too_few_to_call_single_threaded():
    portfolio = workspace(
        f"contacts: {{m.lind: {director(counterpart='s.bauer', last_contact='2026-10-01')}}}"
    )
    assert coverage(portfolio, "acme", TODAY).single_threaded is None


def test_the_portfolio_tells_where_presidents_do_not_meet():
    portfolio = workspace(MATRIX, beta=MATRIX.replace("d.osei", "v.park"), gamma="")
    found = {c.account: c.presidents for c in portfolio_coverage(portfolio, TODAY)}
    assert found == {"acme": "meet", "beta": "apart", "gamma": "unknown"}


def test_gaps_can_be_limited_to_a_level_and_above():
    result = coverage(
        workspace(MATRIX.replace("function: operations, counterpart: s.bauer", "function: operations")),
        "acme",
        TODAY,
    )
    assert [c.contact for c in result.gaps()] == ["d.four", "c.three"]
    assert [c.contact for c in result.gaps("director")] == ["d.four"]


@pytest.mark.parametrize(
    ("now", "wanted", "is_shallow"),
    [
        ("problem-solver", "problem-solver", False),
        ("credible-source", "problem-solver", True),
        ("trusted-adviser", "vendor", False),
        (None, "vendor", True),
        ("vendor", None, False),
    ],
)
def test_a_relationship_is_shallow_where_we_are_less_to_them_than_we_want_to_be(now, wanted, is_shallow):
    recorded = {"depth": now, "wanted_depth": wanted}
    contact = one(director(**{name: depth for name, depth in recorded.items() if depth}))
    assert contact.is_shallow is is_shallow


def test_coverage_says_what_part_a_contact_has_in_a_decision_and_whom_they_report_to():
    contact = one(director(role="approver", reports_to="m.boss"))
    assert (contact.role, contact.reports_to) == ("approver", "m.boss")
