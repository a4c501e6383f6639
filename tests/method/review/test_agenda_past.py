"""The limits of the agenda's look back: the day of the previous review, today, the ends of the period."""

import datetime as dt

import pytest

from kamctl.method.review.agenda import agenda
from kamctl.method.review.reviews import asked_period
from tests.method.workspaces import TODAY, workspace

REVIEWS = {
    "2026-Q2": "held: 2026-07-08\nattendees: [s.bauer]\nsummary: Fine\nagreed: [a-agreed]\n",
}


def items(section: str, account: str = "", plan: str = "", today: dt.date = TODAY) -> dict[str, str]:
    """The items of a section of the third quarter's agenda: state by id, or by what was delivered."""
    portfolio = workspace(account, plan=plan or "actions: {}", reviews=REVIEWS)
    made = agenda(portfolio, "acme", asked_period("2026-Q3", portfolio.kam, today), today)
    found = next(s for s in made.sections if s.id == section).items
    return {getattr(i, "id", None) or i.what: i.state for i in found}


@pytest.mark.parametrize(
    ("fields", "followed"),
    [
        ("opened: 2026-07-08", True),
        ("opened: 2026-07-09", False),
        ("opened: 2026-05-01, done: 2026-07-09", True),
        ("opened: 2026-05-01, done: 2026-07-08", False),
        ("opened: 2026-05-01, dropped: {date: 2026-07-09, reason: Ill}", True),
        ("opened: 2026-05-01, dropped: {date: 2026-07-08, reason: Ill}", False),
    ],
)
def test_actions_open_on_the_day_of_the_previous_review_are_followed_up(fields, followed):
    action = f"{{do: Agree, owner: s.bauer, due: 2026-12-01, {fields}}}"
    assert ("a-1" in items("follow-up", plan=f"actions: {{a-1: {action}}}")) == followed
    assert "a-agreed" in items("follow-up", plan=f"actions: {{a-agreed: {action}}}")


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ("date: 2026-07-08", "open"),
        ("date: 2026-07-09", "new"),
        ("date: 2026-10-15", "new"),
        ("date: 2026-10-16", None),
        ("date: 2026-07-08, met: 2026-07-08", None),
        ("date: 2026-07-08, met: 2026-07-09", "met"),
        ("date: 2026-07-08, met: 2026-10-15", "met"),
        ("date: 2026-07-08, met: 2026-10-16", "open"),
    ],
)
def test_a_need_is_new_when_it_was_raised_after_the_previous_review(fields, state):
    account = f"needs: {{need: {{need: Spare parts, raised_by: a.one, {fields}}}}}"
    assert items("needs", account).get("need") == state


@pytest.mark.parametrize(
    ("date", "shown"),
    [("2026-06-30", False), ("2026-07-01", True), ("2026-09-30", True), ("2026-10-01", False)],
)
def test_the_value_of_a_period_was_delivered_from_its_first_day_to_its_last(date, shown):
    assert ("Faster" in items("value", f"value: [{{date: {date}, what: Faster}}]")) == shown


def test_value_that_is_still_to_come_is_not_presented():
    value = "value: [{date: 2026-08-20, what: Faster}]"
    assert items("value", value, today=dt.date(2026, 8, 20)) == {"Faster": "claimed"}
    assert items("value", value, today=dt.date(2026, 8, 19)) == {}


def test_value_is_accepted_from_the_day_the_contact_said_so():
    value = "value: [{date: 2026-08-20, what: Faster, accepted: {by: a.one, date: 2026-08-25}}]"
    assert items("value", value, today=dt.date(2026, 8, 25)) == {"Faster": "accepted"}
    assert items("value", value, today=dt.date(2026, 8, 24)) == {"Faster": "claimed"}
