"""A hopeless account whose records say what pleases the reader does not please `check`."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from kamctl.checks.runner import Report, check
from kamctl.checks.troubles import troubles
from kamctl.method.lifecycle.stages import lifecycle
from kamctl.workspace.load import load
from tests.checks.rules.examples import TODAY, base
from tests.method.workspaces import portfolio

CRITERIA = ("strategic-fit", "growth", "profit", "partnership", "reach")
RATINGS = "".join(
    f"  {c}: [{{rating: 5, by: s.bauer, date: 2026-03-01, evidence: I say so}}]\n" for c in CRITERIA
)
MISSED = "{2025-Q4: {met: false}, 2026-Q1: {met: false}, 2026-Q2: {met: false}, 2026-Q3: {met: false}}"
OWED = "".join(
    f"  {name}: {{owed_by: us, what: {what}, since: 2025-10-01, every: quarter, results: {MISSED}}}\n"
    for name, what in (
        ("deliver", "Deliver on time"),
        ("answer", "Answer in a day"),
        ("train", "Train"),
        ("stock", "Stock"),
    )
)
ACCOUNT = f"""
name: Acme
manager: s.bauer
ratings:
{RATINGS}
decisions: [{{outcome: selected, by: d.osei, date: 2024-03-01, edition: "2024", score: 100}}]
stages:
  - {{stage: 1, date: 2023-03-01, by: s.bauer}}
  - {{stage: 2, date: 2023-06-01, by: s.bauer}}
  - {{stage: 3, date: 2023-09-01, by: s.bauer}}
  - {{stage: 4, date: 2024-03-01, by: s.bauer}}
buying_reasons: [{{reason: price}}]
growth: [{{date: 2023-07-01, by: s.bauer, outlook: structural, finding: Nobody asked}}]
credit: {{limit: 500000, terms_days: 30}}
receivables:
  - {{date: 2026-06-30, balance: 50000, overdue: 0}}
  - {{date: 2026-08-31, balance: 200000, overdue: 100000}}
  - {{date: 2026-10-31, balance: 499999, overdue: 499999}}
forecasts: [{{date: 2026-10-01, product: Frames, quarter: 2026-Q4, units: 1, agreed_by: k.ek, capacity_confirmed_by: s.bauer}}]
flight_risk: [{{date: 2026-10-02, by: s.bauer, level: high, reason: They say so, mitigation: none}}]
supply_position: [{{date: 2026-06-01, our_rank: 3, vendors: 20, our_share: 2, trend: consolidating}}]
contacts:
  k.ek: {{name: Kim Ek, level: manager, function: purchasing, counterpart: s.bauer, last_contact: 2026-11-10}}
  a.berg: {{name: Alva Berg, level: specialist, function: finance, counterpart: s.bauer, last_contact: 2026-11-10}}
obligations:
{OWED}
standing: [{{state: exit-review, date: 2024-11-01, by: s.bauer, reason: They pay late}}]
value_checks: [{{date: 2026-10-01, by: a.berg, price: 3, benefit: 4}}]
"""
PLAN = """
horizon: {start: 2026-01-01, end: 2027-12-31}
destination: Their first choice
team: {s.bauer: lead, l.chen: frames}
objectives: {open-stores: {objective: Two stores, confirmed: {by: a.berg, date: 2026-02-01}}}
pressures: {tariff: {pressure: Import tariff, confirmed: {by: a.berg, date: 2026-02-01}}}
milestones: {y1: {by: 2026-12-31, outcome: Four stores}, y2: {by: 2027-12-31, outcome: Nine stores}}
initiatives:
  frames:
    {name: Frames, helps: [open-stores], owner: s.bauer, start: 2026-01-01, end: 2026-06-22, worth: {to_them: 1},
     measure: {what: stores, target: 100, actual: 0}}
validations: [{date: 2026-02-10, by: a.berg}]
"""
TEXTS = {**base(), "accounts/acme.yaml": ACCOUNT, "plans/acme.yaml": PLAN}


def report(today: dt.date = TODAY) -> Report:
    return check(TEXTS, today)


def test_it_gets_at_least_ten_errors() -> None:
    found = report().findings
    assert not [f for f in found if f.code.startswith("KAM1")]
    errors = Counter(f.rule for f in found if f.severity == "error")
    assert errors == {
        "rated-by-own-manager-alone": 1,
        "our-obligation-failing": 4,
        "exit-review-undecided": 1,
        "meltdown-risk": 1,
        "review-overdue": 1,
        "stale-plan": 1,
        "empty-window": 1,
    }


def test_its_lesser_faults_are_warnings() -> None:
    warnings = {f.rule for f in report().findings if f.severity == "warning"}
    assert warnings >= {"not-validated", "initiative-ended-short", "standing-maker", "gate-reopened"}


def test_the_screens_name_its_worst_trouble() -> None:
    worst = troubles(load(TEXTS), TEXTS, ["acme"], TODAY)["acme"].worst
    assert worst is not None
    assert worst.rule == "exit-review-undecided"


def test_no_gate_opens() -> None:
    life = lifecycle(portfolio(TEXTS), "acme", TODAY)
    assert not life.ready
    unmet = {r.stage for r in life.requirements if r.state == "unmet"}
    assert unmet == {1, 2, 3, 4}
