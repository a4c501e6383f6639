"""Published decisions with known results, recomputed from files."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from kamctl.checks.runner import check
from kamctl.method.selection.scores.scoring import score_accounts
from kamctl.workspace.load import load

TODAY = dt.date(2026, 11, 22)
CASE: dict[str, Any] = json.loads((Path(__file__).parent / "goodwin-wright.json").read_text("utf-8"))

KAM = """\
company: Office Finders
currency: GBP
people:
  p.head: {name: Pat Head, level: president, function: general management}
"""


def _criteria() -> str:
    rows = "".join(
        f"  {name}: {{name: {name.title()}, weight: {weight}, question: How good is its {name}?}}\n"
        for name, weight in CASE["weights"].items()
    )
    scale = CASE["scale"]
    return (
        'edition: "1"\napproved: {by: p.head, date: 2026-01-02}\n'
        f"scale: {{low: {scale['low']}, high: {scale['high']}}}\nselect_at: 60\ncriteria:\n{rows}"
    )


def _account(name: str, ratings: dict[str, int]) -> str:
    rows = "".join(
        f"  {criterion}:\n    - {{rating: {rating}, by: p.head, date: 2026-02-02, evidence: as printed}}\n"
        for criterion, rating in ratings.items()
    )
    return f"name: {name}\nratings:\n{rows}"


def _workspace() -> dict[str, str]:
    accounts = {f"accounts/{n.lower()}.yaml": _account(n, r) for n, r in CASE["ratings"].items()}
    return {"kam.yaml": KAM, "criteria.yaml": _criteria(), **accounts}


def test_the_choice_of_an_office_comes_out_as_it_was_published() -> None:
    loaded = load(_workspace())
    assert loaded.drafts == ()
    portfolio = loaded.portfolio
    assert portfolio is not None
    assert portfolio.criteria is not None
    scores = score_accounts(portfolio.criteria, portfolio.accounts, TODAY)
    published = {name.lower(): Decimal(str(score)) for name, score in CASE["scores"].items()}
    assert {s.account: s.score for s in scores} == published
    assert [s.account for s in scores] == sorted(published, key=lambda n: -published[n])
    assert [s.rank for s in scores] == list(range(1, 8))
    assert [s.account for s in scores if s.verdict == "select"] == ["addison", "elton", "gorton"]


def test_the_case_is_a_workspace_in_which_check_finds_no_error() -> None:
    report = check(_workspace(), TODAY)
    assert report.files == 9
    assert not report.errors
