"""A decision is compared with the score on its day, not with today's."""

from __future__ import annotations

import pytest

from kamctl.method.selection.scores.scoring import was_selected_by_score
from kamctl.workspace.load import load

KAM = "company: A\ncurrency: EUR\npeople: {d.osei: {name: Dora Osei, level: president, function: general}}\n"
CRITERIA = """\
edition: "2026"
approved: {by: d.osei, date: 2026-01-01}
scale: {low: 0, high: 5}
select_at: 70
criteria:
  fit: {name: Fit, weight: 100, question: Do they fit?, minimum: 1}
"""
ACCOUNT = """\
name: Acme
ratings:
  fit:
    - {rating: 4, by: d.osei, date: 2026-02-01}
    - {rating: 2, by: d.osei, date: 2026-06-01}
    - {rating: 0, by: d.osei, date: 2026-09-01}
decisions: [%s]
"""


@pytest.mark.parametrize(
    ("decision", "reached"),
    [
        ('date: 2026-03-01, edition: "2026"', True),
        ('date: 2026-07-01, edition: "2026"', False),
        ('date: 2026-07-01, edition: "2026", score: 70', True),
        ('date: 2026-07-01, edition: "2026", score: 69.96', False),
        ('date: 2026-10-01, edition: "2026", score: 90', False),  # disqualified by then
        ('date: 2026-01-15, edition: "2026"', None),  # nobody had rated
        ('date: 2026-03-01, edition: "2025"', None),
    ],
)
def test_the_score_of_the_day_counts(decision: str, reached: bool | None) -> None:
    texts = {
        "kam.yaml": KAM,
        "criteria.yaml": CRITERIA,
        "accounts/acme.yaml": ACCOUNT % f"{{outcome: selected, by: d.osei, {decision}}}",
    }
    portfolio = load(texts).portfolio
    assert portfolio is not None
    assert portfolio.criteria is not None
    account = portfolio.accounts["acme"]
    assert was_selected_by_score(portfolio.criteria, "acme", account, account.decisions[0]) is reached
