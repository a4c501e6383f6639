import datetime as dt

import pytest

from kamctl.method.performance.performance_status import performance
from tests.method.workspaces import TODAY, workspace

QUARTERS = ("2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")


def pay(results: str, *, owed_by: str = "account", rest: str = "") -> str:
    """An obligation with one letter a quarter up to 2026-Q3: m(et), x (missed), e(xcused), - (unreported)."""
    words = {"m": "{met: true}", "x": "{met: false}", "e": "{met: false, excused: Flood}"}
    lines = [f"{q}: {words[r]}" for q, r in zip(QUARTERS[-len(results) :], results, strict=True) if r != "-"]
    since = {
        "2025-Q4": "2025-10-01",
        "2026-Q1": "2026-01-01",
        "2026-Q2": "2026-04-01",
        "2026-Q3": "2026-07-01",
    }
    body = f"owed_by: {owed_by}, what: Pay, since: {since[QUARTERS[-len(results)]]}, every: quarter{rest}"
    return f"obligations:\n  pay-on-time: {{{body}, results: {{{', '.join(lines)}}}}}\n"


def required(account: str, today: dt.date = TODAY, **files: str) -> str:
    return performance(workspace(account, **files), "acme", today).required


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ("m", "good"),
        ("-", "good"),
        ("x", "watch"),
        ("xm", "good"),
        ("mx", "watch"),
        ("xx", "corrective-action"),
        ("mxx", "corrective-action"),
        ("xxm", "good"),
        ("xex", "watch"),
        ("xxe", "good"),
        # A quarter that nobody reports improves nothing, and pushes no miss out of sight.
        ("xx-", "corrective-action"),
        ("x-", "watch"),
        ("m-", "good"),
        ("xxx", "exit-review"),
        ("xxmx", "exit-review"),
        ("xxxm", "exit-review"),
        ("xmxm", "good"),
    ],
)
def test_the_newest_periods_of_one_obligation_raise_the_escalation_level(results, expected):
    assert required(pay(results)) == expected


def test_one_miss_of_a_critical_obligation_requires_corrective_action():
    assert required(pay("mx", rest=", critical: true")) == "corrective-action"
    assert required(pay("xm", rest=", critical: true")) == "good"


def test_one_miss_each_of_two_obligations_is_not_two_misses_of_one():
    two = (
        pay("mx")
        + "  order: {owed_by: account, what: EDI, since: 2026-04-01, every: quarter, results: {2026-Q3: {met: false}}}"
    )
    assert required(two) == "watch"


def test_misses_more_than_four_ended_periods_ago_are_past():
    later = (
        pay("xxxm")
        .replace("]}}", "")
        .replace("2026-Q3: {met: true}", "2026-Q3: {met: true}, 2026-Q4: {met: true}")
    )
    assert required(later, dt.date(2027, 1, 1)) == "good"
    # The fourth quarter's result is still to come: the four before it are the newest.
    assert required(pay("xxxm"), dt.date(2027, 1, 1)) == "exit-review"
    assert required(pay("xxxm"), dt.date(2027, 12, 31)) == "exit-review"


def test_the_reasoning_is_printed_as_a_sentence():
    found = performance(workspace(pay("mxx")), "acme", TODAY)
    assert found.reasoning == ("corrective action required: pay-on-time missed in 2026-Q2 and 2026-Q3",)
    found = performance(workspace(pay("xxx")), "acme", TODAY)
    assert found.reasoning == ("exit review required: pay-on-time missed in 2026-Q1, 2026-Q2 and 2026-Q3",)


def test_a_one_off_that_was_missed_counts_for_four_quarters_after_its_own():
    one_off = "obligations: {audit: {owed_by: account, what: Audit, since: 2025-01-01, due: 2025-11-30, results: {2025-12-20: {met: true}}}}"
    assert required(one_off, dt.date(2026, 12, 31)) == "watch"
    assert required(one_off, dt.date(2027, 1, 1)) == "good"
    found = performance(workspace(one_off), "acme", TODAY)
    assert found.reasoning == ("watch: audit was not kept by 2025-11-30",)


# What management recorded


def test_without_an_entry_the_standing_is_good_and_a_worse_requirement_is_a_gap():
    found = performance(workspace(pay("xx")), "acme", TODAY)
    assert (found.standing, found.required, found.gap) == ("good", "corrective-action", True)


def standing(*entries: str) -> str:
    return "standing:\n" + "".join(
        f"  - {{by: d.osei, reason: Late payment, {entry}}}\n" for entry in entries
    )


def test_a_recorded_standing_that_is_as_bad_or_worse_leaves_no_gap():
    for state in ("corrective-action", "exit-review"):
        found = performance(
            workspace(pay("xx") + standing(f"state: {state}, date: 2026-10-10")), "acme", TODAY
        )
        assert (found.standing, found.gap) == (state, False)


def test_the_newest_entry_up_to_today_is_the_standing():
    log = standing("state: watch, date: 2026-10-10", "state: good, date: 2026-10-16")
    assert performance(workspace(log), "acme", TODAY).standing == "watch"


def test_a_corrective_action_expires_the_day_after_its_until():
    log = workspace(standing("state: corrective-action, date: 2026-08-01, until: 2026-10-14"))
    assert performance(log, "acme", dt.date(2026, 10, 14)).expired is None
    assert performance(log, "acme", TODAY).expired is not None


def test_what_management_recorded_after_a_corrective_action_ends_its_expiry():
    log = standing(
        "state: corrective-action, date: 2026-08-01, until: 2026-10-01", "state: good, date: 2026-10-02"
    )
    assert performance(workspace(log), "acme", TODAY).expired is None


ACTION = "state: corrective-action, date: 2026-08-01, until: 2026-10-10, obligations: [pay-on-time]"


def test_a_miss_in_a_period_that_ended_after_the_action_began_requires_an_exit_review_once_until_has_passed():
    account = pay("mmmx") + standing(ACTION)
    assert required(account, dt.date(2026, 10, 10)) == "watch"
    found = performance(workspace(account), "acme", TODAY)
    assert found.required == "exit-review"
    assert found.reasoning == (
        "exit review required: missed pay-on-time in 2026-Q3, although a corrective action ran from 2026-08-01 to 2026-10-10",
    )


def test_misses_from_before_the_action_began_are_what_it_was_for():
    account = pay("mmxm") + standing(ACTION)
    found = performance(workspace(account), "acme", TODAY)
    assert (found.required, found.corrective_actions[0].outcome) == ("good", "worked")


def test_a_miss_of_another_obligation_does_not_fail_the_action():
    other = (
        pay("mmmx").replace("pay-on-time", "order")
        + "  pay-on-time: {owed_by: account, what: Pay, since: 2026-07-01, every: quarter}\n"
    )
    assert required(other + standing(ACTION)) == "watch"


def test_an_action_that_names_no_obligation_is_for_all_of_theirs():
    account = pay("mmmx") + standing(ACTION.replace(", obligations: [pay-on-time]", ""))
    assert required(account) == "exit-review"


def test_an_action_without_an_until_runs_on():
    found = performance(
        workspace(pay("mmmx") + standing("state: corrective-action, date: 2026-08-01")), "acme", TODAY
    )
    assert (found.required, found.corrective_actions[0].outcome) == ("watch", "running")


def test_a_failed_action_still_requires_the_exit_review_while_that_is_the_newest_entry():
    review = "state: exit-review, date: 2026-10-12, outcome: renegotiate"
    assert required(pay("mmmx") + standing(ACTION, review)) == "exit-review"


def test_a_failed_action_is_settled_when_management_moved_on_from_its_exit_review():
    log = standing(
        ACTION, "state: exit-review, date: 2026-10-12, outcome: repair", "state: watch, date: 2026-10-14"
    )
    assert required(pay("mmmx") + log) == "watch"


def test_moving_on_without_an_outcome_settles_nothing():
    assert required(pay("mmmx") + standing(ACTION, "state: good, date: 2026-10-12")) == "exit-review"
    log = standing(ACTION, "state: exit-review, date: 2026-10-12", "state: good, date: 2026-10-14")
    assert required(pay("mmmx") + log) == "exit-review"


def test_an_action_that_worked_and_was_closed_does_not_weigh_on_a_later_miss():
    log = standing(
        "state: corrective-action, date: 2026-02-01, until: 2026-05-01", "state: good, date: 2026-07-05"
    )
    assert required(pay("xmmx") + log) == "watch"


def test_closing_an_action_before_its_until_does_not_end_it():
    log = standing(
        "state: corrective-action, date: 2026-02-01, until: 2026-05-01", "state: good, date: 2026-02-02"
    )
    assert required(pay("xmmx") + log) == "exit-review"


REVIEW = "state: exit-review, date: 2026-10-12, outcome: repair"


def test_what_an_exit_review_dealt_with_calls_for_no_other():
    # Moved on from its exit review, the account is where its newest misses put it, and no lower.
    then = "state: corrective-action, date: 2026-10-13, until: 2027-04-30"
    assert required(pay("mxxx") + standing(REVIEW, then)) == "corrective-action"
    assert required(pay("xxxm") + standing(REVIEW, then)) == "good"
    # One that came to nothing, or that ended before the misses did, deals with none of them.
    assert required(pay("mxxx") + standing(REVIEW.replace(", outcome: repair", ""), then)) == "exit-review"
    early = standing(REVIEW.replace("2026-10-12", "2026-09-29"), then)
    assert required(pay("mxxx") + early) == "corrective-action"
    assert required(pay("mxxx") + standing(REVIEW.replace("2026-10-12", "2026-03-30"), then)) == "exit-review"


@pytest.mark.parametrize(
    ("outcome", "held", "missed"),
    [
        ("repair", "2026-09-29", ("pay-on-time in 2026-Q3",)),
        ("renegotiate", "2026-09-29", ("pay-on-time in 2026-Q3",)),
        ("repair", "2026-09-30", ()),
        ("step-down", "2026-09-29", ()),
        ("exit", "2026-09-29", ()),
    ],
)
def test_a_miss_after_an_exit_review_that_let_them_stay_is_a_gap(outcome, held, missed):
    log = standing(f"state: exit-review, date: {held}, outcome: {outcome}")
    found = performance(workspace(pay("mmmx") + log), "acme", TODAY)
    assert (found.missed_since, found.gap) == (missed, bool(missed))
    ours = performance(workspace(pay("mmmx", owed_by="us") + log), "acme", TODAY)
    assert not ours.gap


def test_what_management_recorded_after_that_review_closes_the_gap():
    log = standing("state: exit-review, date: 2026-09-29, outcome: repair", "state: watch, date: 2026-10-12")
    assert not performance(workspace(pay("mmmx") + log), "acme", TODAY).gap


# Our side


def test_our_own_obligations_climb_to_corrective_action_and_no_further():
    found = performance(workspace(pay("xxx", owed_by="us")), "acme", TODAY)
    assert (found.required, found.required_of_us) == ("good", "corrective-action")
    assert found.our_reasons[0].text == (
        "corrective action required: pay-on-time missed in 2026-Q1, 2026-Q2 and 2026-Q3"
    )


def test_the_accounts_corrective_action_does_not_fail_for_our_misses():
    account = pay("mmmx", owed_by="us") + standing(ACTION)
    assert required(account) == "good"


# The score

CRITERIA = """
edition: "2026"
approved: {by: d.osei, date: 2026-01-12}
scale: {low: 0, high: 5}
select_at: 70
exit_below: 50
criteria: {fit: {name: Fit, weight: 100, question: Does it fit?}}
"""


def rated(rating: str, outcome: str = "selected") -> str:
    return f"""
ratings: {{fit: [{{rating: {rating}, by: s.bauer, date: 2026-02-03}}]}}
decisions: [{{outcome: {outcome}, by: d.osei, date: 2026-02-20, edition: "2026"}}]
"""


@pytest.mark.parametrize(("rating", "expected"), [("2.499", "exit-review"), ("2.5", "good"), ("4", "good")])
def test_a_key_account_under_exit_below_requires_an_exit_review(rating, expected):
    assert required(rated(rating), criteria=CRITERIA) == expected


def test_the_score_of_an_ordinary_account_requires_nothing():
    assert required(rated("1", "trial"), criteria=CRITERIA) == "good"


def test_without_exit_below_the_score_requires_nothing():
    assert required(rated("1"), criteria=CRITERIA.replace("exit_below: 50", "")) == "good"


@pytest.mark.parametrize(("day", "count"), [("2026-10-15", 1), ("2026-10-16", 0)])
def test_a_corrective_action_of_today_counts_and_none_of_tomorrow(day, count):
    log = (
        f"standing: [{{state: corrective-action, date: {day}, by: d.osei, reason: Late, until: 2026-12-31}}]"
    )
    assert TODAY.isoformat() == "2026-10-15"
    assert len(performance(workspace(pay("xx") + log), "acme", TODAY).corrective_actions) == count
