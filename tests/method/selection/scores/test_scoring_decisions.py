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
#: The four quarters that closed on 31 March 2026.
MONTHS = [f"2025-{n:02}" for n in range(4, 13)] + ["2026-01", "2026-02", "2026-03"]


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
    [entry] = portfolio.accounts["acme"].decisions
    assert was_selected_by_score(portfolio, "acme", entry) is reached


@pytest.mark.parametrize(("day", "reached"), [("2026-03-31", None), ("2026-04-01", True)])
def test_so_do_the_results_that_were_closed_by_then(day: str, reached: bool | None) -> None:
    metric = "metric: {what: Margin, from: margin, bands: {0: 1, 10: 4}}"
    months = "".join(f"  {month}: {{revenue: 100, profit: 12}}\n" for month in MONTHS)
    texts = {
        "kam.yaml": KAM,
        "criteria.yaml": CRITERIA.replace("minimum: 1", metric),
        "accounts/acme.yaml": f'name: Acme\ndecisions: [{{outcome: selected, by: d.osei, date: {day}, edition: "2026"}}]\n',
        "results/acme.yaml": f"months:\n{months}",
    }
    portfolio = load(texts).portfolio
    assert portfolio is not None
    [entry] = portfolio.accounts["acme"].decisions
    assert was_selected_by_score(portfolio, "acme", entry) is reached
