"""What has been done about a signal, and which of it counts."""

import datetime as dt

import pytest

from kamctl.method.money.answers import answer
from kamctl.method.money.signals import Signal
from kamctl.model.types import SIGNALS
from tests.checks.rules.limits import findings
from tests.method.workspaces import TODAY, workspace


def answered(kind: str, account: str = "", actions: str = "", quarter: str = "2026-Q2") -> str | None:
    """What answers a signal of the second quarter of 2026, on 15 October."""
    held = workspace(account, plan=f"actions: {{{actions}}}")
    signal = Signal("0042", quarter, dt.date(2026, 6, 30), kind, {})
    found = answer(signal, held.accounts["acme"], held.plans["acme"], TODAY, 1)
    return None if found is None else found.what


GROWTH = "growth: [{date: %s, by: s.bauer, outlook: structural, finding: A second store%s}]"


@pytest.mark.parametrize(
    ("date", "counts"), [("2026-03-31", False), ("2026-04-01", True), ("2026-10-16", False)]
)
def test_a_finding_that_names_no_quarter_answers_from_the_quarter_s_first_day_to_today(date, counts):
    assert answered("slump", GROWTH % (date, "")) == ("A second store" if counts else None)


@pytest.mark.parametrize(("about", "counts"), [("2026-Q2", True), ("2026-Q3", False), ("2026-Q1", False)])
def test_a_finding_about_a_quarter_answers_that_one_alone(about, counts):
    assert answered("spike", GROWTH % ("2026-10-01", f", about: {about}")) == (
        "A second store" if counts else None
    )


STEP = "a-7k2q: {do: Ask their buyer, owner: s.bauer, opened: %s, due: 2026-11-30, answers: %s%s}"


@pytest.mark.parametrize("kind", SIGNALS)
def test_an_open_action_answers_the_signal_that_it_names(kind):
    assert answered(kind, actions=STEP % ("2026-10-15", f"{kind}-2026-Q2", "")) == "Ask their buyer"
    assert answered(kind, actions=STEP % ("2026-10-15", f"{kind}-2026-Q3", "")) is None
    other = "slump" if kind != "slump" else "spike"
    assert answered(kind, actions=STEP % ("2026-10-15", f"{other}-2026-Q2", "")) is None
    assert answered(kind, actions=STEP % ("2026-10-16", f"{kind}-2026-Q2", "")) is None


@pytest.mark.parametrize("kind", SIGNALS)
def test_a_dropped_action_answers_nothing_and_a_done_one_leaves_the_finding_to_record(kind):
    done, dropped = ", done: 2026-10-14", ", dropped: {date: 2026-10-14, reason: Too late}"
    assert answered(kind, actions=STEP % ("2026-10-01", f"{kind}-2026-Q2", dropped)) is None
    after = answered(kind, actions=STEP % ("2026-10-01", f"{kind}-2026-Q2", done))
    assert after == (None if kind == "spike" else "Ask their buyer")


@pytest.mark.parametrize(("day", "counts"), [("2026-06-30", False), ("2026-07-01", True)])
def test_a_balance_of_after_the_quarter_s_end_answers_what_they_owed_then(day, counts):
    entry = f"receivables: [{{date: {day}, balance: 90, overdue: 0}}]"
    assert answered("over-limit", entry) == ("balance 90, overdue 0" if counts else None)


def test_the_earliest_answer_is_shown():
    both = GROWTH % ("2026-10-02", "")
    assert answered("slump", both, STEP % ("2026-10-01", "slump-2026-Q2", "")) == "Ask their buyer"
    assert answered("slump", both, STEP % ("2026-10-03", "slump-2026-Q2", "")) == "A second store"


@pytest.mark.parametrize(("name", "wrong"), [("slump-2026-Q2", 0), ("slump-2026-Q5", 1), ("drop-2026-Q2", 1)])
def test_an_action_names_a_signal_that_there_can_be(name, wrong):
    action = STEP % ("2026-10-20", name, ", serves: frame-programme")
    assert len(findings("invalid-value", plan=f"actions: {{{action}}}")) == wrong


def test_what_answers_a_signal_has_a_purpose():
    action = STEP % ("2026-10-20", "slump-2026-Q2", "")
    assert findings("action-without-purpose", plan=f"actions: {{{action}}}") == []
    assert (
        len(
            findings(
                "action-without-purpose",
                plan=f"actions: {{{action.replace(', answers: slump-2026-Q2', '')}}}",
            )
        )
        == 1
    )
