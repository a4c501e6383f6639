"""What somebody still owes where performance failed."""

import datetime as dt

import pytest

from kamctl.method.performance.follow_through import not_carried_out, ours_unmended, undecided_since
from kamctl.method.performance.performance_status import performance
from tests.method.workspaces import TODAY, workspace


def standing(*entries: str) -> str:
    return "standing: [" + ", ".join(f"{{by: d.osei, reason: Late, {one}}}" for one in entries) + "]\n"


@pytest.mark.parametrize(
    ("entries", "since"),
    [
        (["state: exit-review, date: 2026-09-01"], "2026-09-01"),
        # Recording the review again does not begin it again.
        (["state: exit-review, date: 2026-09-01", "state: exit-review, date: 2026-10-01"], "2026-09-01"),
        (
            [
                "state: exit-review, date: 2026-09-01",
                "state: watch, date: 2026-09-20",
                "state: exit-review, date: 2026-10-01",
            ],
            "2026-10-01",
        ),
        (
            ["state: exit-review, date: 2026-09-01, outcome: repair", "state: exit-review, date: 2026-10-01"],
            "2026-10-01",
        ),
        (
            ["state: exit-review, date: 2026-09-01", "state: exit-review, date: 2026-10-01, outcome: repair"],
            None,
        ),
        (["state: exit-review, date: 2026-09-01", "state: good, date: 2026-10-01"], None),
        (["state: exit-review, date: 2026-09-01", "state: good, date: 2026-10-16"], "2026-09-01"),
        ([], None),
    ],
)
def test_an_exit_review_waits_from_its_first_entry_on(entries, since):
    found = undecided_since(workspace(standing(*entries)).accounts["acme"], TODAY)
    assert (found.date.isoformat() if found else None) == since


def carried_out(outcome: str, *decisions: tuple[str, str]) -> bool:
    log = ", ".join(f"{{outcome: {o}, by: d.osei, date: {d}, edition: E}}" for o, d in decisions)
    text = standing(f"state: exit-review, date: 2026-10-01, outcome: {outcome}")
    account = workspace(f"decisions: [{log}]\n{text}").accounts["acme"]
    return not_carried_out(account, account.standing[0], TODAY) is None


@pytest.mark.parametrize(
    ("outcome", "decision", "done"),
    [
        ("exit", "exited", True),
        ("exit", "declined", False),
        ("exit", "selected", False),
        ("step-down", "exited", True),
        ("step-down", "declined", True),
        ("step-down", "trial", False),
        ("repair", "selected", True),
        ("renegotiate", "selected", True),
    ],
)
def test_an_outcome_that_ends_the_key_account_takes_the_decision_that_says_so(outcome, decision, done):
    assert carried_out(outcome, (decision, "2026-10-01")) == done


def test_the_decision_may_come_before_and_is_not_undone_by_a_later_selection():
    assert carried_out("exit", ("exited", "2026-09-30"))
    assert not carried_out("exit", ("exited", "2026-09-29"), ("selected", "2026-09-30"))
    assert carried_out("exit", ("exited", "2026-10-01"), ("selected", "2026-10-10"))
    assert not carried_out("exit", ("exited", "2026-10-16"))
    assert not carried_out("exit")


def unmended(results: str, action: str = "", today: dt.date = TODAY, rest: str = "") -> list[str]:
    owed = f"obligations: {{ship: {{owed_by: us, what: Ship, since: 2026-01-01, every: quarter{rest}, results: {{{results}}}}}}}"
    found = workspace(owed, plan=f"actions: {{{action}}}")
    judged = performance(found, "acme", today)
    plan = found.plans["acme"]
    return [str(r.obligation) for r in ours_unmended(judged, plan, found.kam, today)]


def results(letters: str) -> str:
    met = {"m": "true", "x": "false"}
    return ", ".join(f"2026-Q{i}: {{met: {met[one]}}}" for i, one in enumerate(letters, 1))


@pytest.mark.parametrize(
    ("letters", "failing"), [("mmx", False), ("mxx", True), ("xmx", False), ("xxm", False), ("xxx", True)]
)
def test_our_own_misses_count_like_theirs(letters, failing):
    assert unmended(results(letters)) == (["ship"] if failing else [])


def test_one_miss_of_a_critical_obligation_of_ours_is_enough():
    assert unmended(results("mmx"), rest=", critical: true") == ["ship"]


ACTION = "a-1: {{do: A second shift, serves: ship, owner: {owner}, opened: {opened}, due: 2026-12-01{rest}}}"


@pytest.mark.parametrize(
    ("owner", "opened", "rest", "mended"),
    [
        ("l.chen", "2026-10-10", "", True),
        ("l.chen", "2026-10-16", "", False),
        ("somebody.of.theirs", "2026-10-10", "", False),
        # The newest miss ended on 30 September: what was done before it did not prevent it.
        ("l.chen", "2026-08-01", ", done: 2026-09-30", False),
        ("l.chen", "2026-08-01", ", done: 2026-10-01", True),
        ("l.chen", "2026-08-01", ", dropped: {date: 2026-10-15, reason: Too dear}", False),
        ("l.chen", "2026-08-01", ", dropped: {date: 2026-10-16, reason: Too dear}", True),
    ],
)
def test_an_action_of_ours_answers_them(owner, opened, rest, mended):
    action = ACTION.format(owner=owner, opened=opened, rest=rest)
    assert unmended(results("mxx"), action) == ([] if mended else ["ship"])
