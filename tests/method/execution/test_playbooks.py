"""What makes a playbook due, how often it is played, and the actions that it opens."""

import datetime as dt
from dataclasses import replace

import pytest

from kamctl.app.account.playbooks import shipped
from kamctl.checks.registry import BY_NAME
from kamctl.method.execution.playbooks import (
    NobodyError,
    due,
    due_day,
    holding,
    opened_actions,
    triggers,
)
from kamctl.method.lookup import UnknownNameError
from kamctl.model.playbook import Step
from kamctl.model.portfolio import Portfolio
from kamctl.workspace.validate import read_record
from tests.method.workspaces import KAM, portfolio, workspace

TODAY = dt.date(2026, 10, 15)
PLAN = """
horizon: {start: 2026-01-01, end: 2028-12-31}
destination: First choice
team: {v.park: sponsor, s.bauer: Lead}
initiatives: {frames: {name: Frames, owner: s.bauer, start: 2026-01-01, end: 2027-12-31}}
actions: {%s}
"""
STEPS = "steps: {one: {do: Ask, role: manager, after_days: 5}}"
SELECTED = "decisions: [{outcome: selected, by: d.osei, date: %s, edition: '1'}]\n"


def files(
    trigger: str, account: str = "", *, actions: str = "", steps: str = STEPS, results: str = ""
) -> Portfolio:
    texts = {
        "kam.yaml": KAM,
        "accounts/acme.yaml": f"name: Acme\nmanager: s.bauer\n{account}",
        "plans/acme.yaml": PLAN % actions,
        "playbooks/book.yaml": f"name: Book\ntrigger: {{{trigger}}}\n{steps}\n",
    }
    return portfolio(texts | ({"results/acme.yaml": results} if results else {}))


def waiting(found: Portfolio, today: dt.date = TODAY, rules: dict[str, list[str]] | None = None):
    return [(one.date, one.what) for one in due(found, ["acme"], rules or {}, today)]


PLAYED = (
    "a-1: {do: Ask, played: {playbook: book, date: %s}, owner: s.bauer, opened: 2026-10-01, due: 2026-10-20}"
)


@pytest.mark.parametrize(
    ("trigger", "account", "what"),
    [
        ("decision: selected", SELECTED % "2026-10-01", "decision selected"),
        ("stage: 2", "stages: [{stage: 2, date: 2026-10-01, by: s.bauer}]", "stage 2"),
        ("standing: exit-review", "standing: [{state: exit-review, date: 2026-10-01, by: d.osei, reason: x}]", "standing exit-review"),
    ],
)  # fmt: skip
def test_what_happened_makes_a_playbook_due_until_it_is_played(trigger: str, account: str, what: str) -> None:
    happened = dt.date(2026, 10, 1)
    assert waiting(files(trigger, account)) == [(happened, what)]
    assert waiting(files(trigger, account), happened - dt.timedelta(days=1)) == []
    assert waiting(files(trigger, account, actions=PLAYED % "2026-10-01")) == []
    assert waiting(files(trigger, account, actions=PLAYED % "2026-09-30")) == [(happened, what)]


@pytest.mark.parametrize(("today", "is_due"), [("2026-12-30", True), ("2026-12-31", False)])
def test_what_happened_over_90_days_ago_triggers_nothing(today: str, is_due: bool) -> None:
    found = files("decision: selected", SELECTED % "2026-10-01")
    assert bool(waiting(found, dt.date.fromisoformat(today))) is is_due


def test_confirming_a_selection_is_not_a_new_selection() -> None:
    again = SELECTED % "2026-02-01" + "  - {outcome: selected, by: d.osei, date: 2026-10-01, edition: '2'}\n"
    again = again.replace("[{", "\n  - {").replace("}]\n", "}\n", 1)
    assert waiting(files("decision: selected", again)) == []


def test_an_outcome_ends_what_a_standing_triggers() -> None:
    decided = "standing: [{state: exit-review, date: 2026-10-01, by: d.osei, reason: x, outcome: repair}]"
    assert waiting(files("standing: exit-review", decided)) == []


def test_of_an_account_let_go_only_that_decision_counts() -> None:
    gone = (SELECTED % "2026-10-01").replace("selected", "exited")
    assert waiting(files("stage: 2", gone + "stages: [{stage: 2, date: 2026-10-01, by: s.bauer}]")) == []
    assert len(waiting(files("decision: exited", gone))) == 1


MONTHS = "months:\n" + "".join(
    f"  {year}-{month:02}: {{revenue: {300 if (year, month) > (2026, 6) else 100}, profit: 10}}\n"
    for year, months in ((2025, range(1, 13)), (2026, range(1, 10)))
    for month in months
)


def test_a_signal_is_what_its_actions_answer() -> None:
    found = files("signal: spike", results=MONTHS)
    [one] = due(found, ["acme"], {}, TODAY)
    assert (one.date, one.answers) == (dt.date(2026, 9, 30), "spike-2026-Q3")
    [action] = opened_actions(found, "acme", one, TODAY, {}).values()
    assert action.answers == "spike-2026-Q3"
    assert waiting(files("signal: spike", results=MONTHS, actions=PLAYED % "2026-09-30")) == []


def test_what_a_rule_finds_is_played_once_in_90_days() -> None:
    rules = {"sponsor-left": ["acme"]}
    played = files("rule: sponsor-left", actions=PLAYED % "2026-10-01")
    assert waiting(files("rule: sponsor-left"), rules=rules) == [(TODAY, "sponsor-left")]
    assert waiting(files("rule: sponsor-left"), rules={"sponsor-left": ["other"]}) == []
    assert waiting(played, dt.date(2026, 12, 30), rules) == []
    assert waiting(played, dt.date(2026, 12, 31), rules) == [(dt.date(2026, 12, 31), "sponsor-left")]


@pytest.mark.parametrize(
    ("opened", "after", "falls_on"),
    [
        ("2026-10-15", 1, "2026-10-16"),  # a Friday
        ("2026-10-15", 2, "2026-10-19"),  # a Saturday
        ("2026-10-15", 3, "2026-10-19"),  # a Sunday
        ("2026-10-15", 4, "2026-10-19"),
        ("2026-10-19", 90, "2027-01-15"),  # Sunday the 17th; Monday would be the 91st day
        ("2026-10-17", 0, "2026-10-19"),
    ],
)
def test_a_step_is_due_on_a_working_day_within_the_window(opened: str, after: int, falls_on: str) -> None:
    step = Step(do="Ask", role="manager", after_days=after)
    found = due_day(step, dt.date.fromisoformat(opened), workspace().kam)
    assert found == dt.date.fromisoformat(falls_on)
    assert found.weekday() < 5


@pytest.mark.parametrize(
    ("holidays", "after", "falls_on"),
    [
        (["2026-10-16"], 1, "2026-10-19"),  # a Friday off, and the weekend after it
        (["2026-10-16", "2026-10-19"], 1, "2026-10-20"),
        (["2026-10-19"], 2, "2026-10-20"),  # a Saturday before a Monday off
        (["2026-10-17"], 1, "2026-10-16"),
        (["2027-01-13"], 90, "2027-01-12"),  # the last day of the window: the day before
    ],
)
def test_a_step_is_never_due_on_a_holiday(holidays: list[str], after: int, falls_on: str) -> None:
    kam = replace(workspace().kam, holidays=tuple(map(dt.date.fromisoformat, holidays)))
    found = due_day(Step(do="Ask", role="manager", after_days=after), dt.date(2026, 10, 15), kam)
    assert found == dt.date.fromisoformat(falls_on)


CONTACTS = "contacts: {a.one: {name: Ada, level: director, function: it, counterpart: f.gomez}}\n"


@pytest.mark.parametrize(
    ("role", "holders"),
    [
        ("manager", ("s.bauer",)),
        ("lead", ("s.bauer",)),
        ("f.gomez", ("f.gomez",)),
        ("Finance", ("f.gomez",)),
        ("sales", ("v.park",)),  # of the team, and first on it
        ("legal", ()),
    ],
)
def test_who_holds_a_role(role: str, holders: tuple[str, ...]) -> None:
    assert holding(files("stage: 2"), "acme", role, TODAY) == holders


def test_of_a_function_outside_the_team_it_is_who_keeps_a_contact_else_all_of_it() -> None:
    kam = KAM + "  e.two: {name: Eve Two, level: manager, function: finance}\n"
    texts = {
        "kam.yaml": kam,
        "accounts/acme.yaml": f"name: Acme\n{CONTACTS}",
        "accounts/bolt.yaml": "name: B\n",
    }
    found = portfolio(texts)
    assert holding(found, "acme", "finance", TODAY) == ("f.gomez",)
    assert holding(found, "bolt", "finance", TODAY) == ("f.gomez", "e.two")


def test_a_role_that_nobody_holds_says_who_is_missing_and_opens_nothing() -> None:
    steps = "steps: {one: {do: Ask, role: legal, after_days: 5}, two: {do: Ask, role: o.gone, after_days: 5}, three: {do: x, role: lead, after_days: 1}}"
    found = files("decision: selected", SELECTED % "2026-10-01", steps=steps)
    [one] = triggers(found, "acme", "book", {}, TODAY)
    with pytest.raises(
        NobodyError, match=r"none of our people is legal; none of our people is o\.gone"
    ) as error:
        opened_actions(found, "acme", one, TODAY, {})
    assert error.value.help == "Say who does it: --owner 'legal=WHO' --owner 'o.gone=WHO'"
    given = opened_actions(found, "acme", one, TODAY, {"legal": "v.park", "o.gone": "l.chen"})
    assert [action.owner for action in given.values()] == ["v.park", "l.chen", "s.bauer"]
    with pytest.raises(NobodyError, match=r"o\.gone has left"):
        opened_actions(found, "acme", one, TODAY, {"legal": "o.gone", "o.gone": "l.chen"})
    with pytest.raises(UnknownNameError, match="no role in the playbook book is called finance"):
        opened_actions(found, "acme", one, TODAY, {"finance": "f.gomez"})


def test_two_clones_open_the_same_actions() -> None:
    found = files("decision: selected", SELECTED % "2026-10-01")
    [one] = triggers(found, "acme", "book", {}, TODAY)
    assert opened_actions(found, "acme", one, TODAY, {}) == opened_actions(found, "acme", one, TODAY, {})
    later = opened_actions(found, "acme", one._replace(date=TODAY), TODAY, {})
    assert not later.keys() & opened_actions(found, "acme", one, TODAY, {}).keys()


def test_a_step_serves_what_the_account_has_of_that_name() -> None:
    steps = "steps: {one: {do: Ask, role: manager, after_days: 5, serves: %s}}"
    for serves, found in (("frames", "frames"), ("pay-on-time", None)):
        held = files("decision: selected", SELECTED % "2026-10-01", steps=steps % serves)
        [one] = triggers(held, "acme", "book", {}, TODAY)
        [action] = opened_actions(held, "acme", one, TODAY, {}).values()
        assert (action.serves, action.internal) == (found, True)


@pytest.mark.parametrize("name", shipped())
def test_what_is_shipped_can_be_played(name: str) -> None:
    read = read_record("playbook", f"playbooks/{name}.yaml", shipped()[name])
    assert read.record is not None, read.drafts
    book = read.record
    assert len(book.steps) >= 5
    assert book.purpose
    assert not list(book.contradictions()) + list(book.trigger.contradictions())
    assert book.trigger.rule is None or book.trigger.rule in BY_NAME
    assert {step.role for step in book.steps.values()} <= {"manager", "lead", "finance", "operations"}
    days = [step.after_days for step in book.steps.values()]
    assert days == sorted(days)
    assert days[-1] <= workspace().kam.policy.action_window_days


def test_shipped_are_those_that_an_account_manager_needs_first() -> None:
    assert set(shipped()) == {"sales-spike", "receivables", "first-90-days", "sponsor-left", "exit-review"}
