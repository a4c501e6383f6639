"""What accounts buy of what we sell: our share, what is not ours, and where the figures come from."""

import datetime as dt
from decimal import Decimal

import pytest

from kamctl.method.growth.white_space import (
    contradictions,
    grid,
    large_without_initiative,
    ours_of,
    white_space,
)
from kamctl.model.portfolio import Portfolio
from kamctl.views.selection.white_space import sentences
from tests.method.workspaces import KAM, TODAY, portfolio

OFFERINGS = """
offerings:
  frames: {name: Frames, products: ["1", "2"]}
  service: {name: Workshop service}
  wheels: {name: Wheels, products: ["3"]}
"""
PLAN = """
horizon: {start: 2026-01-01, end: 2028-12-31}
destination: First choice
team: {s.bauer: lead}
initiatives:
  programme: {name: Programme, owner: s.bauer, start: 2026-01-01, end: %s}
"""
RESULTS = """
offerings:
  2025-Q4: {by_offering: {frames: 10}, by_unit: {lyon: {frames: 4}}}
  2026-Q1: {by_offering: {frames: 20, wheels: 1}, by_unit: {lyon: {frames: 5}}}
  2026-Q2: {by_offering: {frames: 30}, by_unit: {lyon: {frames: 6}}}
  2026-Q3: {by_offering: {frames: 40}, by_unit: {lyon: {frames: 7}}}
"""


def files(cells: str = "{}", *, account: str = "", results: str = "", ends: str = "2027-12-31") -> Portfolio:
    return portfolio(
        {
            "kam.yaml": KAM,
            "offerings.yaml": OFFERINGS,
            "accounts/acme.yaml": f"name: Acme\n{account}white_space: {cells}\n",
            "plans/acme.yaml": PLAN % ends,
            **({"results/acme.yaml": results} if results else {}),
        }
    )


def cell(fields: str) -> str:
    return f"{{acme: {{frames: {{date: 2026-08-02, {fields}}}}}}}"


def place(fields: str, **more: str):
    return grid(files(cell(fields), **more), "acme", TODAY).places[0]


def test_an_account_without_units_is_one_by_its_own_id() -> None:
    found = grid(files(cell("state: shared, spend: 200, ours: 50")), "acme", TODAY)
    assert (found.units, found.wallet) == ({"acme": "Acme"}, Decimal("25.0000"))
    assert found.at("acme", "frames") is found.places[0]
    assert found.at("acme", "wheels") is None


def test_what_does_not_come_to_us_is_their_spend_less_ours() -> None:
    one = place("state: shared, spend: 200, ours: 50, rivals: {globex: 90}")
    assert (one.open_money, one.share, one.ours_from) == (150, Decimal("25.0000"), "file")


@pytest.mark.parametrize(("state", "open_money"), [("ours", None), ("none", None), ("open", 200)])
def test_what_is_ours_or_not_needed_is_not_open(state: str, open_money: int | None) -> None:
    assert place(f"state: {state}, spend: 200").open_money == open_money


def test_where_their_spend_is_not_known_what_rivals_get_is_what_is_not_ours() -> None:
    assert place("state: rival, rivals: {globex: 90, initech: 20}").open_money == 110
    assert place("state: rival").open_money is None


def test_what_was_found_out_later_is_not_known_yet() -> None:
    assert grid(files(cell("state: rival")), "acme", dt.date(2026, 8, 1)).places == ()
    assert len(grid(files(cell("state: rival")), "acme", dt.date(2026, 8, 2)).places) == 1


def test_what_comes_to_us_is_revenue_of_four_quarters_where_results_hold_it() -> None:
    one = place("state: shared, spend: 200, ours: 1", results=RESULTS)
    assert (one.ours, one.ours_from) == (100, "results")
    assert grid(files(cell("state: shared"), results=RESULTS), "acme", TODAY).quarters == "2025-Q4 to 2026-Q3"


def test_an_offering_with_products_that_is_not_in_the_results_brought_nothing() -> None:
    cells = "{acme: {wheels: {date: 2026-08-02, state: open}, service: {date: 2026-08-02, state: shared}}}"
    found = grid(files(cells, results=RESULTS.replace(", wheels: 1", "")), "acme", TODAY)
    assert [(p.offering, p.ours) for p in found.places] == [
        ("frames", 100),  # they buy it, and nobody has asked what they buy elsewhere
        ("service", None),  # the ledger knows nothing of it
        ("wheels", 0),
    ]
    assert (found.places[0].state, found.places[0].ours_from) == (None, "results")


def test_three_quarters_are_not_a_year() -> None:
    rest = RESULTS.replace("  2025-Q4: {by_offering: {frames: 10}, by_unit: {lyon: {frames: 4}}}\n", "")
    assert ours_of(files(results=rest), "acme", TODAY) is None
    assert ours_of(files(results=RESULTS), "acme", TODAY) is not None


def test_a_quarter_that_is_not_closed_does_not_count() -> None:
    assert ours_of(files(results=RESULTS), "acme", dt.date(2026, 9, 30)) is None
    found = ours_of(files(results=RESULTS), "acme", dt.date(2026, 10, 1))
    assert found is not None
    assert found.label == "2025-Q4 to 2026-Q3"


def test_a_unit_has_what_its_own_customer_numbers_bought() -> None:
    units = 'customer_numbers: ["1", "2"]\nunits: {lyon: {name: Lyon, customer_numbers: ["2"]}, metz: {name: Metz}}\n'
    known = "{date: 2026-08-02, state: shared, spend: 200, ours: 9}"
    cells = f"{{lyon: {{frames: {known}}}, metz: {{frames: {known}}}}}"
    found = grid(files(cells, account=units, results=RESULTS), "acme", TODAY)
    assert [(p.unit, p.ours, p.ours_from) for p in found.places] == [
        ("lyon", 22, "results"),
        ("metz", 9, "file"),
    ]


@pytest.mark.parametrize(("ends", "goes"), [("2026-10-15", "programme"), ("2026-10-14", None)])
def test_an_initiative_that_has_ended_goes_for_nothing(ends: str, goes: str | None) -> None:
    assert place("state: rival, spend: 9, initiative: programme", ends=ends).initiative == goes


def wide(*spend: int) -> Portfolio:
    """Four rivals' cells of so much spend."""
    names = ["a", "b", "c", "d"][: len(spend)]
    offerings = "offerings:\n" + "".join(f"  {name}: {{name: {name}}}\n" for name in names)
    cells = ", ".join(
        f"{name}: {{state: rival, spend: {amount}, date: 2026-08-02}}"
        for name, amount in zip(names, spend, strict=True)
    )
    texts = {"kam.yaml": KAM, "offerings.yaml": offerings}
    texts["accounts/acme.yaml"] = f"name: Acme\nwhite_space: {{acme: {{{cells}}}}}\n"
    return portfolio(texts)


def test_the_three_largest_are_large_and_the_fourth_is_not() -> None:
    found = large_without_initiative(grid(wide(40, 50, 60, 70), "acme", TODAY))
    assert [p.offering for p in found] == ["d", "c", "b"]


@pytest.mark.parametrize(("small", "is_large"), [(10, True), (9, False)])
def test_under_a_tenth_of_what_they_spend_nothing_is_large(small: int, is_large: bool) -> None:
    found = large_without_initiative(grid(wide(small, 100 - small), "acme", TODAY))
    assert ("a" in [p.offering for p in found]) is is_large


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("state: shared, spend: 100, ours: 60, rivals: {g: 40}", []),
        ("state: shared, spend: 99, ours: 60, rivals: {g: 40}", ["spend less on `frames` than comes to us and to rivals"]),
        ("state: ours, spend: 60, ours: 60", []),
        ("state: ours, spend: 59, ours: 60", ["spend less on `frames` than comes to us"]),
        ("state: ours, spend: 99, ours: 60, rivals: {g: 1}", ["recorded as ours"]),
        ("state: rival, spend: 99, ours: 0", []),
        ("state: rival, spend: 99, ours: 1", ["recorded as a rival's"]),
        ("state: open, spend: 99, rivals: {g: 1}", ["bought from nobody, but rivals sell it"]),
        ("state: none, ours: 1", ["not needed, but part of it comes to us"]),
    ],
)  # fmt: skip
def test_figures_that_cannot_all_be_true_are_reported(fields: str, said: list[str]) -> None:
    found = list(contradictions(place(fields)))
    assert len(found) == len(said)
    assert all(part in sentence for part, sentence in zip(said, found, strict=True))


def test_rivals_are_summed_over_accounts_the_largest_first() -> None:
    found = files(cell("state: rival, rivals: {globex: 90, initech: 100}"))
    assert [(r.name, r.spend, r.accounts) for r in white_space(found, ["acme"], TODAY).rivals] == [
        ("initech", 100, ("acme",)),
        ("globex", 90, ("acme",)),
    ]


def test_nothing_comes_to_us_from_a_rivals_or_an_open_cell() -> None:
    for state in ("rival", "open"):
        one = place(f"state: {state}, spend: 200")
        assert (one.ours, one.share, one.ours_from) == (0, 0, "file")
    assert place("state: shared, spend: 200").ours is None
    # Of what is shared, and nobody knows how, only what rivals get is known not to come to us.
    assert place("state: shared, spend: 200").open_money is None
    assert place("state: shared, spend: 200, rivals: {globex: 90}").open_money == 90
    assert place("state: shared, spend: 200, ours: 50, rivals: {globex: 90}").open_money == 150


def test_the_grid_shows_contradictory_figures() -> None:
    cells = cell("state: shared, spend: 99, ours: 60, rivals: {globex: 40}")
    found = white_space(files(cells), ["acme"], TODAY)
    assert any("spend less on `frames` than" in line for line in sentences(found))
    sound = white_space(files(cells.replace("99", "100")), ["acme"], TODAY)
    assert not any("cannot be right" in line for line in sentences(sound))
