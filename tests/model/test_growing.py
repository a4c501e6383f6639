"""Newer kinds of records are shown in diffs and merged through the model's walks."""

from __future__ import annotations

import datetime as dt

import pytest

from kamctl.merge.merge import merge
from kamctl.method.changes.compare import compare
from kamctl.model.portfolio import Portfolio
from kamctl.workspace.load import load

TODAY = dt.date(2026, 10, 1)
KAM = """\
company: Adventure Works
currency: USD
people:
  s.bauer: {name: Sabine Bauer, level: manager, function: sales}
  d.osei: {name: Dora Osei, level: president, function: general}
"""
CONTACT = """\
name: Acme
contacts:
  m.lind: {name: Maja Lind, level: president, function: general}
  k.ek: {name: Kim Ek, level: manager, function: purchasing}
"""
PLAN = """\
horizon: {start: 2026-01-01, end: 2027-12-31}
destination: First choice
team: {s.bauer: lead}
approvals:
  - {date: 2026-02-01, by: d.osei}
validations:
  - {date: 2026-03-01, by: m.lind}
"""
CELLS = """\
name: Acme
white_space:
  lyon:
    frames: {state: rival, spend: 10, date: 2026-08-02}
  metz:
    frames: {state: ours, date: 2026-08-02}
"""

#: A file: its path and text, what each of two sides replaces in it, and what the diff says of both.
CASES = {
    "contacts": (
        "accounts/acme.yaml",
        CONTACT,
        ("function: purchasing}", "function: purchasing, role: gatekeeper, reports_to: m.lind}"),
        ("function: general}", "function: general, depth: vendor, wanted_depth: trusted-adviser, phone: 1}"),
        [
            "contact k.ek: reports to none → m.lind",
            "contact k.ek: role none → gatekeeper",
            "contact m.lind: depth none → vendor",
            "contact m.lind: phone none → 1",
            "contact m.lind: wanted depth none → trusted-adviser",
        ],
    ),
    "white space": (
        "accounts/acme.yaml",
        CELLS,
        ("  lyon:\n    frames:", "  lyon:\n    tyres: {state: open, date: 2026-09-01}\n    frames:"),
        ("spend: 10, date: 2026-08-02", "spend: 12, date: 2026-09-03"),
        [
            "white space lyon cell frames: date 2026-08-02 → 2026-09-03",
            "white space lyon cell frames: spend 10 → 12",
            "white space lyon cell tyres added: state open, date 2026-09-01",
        ],
    ),
    "offerings": (
        "offerings.yaml",
        "offerings:\n  frames: {name: Frames}\n  tyres: {name: Tyres}\n",
        ("name: Frames}", "name: Frames, family: bikes}"),
        ("name: Tyres}", 'name: Tyres, products: ["7"]}'),
        ["offering frames: family none → bikes", "offering tyres: products none → 7"],
    ),
    "approvals": (
        "plans/acme.yaml",
        PLAN,
        (
            "  - {date: 2026-02-01, by: d.osei}\n",
            "  - {date: 2026-02-01, by: d.osei}\n  - {date: 2026-05-01, by: d.osei, of: 0000-1111-2222}\n",
        ),
        ("destination: First choice", "destination: Only choice"),
        [
            "destination First choice → Only choice",
            "plan approved by d.osei on 2026-05-01",
        ],
    ),
    "playbooks": (
        "playbooks/spike.yaml",
        "name: Spike\ntrigger: {signal: spike}\nsteps:\n  ask: {do: Ask, role: manager, after_days: 5}\n",
        ("after_days: 5}", "after_days: 7}"),
        ("name: Spike", "name: Sales spike"),
        ["playbook spike: name Spike → Sales spike", "playbook spike: step ask: after days 5 → 7"],
    ),
    "results by offering": (
        "results/acme.yaml",
        "offerings:\n  2026-Q1: {by_offering: {frames: 10}}\n  2026-Q2: {by_offering: {frames: 10}}\n",
        ("  2026-Q1: {by_offering: {frames: 10}}", "  2026-Q1: {by_offering: {frames: 10}, other: 3}"),
        ("  2026-Q2: {by_offering: {frames: 10}}", "  2026-Q2: {by_offering: {frames: 10, tyres: 4}}"),
        [
            "offerings result 2026-Q1: other none → 3",
            "offerings result 2026-Q2: by offering tyres added: 4",
        ],
    ),
}


def portfolio(path: str, text: str) -> Portfolio:
    files = {"kam.yaml": KAM, "accounts/acme.yaml": CONTACT, path: text}
    loaded = load(files, references=False)
    assert loaded.portfolio is not None
    assert not loaded.portfolio.broken, [draft.message for draft in loaded.drafts]
    return loaded.portfolio


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_both_sides_are_kept_and_the_diff_tells_them(
    case: tuple[str, str, tuple[str, str], tuple[str, str], list[str]],
) -> None:
    path, base, ours, theirs, told = case
    for old, _ in (ours, theirs):
        assert base.count(old) == 1, old
    merged = merge(base, base.replace(*ours), base.replace(*theirs))
    assert merged.conflicts == ()
    assert merged.text == base.replace(*ours).replace(*theirs)
    changes = compare(portfolio(path, base), portfolio(path, merged.text), TODAY)
    found = [change for one in changes.accounts for change in one.changes] + list(changes.workspace)
    assert sorted(change.sentence for change in found) == sorted(told)


def test_two_peoples_findings_about_one_cell_are_never_mixed() -> None:
    ours = CELLS.replace(
        "state: rival, spend: 10, date: 2026-08-02", "state: shared, spend: 10, date: 2026-09-01"
    )
    theirs = CELLS.replace(
        "state: rival, spend: 10, date: 2026-08-02", "state: rival, spend: 12, date: 2026-08-02"
    )
    merged = merge(CELLS, ours, theirs)
    assert list(merged.conflicts) == [("white_space", "lyon", "frames")]


def test_both_sides_may_begin_the_same_unit() -> None:
    base = "name: Acme\nsegment: retail\n"
    ours = base + "white_space:\n  lyon:\n    frames: {state: ours, date: 2026-08-02}\n"
    theirs = base + "white_space:\n  lyon:\n    tyres: {state: open, date: 2026-08-03}\n"
    merged = merge(base, ours, theirs)
    assert merged.conflicts == ()
    assert "frames" in merged.text
    assert "tyres" in merged.text
