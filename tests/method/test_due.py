"""Everything that falls due, in one list."""

import datetime as dt
import re
from pathlib import Path

import icalendar
import pytest

from kamctl.formats.ics import as_ics
from kamctl.method.due import Due, everything_due
from kamctl.workspace.load import load

VERSION = dt.datetime(2026, 10, 15, 6, 30, tzinfo=dt.UTC)
FILES = {
    p.relative_to(root).as_posix(): p.read_text(encoding="utf-8")
    for root in [Path(__file__).parents[1] / "workspaces" / "reviews"]
    for p in root.rglob("*.yaml")
}


def due(today="2026-10-15", **files):
    portfolio = load({**FILES, **files}).portfolio
    return everything_due(portfolio, portfolio.accounts, dt.date.fromisoformat(today))


def kinds(found):
    return {(d.kind, d.id): (d.due.isoformat(), d.owner) for d in found}


def test_each_kind_of_thing_has_its_day_and_its_owner():
    assert kinds(due()) == {
        ("action", "a-late"): ("2026-10-01", "l.chen"),
        ("action", "a-open"): ("2026-11-20", "s.bauer"),
        ("action", "a-ours"): ("2026-11-21", "s.bauer"),
        ("contact", "m.lindqvist"): ("2027-01-10", "d.osei"),
        ("review", "2026-Q3"): ("2026-10-30", "s.bauer"),
        ("result", "pay-on-time-2026-Q4"): ("2027-01-21", "s.bauer"),
        ("result", "ship-in-full-2026-Q4"): ("2027-01-21", "s.bauer"),
        ("milestone", "h1"): ("2026-06-30", "s.bauer"),
        ("milestone", "y1"): ("2026-12-31", "s.bauer"),
        # The plan was adjusted on that day, after it was validated.
        ("validation", "plan"): ("2026-08-03", "s.bauer"),
        **{
            ("rating", f"{c}-s.bauer"): ("2027-02-03", "s.bauer")
            for c in ("fit", "size", "growth", "access", "profit")
        },
    }


def test_the_most_urgent_comes_first():
    days = [d.due for d in due()]
    assert days == sorted(days)


def test_due_today_is_not_overdue():
    def days_overdue(today):
        (late,) = (d for d in due(today) if d.id == "a-late")
        return late.days_overdue

    assert days_overdue("2026-10-01") == 0
    assert days_overdue("2026-10-02") == 1


@pytest.mark.parametrize(
    ("outcome", "kinds"),
    [
        ("trial", {"action", "milestone", "result", "rating", "decision"}),
        ("nominated", {"action", "milestone", "result", "rating", "decision"}),
        ("declined", {"action"}),
        ("exited", {"action"}),
    ],
)
def test_only_key_accounts_have_contacts_reviews_and_validations_and_those_let_go_actions_alone(
    outcome, kinds
):
    account = FILES["accounts/acme.yaml"].replace("outcome: selected", f"outcome: {outcome}")
    assert {d.kind for d in due(**{"accounts/acme.yaml": account})} == kinds


@pytest.mark.parametrize(
    ("outcome", "what", "day"),
    [
        ("trial", "Decide what follows the trial", "2027-02-20"),
        ("nominated", "Decide about the nomination", "2026-05-21"),
    ],
)
def test_a_trial_and_a_nomination_are_to_be_decided_by_whoever_began_them(outcome, what, day):
    account = FILES["accounts/acme.yaml"].replace("outcome: selected", f"outcome: {outcome}")
    [found] = [d for d in due(**{"accounts/acme.yaml": account}) if d.kind == "decision"]
    assert (found.what, found.due.isoformat(), found.owner) == (what, day, "d.osei")


@pytest.mark.parametrize(("log", "expected"), [
    ("{state: exit-review, date: 2026-08-11, by: d.osei, reason: Late again}", [("2026-09-25", "d.osei")]),
    ("{state: exit-review, date: 2026-08-11, by: d.osei, reason: Late again, outcome: repair}", []),
])  # fmt: skip
def test_an_exit_review_without_an_outcome_is_to_be_decided_within_45_days(log, expected):
    account = FILES["accounts/acme.yaml"] + f"  - {log}\n"
    found = [d for d in due(**{"accounts/acme.yaml": account}) if d.id.startswith("exit-review")]
    assert [(d.due.isoformat(), d.owner) for d in found] == expected


def test_a_result_that_was_not_reported_is_due_when_its_grace_ends():
    account = FILES["accounts/acme.yaml"].replace("      2026-Q3: {actual: 44}\n", "")
    found = kinds(due(**{"accounts/acme.yaml": account}))
    assert found["result", "pay-on-time-2026-Q3"] == ("2026-10-21", "s.bauer")


@pytest.mark.parametrize(("selected", "due_on"), [("2025-11-02", "2026-01-01"), ("2025-11-03", "2026-01-02")])
def test_a_first_validation_is_due_with_the_plan_and_not_before_it_starts(selected, due_on):
    account = re.sub(
        r"(outcome: selected, by: [\w.]+, date: )[\d-]+", rf"\g<1>{selected}", FILES["accounts/acme.yaml"]
    )
    plan = re.sub(r"validations:.*?\n(?=\w)", "", FILES["plans/acme.yaml"], flags=re.DOTALL)
    found = kinds(due(**{"accounts/acme.yaml": account, "plans/acme.yaml": plan}))
    assert found["validation", "plan"][0] == due_on


def test_ratings_from_before_an_edition_are_due_on_its_first_day():
    criteria = FILES["criteria.yaml"].replace("2026-01-12", "2026-06-01")
    assert kinds(due(**{"criteria.yaml": criteria}))["rating", "fit-s.bauer"][0] == "2026-06-01"


@pytest.mark.parametrize(("approved", "due_on"), [("2026-02-03", "2027-02-03"), ("2026-02-04", "2026-02-04")])
def test_a_rating_made_on_the_day_the_edition_was_approved_is_one_of_that_edition(approved, due_on):
    criteria = FILES["criteria.yaml"].replace("2026-01-12", approved)
    assert kinds(due(**{"criteria.yaml": criteria}))["rating", "fit-s.bauer"][0] == due_on


def test_an_edition_that_is_approved_tomorrow_asks_for_nothing_today():
    criteria = {"criteria.yaml": FILES["criteria.yaml"].replace("2026-01-12", "2026-06-01")}
    assert kinds(due("2026-06-01", **criteria))["rating", "fit-s.bauer"][0] == "2026-06-01"
    assert kinds(due("2026-05-31", **criteria))["rating", "fit-s.bauer"][0] == "2027-02-03"


def test_a_milestone_is_due_until_the_day_it_was_reached():
    assert ("milestone", "q1") not in kinds(due("2026-03-20"))
    assert kinds(due("2026-03-19"))["milestone", "q1"][0] == "2026-03-31"


def test_a_move_changes_the_day_from_its_own_day():
    def late(today):
        (action,) = (d for d in due(today) if d.id == "a-late")
        return action.due.isoformat()

    assert late("2026-09-11") == "2026-09-15"
    assert late("2026-09-12") == "2026-10-01"


def test_a_corrective_action_is_due_on_its_until():
    account = FILES["accounts/acme.yaml"].replace(
        "{state: watch,", "{state: corrective-action, until: 2026-12-01, obligations: [pay-on-time],"
    )
    found = kinds(due("2026-07-20", **{"accounts/acme.yaml": account}))
    assert found["corrective-action", "2026-07-20"] == ("2026-12-01", "s.bauer")
    assert "corrective-action" not in {
        kind for kind, _ in kinds(due("2026-07-19", **{"accounts/acme.yaml": account}))
    }


def test_after_the_grace_the_old_fiscal_years_review_is_overdue():
    kam = FILES["kam.yaml"].replace("currency: USD", "currency: USD\nfiscal_year_starts: 10")
    files = {
        "kam.yaml": kam,
        "reviews/acme/2026-Q3.yaml": "held: 2026-06-28\nattendees: [m.lindqvist]\nsummary: Fine\n",
    }
    last, first = due("2026-10-30", **files), due("2026-10-31", **files)
    assert ("review", "2026-Q4") in kinds(last)
    (review,) = (d for d in first if d.kind == "review")
    assert (review.id, review.due.isoformat(), review.days_overdue) == (
        "2026-Q4",
        "2026-10-30",
        1,
    )


def events(found):
    calendar = icalendar.Calendar.from_ical(as_ics(found, "Adventure Works", VERSION))
    return {str(e["uid"]): e for e in calendar.walk("VEVENT")}


def test_the_calendar_has_an_all_day_event_for_each_with_a_stable_uid():
    found = due()
    made = events(found)
    assert len(made) == len(found)
    event = made["acme/action/a-open@kamctl"]
    assert event.decoded("dtstart") == dt.date(2026, 11, 20)
    assert event.decoded("dtend") == dt.date(2026, 11, 21)
    assert event.decoded("dtstamp") == VERSION
    assert event["sequence"] == 29867430
    assert str(event["summary"]) == "Acme Bikes: Train the fitters"


def test_the_calendar_is_the_same_whenever_it_is_written():
    some = [d for d in due("2026-10-15") if d.kind == "action"]
    later = [d for d in due("2026-10-16") if d.kind == "action"]
    assert as_ics(some, "Adventure Works", VERSION) == as_ics(later, "Adventure Works", VERSION)


@pytest.mark.parametrize(
    "text",
    [
        "a;b,c\\d",
        "x\r\nBEGIN:VEVENT\r\nSUMMARY:forged",
        "\x00\x1b[31m\x07\x0b",
        "ü" * 200,
        "\u2028\u202e",
        ":=;\"'",
        "\\n",
    ],
)
def test_no_text_breaks_out_of_its_field(text):
    item = Due("acme", "Acme", "action", "a-2222", text, None, dt.date(2026, 1, 1))
    raw = as_ics([item], "Adventure Works", VERSION)
    assert not set(raw) & (set(range(32)) - {10, 13})
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    (event,) = events([item]).values()
    assert "forged" not in {str(name).lower() for name in event}
    if text.isprintable():
        assert str(event["summary"]) == f"Acme: {text}"
