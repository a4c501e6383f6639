"""Accounts declined or exited are checked as files; nothing else is asked of them."""

from __future__ import annotations

import pytest

from kamctl.checks.runner import check
from tests.checks.rules.examples import TODAY, Example, base

#: Everything about the base's account that time can spoil is spoilt, and too many days are asked for.
NEGLECTED = (
    (
        "accounts/acme.yaml",
        """standing:
  - {state: corrective-action, date: 2025-08-01, by: d.osei, obligations: [pay-on-time], until: 2025-11-01, reason: Late}
ratings: {}
receivables: [{date: 2025-09-30, balance: 900000, overdue: 900000}]
""",
    ),
    (
        "plans/acme.yaml",
        """horizon: {start: 2023-01-01, end: 2024-12-31}
actions:
  a-2222: {do: Write the offer, owner: p.gone, opened: 2024-01-02, due: 2024-12-02}
initiatives:
  frame-programme: {name: Frames, helps: [], owner: l.chen, start: 2024-03-01, end: 2024-06-30, resources: [
    {role: engineer, quarter: 2026-Q4, days: 500}]}
""",
    ),
    ("resources.yaml", "roles: {engineer: {name: Engineers, capacity: {2026-Q4: 5}}}\n"),
)


def rules_found(decision: str, *more: tuple[str, str]) -> set[str]:
    last = f'decisions: [{{outcome: {decision}, by: d.osei, date: 2026-08-20, edition: "2026"}}]\n'
    path, text = NEGLECTED[0]
    texts, _ = Example("", TODAY, ((path, text + last), *NEGLECTED[1:], *more)).workspace()
    return {found.rule for found in check(texts, TODAY).findings}


def test_a_neglected_key_account_has_findings_in_every_family() -> None:
    found = rules_found("selected, reason: R")
    assert {"missing-rating", "stale-plan", "overdue-action", "over-credit-limit", "over-capacity"} <= found


@pytest.mark.parametrize("decision", ["declined", "exited"])
def test_an_account_let_go_has_no_findings(decision: str) -> None:
    assert rules_found(decision) == set()


@pytest.mark.parametrize("decision", ["declined", "exited"])
def test_its_files_are_still_read(decision: str) -> None:
    spoilt = ("plans/acme.yaml", "horizon: {start: 2023-01-01, end: 2024-12-31}\nteam: {nobody: lead}\n")
    assert rules_found(decision, spoilt) == {"unknown-reference"}


def test_the_decision_itself_is_still_judged() -> None:
    last = 'decisions: [{outcome: declined, by: s.bauer, date: 2026-08-20, edition: "2026"}]\n'
    texts = Example("", TODAY, (("accounts/acme.yaml", last),)).workspace()[0]
    found = {found.rule for found in check(texts, TODAY).findings}
    assert found == {"decision-maker", "decision-against-verdict"}


def test_a_customer_number_belongs_to_one_account_even_where_that_was_let_go() -> None:
    texts = base()
    texts["accounts/gone.yaml"] = (
        'name: Gone\ncustomer_numbers: ["676"]\n'
        'decisions: [{outcome: declined, by: d.osei, date: 2026-08-20, edition: "2026"}]\n'
    )
    assert [f.rule for f in check(texts, TODAY).findings] == ["shared-customer-number"]
