"""The places and messages of findings about life cycle, relationships, performance and resources."""

import datetime as dt
import re
from textwrap import dedent

import pytest
import yaml

from kamctl.checks.registry import RULES
from kamctl.checks.rules import lifecycle, performance, relationships, resources
from kamctl.checks.runner import check

TODAY = dt.date(2026, 11, 22)
KAM = """
company: Adventure Works
currency: USD
people:
  d.osei: {name: Dana Osei, level: president, function: general}
  f.gomez: {name: Felix Gomez, level: director, function: finance}
  s.bauer: {name: Sabine Bauer, level: manager, function: sales}
  l.chen: {name: Li Chen, level: specialist, function: engineering}
  p.gone: {name: Pat Gone, level: manager, function: sales, left: 2026-05-31}
"""
ACCOUNT = """
name: Acme
manager: s.bauer
decisions: [{outcome: selected, by: d.osei, date: 2026-02-20, edition: "2026"}]
contacts: {m.lindqvist: {name: Maja Lindqvist, level: manager, function: general}}
"""
PLAN = """
horizon: {start: 2026-01-01, end: 2028-12-31}
destination: First choice in every store
team: {s.bauer: lead, l.chen: engineering}
"""
BASE = {"kam.yaml": KAM, "accounts/acme.yaml": ACCOUNT, "plans/acme.yaml": PLAN}


def workspace(**parts: str) -> dict[str, str]:
    """The base with keys of its files replaced; parts are named kam, account, plan and resources."""
    paths = {
        "kam": "kam.yaml",
        "account": "accounts/acme.yaml",
        "plan": "plans/acme.yaml",
        "resources": "resources.yaml",
    }
    return merged({paths[name]: dedent(text) for name, text in parts.items()})


def merged(fragments: dict[str, str]) -> dict[str, str]:
    texts = dict(BASE)
    for path, text in fragments.items():
        data = yaml.load(texts.get(path, "{}"), yaml.BaseLoader) | yaml.load(text, yaml.BaseLoader)
        texts[path] = yaml.safe_dump(data, sort_keys=False)
    return texts


def found(rule: str, today: dt.date = TODAY, **parts: str) -> list[str]:
    """What a rule finds, as `path: message`."""
    return [f"{f.path}: {f.message}" for f in check(workspace(**parts), today, select=[rule]).findings]


MODULES = (lifecycle, relationships, performance, resources)
MINE = [rule for rule in RULES if rule.written.__module__ in {module.__name__ for module in MODULES}]


NOT_KEY = 'decisions: [{outcome: trial, by: d.osei, date: 2026-02-20, edition: "2026"}]\n'


@pytest.mark.parametrize("rule", [r for r in MINE if r.code[3] in "36"], ids=lambda r: r.name)
def test_life_cycle_and_relationships_are_asked_of_key_accounts_only(rule):
    bad = re.split(r"^(?:Bad|Good), on 2026-11-22:$", rule.page, flags=re.MULTILINE)[1]
    fragments = dict(re.findall(r"^```yaml (\S+)\n(.*?)^```$", bad, re.MULTILINE | re.DOTALL))
    fragments["accounts/acme.yaml"] += NOT_KEY
    assert not check(merged(fragments), TODAY, select=[rule.name]).findings


def test_a_reopened_gate_says_since_when_and_points_at_the_log_to_write_to():
    account = """
    stages:
      - {stage: 3, date: 2025-05-10, by: s.bauer}
      - {stage: 4, date: 2025-07-10, by: s.bauer}
    buying_reasons: [{reason: quality}]
    flight_risk: [{date: 2026-01-10, by: s.bauer, level: low, reason: Calm}]
    """
    report = check(workspace(account=account), TODAY, select=["gate-reopened"])
    [risk] = [f for f in report.findings if "flight-risk-assessed" in f.message]
    assert risk.message == (
        "`flight-risk-assessed` of stage 3 has not been met since 2026-07-10: "
        "the newest assessment is 316 days old, 180 are allowed"
    )
    assert risk.source.startswith("flight_risk:")


def test_a_waived_requirement_is_not_reported():
    account = "stages: [{stage: 2, date: 2026-02-11, by: s.bauer, waived: {buying-reason: A known house}}]"
    assert found("gate-reopened", account=account) == []


def test_a_first_stage_entry_may_be_any_stage():
    assert found("stage-skipped", account="stages: [{stage: 4, date: 2026-02-11, by: s.bauer}]") == []


def test_a_skip_is_found_whatever_the_order_in_the_file():
    account = "stages: [{stage: 3, date: 2026-03-11, by: s.bauer}, {stage: 1, date: 2026-02-11, by: s.bauer}]"
    assert found("stage-skipped", account=account) == ["accounts/acme.yaml: from stage 1 to 3 in one step"]


def test_a_manager_level_contact_may_stay_uncovered():
    assert found("uncovered-contact") == []


def test_departed_people_are_reported_where_they_are_still_named():
    account = """
    contacts:
      m.lindqvist: {name: Maja Lindqvist, level: manager, function: general, left: 2026-10-31}
      k.ek: {name: Kim Ek, level: manager, function: general, counterpart: p.gone}
    forecasts:
      - {date: 2026-05-01, product: Frames, quarter: 2026-Q3, units: 1, agreed_by: m.lindqvist}
      - {date: 2026-09-01, product: Frames, quarter: 2026-Q4, units: 1, agreed_by: m.lindqvist}
    """
    plan = """
    actions:
      a-2222: {do: Agree, owner: m.lindqvist, opened: 2026-10-01, due: 2026-12-01}
      a-3333: {do: Agree, owner: m.lindqvist, opened: 2026-09-01, due: 2026-10-01, done: 2026-09-30}
    """
    assert found("departed-contact", account=account, plan=plan) == [
        "accounts/acme.yaml: `p.gone` left on 2026-05-31 and is still the counterpart of `k.ek`",
        "accounts/acme.yaml: `m.lindqvist` left on 2026-10-31 and agreed the forecast for 2026-Q4",
        "plans/acme.yaml: `m.lindqvist` left on 2026-10-31 and owns `a-2222`, which is open",
    ]


def test_a_standing_gap_gives_the_reasoning_and_the_command():
    account = """
    obligations:
      pay: {owed_by: account, what: Pay, since: 2026-04-01, every: quarter, results: {2026-Q2: {met: false}, 2026-Q3: {met: false}}}
    """
    [gap] = check(workspace(account=account), TODAY, select=["standing-gap"]).findings
    assert (
        gap.message
        == "the performance status on record is good, but corrective action required: pay missed in 2026-Q2 and 2026-Q3"
    )
    assert (
        gap.help
        == "kamctl standing acme corrective-action --obligation pay --until DATE --by WHO --reason '…'"
    )
    recorded = "standing: [{state: watch, date: 2026-08-01, by: d.osei, reason: Late once}]\n"
    [gap] = check(workspace(account=dedent(account) + recorded), TODAY, select=["standing-gap"]).findings
    assert gap.message.startswith("the performance status on record is watch, but corrective action required")


def test_our_own_misses_leave_no_standing_gap():
    account = """
    obligations:
      ship: {owed_by: us, what: Ship, since: 2026-04-01, every: quarter, results: {2026-Q2: {met: false}, 2026-Q3: {met: false}}}
    """
    assert found("standing-gap", account=account) == []


def test_unreported_periods_of_one_obligation_are_one_finding():
    account = "obligations: {pay: {owed_by: us, what: Pay, since: 2025-01-01, every: quarter, results: {2026-Q1: {met: true}}}}"
    assert found("unreported-result", account=account) == [
        "accounts/acme.yaml: no result of `pay` for 2025-Q4, 2026-Q2 and 2026-Q3"
    ]


def test_a_quarter_that_has_ended_is_not_over_capacity_any_more():
    roles = "roles: {engineer: {name: Engineers, capacity: {2026-Q3: 1, 2026-Q4: 1}}}"
    plan = """
    initiatives:
      frames:
        name: Frames
        owner: s.bauer
        start: 2026-03-01
        end: 2027-06-30
        resources: [{role: engineer, quarter: 2026-Q3, days: 2}, {role: engineer, quarter: 2026-Q4, days: 2.5}]
    """
    assert found("over-capacity", resources=roles, plan=plan) == [
        "resources.yaml: `engineer` in 2026-Q4: 2.5 days asked for, 1 available (acme)"
    ]
