import pytest

from kamctl.method.relationships.supply_position import supply
from kamctl.model.kam import Policy
from tests.method.workspaces import TODAY, workspace


def of(*entries: str):
    log = "supply_position:\n" + "".join(f"  - {{vendors: 6, {entry}}}\n" for entry in entries)
    return supply(workspace(log).accounts["acme"], Policy(), TODAY)


@pytest.mark.parametrize(
    ("trend", "rank", "risk"),
    [("consolidating", 4, True), ("consolidating", 3, False), ("stable", 6, False), ("widening", 6, False)],
)
def test_the_risk_is_to_rank_below_three_with_a_customer_who_consolidates(trend, rank, risk):
    assert of(f"date: 2026-06-01, our_rank: {rank}, trend: {trend}").at_risk is risk


def test_without_a_recorded_position_nothing_is_known():
    assert supply(workspace().accounts["acme"], Policy(), TODAY) is None


@pytest.mark.parametrize(("remain", "risk"), [(4, False), (3, True)])
def test_how_many_remain_is_what_they_said_or_else_what_the_policy_expects(remain, risk):
    entry = "date: 2026-06-01, our_rank: 4, trend: consolidating"
    assert of(f"{entry}, remain: {remain}").at_risk is risk
    account = workspace(f"supply_position: [{{vendors: 6, {entry}}}]").accounts["acme"]
    assert supply(account, Policy(vendors_that_remain=remain), TODAY).at_risk is risk


def test_the_newest_position_is_said_in_one_phrase():
    found = of(
        "date: 2025-06-01, our_rank: 5, trend: stable",
        "date: 2026-06-01, our_rank: 2, our_share: 35.50, trend: stable",
    )
    assert found.text == "number 2 of 6 suppliers, 35.5 % of their spend, stable"
