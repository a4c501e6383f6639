"""A plan as a tree."""

import pytest

from kamctl.method.plan.plan_tree import outline
from tests.method.workspaces import KAM, ONE, TODAY, portfolio, workspace

PLAN = """
objectives:
  stores: {objective: Two stores, confirmed: {by: a.one, date: 2026-10-15}}
  brand: {objective: A brand, confirmed: {by: a.one, date: 2026-10-16}}
pressures: {tariff: {pressure: A tariff}}
obstacles: {stock: {obstacle: Stock-outs}}
milestones:
  y2: {by: 2027-06-30, outcome: Nine stores}
  y1: {by: 2026-10-15, outcome: Four stores}
  y0: {by: 2026-10-14, outcome: A store}
  x0: {by: 2026-10-14, outcome: A shelf, reached: 2026-10-15}
initiatives:
  frames: {name: Frames, helps: [stores, stock], owner: s.bauer, start: 2026-01-01, end: 2026-12-31}
  racks: {name: Racks, owner: s.bauer, start: 2026-01-01, end: 2026-12-31}
actions:
  a-1: {do: One, serves: frames, owner: s.bauer, opened: 2026-09-01, due: 2026-12-01}
  a-2: {do: Two, serves: frames, owner: s.bauer, opened: 2026-09-01, due: 2026-10-01}
  a-3: {do: Three, serves: frames, owner: s.bauer, opened: 2026-09-01, due: 2026-10-01, done: 2026-10-15}
  a-4: {do: Four, owner: s.bauer, opened: 2026-09-01, due: 2026-12-01}
validations: [{date: %s, by: a.one}]
"""


def test_a_plan_shows_what_helps_with_what_and_the_most_urgent_action_first():
    tree = outline(workspace(plan=PLAN % "2026-01-10"), "acme", TODAY)
    assert [(b.part, b.id, b.confirmed, b.efforts) for b in tree.branches] == [
        ("objectives", "stores", True, ("frames",)),
        ("objectives", "brand", False, ()),
        ("pressures", "tariff", False, ()),
        ("obstacles", "stock", False, ("frames",)),
    ]
    assert [t.id for t in tree.efforts["frames"].actions] == ["a-2", "a-1"]
    assert tree.efforts["racks"].actions == ()
    assert [t.id for t in tree.loose] == ["a-4"]
    assert [(m.id, m.state) for m in tree.marks] == [
        ("y0", "missed"),
        ("x0", "reached"),
        ("y1", "ahead"),
        ("y2", "ahead"),
    ]


@pytest.mark.parametrize(
    ("fewer", "gaps"),
    [
        (("First choice", "The first choice"), 0),
        (("[brand, stores]", "[stores]"), 1),
        (("helps: [stock], ", ""), 1),
        (
            (
                "pressures: {tariff: {pressure: A tariff, confirmed: {by: a.one, date: 2026-02-01}}}",
                "pressures: {}",
            ),
            1,
        ),
        (("by: 2027-06-30", "by: 2026-06-30, reached: 2026-06-30"), 1),
        ((", l.chen: engineering", ""), 1),
        (("validations: [{date: 2025-10-15", "validations: [{date: 2025-10-14"), 1),
        (("by: 2026-10-15", "by: 2026-10-14"), 1),
        (("date: 2026-02-01}}}", "date: 2026-10-16}}}"), 1),
    ],
)
def test_each_gap_of_a_plan_is_reported(fewer, gaps):
    plan = """
horizon: {start: 2026-01-01, end: 2027-12-31}
destination: First choice
team: {s.bauer: lead, l.chen: engineering}
objectives:
  stores: {objective: Two stores, confirmed: {by: a.one, date: 2026-02-01}}
  brand: {objective: A brand, confirmed: {by: a.one, date: 2026-02-01}}
pressures: {tariff: {pressure: A tariff, confirmed: {by: a.one, date: 2026-02-01}}}
milestones: {y2: {by: 2027-06-30, outcome: Nine stores}, y1: {by: 2026-10-15, outcome: Four stores}}
initiatives:
  frames: {name: Frames, helps: [brand, stores], owner: s.bauer, start: 2026-01-01, end: 2026-12-31}
  racks: {name: Racks, helps: [stock], owner: s.bauer, start: 2026-01-01, end: 2026-12-31}
obstacles: {stock: {obstacle: Stock-outs, confirmed: {by: a.one, date: 2026-02-01}}}
validations: [{date: 2025-10-15, by: a.one}]
"""
    assert fewer[0] in plan
    texts = {
        "kam.yaml": KAM,
        "accounts/acme.yaml": f"name: Acme\n{ONE}",
        "plans/acme.yaml": plan.replace(*fewer, 1),
    }
    tree = outline(portfolio(texts), "acme", TODAY)
    assert len(tree.gaps) == gaps, tree.gaps
