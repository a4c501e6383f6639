"""The limits of the rule about playbooks, and what is wrong in their files."""

import pytest

from tests.checks.rules.limits import Limit, by_day, findings

BOOK = (
    "name: Book\ntrigger: {%s}\nplay_within_days: 14\nsteps: {one: {do: Ask, role: manager, after_days: 5}}\n"
)
RULE = BOOK.replace("play_within_days: 14\n", "") % "rule: sponsor-left"
STAGES = "stages: [{stage: 1, date: 2026-11-02, by: s.bauer}]\n"
GONE = """
contacts:
  a.one: {name: Ann One, level: manager, function: general, stance: sponsor, left: 2026-10-31}
needs: {}
"""
PLAYED = (
    "actions: {a-1: {do: Ask, played: {playbook: book, date: 2026-11-01}, owner: s.bauer, "
    "opened: 2026-11-01, due: 2026-12-01%s}}"
)

LIMITS = [
    *by_day(
        "playbook-not-played", good="2026-11-16", bad="2026-11-17",
        account=STAGES, **{"playbooks/book.yaml": BOOK % "stage: 1"},
    ),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS)
def test_a_rule_is_silent_up_to_its_limit_and_speaks_beyond_it(limit: Limit) -> None:
    assert limit.found == limit.bad


def test_a_playbook_without_a_time_is_asked_for_by_nobody() -> None:
    book = {"playbooks/book.yaml": (BOOK % "stage: 1").replace("play_within_days: 14\n", "")}
    assert findings("playbook-not-played", account=STAGES.replace("11-02", "09-02"), **book) == []


def test_a_rule_falls_silent_while_a_playbook_that_it_triggers_is_under_way() -> None:
    book = {"playbooks/book.yaml": RULE}
    assert len(findings("sponsor-left", account=GONE, **book)) == 1
    assert findings("sponsor-left", account=GONE, plan=PLAYED % "", **book) == []
    assert len(findings("sponsor-left", account=GONE, plan=PLAYED % ", done: 2026-11-20", **book)) == 1


@pytest.mark.parametrize(
    ("rule", "text", "said"),
    [
        ("unknown-reference", RULE.replace("sponsor-left", "sponsor-lost"), "no rule is called `sponsor-lost`"),
        ("invalid-value", BOOK % "", "`trigger` names nothing that triggers the playbook"),
        ("invalid-value", BOOK % "stage: 1, signal: spike", "`trigger` names signal and stage"),
        ("invalid-value", BOOK % "rule: sponsor-left", "a rule that triggers a playbook is reported until somebody acts"),
        ("invalid-value", (BOOK % "stage: 1").replace("{one: {do: Ask, role: manager, after_days: 5}}", "{}"), "it has no step"),
    ],
)  # fmt: skip
def test_what_could_not_be_played_is_reported(rule: str, text: str, said: str) -> None:
    assert findings(rule, **{"playbooks/book.yaml": text}) == [said]
