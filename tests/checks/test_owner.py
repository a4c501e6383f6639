"""The owner of a finding is the person who can settle it."""

from __future__ import annotations

import pytest

from kamctl.checks.runner import check
from tests.checks.rules.examples import TODAY, Example

DECIDED = 'decisions: [{outcome: %s, by: d.osei, date: 2026-02-20, edition: "2026"}]'
RATED = "ratings: {growth: [{rating: 4, by: %s, date: 2026-02-03}]}"
ACTION = (
    "actions: {a-2222: {do: Agree, serves: frame-programme, owner: %s, opened: 2026-10-01, due: 2026-10-02}}"
)
#: A rule, the part of the workspace in which it finds something, and who can end it there.
CASES = [
    ("nomination-waits", "accounts", DECIDED % "nominated", "d.osei"),
    ("rating-without-evidence", "accounts", RATED % "f.gomez", "f.gomez"),
    ("missing-rating", "accounts", "ratings: {}", "s.bauer"),
    # Who has left ends nothing any more.
    ("rating-without-evidence", "accounts", RATED % "p.gone", "s.bauer"),
    (
        "exit-review-undecided",
        "accounts",
        "standing: [{state: exit-review, date: 2026-08-01, by: d.osei, reason: Late}]",
        "d.osei",
    ),
    ("overdue-action", "plans", ACTION % "l.chen", "l.chen"),
    ("overdue-action", "plans", ACTION % "p.gone", "s.bauer"),
    ("overdue-action", "plans", ACTION % "k.ek", "k.ek"),
]


@pytest.mark.parametrize(("rule", "folder", "text", "who"), CASES)
def test_a_finding_is_for_whoever_answers_for_the_entry_else_for_the_account_manager(
    rule: str, folder: str, text: str, who: str
) -> None:
    texts, _ = Example("", TODAY, ((f"{folder}/acme.yaml", text + "\n"),)).workspace()
    assert [f.owner for f in check(texts, TODAY, select=[rule]).findings] == [who]


def test_what_a_decision_of_management_sets_off_is_for_the_account_manager() -> None:
    book = (
        "name: Start\ntrigger: {decision: selected}\nplay_within_days: 7\n"
        "steps: {tell: {do: Tell them, role: manager, after_days: 2}}\n"
    )
    selected = (DECIDED % "selected").replace("2026-02-20", "2026-11-02") + "\n"
    blocks = (("accounts/acme.yaml", selected), ("playbooks/start.yaml", book))
    texts, _ = Example("", TODAY, blocks).workspace()
    found = check(texts, TODAY, select=["playbook-not-played"]).findings
    assert [f.owner for f in found] == ["s.bauer"]
