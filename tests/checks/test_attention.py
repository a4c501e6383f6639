"""What needs attention: one entry per cause, with its owner and how to settle it."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from kamctl.checks.attention import Attention, attention
from kamctl.checks.owner import DECISIONS
from kamctl.checks.registry import BY_NAME, RULES
from kamctl.checks.rule import Rule
from kamctl.checks.runner import findings_of
from kamctl.checks.weights import FAMILIES
from kamctl.checks.weights import RULES as WEIGHTS
from kamctl.method.attention.urgency import Item
from kamctl.views.attention import blocks
from kamctl.workspace.load import load
from tests.checks import portfolio as made
from tests.checks.rules.examples import TODAY, Example, base, examples, top_keys, without
from tests.test_hints import parse

WAITS = 'decisions:\n  - {outcome: nominated, by: d.osei, date: 2026-11-01, edition: "2026"}\n'
REVIEW = "standing:\n  - {state: exit-review, date: 2026-11-01, by: d.osei, reason: Late four times}\n"


def wanted(texts: dict[str, str], today=TODAY) -> Attention:
    return attention(load(texts), texts, today)


def items(changes: dict[str, str]) -> list[Item]:
    return list(wanted(base() | changes).items)


def neglected(*rules: str) -> list[Item]:
    (one,) = made.sound()[5:6]
    for duty in made.DUTIES:
        if duty.rule in rules:
            duty.neglect(one)
    return list(wanted(made.texts([one]), made.TODAY).items)


def account(*parts: str) -> dict[str, str]:
    """Return the account file of the base workspace with some sections put in the place of its own."""
    text = base()["accounts/acme.yaml"]
    for part in parts:
        text = without(text, top_keys(part)) + part
    return {"accounts/acme.yaml": text}


def test_a_sound_workspace_needs_no_attention():
    assert wanted(base()).items == ()


@pytest.mark.parametrize(
    ("rule", "example"),
    [
        pytest.param(rule, example, id=rule.name)
        for rule in RULES
        for example in examples(rule)[:1]
        if rule.written.__module__ != "kamctl.checks.rules.changed"
    ],
)
def test_every_finding_comes_with_a_command_or_a_line_that_settles_it(rule: Rule, example: Example):
    texts, _ = example.workspace()
    found = wanted(texts, example.today).items
    told = [i for i in found if i.rule == rule.name]
    assert told or rule.name in ("missing-field", "unreadable-file"), found
    for item in found:
        if item.settle.startswith("kamctl "):
            parse(item.settle.replace("--outcome OUTCOME", "--outcome repair"))
        else:
            place = re.fullmatch(r"(.+\.ya?ml):(\d+)", item.settle)
            assert place is not None, item.settle
            assert 1 <= int(place[2]) <= texts[place[1]].count("\n") + 1


def test_what_management_ends_and_what_weighs_more_are_rules_that_exist():
    assert set(WEIGHTS) | DECISIONS <= set(BY_NAME)
    assert {rule.code[3] for rule in RULES} == set(FAMILIES)
    assert all(1 <= low < high <= 10 for high, low in FAMILIES.values())
    assert set(WEIGHTS.values()) <= set(range(1, 11))


def test_a_nomination_waits_for_management_before_it_is_late():
    (item,) = items(account(WAITS, "stages: []\n"))
    assert (item.rule, item.kind, item.owner, item.days_late) == ("nomination-waits", "decision", "d.osei", 0)
    assert (
        item.what == "decide about the nomination of 2026-11-01 (80.0, select), by 2027-01-30 at the latest"
    )
    assert (str(item.since), item.urgency) == ("2026-11-01", 12)  # all that the portfolio earns is at stake


def test_an_exit_review_stands_for_what_it_decides():
    texts = account(REVIEW)
    texts["accounts/acme.yaml"] = texts["accounts/acme.yaml"].replace("rating: 4", "rating: 3")
    (item,) = items(texts)
    assert item.what == "decide the exit review of 2026-11-01, by 2026-12-16 at the latest"
    assert item.also == ("Late four times", "this key account now scores 60.0: under 70")


def test_a_decision_that_a_rule_is_off_for_is_not_asked_for():
    off = base()["kam.yaml"] + "policy: {rules: {nomination-waits: off}}\n"
    assert items({**account(WAITS, "stages: []\n"), "kam.yaml": off}) == []


def test_a_decision_can_be_silenced_in_its_line():
    waits = WAITS.rstrip("\n") + "  # kamctl: ignore[nomination-waits] agreed for the December round\n"
    assert items(account(waits, "stages: []\n")) == []


def test_findings_of_one_rule_and_owner_are_one_entry_the_longest_late_first():
    late = "actions:\n" + "".join(
        f"  a-{n}aaa: {{do: A, serves: frame-programme, owner: {who}, opened: 2026-10-01, due: 2026-11-{due}}}\n"
        for n, (who, due) in enumerate([("s.bauer", 20), ("s.bauer", 10), ("l.chen", 21)])
    )
    plan = without(base()["plans/acme.yaml"], {"actions"}) + late
    first, second = items({"plans/acme.yaml": plan})
    assert first.what == "`a-1aaa` of s.bauer is overdue by 12 days, and 1 more like it"
    assert (first.days_late, first.owner, second.owner) == (12, "s.bauer", "l.chen")
    assert first.also == ("`a-0aaa` of s.bauer is overdue by 2 days",)
    assert first.settle == "kamctl action done acme a-1aaa"


def test_what_a_rule_restates_stands_behind_it():
    found = {item.rule: item for item in neglected("uncovered-contact", "standing-gap")}
    assert set(found) == {"uncovered-contact", "standing-gap"}
    assert found["standing-gap"].kind == "decision"


def test_a_decision_is_managements_though_an_account_manager_would_be_told():
    (item,) = neglected("standing-gap")
    assert item.owner is None
    assert str(item.since) == "2026-09-30"


def test_a_file_that_cannot_be_read_is_one_thing_to_mend():
    (item,) = items({"accounts/bolt.yaml": "name: Bolt\nsize: 3\ncolour: red\n"})
    assert (item.account, item.rule, item.kind) == ("bolt", "unknown-field", "wrong")
    assert item.settle == "accounts/bolt.yaml:2"
    assert item.what.endswith(", and 1 more like it")


def test_money_at_stake_is_that_of_the_account_by_what_the_portfolio_earns():
    months = [f"2025-{m}" for m in (10, 11, 12)] + [f"2026-{m:02}" for m in range(1, 10)]
    results = "months: {" + ", ".join(f"{m}: {{revenue: 9, profit: {{}}}}" for m in months) + "}\n"
    own, others = results.replace("{}", "5"), results.replace("{}", "15")
    found = wanted(
        base() | account(WAITS, "stages: []\n")
        | {"accounts/bolt.yaml": "name: Bolt\n", "results/acme.yaml": own, "results/bolt.yaml": others}
    )  # fmt: skip
    assert found.year == 240
    (item,) = [i for i in found.items if i.rule == "nomination-waits"]
    assert item.money == 60
    assert [term.value for term in item.terms] == [6, 1.25, 1]
    assert item.urgency == 7.5


APPROVED = "approvals: [{date: 2026-03-02, by: d.osei, of: 0000-0000-0000}]\n"


def test_a_plan_that_changed_since_its_approval_waits_for_management():
    plan = base()["plans/acme.yaml"] + APPROVED
    (item,) = items({"plans/acme.yaml": plan})
    assert (item.rule, item.kind, item.owner) == ("approval-outdated", "decision", None)
    assert item.settle == "kamctl approve acme --by WHO"


def test_the_policy_sets_how_urgent_what_a_rule_finds_is():
    own = base()["kam.yaml"] + "policy: {urgency: {nomination-waits: 2}}\n"
    (item,) = items({**account(WAITS, "stages: []\n"), "kam.yaml": own})
    assert item.urgency == 4
    told = blocks([item], "EUR", colour=False, width=None, year=Decimal(1), own={"nomination-waits"})
    assert "weight 2 (nomination-waits, set in the policy)" in told


@pytest.mark.parametrize(("value", "good"), [(0, False), (1, True), (10, True), (11, False)])
def test_an_urgency_is_from_1_to_10(value, good):
    kam = base()["kam.yaml"] + f"policy: {{urgency: {{stale-plan: {value}}}}}\n"
    assert (load(base() | {"kam.yaml": kam}).drafts == ()) is good


def test_an_urgency_of_an_unknown_rule_is_reported():
    kam = base()["kam.yaml"] + "policy: {urgency: {stale-plans: 5}}\n"
    (item,) = items({"kam.yaml": kam})
    assert (item.rule, item.what) == ("unknown-reference", "no rule is called `stale-plans`")


def rules_of(changes: dict[str, str]) -> set[str]:
    texts = base() | changes
    return {finding.rule for finding in findings_of(load(texts), texts, TODAY)}


def test_a_waiver_without_a_written_reason_is_reported_once():
    stages = (
        "stages:\n  - {stage: 1, date: 2026-01-01, by: s.bauer}\n"
        "  - {stage: 2, date: 2026-08-11, by: s.bauer, waived: {buying-reason: {reason: …}}}\n"
    )
    assert rules_of(account(stages, "buying_reasons: []\n")) == {"placeholder"}


def test_what_management_decides_is_never_the_account_managers():
    texts = base() | account(
        WAITS.replace("nominated", "trial").replace("2026-11-01", "2025-01-01"), "stages: []\n"
    )
    found = {f.rule: f.owner for f in findings_of(load(texts), texts, TODAY)}
    assert "trial-over" in found
    assert found["trial-over"] in (None, "d.osei")
    assert set(found.values()) - {None, "d.osei", "s.bauer"} == set()
    assert all(owner != "s.bauer" for rule, owner in found.items() if rule in DECISIONS)
