import datetime as dt

import pytest

from kamctl.method.lifecycle.partnership import partnership
from tests.method.workspaces import KAM, TODAY, portfolio, workspace

WHOLE = """
manager: s.bauer
contacts:
  a.one: {name: Ann One, level: director, function: operations}
  b.two: {name: Bo Two, level: director, function: finance}
  c.three: {name: Cy Three, level: manager, function: quality}
obligations:
  pay: {owed_by: account, what: Pay in time, since: 2026-01-01, every: quarter}
  ship: {owed_by: us, what: Ship in time, since: 2026-01-01, every: quarter}
"""
VALID = "validations: [{date: 2026-02-10, by: a.one}]"


def lacking(account: str = WHOLE, plan: str = VALID, today: dt.date = TODAY) -> list[str]:
    return [trait.name for trait in partnership(workspace(account, plan=plan), "acme", today).lacking]


def test_a_mutual_long_term_jointly_planned_relationship_is_a_partnership():
    found = partnership(workspace(WHOLE, plan=VALID), "acme", TODAY)
    assert found.lacking == ()
    assert [t.name for t in found.traits] == [
        "mutual",
        "long-term",
        "joint-planning",
        "named-manager",
        "across-functions",
    ]
    assert {t.remedy for t in found.traits} == {""}


def test_an_empty_account_lacks_everything_and_is_told_what_to_write():
    found = partnership(workspace(), "acme", TODAY)
    assert len(found.lacking) == 5
    assert all(t.remedy for t in found.lacking)


@pytest.mark.parametrize(
    ("before", "after", "missing"),
    [
        ("owed_by: us", "owed_by: account", "mutual"),
        (
            "owed_by: us, what: Ship in time, since: 2026-01-01",
            "owed_by: us, what: Ship in time, since: 2026-11-01",
            "mutual",
        ),
        (
            "since: 2026-01-01, every: quarter}\n  ship",
            "since: 2026-01-01, due: 2026-10-14}\n  ship",
            "mutual",
        ),
        ("manager: s.bauer", "manager: o.gone", "named-manager"),
        ("manager: s.bauer", "", "named-manager"),
        ("function: quality", "function: Finance", "across-functions"),
        ("name: Cy Three", 'name: "?"', "across-functions"),
        ("function: quality}", "function: quality, left: 2026-10-15}", "across-functions"),
    ],
)
def test_one_missing_part_is_reported(before, after, missing):
    assert before in WHOLE
    assert lacking(WHOLE.replace(before, after)) == [missing]


def test_a_validation_older_than_the_policy_allows_is_not_joint_planning():
    assert lacking(today=dt.date(2027, 2, 10)) == []
    assert lacking(today=dt.date(2027, 2, 11)) == ["joint-planning"]


def test_a_plan_that_has_ended_is_not_long_term():
    valid = "validations: [{date: 2028-12-10, by: a.one}]"
    assert lacking(plan=valid, today=dt.date(2028, 12, 31)) == []
    assert lacking(plan=valid, today=dt.date(2029, 1, 1)) == ["long-term"]


def test_an_account_without_a_plan_is_neither_long_term_nor_planned_together():
    found = partnership(workspace(WHOLE), "acme", TODAY)
    assert [t.name for t in found.lacking] == ["long-term", "joint-planning"]


@pytest.mark.parametrize(
    ("before", "good", "bad", "missing"),
    [
        ("Ship in time, since: 2026-01-01", "Ship in time, since: 2026-10-15", "Ship in time, since: 2026-10-16", "mutual"),
        (
            "since: 2026-01-01, every: quarter}\n  ship",
            "since: 2026-01-01, due: 2026-10-15}\n  ship",
            "since: 2026-01-01, due: 2026-10-14}\n  ship",
            "mutual",
        ),
        ("function: quality}", "function: quality, left: 2026-10-16}", "function: quality, left: 2026-10-15}", "across-functions"),
    ],
)  # fmt: skip
def test_each_part_holds_up_to_its_limit(before, good, bad, missing):
    assert before in WHOLE
    assert lacking(WHOLE.replace(before, good)) == []
    assert lacking(WHOLE.replace(before, bad)) == [missing]


@pytest.mark.parametrize(("end", "missing"), [("2026-12-31", []), ("2026-12-30", ["long-term"])])
def test_a_plan_of_exactly_a_year_is_long_term(end, missing):
    plan = f"horizon: {{start: 2026-01-01, end: {end}}}\ndestination: First choice\nteam: {{}}\n{VALID}"
    texts = {"kam.yaml": KAM, "accounts/acme.yaml": f"name: Acme\n{WHOLE}", "plans/acme.yaml": plan}
    assert [t.name for t in partnership(portfolio(texts), "acme", TODAY).lacking] == missing
