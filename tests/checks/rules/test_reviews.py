"""The limits of the rules about reviews."""

import pytest

from kamctl.checks.runner import check
from tests.checks.rules.examples import TODAY, base
from tests.checks.rules.limits import Limit, by_day, by_value

SELECTED = 'decisions: [{outcome: selected, by: d.osei, date: @, edition: "2026", score: 80.0}]'
MINUTES = "held: %s\nattendees: [%s]\nsummary: Fine"

LIMITS = [
    # Selected on 20 August, the first full period is the fourth quarter.
    *by_day("review-overdue", good="2027-01-30", bad="2027-01-31"),
    *by_day("review-overdue", good="2026-12-31", bad="2027-01-01", kam="policy: {review_within_days: 0}"),
    *by_value("review-overdue", good="2026-07-01", bad="2026-06-30", account=SELECTED),
    *by_value(
        "review-overdue",
        good="2026-11-22", bad="2026-11-23",
        account=SELECTED.replace("@", "2026-02-20"), **{"reviews/acme/2026-Q3.yaml": MINUTES % ("@", "k.ek")},
    ),
    *by_day(
        "review-overdue",
        good="2027-01-30", bad="2027-01-31",
        account=SELECTED.replace("@", "2026-02-20"), **{"reviews/acme/2026-Q3.yaml": MINUTES % ("2026-10-08", "k.ek")},
    ),
    *by_value(
        "review-without-customer",
        good="s.bauer, k.ek", bad="s.bauer", **{"reviews/acme/2026-Q3.yaml": MINUTES % ("2026-10-08", "@")},
    ),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS)
def test_a_rule_is_silent_up_to_its_limit_and_speaks_beyond_it(limit: Limit) -> None:
    assert limit.found == limit.bad


def test_an_account_that_was_let_go_does_not_hide_the_minutes_of_the_next():
    texts = base()
    texts["accounts/aaa.yaml"] = (
        'name: Aaa\ndecisions: [{outcome: declined, by: d.osei, date: 2026-03-01, edition: "2026"}]\n'
    )
    for name in ("aaa", "acme"):
        texts[f"reviews/{name}/2026-Q3.yaml"] = MINUTES % ("2026-10-08", "s.bauer")
    found = check(texts, TODAY, select=["review-without-customer"]).findings
    assert [f.account for f in found] == ["acme"]
