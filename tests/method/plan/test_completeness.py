"""How complete a plan is, by area: what is met, what is missing, and where red and amber begin."""

from decimal import Decimal
from pathlib import Path

import pytest

from kamctl.method.plan.completeness import Area, completeness, level
from kamctl.workspace.disk import scan
from kamctl.workspace.load import load
from tests.checks.rules.examples import TODAY, base
from tests.method.workspaces import workspace

ROOT = Path(__file__).resolve().parents[3]


def areas(texts: dict[str, str]) -> dict[str, Area]:
    loaded = load(texts)
    assert loaded.portfolio is not None
    return {one.area: one for one in completeness(loaded.portfolio, "acme", TODAY).areas}


@pytest.mark.parametrize(
    ("share", "found"), [("49.9", "red"), ("50", "amber"), ("79.9", "amber"), ("80", "green")]
)
def test_under_50_percent_is_red_and_under_80_amber(share: str, found: str) -> None:
    assert level(Decimal(share)) == found


def test_an_area_s_share_is_of_its_rules() -> None:
    assert (Area("team", 2, 4, ("a", "b")).share, Area("team", 2, 4, ("a", "b")).level) == (50, "amber")
    assert Area("team", 1, 4, ("a", "b", "c")).level == "red"


def test_a_whole_plan_misses_only_what_it_lacks() -> None:
    found = areas(base())
    assert list(found) == ["customer", "chain", "team", "relationships", "actions", "value"]
    assert {name: one.missing for name, one in found.items() if one.missing} == {
        "value": ("no value has been accepted by a contact", "no contact was asked about price and benefit")
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "old", "new", "area", "missing"),
    [
        ("plans/acme.yaml", "pressures:", "obstacles_:", "customer", None),
        ("plans/acme.yaml", "confirmed: {by: j.holm, date: 2026-02-10}", "source: A guess", "customer", "not confirmed by them: stock-outs"),
        ("plans/acme.yaml", "- {date: 2026-02-10, by: m.lindqvist, note", "- {date: 2025-02-10, by: m.lindqvist, note", "customer", "no validation by the customer in the last 365 days"),
        ("plans/acme.yaml", "end: 2027-12-31}\ndest", "end: 2026-11-21}\ndest", "chain", "the horizon is over, or not one to three years"),
        ("plans/acme.yaml", "helps: [open-stores, stock-outs]", "helps: [stock-outs]", "chain", "no initiative helps with open-stores"),
        ("plans/acme.yaml", "    measure: {what: stores on the programme, target: 6, actual: 2}\n", "", "chain", "no measure: frame-programme"),
        ("plans/acme.yaml", "  y2: {by: 2027-12-31, outcome: Frame programme in 9 stores}\n", "", "chain", "no milestone in year 2"),
        ("plans/acme.yaml", "team: {s.bauer: lead, l.chen: frame programme}", "team: {s.bauer: lead, f.gomez: money}", "team", "owners of initiatives who are not on the team: l.chen"),
        ("plans/acme.yaml", "s.bauer: lead", "s.bauer: sales", "team", "nobody leads it: give somebody on the team the role `lead`"),
        ("accounts/acme.yaml", "counterpart: d.osei", "wanted_depth: vendor", "relationships", "shallower than wanted: m.lindqvist"),
        ("plans/acme.yaml", "serves: frame-programme, owner", "owner", "actions", "serving nothing: a-7k2q"),
        ("plans/acme.yaml", "due: 2026-12-18", "due: 2026-11-21", "actions", "overdue: a-7k2q"),
        ("plans/acme.yaml", "to_them: 240000, ", "", "value", "worth to them unknown: frame-programme"),
        ("accounts/acme.yaml", "owed_by: us", "owed_by: account", "value", "none of our obligations is on record"),
    ],
)  # fmt: skip
def test_what_is_taken_away_is_missing(path: str, old: str, new: str, area: str, missing: str | None) -> None:
    texts = base()
    assert texts[path].count(old) == 1, old
    if missing is None:
        texts[path] = texts[path].replace(
            texts[path][texts[path].index(old) : texts[path].index("obstacles:")], ""
        )
        missing = "no pressure on them from outside"
    else:
        texts[path] = texts[path].replace(old, new)
    before, after = areas(base())[area], areas(texts)[area]
    assert missing in after.missing
    assert after.met < before.met or after.rules > before.rules


def test_an_empty_plan_is_red_where_nothing_is_there() -> None:
    bare = workspace(plan="objectives: {}\n")
    shares = {one.area: one.level for one in completeness(bare, "acme", TODAY).areas}
    assert shares == {
        "customer": "red", "chain": "amber", "team": "green", "relationships": "amber", "actions": "amber",
        "value": "red",
    }  # fmt: skip


def test_every_plan_of_the_example_has_six_areas() -> None:
    found = load(scan(ROOT / "examples/adventure-works")[0]).portfolio
    assert found is not None
    for name in found.plans:
        assert len(completeness(found, name, TODAY).areas) == 6
