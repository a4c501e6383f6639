"""How often an account is among the first over many sets of weights."""

import json
import random
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamctl.method.selection.scores.ranking import ranking
from kamctl.method.selection.sensitivity.smaa import (
    SWING,
    Candidate,
    among_first,
    group,
    shares_among_first,
    weight_sets,
)
from tests.method.selection.criteria.test_scorecards import CRITERIA, rated
from tests.method.workspaces import TODAY, workspace

CASE: dict[str, Any] = json.loads(
    (Path(__file__).resolve().parents[3] / "cases/goodwin-wright.json").read_text("utf-8")
)
#: Shares of the first rank that another implementation found, by weights uniform on the whole simplex.
PUBLISHED = {"Addison": 47.25, "Elton": 36.09, "Gorton": 11.64, "Bilton": 4.64}


def whole_simplex(count: int, draws: int) -> list[tuple[float, ...]]:
    """Draw weight sets uniformly from all there are: gaps between exponentials, normalised."""
    rng = random.Random(7)
    drawn = [[rng.expovariate(1) for _ in range(count)] for _ in range(draws)]
    return [tuple(value / sum(one) for value in one) for one in drawn]


def test_the_choice_of_an_office_by_all_weights_there_are() -> None:
    names = list(CASE["weights"])
    even = [1 / len(names)] * len(names)
    offices = [
        Candidate(name, tuple(float(given[one]) for one in names), tuple(even))
        for name, given in CASE["ratings"].items()
    ]
    shares = shares_among_first(offices, 1, whole_simplex(len(names), 40_000), even)
    found = {one.account: float(share) * 100 for one, share in zip(offices, shares, strict=True)}
    for name, share in PUBLISHED.items():
        assert abs(found[name] - share) < 1.0, (name, found[name])
    assert sum(found.values()) == pytest.approx(100, abs=0.01)


def test_weight_sets_lie_on_the_simplex_within_the_swing_and_agree_between_runs() -> None:
    weights = [25.0, 20.0, 15.0, 15.0, 15.0, 10.0]
    sets = list(weight_sets(weights, 2_000))
    assert sets == list(weight_sets(weights, 2_000))
    for one in sets:
        assert sum(one) == pytest.approx(100)
        assert all(abs(drawn - w) <= SWING * w + 1e-9 for drawn, w in zip(one, weights, strict=True))
    for i, weight in enumerate(weights):
        column = [one[i] for one in sets]
        assert sum(column) / len(column) == pytest.approx(weight, rel=0.02)
        assert min(column) < 0.8 * weight
        assert max(column) > 1.2 * weight


@pytest.mark.parametrize(
    ("share", "name"),
    [
        ("1", "safe-in"),
        ("0.95", "safe-in"),
        ("0.9499", "coin-flip"),
        ("0.0501", "coin-flip"),
        ("0.05", "safe-out"),
    ],
)
def test_what_nineteen_of_twenty_weight_sets_say_is_safe(share: str, name: str) -> None:
    assert group(Decimal(share)) == name


GRADES = st.lists(
    st.tuples(*[st.integers(0, 10).map(lambda tenth: tenth * 10.0)] * 3), min_size=1, max_size=7
)


@given(GRADES, st.integers(1, 8), st.integers(30, 100))
def test_shares_are_what_ranking_by_every_set_gives(grades, places, at_most) -> None:
    weights = [50.0, 30.0, 20.0]
    sets = list(weight_sets(weights, 60))
    found = [Candidate(str(i), one, tuple(weights)) for i, one in enumerate(grades)]
    found[0] = found[0]._replace(at_most=float(at_most))
    if len(found) > 1:
        found[1] = found[1]._replace(weights=(0.0, 60.0, 40.0))  # one criterion left out
    hits = [0] * len(found)
    for drawn in sets:
        scores = []
        for one in found:
            own = [d * o / w for d, o, w in zip(drawn, one.weights, weights, strict=True)]
            mean = sum(g * o for g, o in zip(one.grades, own, strict=True)) / sum(own)
            scores.append(min(round(mean, 9), one.at_most))
        for i, score in enumerate(scores):
            hits[i] += sum(other > score for other in scores) < places
    expected = [Decimal(hit) / len(sets) for hit in hits]
    assert shares_among_first(found, places, sets, weights) == expected


def test_an_account_that_weights_cannot_save_is_never_among_the_first() -> None:
    criteria = CRITERIA.replace("name: Profit, weight: 30", "name: Profit, weight: 30, minimum: 2")
    held = workspace(
        rated("3", "3", "3"), criteria=criteria, best=rated("5", "1", "5"), last=rated("2", "2", "2"), none=""
    )
    assert held.criteria is not None
    scores = [one.score for one in ranking(held, held.criteria, held.accounts, TODAY)]
    found = among_first(held.criteria, scores, 1)
    assert {one.account: (one.share, one.group) for one in found.accounts} == {
        "acme": (1, "safe-in"),
        "last": (0, "safe-out"),
    }


def test_a_coin_flip_is_called_one() -> None:
    held = workspace(rated("5", "3", "3"), criteria=CRITERIA, other=rated("3", "5", "5"))
    assert held.criteria is not None
    scores = [one.score for one in ranking(held, held.criteria, held.accounts, TODAY)]
    found = among_first(held.criteria, scores, 1)
    assert {one.group for one in found.accounts} == {"coin-flip"}
    assert sum(one.share for one in found.accounts) == 1
