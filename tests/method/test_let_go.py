"""The portfolio without accounts declined or exited."""

import datetime as dt

import pytest

from kamctl.method.let_go import without_let_go
from kamctl.method.logs import is_let_go, is_pursued
from tests.method.workspaces import KAM, PLAN, portfolio, workspace

REVIEW = "held: 2026-07-08\nattendees: [s.bauer]\nsummary: Agreed\n"
RESULTS = "months: {2026-08: {revenue: 9, profit: 1}}\n"


def decided(*entries: tuple[str, str]) -> str:
    rows = (f"  - {{outcome: {o}, by: d.osei, date: {day}, edition: '2026'}}\n" for o, day in entries)
    return "name: A\ndecisions:\n" + "".join(rows)


def test_all_that_is_filed_under_an_account_goes_with_it():
    texts = {"kam.yaml": KAM, "accounts/kept.yaml": "name: Kept", "plans/kept.yaml": PLAN}
    texts |= {
        "accounts/gone.yaml": decided(("selected", "2026-02-20"), ("exited", "2026-08-20")),
        "plans/gone.yaml": PLAN,
        "reviews/gone/2026-Q2.yaml": REVIEW,
        "results/gone.yaml": RESULTS,
    }
    found = portfolio(texts)
    left = without_let_go(found, dt.date(2026, 8, 20))
    assert (set(left.accounts), set(left.plans), left.reviews, left.results) == ({"kept"}, {"kept"}, {}, {})
    assert without_let_go(found, dt.date(2026, 8, 19)) == found


@pytest.mark.parametrize(
    ("outcome", "pursued", "let_go"),
    [
        ("nominated", True, False),
        ("trial", True, False),
        ("selected", True, False),
        ("declined", False, True),
        ("exited", False, True),
    ],
)
def test_an_account_is_pursued_or_let_go_from_the_day_of_the_decision(outcome, pursued, let_go):
    log = f"decisions: [{{outcome: {outcome}, by: d.osei, date: 2026-02-20, edition: '2026'}}]"
    account = workspace(log).accounts["acme"]
    day, before = dt.date(2026, 2, 20), dt.date(2026, 2, 19)
    assert (is_pursued(account, day), is_let_go(account, day)) == (pursued, let_go)
    assert (is_pursued(account, before), is_let_go(account, before)) == (False, False)
