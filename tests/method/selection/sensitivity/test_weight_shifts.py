"""How firm a verdict is: ten thousand weight sets, each weight drawn within a quarter of its value."""

from decimal import Decimal

import pytest

from kamctl.method.selection.scores.scoring import score_account
from kamctl.method.selection.sensitivity.weight_shifts import sensitivity
from tests.method.workspaces import TODAY, workspace

CRITERIA = """
edition: "2026"
approved: {by: d.osei, date: 2026-01-12}
scale: {low: 0, high: 100}
select_at: 70
criteria:
  fit: {name: Fit, weight: 50, question: Do they fit?}
  growth: {name: Growth, weight: 50, question: Do they grow?}
"""


def share(fit: int, growth: int) -> Decimal:
    entry = "[{rating: %s, by: s.bauer, date: 2026-02-03}]"
    found = workspace(f"ratings: {{fit: {entry % fit}, growth: {entry % growth}}}", criteria=CRITERIA)
    score = score_account(found.criteria, "acme", found.accounts["acme"], TODAY)
    return sensitivity(found.criteria, score).select_share


@pytest.mark.parametrize(
    ("fit", "growth", "low", "high"),
    [
        # At worst the weights are 37.5 to 62.5: then 100 and 52 are 70 exactly.
        (100, 52, "1", "1"),
        (100, 51, "0.98", "0.9999"),
        # At best they are 62.5 to 37.5: then 88 and 40 are 70 exactly.
        (88, 39, "0", "0"),
        (88, 41, "0.0001", "0.02"),
    ],
)
def test_weights_swing_by_a_quarter_and_no_more(fit, growth, low, high):
    assert Decimal(low) <= share(fit, growth) <= Decimal(high)


def test_ten_thousand_weight_sets_are_drawn():
    drawn = [share(fit, 60) * 10_000 for fit in (76, 78, 80, 82, 84)]
    assert all(hits == int(hits) for hits in drawn)
    assert any(hits % 10 for hits in drawn)


def flips(fit: str, growth: str) -> list[Decimal | None]:
    entry = "[{rating: %s, by: s.bauer, date: 2026-02-03}]"
    found = workspace(f"ratings: {{fit: {entry % fit}, growth: {entry % growth}}}", criteria=CRITERIA)
    score = score_account(found.criteria, "acme", found.accounts["acme"], TODAY)
    return [flip.flips_at for flip in sensitivity(found.criteria, score).flips]


@pytest.mark.parametrize(
    ("fit", "growth", "expected"),
    [
        # A criterion that alone would just reach 70 flips nothing as long as another one counts.
        ("70", "20", [None, None]),
        ("71", "20", [Decimal(5000) / 51, Decimal(100) / 51]),
        # Selected by exactly 70 on both: no weight lets it fall.
        ("70", "70", [None, None]),
        ("70", "80", [None, None]),
        ("69", "80", [Decimal(1000) / 11, Decimal(100) / 11]),
    ],
)
def test_a_tie_at_the_end_of_the_range_is_not_a_flip(fit, growth, expected):
    assert flips(fit, growth) == expected


def test_a_weight_near_the_end_of_the_range_is_not_called_the_end():
    from kamctl.method.selection.sensitivity.weight_shifts import Flip, Sensitivity
    from kamctl.views.selection.scores import firmness

    found = workspace("ratings: {}", criteria=CRITERIA)
    score = score_account(found.criteria, "acme", found.accounts["acme"], TODAY)
    flip = Flip("fit", Decimal(50), Decimal("99.97"))
    assert "a weight of 99.97 (now 50)" in firmness(found.criteria, score, Sensitivity(Decimal(0), (flip,)))
