"""The limits of the rules about relationships."""

import pytest

from kamctl.checks.registry import BY_NAME
from kamctl.checks.rules.lifecycle import _TOLD_BY
from kamctl.checks.rules.partnership import _TRAIT_TOLD_BY
from kamctl.checks.runner import check
from kamctl.findings import Finding
from tests.checks.rules.examples import TODAY, Example
from tests.checks.rules.limits import Limit, by_day, by_value

PEOPLE = """
people:
  d.osei: {name: Dora Osei, level: president, function: general}
  v.park: {name: Vera Park, level: vice-president, function: sales}
  s.bauer: {name: Sabine Bauer, level: manager, function: sales, left: @}
  l.chen: {name: Li Chen, level: director, function: operations}
  f.gomez: {name: Fernanda Gomez, level: manager, function: finance}
  e.lind: {name: Eva Lind, level: specialist, function: finance}
"""
STAYING = PEOPLE.replace(", left: @", "")
ONE = "contacts: {a.one: {name: Ann One, level: %s, function: general, counterpart: %s, last_contact: %s}}\nneeds: {}\n"
LEFT = ONE % ("manager", "s.bauer", "2026-11-02, left: @")
STAGE = "stages: [{stage: @, date: 2026-08-20, by: s.bauer}]\n"
FORECAST = "forecasts: [{date: 2026-05-01, product: Frames, quarter: @, units: 1, agreed_by: a.one}]"


def met_by(*counterparts: str) -> str:
    """Contacts who are covered, each by one of ours."""
    rows = [
        f"  c{i}: {{name: C, level: manager, function: general, counterpart: {who}, last_contact: 2026-11-02}}\n"
        for i, who in enumerate(counterparts)
    ]
    return "contacts:\n" + "".join(rows) + "needs: {}\n"


PARTNERS = """
contacts:
  m.lindqvist: {name: Maja Lindqvist, level: president, function: general}
  k.ek: {name: Kim Ek, level: manager, function: operations}
  a.berg: {name: Alva Berg, level: manager, function: %s}
needs: {}
obligations:
  pay-on-time: {owed_by: account, what: Pay within 30 days, since: %s, every: quarter}
  build-racks: {owed_by: us, what: Build the racks, since: 2026-10-01, due: %s}
"""
PLANNED = "horizon: {start: 2026-01-01, end: %s}\nvalidations: [{date: %s, by: m.lindqvist}]\nobjectives: {}\npressures: {}\n"
SOUND = {
    "account": PARTNERS % ("finance", "2026-10-01", "2026-12-01"),
    "plan": PLANNED % ("2028-12-31", "2026-02-10"),
}

LOW = "stages: [{stage: @, date: 2026-08-20, by: s.bauer}]\n" + ONE % ("manager", "s.bauer", "2026-11-02")

LIMITS = [
    *by_value("meltdown-risk", good=3, bad=4, account=LOW),
    *by_value("supply-position-unknown", good=2, bad=3, account="stages: [{stage: @, date: 2026-08-20, by: s.bauer}]\nsupply_position: []"),
    *by_value(
        "supply-position-unknown",
        good="2026-11-22", bad="2026-11-23",
        account="stages: [{stage: 3, date: 2026-08-20, by: s.bauer}]\nsupply_position: [{date: @, our_rank: 1, vendors: 6, trend: stable}]",
    ),
    *by_value("junior-sponsor", good="v.park", bad="l.chen", account="executive_sponsor: @", kam=STAYING),
    *by_value("departed-contact", good="2026-11-23", bad="2026-11-22", account="executive_sponsor: s.bauer\ncontacts: {}\nneeds: {}", kam=PEOPLE),
    *by_value("uncovered-contact", good="v.park", bad="l.chen", account="executive_sponsor: @\n" + ONE % ("president", "@", "2026-11-02"), kam=STAYING),
    # A relationship without contact goes stale by the level of the contact.
    *by_value("uncovered-contact", good="2026-05-26", bad="2026-05-25", account=ONE % ("president", "d.osei", "@"), kam=STAYING),
    *by_value("uncovered-contact", good="2026-07-25", bad="2026-07-24", account=ONE % ("vice-president", "v.park", "@"), kam=STAYING),
    *by_value("uncovered-contact", good="2026-08-24", bad="2026-08-23", account=ONE % ("director", "l.chen", "@"), kam=STAYING),
    *by_value("uncovered-contact", good="2026-11-22", bad="2026-11-23", account=ONE % ("director", "l.chen", "@"), kam=STAYING),
    *by_value(
        "uncovered-contact",
        good="2026-11-12", bad="2026-11-11",
        account=ONE % ("director", "l.chen", "@"), kam=STAYING + "policy: {contact_every_days: {director: 10}}",
    ),
    # From director up; a counterpart one level apart at most; a president's is a president.
    *by_value("uncovered-contact", good="manager", bad="director", account=ONE % ("@", "e.lind", "2020-01-01"), kam=STAYING),
    *by_value("uncovered-contact", good="f.gomez", bad="e.lind", account=ONE % ("director", "@", "2026-11-02"), kam=STAYING),
    *by_value("uncovered-contact", good="v.park", bad="d.osei", account=ONE % ("director", "@", "2026-11-02"), kam=STAYING),
    *by_value("uncovered-contact", good="d.osei", bad="v.park", account=ONE % ("president", "@", "2026-11-02"), kam=STAYING),
    *by_value("uncovered-contact", good="2026-11-23", bad="2026-11-22", account=ONE % ("director", "s.bauer", "2026-11-02"), kam=PEOPLE),
    *by_value("no-executive-pair", good=3, bad=4, account=STAGE + ONE % ("president", "l.chen", "2026-11-02")),
    *by_value(
        "single-threaded",
        good=met_by("s.bauer", "s.bauer", "f.gomez", "f.gomez"), bad=met_by("s.bauer", "s.bauer", "f.gomez"), account="@",
    ),
    *by_value("single-threaded", good=met_by("s.bauer"), bad=met_by("s.bauer", "s.bauer"), account="@"),
    *by_value("departed-contact", good="2026-11-23", bad="2026-11-22", kam=PEOPLE),
    *by_value("departed-contact", good="2026-11-22", bad="2026-11-23", kam=PEOPLE.replace("@", "2026-05-31"), account=LEFT),
    *by_value("departed-contact", good="2026-11-23", bad="2026-11-22", account=LEFT + FORECAST.replace("@", "2026-Q4")),
    *by_value("departed-contact", good="2026-Q3", bad="2026-Q4", account=LEFT.replace("@", "2026-10-31") + FORECAST),
    *by_value(
        "departed-contact",
        good="2026-11-22", bad="2026-11-23",
        account=LEFT.replace("@", "2026-10-31").replace("needs: {}", "needs: {n: {need: Racks, raised_by: a.one, date: 2026-03-12, met: @}}"),
    ),
    *by_value(
        "departed-contact",
        good="2026-11-22", bad="2026-11-23",
        account=LEFT.replace("@", "2026-10-31"),
        plan="actions: {a-1: {do: Agree, owner: a.one, opened: 2026-10-20, due: 2026-12-18, done: @}}",
    ),
    *by_value("not-a-partnership", good="finance", bad="Operations", **SOUND | {"account": PARTNERS % ("@", "2026-10-01", "2026-12-01")}),
    *by_value("not-a-partnership", good="2026-11-22", bad="2026-11-23", **SOUND | {"account": PARTNERS % ("finance", "@", "2026-12-01")}),
    *by_value("not-a-partnership", good="2026-11-22", bad="2026-11-21", **SOUND | {"account": PARTNERS % ("finance", "2026-10-01", "@")}),
    *by_value("not-a-partnership", good="2026-12-31", bad="2026-12-30", **SOUND | {"plan": PLANNED % ("@", "2026-02-10")}),
    *by_day("not-a-partnership", good="2027-02-10", bad="2027-02-11", **SOUND | {"account": PARTNERS % ("finance", "2026-10-01", "2028-12-01")}),
    *by_day("not-a-partnership", good="2026-12-31", bad="2027-01-01", **SOUND | {"account": PARTNERS % ("finance", "2026-10-01", "2028-12-01"), "plan": PLANNED % ("2026-12-31", "2026-02-10")}),
    # An account selected within the last 60 days is still becoming a partnership.
    *by_value(
        "not-a-partnership",
        good="2026-09-23", bad="2026-09-22",
        account='obligations: {}\ndecisions: [{outcome: selected, by: d.osei, date: @, edition: "2026", score: 80.0}]',
    ),
    *by_value(
        "consolidation-risk",
        good=3, bad=4, account="supply_position: [{date: 2026-06-01, our_rank: @, vendors: 6, trend: consolidating}]",
    ),
    *by_value(
        "consolidation-risk",
        good="2026-11-23", bad="2026-11-22", account="supply_position: [{date: @, our_rank: 4, vendors: 6, trend: consolidating}]",
    ),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS)
def test_a_rule_is_silent_up_to_its_limit_and_speaks_beyond_it(limit: Limit) -> None:
    assert limit.found == limit.bad


ALONE = "stages: [{stage: 5, date: 2026-08-20, by: s.bauer}]\n" + ONE % ("president", "l.chen", "2026-11-02")


def findings(*rules: str, account: str) -> list[Finding]:
    texts, _ = Example("", TODAY, (("accounts/acme.yaml", account), ("kam.yaml", STAYING))).workspace()
    return check(texts, TODAY, select=rules).findings


def told(*rules: str, account: str = ALONE) -> set[str]:
    """Which of some rules find something."""
    return {f.rule for f in findings(*rules, account=account)}


@pytest.mark.parametrize(
    ("contact", "settle"),
    [
        ("Ann One, level: director, last_contact: 2026-11-02", "contacts.a.one.counterpart l.chen"),
        ("Ann One, level: president, counterpart: l.chen", "contacts.a.one.counterpart d.osei"),
        ('"?", level: director', "contacts.a.one.name '…' contacts.a.one.counterpart l.chen"),
    ],
    ids=["nobody", "mismatch", "post"],
)
def test_a_contact_without_a_counterpart_is_settled_by_naming_a_suitable_person(
    contact: str, settle: str
) -> None:
    account = f"contacts: {{a.one: {{function: general, name: {contact}}}}}\nneeds: {{}}\n"
    (found,) = findings("uncovered-contact", account=account)
    assert found.settle == f"kamctl set acme {settle}"
    assert found.help is not None
    assert found.help.endswith(found.settle)


def test_one_cause_is_told_once_by_the_rule_that_is_nearest_to_it() -> None:
    every = ("uncovered-contact", "no-executive-pair", "meltdown-risk")
    assert told(*every) == {"uncovered-contact", "meltdown-risk"}
    assert told("uncovered-contact", "no-executive-pair") == {"uncovered-contact"}
    assert told("no-executive-pair") == {"no-executive-pair"}
    assert told("no-executive-pair", "uncovered-contact", account=ALONE.replace("president", "manager")) == {
        "no-executive-pair"
    }


def test_a_rule_that_restates_names_rules_there_are() -> None:
    named = {name for told_by in (_TOLD_BY, _TRAIT_TOLD_BY) for names in told_by.values() for name in names}
    assert named <= set(BY_NAME)
