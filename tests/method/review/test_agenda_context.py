"""How long the sections of a review may take, and how late an action was."""

import pytest

from kamctl.method.review.agenda import agenda
from kamctl.method.review.agenda_context import time_box
from kamctl.method.review.reviews import asked_period
from tests.method.workspaces import ONE, TODAY, workspace

REVIEWS = {"2026-Q2": "held: 2026-07-08\nattendees: [s.bauer]\nsummary: Fine\n"}


@pytest.mark.parametrize(
    ("wanted", "box"),
    [(-5, 5), (0, 5), (1, 5), (5, 5), (6, 10), (15, 15), (16, 20), (20, 20), (21, 20), (99, 20)],
)
def test_a_time_box_is_a_step_of_five_minutes_from_5_to_20(wanted, box):
    assert time_box(wanted) == box


def mapping(name: str, count: int, entry: str) -> str:
    return f"{name}: {{{', '.join(f'e-{i}: {{{entry}}}' for i in range(count))}}}\n"


def log(name: str, count: int, entry: str) -> str:
    return f"{name}: [{', '.join(f'{{{entry}}}' for _ in range(count))}]\n"


def needs(count: int) -> tuple[str, str]:
    return mapping("needs", count, "need: Racks, raised_by: a.one, date: 2026-08-01"), ""


def value(count: int) -> tuple[str, str]:
    return log("value", count, "date: 2026-08-01, what: Less stock"), ""


def claims(count: int) -> tuple[str, str]:
    """Value to be accepted, in a workspace that wants no other decision."""
    checked = "value_checks: [{date: 2026-10-01, by: a.one, price: 3, benefit: 4}]\n"
    plan = (
        "validations: [{date: 2026-10-01, by: a.one}]\n"
        "actions: {a-1: {do: Agree, owner: s.bauer, opened: 2026-09-01, due: 2026-12-01}}"
    )
    return ONE + log("value", count, "date: 2026-01-01, what: Less stock") + checked, plan


def missed(count: int) -> tuple[str, str]:
    entry = "owed_by: us, what: Ship, since: 2026-07-01, every: quarter, results: {2026-Q3: {met: false}}"
    kept = f"kept: {{{entry.replace('false', 'true')}}}"
    return mapping("obligations", count, entry).replace("{", f"{{{kept}, ", 1).replace(", }", "}"), ""


def steps(count: int) -> tuple[str, str]:
    entry = "name: Frames, owner: s.bauer, start: 2026-03-01, end: 2027-06-30"
    mark = "milestones: {m: {by: 2027-06-30, outcome: Four stores}}\n"
    return "", mark + mapping("initiatives", count, entry)


def ahead(count: int) -> tuple[str, str]:
    mark = "milestones: {m: {by: 2026-12-01, outcome: Four stores}}\n"
    return "", mark + mapping(
        "actions", count, "do: Agree, owner: s.bauer, opened: 2026-09-01, due: 2026-12-01"
    )


def followed(open_: int, overdue: int) -> tuple[str, str]:
    entry = "do: Agree, owner: s.bauer, opened: 2026-07-01, due: %s"
    late = mapping("", overdue, entry % "2026-10-01").replace("e-", "o-")[3:-2]
    return "", mapping("actions", open_, entry % "2026-12-01")[
        :-2
    ] + f"{', ' if open_ and overdue else ''}{late}}}"


@pytest.mark.parametrize(
    ("section", "content", "minutes"),
    [
        ("needs", needs(0), 5),
        ("needs", needs(2), 15),
        ("needs", needs(3), 15),
        ("value", value(0), 0),
        ("value", value(2), 10),
        ("value", value(3), 15),
        ("value", value(5), 15),
        ("obligations", missed(0), 5),
        ("obligations", missed(1), 10),
        ("obligations", missed(3), 20),
        ("destination", steps(0), 5),
        ("destination", steps(2), 10),
        ("destination", steps(3), 15),
        ("destination", steps(5), 15),
        ("next-90-days", ahead(0), 5),
        ("next-90-days", ahead(1), 10),
        ("next-90-days", ahead(5), 10),
        ("follow-up", followed(0, 0), 0),
        ("follow-up", followed(3, 0), 5),
        ("follow-up", followed(4, 0), 10),
        ("follow-up", followed(0, 1), 5),
        ("follow-up", followed(1, 1), 10),
        ("decisions", claims(0), 0),
        ("decisions", claims(1), 5),
        ("decisions", claims(4), 15),
    ],
)
def test_a_section_takes_longer_the_more_there_is_to_talk_about(section, content, minutes):
    account, plan = content
    portfolio = workspace(account, plan=plan or "actions: {}", reviews=REVIEWS)
    made = agenda(portfolio, "acme", asked_period("2026-Q3", portfolio.kam, TODAY), TODAY)
    assert next(s.minutes for s in made.sections if s.id == section) == minutes


@pytest.mark.parametrize(
    ("fields", "late"),
    [
        ("due: 2026-08-15, done: 2026-08-01", 0),
        ("due: 2026-08-15, done: 2026-08-15", 0),
        ("due: 2026-08-15, done: 2026-08-16", 1),
        ("due: 2026-10-15", 0),
        ("due: 2026-10-14", 1),
        # Done tomorrow is not done yet.
        ("due: 2026-10-13, done: 2026-10-16", 2),
    ],
)
def test_an_action_is_late_by_the_days_after_its_due_date(fields, late):
    plan = f"actions: {{a-1: {{do: Agree, owner: s.bauer, opened: 2026-07-01, {fields}}}}}"
    portfolio = workspace(plan=plan, reviews=REVIEWS)
    made = agenda(portfolio, "acme", asked_period("2026-Q3", portfolio.kam, TODAY), TODAY)
    (item,) = next(s.items for s in made.sections if s.id == "follow-up")
    assert item.days_late == late
