"""What choosing and growing write is told in a diff and merged by the model's walks."""

from __future__ import annotations

import datetime as dt

import pytest

from kamctl.merge.merge import merge
from kamctl.method.changes.compare import compare
from kamctl.workspace.load import load
from kamctl.workspace.portfolio import Portfolio

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
