"""Criteria with a single criterion, to test the limits of ratings, decisions and scores."""

CRITERIA = """
edition: "2026"
approved: {by: d.osei, date: 2026-01-12}
scale: {low: 1, high: 5}
select_at: 70
exit_below: 50
criteria: {fit: {name: Fit, weight: 100, question: Do they fit?, minimum: 1.5}}
"""


def rated(rating: str) -> str:
    return f"ratings: {{fit: [{{rating: {rating}, by: s.bauer, date: 2026-02-03}}]}}\n"
