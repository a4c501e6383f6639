"""Ratings at each selection against the profit that followed."""

import datetime as dt
from decimal import Decimal

import pytest

from kamctl.method.money.backtest import Backtest, backtest, tau_b
from kamctl.table import text_of
from kamctl.views.money.backtest import criteria, summary
from tests.method.workspaces import KAM, portfolio

CRITERIA = """
edition: "2024"
approved: {by: d.osei, date: 2023-01-12}
scale: {low: 0, high: 5}
select_at: 60
criteria:
  growth: {name: Growth, weight: 50, question: Do they grow?}
  reach: {name: Reach, weight: 50, question: Whom do they reach?}
"""


def months(first: str, profits: list[int]) -> str:
    """Results of quarters in a row, each quarter's profit in its first month."""
    year, quarter = int(first[:4]), int(first[-1]) - 1
    rows = []
    for n, profit in enumerate(profits, year * 4 + quarter):
        for month in range(3):
            label = f"{n // 4}-{n % 4 * 3 + month + 1:02d}"
            rows.append(f"  {label}: {{revenue: {profit * 5}, profit: {0 if month else profit}}}\n")
    return "months:\n" + "".join(rows)


def account(growth: str, reach: str, decisions: str) -> str:
    rated = "".join(
        f"  {name}: [{{rating: {rating}, by: d.osei, date: 2024-02-01}}]\n"
        for name, rating in (("growth", growth), ("reach", reach))
    )
    return f"name: One\nratings:\n{rated}decisions:\n{decisions}"


SELECTED = '  - {outcome: selected, by: d.osei, date: 2024-05-10, edition: "2024"}\n'
#: Four quarters before the second of 2024, that quarter itself (which counts for neither), four after it.
BEFORE, DURING = [10, 10, 10, 10], [1000]


def compared(today: str = "2025-07-01", **accounts: tuple[str, str]) -> Backtest:
    texts = {"kam.yaml": KAM, "criteria.yaml": CRITERIA}
    for name, (text, results) in accounts.items():
        texts |= {f"accounts/{name}.yaml": text, f"results/{name}.yaml": results}
    held = portfolio(texts)
    assert held.criteria is not None
    return backtest(held, held.criteria, tuple(held.accounts), dt.date.fromisoformat(today))


def grown(profit: int) -> str:
    return months("2023-Q2", [*BEFORE, *DURING, profit, profit, profit, profit])


def test_the_quarter_of_the_decision_counts_for_neither_side():
    found = compared(one=(account("4", "3", SELECTED), grown(25)))
    (one,) = found.selections
    assert (one.before, one.after, one.change) == (40, 100, 60)
    assert (one.verdict, one.score) == ("select", 70)


@pytest.mark.parametrize(("today", "told"), [("2025-07-01", 1), ("2025-06-30", 0)])
def test_four_quarters_have_to_be_over(today, told):
    found = compared(today, one=(account("4", "3", SELECTED), grown(25)))
    assert len(found.selections) == told
    assert [one.why for one in found.untold] == ([] if told else ["2025-Q2 is not over"])


def test_a_quarter_that_is_not_known_leaves_the_selection_out():
    found = compared(one=(account("4", "3", SELECTED), months("2023-Q3", [10] * 8)))
    assert [one.why for one in found.untold] == ["no results for 2023-Q2 to 2024-Q1"]
    assert "not counted: one, selected on 2024-05-10" in summary(found)


def test_ratings_given_later_do_not_count_and_a_decision_confirmed_is_one_selection():
    later = account("4", "3", SELECTED + SELECTED.replace("05-10", "08-10"))
    grew = later.replace("  reach: [{", "  reach: [{rating: 0, by: f.gomez, date: 2024-05-11}, {")
    found = compared(one=(grew, grown(25)))
    assert [(one.date.isoformat(), one.score) for one in found.selections] == [("2024-05-10", 70)]


def test_each_criterion_is_ranked_against_the_change_and_verdicts_against_growth():
    found = compared(
        a=(account("1", "4", SELECTED), grown(5)),
        b=(account("3", "3", SELECTED), grown(20)),
        c=(account("5", "2", SELECTED), grown(30)),
    )
    assert {one.criterion: one.tau for one in found.criteria} == {"growth": 1, "reach": -1}
    assert [(h.verdict, h.selections, h.grew) for h in found.verdicts] == [("select", 2, 2), ("below", 1, 0)]
    assert (found.hits, found.judged) == (3, 3)
    table = criteria(found)
    assert [text_of(table.columns[1], row[1]).text for row in table.rows] == ["+1.00", "-1.00", "+1.00"]
    assert "The verdict was right 3 times of 3." in summary(found)


@pytest.mark.parametrize(("count", "warned"), [(19, True), (20, False)])
def test_few_selections_are_called_too_few(count, warned):
    many = {f"a{n}": (account("4", "3", SELECTED), grown(n)) for n in range(count)}
    assert ("most of this is chance" in summary(compared(**many))) == warned


def test_tau_b_is_that_of_the_textbook():
    def of(left: list[int], right: list[int]) -> Decimal | None:
        return tau_b([(Decimal(x), Decimal(y)) for x, y in zip(left, right, strict=True)])

    assert of([1, 2, 3, 4], [1, 2, 3, 4]) == 1
    assert of([1, 2, 3, 4], [4, 3, 2, 1]) == -1
    assert of([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]) == pytest.approx(
        Decimal("-0.4714045207910317"), abs=Decimal("1e-15")
    )
    assert of([1, 1, 1], [1, 2, 3]) is None
    assert of([1], [1]) is None
