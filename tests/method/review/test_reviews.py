"""When the next review with a customer is due, and which one came before it."""

import datetime as dt

import pytest

from kamctl.method.logs import selected_since
from kamctl.method.review import reviews
from kamctl.method.review.reviews import NoPeriodError
from kamctl.model import periods
from kamctl.workspace.load import load

KAM = """\
company: Adventure Works
currency: USD
fiscal_year_starts: {starts}
people: {{d.osei: {{name: Dana Osei, level: president, function: general}}}}
policy: {{review_every: {every}, review_within_days: {grace}}}
"""
SELECTED = "name: Acme\ndecisions: [{{outcome: selected, by: d.osei, date: {since}, edition: '2026'}}]\n"


def day(text):
    return dt.date.fromisoformat(text)


def workspace(since="2026-02-20", starts=1, every="quarter", grace=30, account=None, **minutes):
    """A key account with minutes by period: `q("2026-Q3")="2026-10-08"`."""
    texts = {"kam.yaml": KAM.format(starts=starts, every=every, grace=grace)}
    texts["accounts/acme.yaml"] = account or SELECTED.format(since=since)
    for period, held in minutes.items():
        texts[f"reviews/acme/{period}.yaml"] = f"held: {held}\nattendees: [d.osei]\nsummary: Fine\n"
    loaded = load(texts)
    assert not loaded.drafts
    return loaded.portfolio


def waits_for(portfolio, today):
    found = reviews.next_review(
        portfolio.accounts["acme"], portfolio.reviews.get("acme", {}), portfolio.kam, day(today)
    )
    return None if found is None else (found.period.label, found.due.isoformat(), found.overdue)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-02-19", None),
        ("2026-02-20", ("2026-Q2", "2026-07-30", False)),
        ("2026-07-30", ("2026-Q2", "2026-07-30", False)),
        ("2026-07-31", ("2026-Q2", "2026-07-30", True)),
        # Held over into the next quarter it stays overdue, until that quarter's own day has passed.
        ("2026-10-30", ("2026-Q2", "2026-07-30", True)),
        ("2026-10-31", ("2026-Q3", "2026-10-30", True)),
    ],
)
def test_the_first_review_is_for_the_first_full_period_after_the_selection(today, expected):
    assert waits_for(workspace(), today) == expected


def test_minutes_of_the_last_full_period_or_of_a_later_one_settle_it():
    assert waits_for(workspace(**{"2026-Q3": "2026-10-08"}), "2026-10-08") == ("2026-Q4", "2027-01-30", False)
    assert waits_for(workspace(**{"2026-Q4": "2026-10-08"}), "2026-10-08") == ("2027-Q1", "2027-04-30", False)
    assert waits_for(workspace(**{"2026-Q2": "2026-07-08"}), "2026-10-31") == ("2026-Q3", "2026-10-30", True)


def test_minutes_that_are_to_be_held_after_today_do_not_count():
    held = workspace(**{"2026-Q2": "2026-07-08", "2026-Q3": "2026-11-08"})
    assert waits_for(held, "2026-11-07") == ("2026-Q3", "2026-10-30", True)


def test_monthly_minutes_count_for_the_quarter_they_lie_in():
    assert waits_for(workspace(**{"2026-08": "2026-08-20"}), "2026-10-08") == ("2026-Q4", "2027-01-30", False)


def test_a_monthly_rhythm_waits_for_each_month():
    portfolio = workspace(every="month", **{"2026-08": "2026-09-03"})
    assert waits_for(portfolio, "2026-10-30") == ("2026-09", "2026-10-30", False)
    assert waits_for(portfolio, "2026-10-31") == ("2026-09", "2026-10-30", True)
    assert waits_for(portfolio, "2026-11-29") == ("2026-09", "2026-10-30", True)


def test_the_policy_says_how_long_a_review_may_take():
    at_once = workspace(grace=0)
    assert waits_for(at_once, "2026-06-30") == ("2026-Q2", "2026-06-30", False)
    assert waits_for(at_once, "2026-07-01") == ("2026-Q2", "2026-06-30", True)


def test_quarters_follow_the_fiscal_year():
    portfolio = workspace(starts=7)
    assert waits_for(portfolio, "2026-07-30") == ("2026-Q4", "2026-07-30", False)
    assert waits_for(portfolio, "2026-07-31") == ("2026-Q4", "2026-07-30", True)


def test_a_selection_that_was_renewed_counts_from_the_first_day():
    log = "".join(
        f"  - {{outcome: {o}, by: d.osei, date: {d}, edition: '1'}}\n"
        for o, d in [
            ("selected", "2024-02-01"),
            ("exited", "2025-01-10"),
            ("selected", "2026-02-01"),
            ("selected", "2026-08-01"),
        ]
    )
    portfolio = workspace(account=f"name: Acme\ndecisions:\n{log}")
    assert selected_since(portfolio.accounts["acme"], day("2026-10-01")) == day("2026-02-01")
    assert waits_for(portfolio, "2026-10-31") == ("2026-Q3", "2026-10-30", True)


@pytest.mark.parametrize(
    ("period", "before"),
    [("2026-Q3", "2026-Q2"), ("2026-Q2", "2026-Q1"), ("2026-Q1", None), ("2026-07", "2026-Q2")],
)
def test_the_previous_review_is_the_newest_of_an_earlier_period(period, before):
    portfolio = workspace(**{"2026-Q1": "2026-04-08", "2026-Q2": "2026-07-08", "2026-Q3": "2026-10-08"})
    found = reviews.previous_review(portfolio.reviews["acme"], periods.named(period), 1, day("2026-11-01"))
    assert (found.period.label if found else None) == before


@pytest.mark.parametrize(
    ("asked", "today", "starts", "label"),
    [
        ("Q3", "2026-07-01", 1, "2026-Q3"),
        ("Q3", "2026-06-30", 1, "2025-Q3"),
        ("q4", "2026-06-30", 1, "2025-Q4"),
        ("Q1", "2026-06-30", 7, "2026-Q1"),
        ("Q1", "2026-07-01", 7, "2027-Q1"),
        ("Q4", "2026-07-01", 7, "2026-Q4"),
        ("2027-q2", "2026-07-01", 1, "2027-Q2"),
        ("2026-07", "2026-10-01", 4, "2026-07"),
        ("2026", "2026-10-01", 4, "2026"),
        (None, "2026-10-01", 1, "2026-Q4"),
    ],
)
def test_a_period_is_named_short_or_exactly(asked, today, starts, label):
    assert reviews.asked_period(asked, workspace(starts=starts).kam, day(today)).label == label


@pytest.mark.parametrize(
    "asked", ["Q5", "3", "", "Q", "2026-13", "2026-Q5", "26-Q1", "2026-7", "next", "9999-Q1", "../x"]
)
def test_what_names_no_period_is_refused_with_examples(asked):
    with pytest.raises(NoPeriodError, match="is not a period"):
        reviews.asked_period(asked, workspace().kam, day("2026-10-01"))
