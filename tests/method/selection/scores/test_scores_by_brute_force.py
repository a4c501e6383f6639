"""Scores and their sensitivity equal the definitions, computed the slow way."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamctl.method.selection.scores.scoring import Score, score_account
from kamctl.method.selection.sensitivity.weight_shifts import sensitivity
from kamctl.model.account import Account
from kamctl.model.criteria import Criteria
from kamctl.workspace.load import load

TODAY = dt.date(2026, 11, 22)
PEOPLE = ", ".join(
    f"r{i}: {{name: R, level: {'president' if i == 0 else 'manager'}, function: sales}}" for i in range(4)
)
KAM = f"company: A\ncurrency: EUR\npeople: {{{PEOPLE}}}\n"


def _scored(
    weights: list[str], rated: list[list[str]], *, low: str = "0", high: str = "5", at: str = "70"
) -> tuple[Criteria, Score]:
    """Score an account through the files: weights, and the ratings of r0, r1 … of each criterion."""
    rows = "".join(f"  c{i}: {{name: C, weight: {w}, question: Q?}}\n" for i, w in enumerate(weights))
    criteria = (
        f'edition: "1"\napproved: {{by: r0, date: 2026-01-02}}\nscale: {{low: {low}, high: {high}}}\n'
        f"select_at: {at}\ncriteria:\n{rows}"
    )
    ratings = "".join(
        f"  c{i}:\n"
        + "".join(f"    - {{rating: {r}, by: r{j}, date: 2026-02-02}}\n" for j, r in enumerate(given_))
        for i, given_ in enumerate(rated)
        if given_
    )
    loaded = load(
        {"kam.yaml": KAM, "criteria.yaml": criteria, "accounts/a.yaml": f"name: A\nratings:\n{ratings}"}
    )
    assert loaded.drafts == ()
    assert loaded.portfolio is not None
    assert loaded.portfolio.criteria is not None
    account: Account = loaded.portfolio.accounts["a"]
    return loaded.portfolio.criteria, score_account(loaded.portfolio.criteria, "a", account, TODAY)


@st.composite
def weights_of(draw: st.DrawFn, count: int) -> list[str]:
    cuts = sorted(draw(st.lists(st.integers(0, 1000), min_size=count - 1, max_size=count - 1)))
    tenths = [b - a for a, b in zip([0, *cuts], [*cuts, 1000], strict=True)]
    return [f"{t // 10}.{t % 10}" for t in tenths]


@st.composite
def decisions(draw: st.DrawFn) -> dict[str, object]:
    count = draw(st.integers(2, 8))
    low, high = draw(
        st.sampled_from([("0", "5"), ("1", "4"), ("1", "7"), ("-2", "1"), ("0", "100"), ("0", "0.3")])
    )
    span = [Decimal(low) + (Decimal(high) - Decimal(low)) * k / 12 for k in range(13)]
    grades = [f"{g.quantize(Decimal('0.01')):f}" for g in span]
    rated = draw(
        st.lists(st.lists(st.sampled_from(grades), min_size=1, max_size=4), min_size=count, max_size=count)
    )
    at = draw(st.integers(0, 100))
    return {"weights": draw(weights_of(count)), "rated": rated, "low": low, "high": high, "at": str(at)}


def _median(ratings: list[str]) -> Fraction:
    ordered = sorted(Fraction(r) for r in ratings)
    middle = ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1]
    return sum(middle, Fraction(0)) / len(middle)


def _grades(case: dict[str, object]) -> list[Fraction]:
    low, high = Fraction(str(case["low"])), Fraction(str(case["high"]))
    return [100 * (_median(r) - low) / (high - low) for r in case["rated"]]  # type: ignore[attr-defined]


def _weighted(weights: list[Fraction], grades: list[Fraction]) -> Fraction:
    return sum((w * g for w, g in zip(weights, grades, strict=True)), Fraction(0)) / sum(weights, Fraction(0))


@given(decisions())
def test_a_score_and_its_verdict_are_what_the_definition_says(case: dict[str, object]) -> None:
    _, score = _scored(**case)  # type: ignore[arg-type]
    weights = [Fraction(w) for w in case["weights"]]  # type: ignore[attr-defined]
    exact = _weighted(weights, _grades(case))
    assert score.score is not None
    assert abs(Fraction(score.score) - exact) < Fraction(1, 10**20)
    assert score.verdict == ("select" if exact >= Fraction(str(case["at"])) else "below")


@pytest.mark.parametrize("every", [9, pytest.param(1, marks=pytest.mark.slow)])
@given(case=decisions())
def test_the_weight_at_which_a_verdict_flips_is_where_it_flips(every: int, case: dict[str, object]) -> None:
    criteria, score = _scored(**case)  # type: ignore[arg-type]
    found = sensitivity(criteria, score)
    assert found is not None
    weights = [Fraction(w) for w in case["weights"]]  # type: ignore[attr-defined]
    grades, threshold = _grades(case), Fraction(str(case["at"]))

    def selects(criterion: int, weight: Fraction) -> bool:
        others = sum(weights, Fraction(0)) - weights[criterion]
        scaled = [weight if i == criterion else w * (100 - weight) / others for i, w in enumerate(weights)]
        return _weighted(scaled, grades) >= threshold

    for i, flip in enumerate(found.flips):
        if sum(weights, Fraction(0)) == weights[i]:
            assert flip.flips_at is None  # nothing to rescale
            continue
        now = score.verdict == "select"
        verdicts = [selects(i, Fraction(x, 2)) for x in range(1, 200, every)]  # a tie at an end is no flip
        if flip.flips_at is None:
            assert all(v == now for v in verdicts), (i, case)
            continue
        at, step = Fraction(flip.flips_at), Fraction(1, 10**6)
        near = [selects(i, min(Fraction(100), max(Fraction(0), at + d))) for d in (-step, Fraction(0), step)]
        assert now in near, (i, flip, case)
        assert (not now) in near, (i, flip, case)


def _share(case: dict[str, object], draws: int) -> float:
    """The share of weight sets that select, drawn by another generator and computed without rescaling tricks."""
    draw = random.Random(7)
    weights = [float(Fraction(w)) for w in case["weights"]]  # type: ignore[attr-defined]
    grades, threshold = [float(g) for g in _grades(case)], float(str(case["at"]))
    hits = 0
    for _ in range(draws):
        drawn = [w * draw.uniform(0.75, 1.25) for w in weights]
        total = sum(drawn)
        hits += sum(100 * w / total * g for w, g in zip(drawn, grades, strict=True)) / 100 >= threshold
    return hits / draws


CASES: list[dict[str, object]] = [
    {"weights": ["30", "20", "20", "15", "15"], "rated": [["4"], ["3"], ["5"], ["2"], ["3"]], "low": "0", "high": "5", "at": "70"},
    {"weights": ["30", "20", "20", "15", "15"], "rated": [["4"], ["3"], ["4"], ["3"], ["3.5"]], "low": "0", "high": "5", "at": "71"},
    {"weights": ["50", "50"], "rated": [["5"], ["0"]], "low": "0", "high": "5", "at": "51"},
    {"weights": ["50", "50"], "rated": [["5"], ["5"]], "low": "0", "high": "5", "at": "90"},
    {"weights": ["50", "50"], "rated": [["1"], ["1"]], "low": "0", "high": "5", "at": "90"},
]  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_the_share_of_weight_sets_that_select_is_close_to_another_simulation(case: dict[str, object]) -> None:
    criteria, score = _scored(**case)  # type: ignore[arg-type]
    found = sensitivity(criteria, score)
    assert found is not None
    assert abs(float(found.select_share) - _share(case, 10_000)) < 0.025


def test_two_runs_agree_and_the_order_of_the_criteria_does_not_matter() -> None:
    criteria, score = _scored(["60", "25", "15"], [["4"], ["3"], ["2"]])
    again = sensitivity(criteria, score)
    assert again == sensitivity(criteria, score)
    turned = score._replace(criteria=tuple(reversed(score.criteria)))
    assert again is not None
    other = sensitivity(criteria, turned)
    assert other is not None
    assert other.select_share == again.select_share


@pytest.mark.parametrize("rated", [[["4"], []], [[], []]])
def test_without_all_ratings_there_is_no_score_and_no_sensitivity(rated: list[list[str]]) -> None:
    criteria, score = _scored(["50", "50"], rated)
    assert (score.score, score.verdict) == (None, "incomplete")
    assert sensitivity(criteria, score) is None


@pytest.mark.parametrize(
    ("weights", "rated", "low", "high", "at"),
    [
        (["30", "40", "30"], [["3"], ["2"], ["3"]], "1", "4", "53.333333"),  # 160/3 is just over
        (["50", "50"], [["3"], ["2"]], "1", "4", "50"),
        (["10"] * 10, [["3"]] * 7 + [["1"]] * 3, "1", "3", "70"),
        (["33.3", "33.3", "33.4"], [["4"], ["4"], ["4"]], "1", "4", "100"),
        (["33.333333", "66.666667"], [["2"], ["2"]], "1", "4", "33.333333"),
    ],
)
def test_a_threshold_hit_exactly_on_an_odd_scale_selects(
    weights: list[str], rated: list[list[str]], low: str, high: str, at: str
) -> None:
    _, score = _scored(weights, rated, low=low, high=high, at=at)
    assert score.verdict == "select"
    assert score.at_threshold


def test_a_hair_under_the_threshold_is_below() -> None:
    _, score = _scored(["50", "50"], [["3"], ["2"]], low="1", high="4", at="50.000001")
    assert score.verdict == "below"
