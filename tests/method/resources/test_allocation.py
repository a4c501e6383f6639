"""Who gets scarce days, rule by rule."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from kamctl.app.resources.highs import solve
from kamctl.method.resources.allocation import Allocation, allocation
from kamctl.method.resources.answer_check import Asked, faults
from kamctl.method.resources.competition import competition
from kamctl.model.portfolio import Portfolio
from tests.method.workspaces import KAM, PLAN, portfolio

TODAY = dt.date(2026, 11, 22)
CRITERIA = """
edition: "1"
approved: {by: d.osei, date: 2026-01-12}
scale: {low: 0, high: 5}
select_at: 50
criteria: {fit: {name: Fit, weight: 100, question: Does it fit?}}
"""
#: By rating, an account scores 20 points for each.
ACCOUNT = """
name: A
ratings: {{fit: [{{rating: {rating}, by: s.bauer, date: 2026-02-01, evidence: E}}]}}
decisions: [{{outcome: {outcome}, by: d.osei, date: 2026-02-02, edition: "1"}}]
obligations:
  train: {{owed_by: us, what: Train, since: 2026-01-01, every: quarter}}
  pay: {{owed_by: account, what: Pay, since: 2026-01-01, every: quarter}}
"""


def made(
    there: str = "{2027-Q1: 10}",
    *,
    grants: str = "",
    policy: str = "",
    accounts: dict[str, str] | None = None,
    **initiatives: str,
) -> Portfolio:
    """Return a portfolio; `acme__frames` is an initiative of an account, with what it says."""
    texts = {
        "kam.yaml": KAM + policy,
        "criteria.yaml": CRITERIA,
        "resources.yaml": f"roles: {{trainer: {{name: T, capacity: {there}}}, planner: {{name: P, capacity: {{2027-Q1: 9}}}}}}\n"
        + grants,
    }
    for name, said in initiatives.items():
        account, key = name.split("__")
        text = ACCOUNT.format(rating=5, outcome="selected")
        texts[f"accounts/{account}.yaml"] = (accounts or {}).get(account, text)
        plan = texts.setdefault(f"plans/{account}.yaml", PLAN + "initiatives:\n")
        own = f"  {key}: {{name: I, owner: s.bauer, start: 2026-01-01, end: 2027-12-31, {said}}}\n"
        texts[f"plans/{account}.yaml"] = plan + own
    return portfolio(texts)


def asks(days: object, *more: str, worth: object = 1000, **others: str) -> str:
    """Return what an initiative says that asks for days of the trainer in the first quarter."""
    also = "".join(f", {key.rstrip('_')}: {value}" for key, value in others.items())
    entries = ", ".join([f"{{role: trainer, quarter: 2027-Q1, days: {days}{also}}}", *more])
    return f"worth: {{to_us: {worth}}}, resources: [{entries}]"


def answer(
    found: Portfolio, *quarters: str, today: dt.date = TODAY, optimize: bool = False, **how: bool
) -> Allocation:
    question = competition(found, today, quarters or ("2027-Q1",), **how)
    answered = allocation(question, solve if optimize else None)
    assert faults(found, today, Asked(**how), answered) == []
    return answered


def granted(found: Allocation, role: str = "trainer") -> dict[str, Decimal]:
    return {f"{r.account}/{r.initiative}": r.granted for r in found.requests if r.role == role}


def why_not(found: Allocation, name: str, role: str = "trainer") -> str | None:
    [one] = [r for r in found.requests if (f"{r.account}/{r.initiative}", r.role) == (name, role)]
    return one.why_not


def test_what_returns_most_a_day_comes_first_and_the_next_gets_what_is_of_use() -> None:
    found = answer(
        made(acme__a=asks(6, worth=600), beta__b=asks(6, worth=900), carl__c=asks(6, worth=300, minimum="4"))
    )
    assert granted(found) == {"acme/a": 0, "beta/b": 6, "carl/c": 4}
    assert found.worth == 900 + 300 * 4 / 6
    assert why_not(found, "acme/a") == (
        "short by 6 days of trainer in 2027-Q1, needs at least 6 and 0 are left; it would fit with 6 more days, "
        "worth 100 USD each"
    )


def test_ties_go_by_account_and_then_by_initiative() -> None:
    found = answer(made(beta__a=asks(5), acme__b=asks(5), acme__a=asks(5)))
    assert granted(found) == {"acme/a": 5, "acme/b": 5, "beta/a": 0}


def test_a_score_weighs_what_an_initiative_is_worth() -> None:
    poor = ACCOUNT.format(rating=2, outcome="selected")
    found = answer(made(acme__a=asks(8, worth=1000), beta__b=asks(8, worth=500), accounts={"acme": poor}))
    assert granted(found) == {"acme/a": 0, "beta/b": 8}
    assert found.worth == 500


@pytest.mark.parametrize(("counts", "first"), [("0.24", "acme/a"), ("0.26", "beta/b")])
def test_what_it_is_worth_to_them_counts_as_the_policy_says(counts: str, first: str) -> None:
    theirs = asks(8).replace("to_us: 1000", "to_them: 4000")
    policy = f"policy: {{allocation: {{to_them_counts: {counts}}}}}\n"
    found = granted(answer(made(acme__a=asks(8, worth=1000), beta__b=theirs, policy=policy)))
    assert found[first] == 8


def test_an_obligation_of_ours_comes_first_whatever_it_returns_and_one_of_theirs_does_not() -> None:
    ours = made(acme__a=asks(8, worth=1, for_="train"), beta__b=asks(8))
    assert granted(answer(ours)) == {"acme/a": 8, "beta/b": 0}
    theirs = made(acme__a=asks(8, worth=1, for_="pay"), beta__b=asks(8))
    assert granted(answer(theirs)) == {"acme/a": 0, "beta/b": 8}


def test_two_obligations_share_what_there_is_down_to_what_is_of_use() -> None:
    found = made(
        acme__a=asks(8, for_="train", minimum="5"), beta__b=asks(8, worth=900, for_="train", minimum="4")
    )
    assert granted(answer(found)) == {"acme/a": 6, "beta/b": 4}


def test_an_initiative_without_a_worth_comes_after_those_that_have_one() -> None:
    none = asks(8).replace("worth: {to_us: 1000}, ", "")
    assert granted(answer(made(acme__a=none, beta__b=asks(8, worth=0)))) == {"acme/a": 0, "beta/b": 8}


def test_an_initiative_gets_all_that_it_needs_or_nothing() -> None:
    planner = "{role: planner, quarter: 2027-Q1, days: 9.5}"
    found = answer(made(acme__a=asks(8, planner, worth=9000), beta__b=asks(8)))
    assert granted(found) == {"acme/a": 0, "beta/b": 8}
    assert why_not(found, "acme/a", "planner") == (
        "short by 0.5 days of planner in 2027-Q1, needs at least 9.5 and 9 are left; it would fit with 6 more of "
        "trainer in 2027-Q1 and 0.5 more of planner in 2027-Q1, worth 9,000 USD in all"
    )
    alone = answer(made(acme__a=asks(8, planner)))
    assert why_not(alone, "acme/a") == "all or none: short by 0.5 days of planner in 2027-Q1"


@pytest.mark.parametrize(("asked", "is_late"), [("2026-12-02", False), ("2026-12-03", True)])
def test_what_is_asked_for_after_the_day_in_the_policy_is_late_and_comes_last(
    asked: str, is_late: bool
) -> None:
    day = dt.date(2026, 12, 20)
    found = answer(made(acme__a=asks(8, worth=9000, asked=asked), beta__b=asks(8)), today=day)
    assert granted(found) == ({"acme/a": 0, "beta/b": 8} if is_late else {"acme/a": 8, "beta/b": 0})
    assert (why_not(found, "acme/a") or "").startswith(
        "late, asked for on 2026-12-03: short by 6 days"
    ) is is_late


def test_what_comes_after_another_waits_for_its_grant() -> None:
    both = made(
        acme__a=asks(8, worth=9000) + ", after: b", acme__b=asks(4, worth=10), beta__c=asks(4, worth=3000)
    )
    found = answer(both)
    assert granted(found) == {"acme/a": 0, "acme/b": 4, "beta/c": 4}
    refused = answer(made("{2027-Q1: 8}", acme__a=asks(4, worth=9000) + ", after: b", acme__b=asks(9)))
    assert why_not(refused, "acme/a") == "it comes after b, which is not granted"
    done = made(acme__a=asks(8) + ", after: b", acme__b=asks(9, worth=1)).plans["acme"]
    assert done.initiatives["b"].end > TODAY
    later = answer(made(acme__a=asks(8) + ", after: b", acme__b=asks(9, worth=1)), today=dt.date(2028, 1, 1))
    assert granted(later)["acme/a"] == 8  # b has ended


def test_what_comes_after_one_that_asks_elsewhere_waits_for_that_grant() -> None:
    second = "worth: {to_us: 1}, resources: [{role: trainer, quarter: 2027-Q2, days: 3}]"
    there = "{2027-Q1: 10, 2027-Q2: 10}"
    waits = made(there, acme__a=asks(8) + ", after: b", acme__b=second)
    assert why_not(answer(waits), "acme/a") == "it comes after b, which is not granted in 2027-Q2"
    given = "grants: {2027-Q2: {by: d.osei, date: 2026-11-01, days: {trainer: {acme/b: 3}}}}"
    assert granted(answer(made(there, grants=given, acme__a=asks(8) + ", after: b", acme__b=second))) == {
        "acme/a": 8
    }
    assert granted(answer(waits, "2027-Q1", "2027-Q2"))["acme/a"] == 8


GIVEN = "grants: {2027-Q1: {by: d.osei, date: %s, days: {trainer: {acme/a: 6}}}}"


@pytest.mark.parametrize(("date", "kept"), [("2026-11-22", True), ("2026-11-23", False)])
def test_what_is_granted_stays_though_another_returns_more(date: str, kept: bool) -> None:
    found = made(grants=GIVEN % date, acme__a=asks(8, worth=1), beta__b=asks(8))
    first = answer(found)
    assert granted(first) == ({"acme/a": 6, "beta/b": 0} if kept else {"acme/a": 0, "beta/b": 8})
    if kept:
        assert why_not(first, "acme/a") == "6 of 8 days were granted before, and that stays"
        assert first.changes == ()
        again = answer(found, again=True)
        assert granted(again) == {"acme/a": 0, "beta/b": 8}
        assert [(c.account, c.before, c.after) for c in again.changes] == [("acme", 6, 0), ("beta", 0, 8)]


STANDING = "standing: [{state: %s, date: 2026-10-01, by: d.osei, reason: R}]\n"


@pytest.mark.parametrize(
    ("said", "first", "again"),
    [
        (STANDING % "corrective-action", 6, 6),
        (STANDING % "exit-review", 6, 0),
        (STANDING % "watch", 6, 8),
        ((STANDING % "exit-review").replace("reason: R", "reason: R, outcome: repair"), 6, 8),
        ((STANDING % "exit-review").replace("reason: R", "reason: R, outcome: exit"), 6, 0),
    ],
)
def test_an_account_in_trouble_keeps_what_it_has_and_gets_nothing_new(
    said: str, first: int, again: int
) -> None:
    account = ACCOUNT.format(rating=5, outcome="selected") + said
    held = made(grants=GIVEN % "2026-11-20", acme__a=asks(8), accounts={"acme": account})
    assert granted(answer(held)) == {"acme/a": first}
    assert granted(answer(held, again=True)) == {"acme/a": again}
    new = made(acme__a=asks(8), accounts={"acme": account})
    assert granted(answer(new)) == {"acme/a": 8 if again == 8 else 0}


@pytest.mark.parametrize(
    ("outcome", "trials", "days", "why"),
    [
        ("selected", False, 8, None),
        ("trial", False, 0, "only key accounts compete, and acme is on trial"),
        ("trial", True, 8, None),
        ("nominated", True, 0, "only key accounts compete, and acme is nominated"),
    ],
)
def test_only_key_accounts_compete(outcome: str, trials: bool, days: int, why: str | None) -> None:
    account = ACCOUNT.format(rating=5, outcome=outcome)
    found = answer(made(acme__a=asks(8), accounts={"acme": account}), trials=trials)
    assert (granted(found), why_not(found, "acme/a")) == ({"acme/a": days}, why)


def test_an_account_that_was_let_go_asks_for_nothing() -> None:
    account = ACCOUNT.format(rating=5, outcome="exited")
    assert answer(made(acme__a=asks(8), accounts={"acme": account})).requests == ()


def test_a_role_without_days_gives_none_and_says_so() -> None:
    found = answer(made("{2027-Q2: 10}", acme__a=asks(8)))
    assert why_not(found, "acme/a") == "resources.yaml gives no days of trainer in 2027-Q1"
    assert [(r.role, r.capacity, r.left) for r in found.roles if r.asked] == [("trainer", None, 0)]


def test_an_initiative_that_would_make_room_by_beginning_later_is_named() -> None:
    there = "{2027-Q1: 10, 2027-Q2: 6}"
    found = answer(made(there, acme__a=asks(6, worth=900), beta__b=asks(6, worth=600)), "2027-Q1", "2027-Q2")
    assert why_not(found, "beta/b") == (
        "short by 2 days of trainer in 2027-Q1, needs at least 6 and 4 are left; it would fit if acme/a began a "
        "quarter later, or with 2 more days, worth 300 USD each"
    )
    [use] = [role.further for role in found.roles if role.further]
    assert (use.days, use.worth_each, use.account, use.initiative) == (2, 300, "beta", "b")


def test_the_optimum_shares_days_where_the_rule_gives_them_all_to_one() -> None:
    found = made(acme__a=asks(8, worth=800, minimum="4"), beta__b=asks(6, worth=540))
    rule, best = answer(found), answer(found, optimize=True)
    assert (granted(rule), rule.worth) == ({"acme/a": 8, "beta/b": 0}, 800)
    assert (granted(best), best.worth) == ({"acme/a": 4, "beta/b": 6}, 940)
    assert (best.bound, best.gap, best.greedy_worth) == (940, 0, 800)


def test_of_answers_worth_the_same_the_optimum_keeps_what_was_granted() -> None:
    two = {"acme__a": asks(8, worth=800), "beta__b": asks(8, worth=800)}
    kept = made(
        grants="grants: {2027-Q1: {by: d.osei, date: 2026-11-20, days: {trainer: {beta/b: 8}}}}", **two
    )
    assert granted(answer(kept, again=True)) == {"acme/a": 8, "beta/b": 0}
    assert granted(answer(kept, again=True, optimize=True)) == {"acme/a": 0, "beta/b": 8}
    assert granted(answer(made(**two), optimize=True)) == {"acme/a": 8, "beta/b": 0}


def test_days_in_tenths_are_shared_exactly() -> None:
    found = made(
        "{2027-Q1: 0.3}", acme__a=asks("0.1"), beta__b=asks("0.2"), carl__c=asks("0.000001", worth=0)
    )
    for optimize in (False, True):
        assert granted(answer(found, optimize=optimize)) == {
            "acme/a": Decimal("0.1"), "beta/b": Decimal("0.2"), "carl/c": 0
        }  # fmt: skip
