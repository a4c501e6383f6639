"""What the best fifth have in common, and how far others lie from it, feature by feature."""

import datetime as dt
from decimal import Decimal

import pytest

from kamctl.method.growth.lookalikes import Profile, compare, profiles, shares
from kamctl.method.money.totals import Totals
from kamctl.model.account import Account
from kamctl.model.ledger import ProfitDefinition

DAYS = (dt.date(2025, 10, 1), dt.date(2026, 9, 30))


def one(
    key: str,
    size: float | None = 100,
    margin: float | None = 10,
    growth: float | None = 0,
    segment: str | None = None,
    **mix: float,
) -> Profile:
    number = lambda value: None if value is None else Decimal(str(value))  # noqa: E731
    return Profile(
        key, None, None, segment, number(size), number(margin), number(growth),
        {name: Decimal(str(share)) for name, share in mix.items()},
    )  # fmt: skip


BEST = (one("a", 50, 8, -10), one("b", 100, 10, 0), one("c", 200, 12, 10))


def distances(candidate: Profile, best: tuple[Profile, ...] = BEST) -> dict[str, Decimal | None]:
    found = compare(*DAYS, "EUR", [*best, candidate], frozenset(p.key for p in best))
    assert [c.key for c in found.candidates] == [candidate.key]
    return {near.feature: near.distance for near in found.candidates[0].features}


def test_the_middle_of_the_best_is_no_distance_away() -> None:
    assert distances(one("x")) == {"size": 0, "margin": 0, "growth": 0, "mix": None, "segment": None}


@pytest.mark.parametrize(
    ("candidate", "feature", "distance"),
    [
        (one("x", size=200), "size", 1),  # twice the size, as far as they usually are
        (one("x", size=50), "size", 1),  # and half of it likewise
        (one("x", size=400), "size", 2),
        (one("x", size=1600), "size", 3),  # no feature counts for more
        (one("x", margin=14), "margin", 2),
        (one("x", growth=-5), "growth", Decimal("0.5")),
    ],
)
def test_a_distance_is_measured_by_the_usual_distance_of_the_best(
    candidate: Profile, feature: str, distance: Decimal
) -> None:
    assert distances(candidate)[feature] == distance


def test_identical_best_customers_do_not_exaggerate_a_distance() -> None:
    alike = tuple(one(key) for key in "abc")
    assert distances(one("x", margin=10.5), alike)["margin"] == 1
    assert distances(one("x", margin=13), alike)["margin"] == 3


def test_a_mix_is_as_far_as_the_part_of_it_that_would_have_to_be_something_else() -> None:
    best = tuple(one(key, frames=share, wheels=1 - share) for key, share in (("a", 0.4), ("b", 0.6)))
    assert distances(one("x", frames=0.5, wheels=0.5), best)["mix"] == 0
    assert distances(one("x", frames=0.3, wheels=0.7), best)["mix"] == 2
    assert distances(one("x", tyres=1.0), best)["mix"] == 3


def test_a_segment_that_more_of_the_best_are_in_is_nearer() -> None:
    best = (*BEST, one("d", segment="retail"), one("e", segment="retail"), one("f", segment="online"))
    assert distances(one("x", segment="retail"), best)["segment"] == 0
    assert distances(one("x", segment="online"), best)["segment"] == Decimal("0.5")
    assert distances(one("x", segment="other"), best)["segment"] == 1
    assert distances(one("x"), best)["segment"] is None


def test_the_whole_distance_is_the_mean_of_what_is_known_the_nearest_first() -> None:
    far, near = one("far", size=400, margin=14), one("near", size=200, growth=None)
    found = compare(*DAYS, "EUR", [*BEST, far, near], frozenset("abc"))
    assert [(c.key, c.distance) for c in found.candidates] == [
        ("near", Decimal("0.50")),
        ("far", Decimal("1.33")),
    ]


def test_prospects_stand_in_for_the_other_customers_and_must_be_known_well_enough() -> None:
    held = [one("p", margin=None, growth=None, size=100), one("q", margin=None)]
    found = compare(*DAYS, "EUR", [*BEST, one("x")], frozenset("abc"), held)
    assert [c.key for c in found.candidates] == ["q"]
    assert found.unclear == ("p",)


def test_what_is_usual_of_the_best_stands_beside_what_is_usual_of_the_rest() -> None:
    found = compare(*DAYS, "EUR", [*BEST, one("x", 10, -3, 40, frames=1.0)], frozenset("abc"))
    assert [(f.feature, f.best, f.rest) for f in found.features] == [
        ("size", "100", "10"),
        ("margin", "10.0 %", "-3.0 %"),
        ("growth", "+0.0 %", "+40.0 %"),
        ("mix", "not known", "frames 100 %"),
        ("segment", "not known", "not known"),
    ]


def totals(customer: str, revenue: int, cost: int) -> Totals:
    return Totals(customer, 1, 1, 0, Decimal(revenue), Decimal(cost))


def test_profiles_are_of_customers_with_revenue_and_an_account_s_numbers_are_one() -> None:
    now = [
        totals("1", 100, 60),
        totals("2", 50, 40),
        totals("3", 70, 69),
        totals("4", 0, 0),
        totals("5", 40, 39),
    ]
    before = [totals("1", 60, 1), totals("2", 40, 1), totals("5", 0, 0)]
    accounts = {"acme": Account(name="Acme", segment="retail", customer_numbers=("1", "2"))}
    mix = {"1": {"frames": Decimal(90)}, "2": {"wheels": Decimal(30)}, "3": {"wheels": Decimal(-5)}}
    found, best = profiles(now, before, mix, accounts, {"1": "acme", "2": "acme"}, ProfitDefinition())
    assert best == {"1, 2"}
    acme, three, five = found
    assert (acme.account, acme.segment, acme.size, acme.growth) == ("acme", "retail", 150, 50)
    assert acme.margin == Decimal("33.3333")
    assert acme.mix == {"frames": Decimal("0.75"), "wheels": Decimal("0.25")}
    assert (three.growth, three.mix) == (None, {})
    assert five.growth is None  # nothing to grow from


def test_shares_are_of_what_was_bought_and_not_returned() -> None:
    assert shares({"a": Decimal(3), "b": Decimal(1), "c": Decimal(-2)}) == {
        "a": Decimal("0.75"),
        "b": Decimal("0.25"),
    }
    assert shares({"a": Decimal(-1)}) == {}
