"""The limits of the rules about the life cycle, in the gates that an account has passed."""

import pytest

from kamctl.checks.runner import check
from tests.checks.rules.examples import TODAY, Example
from tests.checks.rules.limits import Limit, by_day, by_value

STAGES = "stages: [{stage: 2, date: 2026-03-01, by: s.bauer}, {stage: @, date: 2026-06-01, by: s.bauer}]"
THIRD = "stages: [{stage: 2, date: 2026-03-01, by: s.bauer}, {stage: 3, date: 2026-08-20, by: s.bauer}]\n"
FIFTH = "stages: [{stage: 5, date: 2026-08-20, by: s.bauer, waived: {%s}}]\n"
SIXTH = "stages: [{stage: 6, date: 2026-08-20, by: s.bauer, waived: {%s}}]\n"
NAMES = (
    "buying-reason", "value-beyond-price", "growth-investigated", "receivables-known", "manager-named",
    "forecast-agreed", "flight-risk-assessed", "executive-pair", "levels-covered", "functions-covered",
    "review-held", "actions-followed-up", "value-accepted", "benefit-exceeds-price",
)  # fmt: skip


def but(stage: str, *names: str) -> str:
    """Stage entries that waive all requirements but these."""
    return stage % ", ".join(f"{name}: Known for years" for name in NAMES if name not in names)


FORECAST = but(FIFTH, "forecast-agreed") + (
    "forecasts: [{date: 2026-08-01, product: Frames, quarter: @, units: 9, agreed_by: k.ek, capacity_confirmed_by: l.chen}]"
)
RISK = but(FIFTH, "flight-risk-assessed") + "flight_risk: [{date: @, by: s.bauer, level: low, reason: Calm}]"
LIMIT = "credit: {limit: 400000, terms_days: 30}\nreceivables: [{date: 2026-09-30, balance: @, overdue: 0}]"
ACCEPTED = (
    but(SIXTH, "value-accepted")
    + "value: [{date: 2025-01-10, what: Less stock, accepted: {by: k.ek, date: @}}]"
)
CHECK = but(SIXTH, "benefit-exceeds-price") + "value_checks: [{date: %s, by: k.ek, price: 3, benefit: %s}]"
FUNCTIONS = (
    but(FIFTH, "functions-covered")
    + """
contacts:
  a.one: {name: Ann One, level: manager, function: operations, counterpart: s.bauer, last_contact: 2026-11-10}
  b.two: {name: Bo Two, level: manager, function: finance, counterpart: s.bauer, last_contact: 2026-11-10}
  c.three: {name: Cy Three, level: manager, function: @, counterpart: s.bauer, last_contact: 2026-11-10}
"""
)
LEVELS = (
    but(FIFTH, "levels-covered")
    + """
contacts:
  a.one: {name: Ann One, level: director, function: operations, counterpart: l.chen, last_contact: 2026-11-10}
  b.two: {name: Bo Two, level: @, function: finance}
"""
)
MINUTES = "held: @\nattendees: [k.ek]\nsummary: Fine"

LIMITS = [
    *by_value("stage-skipped", good=3, bad=4, account=STAGES),
    *by_value(
        "key-account-without-stage",
        good="2026-11-22", bad="2026-11-23", account="stages: [{stage: 1, date: @, by: s.bauer}]",
    ),
    *by_value(
        "waiver-over",
        good="2026-11-22", bad="2026-11-21",
        account="stages: [{stage: 2, date: 2026-03-01, by: s.bauer, waived: {buying-reason: {reason: K, until: @}}}]\nbuying_reasons: []",
    ),
    *by_value(
        "waiver-over",
        good="2026-05-26", bad="2026-05-25",
        account="stages: [{stage: 2, date: @, by: s.bauer, waived: {buying-reason: Known}}]\nbuying_reasons: []",
    ),
    # The base's receivables are of 30 September.
    *by_day("gate-reopened", good="2026-12-29", bad="2026-12-30", account=THIRD),
    *by_value("gate-reopened", good=400000, bad="400000.01", account=THIRD + LIMIT),
    # Growth was investigated within the second stage.
    *by_value(
        "gate-reopened",
        good="2026-03-01", bad="2026-02-28",
        account=THIRD + "growth: [{date: @, by: f.gomez, outlook: structural, finding: A second store}]",
    ),
    *by_value("gate-reopened", good="2026-Q4", bad="2026-Q3", account=FORECAST),
    *by_value("gate-reopened", good="2027-Q1", bad="2027-Q2", account=FORECAST),
    *by_value("gate-reopened", good="2026-05-26", bad="2026-05-25", account=RISK),
    *by_value("gate-reopened", good="quality", bad="Finance", account=FUNCTIONS),
    *by_value("gate-reopened", good="manager", bad="director", account=LEVELS),
    *by_value("gate-reopened", good="2026-01-01", bad="2025-12-31", account=ACCEPTED),
    *by_value("gate-reopened", good="2026-05-26", bad="2026-05-25", account=CHECK % ("@", 4)),
    *by_value("gate-reopened", good="3.1", bad=3, account=CHECK % ("2026-11-01", "@")),
    *by_value(
        "gate-reopened",
        good="2026-07-01", bad="2026-06-30", account=but(SIXTH, "review-held"), **{"reviews/acme/2026-Q2.yaml": MINUTES},
    ),
    *by_value(
        "gate-reopened",
        good="2026-11-22", bad="2026-11-21", account=but(SIXTH, "actions-followed-up"),
        plan="actions: {a-1: {do: Agree, owner: s.bauer, opened: 2026-07-01, due: @}}",
        **{"reviews/acme/2026-Q2.yaml": MINUTES.replace("@", "2026-07-01\nagreed: [a-1]")},
    ),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS)
def test_a_rule_is_silent_up_to_its_limit_and_speaks_beyond_it(limit: Limit) -> None:
    assert limit.found == limit.bad


UNWRITTEN = (
    "stages: [{stage: 3, date: 2026-08-20, by: s.bauer}]\n"
    "growth: [{date: 2026-09-12, by: f.gomez, outlook: structural, finding: %s}]\n"
)


def test_a_gate_that_only_waits_for_words_is_told_by_the_placeholder() -> None:
    def told(finding: str, *rules: str) -> set[str]:
        texts, _ = Example("", TODAY, (("accounts/acme.yaml", UNWRITTEN % finding),)).workspace()
        return {f.rule for f in check(texts, TODAY, select=rules).findings}

    both = ("placeholder", "gate-reopened")
    assert told("A second store", *both) == set()
    assert told("…", *both) == {"placeholder"}
    assert told("…", "gate-reopened") == {"gate-reopened"}
    # One that says nothing is no placeholder.
    assert told("none", *both) == {"gate-reopened"}
