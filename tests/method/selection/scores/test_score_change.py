"""How the parts of a change of score are shown, and when a rating expires between two days."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest

from kamctl.method.selection.scores.score_change import Part, ScoreChange, Side, shown_points, why
from tests.method.workspaces import workspace


def change(*points: str, before: str = "0") -> ScoreChange:
    """A change made of parts of so many points."""
    parts = tuple(Part("rating", f"c{i}", Fraction(p), "") for i, p in enumerate(points))
    return ScoreChange(Fraction(before), Fraction(before) + sum(p.points for p in parts), parts)


@pytest.mark.parametrize(
    ("points", "shown"),
    [
        (("0.04", "0.06"), ("0.0", "0.1")),
        (("0.06", "0.04"), ("0.1", "0.0")),
        (("1/3", "1/3", "1/3"), ("0.4", "0.3", "0.3")),
        (("-0.04", "0.14"), ("0.0", "0.1")),
        (("0", "0.05"), ("0.0", "0.1")),
        (("0", "0.049"), ("0.0", "0.0")),
        (("2", "-1.5"), ("2.0", "-1.5")),
    ],
)
def test_what_rounding_leaves_over_goes_to_the_part_that_lost_most_by_it(points, shown):
    assert shown_points(change(*points)) == [Decimal(s) for s in shown]


def test_the_change_as_shown_is_the_difference_of_the_scores_as_shown():
    assert shown_points(change("0.05", before="0.04")) == [Decimal("0.1")]
    assert shown_points(change("0.04", before="0.05")) == [Decimal("0.0")]


CRITERIA = """
edition: "2026"
approved: {by: d.osei, date: 2026-01-12}
scale: {low: 0, high: 5}
select_at: 70
criteria: {fit: {name: Fit, weight: 100, question: Do they fit?}}
"""


@pytest.mark.parametrize(
    ("old", "new", "expired"),
    [
        # A rating of 3 February 2026 holds to 3 February 2027.
        ("2027-02-03", "2027-02-04", True),
        ("2027-02-02", "2027-02-03", False),
        ("2027-02-04", "2027-02-05", False),
        ("2026-02-03", "2028-01-01", True),
    ],
)
def test_a_rating_that_outlived_its_validity_in_between_is_named(old, new, expired):
    found = workspace("ratings: {fit: [{rating: 4, by: s.bauer, date: 2026-02-03}]}", criteria=CRITERIA)
    one, other = (
        Side(found.criteria, found.accounts["acme"], dt.date.fromisoformat(day)) for day in (old, new)
    )
    assert [p.cause for p in why(one, other, 365).parts] == (["rating-expired"] if expired else [])
