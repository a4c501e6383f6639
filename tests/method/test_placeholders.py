"""A text that a starter wrote is recognised, and no other is."""

import re

import pytest

from kamctl.method.lifecycle.stages import lifecycle
from kamctl.method.placeholders import has_placeholder, is_placeholder, without_placeholders, written
from kamctl.workspace.scaffold import shipped_folder
from tests.method.workspaces import KAM, TODAY, workspace

STARTERS = ("new/account.yaml", "new/plan.yaml", "init/people.yaml")


@pytest.mark.parametrize("starter", STARTERS)
def test_what_the_starters_leave_to_be_written_is_a_placeholder(starter):
    text = (shipped_folder() / starter).read_text(encoding="utf-8")
    left = re.findall(
        r"\b(?:Name of an? [a-z]+|Name of your [a-z]+|Where you know it from|What [^{}\n#]+|In their words)",
        text,
    )
    left = [one for one in left if not one.startswith(("What is true", "What each"))]
    assert left
    assert [one for one in left if not is_placeholder(one)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Where Café Lumière S.A. and we want to stand on 2028-11-21",
        " … ",
        "...",
        "Name of your president",
        "tbd",
        "TBD",
        "To be decided",
    ],
)
def test_a_text_nobody_wrote_is_a_placeholder(text):
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "Where we want to stand: in every store",
        "Name of the rose",
        "In their words: fast",
        "What will be",
        "tbd with Maja",
        "",
    ],
)
def test_a_text_somebody_wrote_is_not_a_placeholder(text):
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("…", True),
        (" … ", True),
        ("…\\n", True),
        ("In their words", True),
        ("Fast … and cheap", False),
        ("Fewest returns", False),
    ],
)
def test_a_record_with_a_placeholder_in_it_is_known_at_a_glance(note, found):
    portfolio = workspace(f'buying_reasons: [{{reason: quality, note: "{note}"}}, {{reason: price}}]')
    assert has_placeholder(portfolio, portfolio.accounts["acme"]) == found


def test_a_text_that_only_begins_like_a_placeholder_is_not_one():
    # Neither of the two is one, though both together would read like one.
    log = "buying_reasons: [{reason: quality, note: Where Acme}, {reason: price, note: and we want to stand on 2028-11-21}]"
    portfolio = workspace(log)
    assert not has_placeholder(portfolio, portfolio.accounts["acme"])


def test_what_an_agenda_hides_is_left_out_only_where_that_is_asked_for():
    account = workspace("growth: [{date: 2026-09-01, by: s.bauer, outlook: seasonal, finding: …}]").accounts[
        "acme"
    ]
    assert [entry.finding for entry in without_placeholders(account).growth] == [""]
    assert without_placeholders(account, hidden=True).growth == ()


def test_a_portfolio_in_which_everything_is_written_is_itself():
    found = workspace("buying_reasons: [{reason: quality, note: Fewest returns}]")
    assert written(found, "acme") is found


GATES = """
manager: s.bauer
contacts: {{a.one: {{name: {name}, level: director, function: purchasing, counterpart: v.park, last_contact: 2026-10-01}}}}
growth: [{{date: 2026-09-01, by: s.bauer, outlook: structural, finding: {text}}}]
flight_risk: [{{date: 2026-09-01, by: s.bauer, level: low, reason: {text}}}]
forecasts: [{{date: 2026-09-01, product: {text}, quarter: 2026-Q4, units: 5, agreed_by: a.one, capacity_confirmed_by: l.chen}}]
value: [{{date: 2026-09-01, what: {text}, accepted: {{by: a.one, date: 2026-09-02}}}}]
"""
STAGES = """
stages: [{stage: 1, date: 2026-01-01, by: s.bauer}, {stage: 6, date: 2026-01-01, by: s.bauer}]
"""
BY_TEXT = {"growth-investigated", "flight-risk-assessed", "forecast-agreed", "review-held", "value-accepted"}


def states(text: str, name: str = "Ada One", kam: str = KAM) -> dict[str, str]:
    minutes = {"2026-Q3": f"held: 2026-10-08\nattendees: [s.bauer]\nsummary: {text}\n"}
    found = workspace(STAGES + GATES.format(text=text, name=name), kam=kam, reviews=minutes)
    return {r.name: r.state for r in lifecycle(found, "acme", TODAY).requirements}


def test_no_gate_is_met_by_a_placeholder():
    assert {states("A second store")[name] for name in BY_TEXT} == {"met"}
    assert {states("…")[name] for name in BY_TEXT} == {"unmet"}
    nobody = states("A second store", name="Name of a contact")
    assert {nobody[name] for name in ("forecast-agreed", "value-accepted")} == {"unmet"}


def test_a_person_without_a_name_manages_and_meets_nobody():
    kam = KAM.replace("Sabine Bauer", "Name of a key account manager").replace(
        "Vera Park", "Name of a vice-president"
    )
    now, then = states("A second store"), states("A second store", kam=kam)
    assert (now["manager-named"], then["manager-named"]) == ("met", "unmet")
    assert (now["levels-covered"], then["levels-covered"]) == ("met", "unmet")


def test_a_waiver_without_a_reason_waives_nothing():
    def waived(reason: str) -> str:
        entry = f"{{stage: 2, date: 2026-10-01, by: s.bauer, waived: {{buying-reason: {reason}}}}}"
        found = workspace(f"stages: [{{stage: 1, date: 2026-01-01, by: s.bauer}}, {entry}]")
        return lifecycle(found, "acme", TODAY).requirements[0].state

    assert (waived("CEO visit in May"), waived("…")) == ("waived", "unmet")
