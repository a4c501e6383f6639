"""What each side promised and did in the period, and price against benefit."""

import pytest

from kamctl.method.review.agenda import agenda
from kamctl.method.review.reviews import asked_period
from tests.method.workspaces import TODAY, workspace


def section(name: str, account: str):
    portfolio = workspace(account)
    made = agenda(portfolio, "acme", asked_period("2026-Q3", portfolio.kam, TODAY), TODAY)
    return next(s for s in made.sections if s.id == name)


@pytest.mark.parametrize(
    ("since", "due", "shown"),
    [
        ("2026-01-01", "2026-06-30", False),
        ("2026-01-01", "2026-07-01", True),
        ("2026-09-30", "2026-12-31", True),
        ("2026-10-01", "2026-12-31", False),
    ],
)
def test_an_obligation_shows_what_shares_a_day_with_the_period(since, due, shown):
    account = f"obligations: {{racks: {{owed_by: us, what: Racks, since: {since}, due: {due}}}}}"
    (found,) = section("obligations", account).items
    assert bool(found.results) == shown


def checks(*balances: int) -> str:
    log = (
        f"{{date: 2026-0{i + 1}-01, by: a.one, price: 3, benefit: {3 + b}}}" for i, b in enumerate(balances)
    )
    return f"value_checks: [{', '.join(log)}]"


def test_eight_value_checks_show_a_trend():
    assert len(section("price-benefit", checks(*[1] * 8)).items) == 8
    found = section("price-benefit", checks(*[0] * 1, *[1] * 8)).items
    assert [i.balance for i in found] == [1] * 8


@pytest.mark.parametrize(
    ("balances", "trend", "minutes"),
    [((), None, 0), ((1,), None, 5), ((0,), None, 10), ((1, 1), "steady", 5), ((0, 1), "improving", 5), ((1, 0), "worsening", 10)],
)  # fmt: skip
def test_benefit_less_price_is_going_somewhere_from_the_second_check_on(balances, trend, minutes):
    found = section("price-benefit", checks(*balances))
    assert (found.facts.trend, found.minutes) == (trend, minutes)
    assert found.facts.balance == (balances[-1] if balances else None)


@pytest.mark.parametrize(("day", "shown"), [("2026-10-15", 1), ("2026-10-16", 0)])
def test_a_value_check_of_today_is_shown_and_none_of_tomorrow(day, shown):
    assert TODAY.isoformat() == "2026-10-15"
    found = section("price-benefit", f"value_checks: [{{date: {day}, by: a.one, price: 3, benefit: 4}}]")
    assert len(found.items) == shown
