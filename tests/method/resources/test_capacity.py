from kamctl.method.resources.capacity import capacity
from tests.method.workspaces import KAM, PLAN, portfolio

RESOURCES = """
roles:
  engineer: {name: Engineers, capacity: {2026-Q4: 20, 2027-Q1: 55}}
  planner: {name: Planners, capacity: {2026-Q4: 5}}
"""


def plan(*needs: str) -> str:
    resources = "".join(f"\n      - {{{need}}}" for need in needs)
    return f"""{PLAN}
initiatives:
  frames:
    name: Frames
    owner: s.bauer
    start: 2026-01-01
    end: 2027-12-31
    resources:{resources}
"""


def workspace(resources: str = RESOURCES, **plans: str):
    texts = {"kam.yaml": KAM, **({"resources.yaml": resources} if resources else {})}
    for name, text in plans.items():
        texts[f"accounts/{name}.yaml"] = f"name: {name.title()}"
        texts[f"plans/{name}.yaml"] = text
    return portfolio(texts)


TWO = {
    "acme": plan("role: engineer, quarter: 2026-Q4, days: 15, minimum: 8"),
    "beta": plan("role: engineer, quarter: 2026-Q4, days: 6.5", "role: welder, quarter: 2026-Q4, days: 2"),
}


def test_demands_of_all_plans_meet_by_role_and_quarter():
    [load, *_] = capacity(workspace(**TWO))
    assert (load.role, load.quarter, load.days, load.capacity, load.over) == (
        "engineer",
        "2026-Q4",
        21.5,
        20,
        True,
    )
    assert load.free == -1.5


def test_who_competes_stands_in_the_order_of_rank_and_the_unranked_last():
    assert capacity(workspace(**TWO), {"beta": 1, "acme": 2})[0].accounts == ("beta", "acme")
    assert capacity(workspace(**TWO), {"acme": None, "beta": 4})[0].accounts == ("beta", "acme")
    assert capacity(workspace(**TWO))[0].accounts == ("acme", "beta")


def test_quarters_come_in_order_and_roles_as_in_the_file_unknown_ones_last():
    loads = [(load.quarter, load.role, load.known) for load in capacity(workspace(**TWO))]
    assert loads == [
        ("2026-Q4", "engineer", True),
        ("2026-Q4", "planner", True),
        ("2026-Q4", "welder", False),
        ("2027-Q1", "engineer", True),
    ]


def test_the_file_decides_on_the_order_of_roles_and_not_the_alphabet():
    turned = (
        "roles: {planner: {name: P, capacity: {2026-Q4: 5}}, engineer: {name: E, capacity: {2026-Q4: 20}}}"
    )
    assert [load.role for load in capacity(workspace(turned, **TWO))] == ["planner", "engineer", "welder"]


def test_one_quarter_can_be_asked_for():
    assert [load.quarter for load in capacity(workspace(**TWO), quarter="2027-Q1")] == ["2027-Q1"]


def test_a_role_without_days_in_a_quarter_has_demand_but_no_capacity():
    found = capacity(workspace(acme=plan("role: planner, quarter: 2027-Q2, days: 1")), quarter="2027-Q2")
    assert [(load.capacity, load.free, load.over) for load in found] == [(None, None, False)]


def test_without_resources_demand_is_still_listed():
    assert [load.capacity for load in capacity(workspace("", **TWO))] == [None, None]


def test_as_much_as_there_is_is_not_too_much():
    assert not capacity(workspace(acme=plan("role: engineer, quarter: 2026-Q4, days: 20")))[0].over
