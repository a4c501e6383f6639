"""Growing as a user runs it: white space from a ledger, playbooks, completeness, look-alikes."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from tests.checks.rules.examples import base
from tests.cli.run import kamctl, write

engine = pytest.mark.skipif(importlib.util.find_spec("duckdb") is None, reason="the engine is an extra")

OFFERINGS = (
    'offerings: {frames: {name: Frames, products: ["F1", "F2"]}, wheels: {name: Wheels, products: ["W1"]}}\n'
)
LEDGER = """\
sources:
  invoices:
    kind: sales
    files: ledger/*.csv
    columns: {customer: Customer, date: Date, revenue: Net, product: Product}
"""
CELLS = """\
white_space:
  lyon:
    frames: {state: shared, spend: 100, rivals: {globex: 30}, date: 2026-08-02}
  metz:
    frames: {state: rival, spend: 50, date: 2026-08-02}
"""


def as_json(folder: Path, *words: str):
    done = kamctl(folder, *words, "--format", "json")
    assert done.status == 0, done.err
    return json.loads(done.out)


def sales(*rows: str) -> str:
    return "\n".join(["Customer,Date,Net,Product", *rows, ""])


@engine
def test_white_space_has_what_comes_to_us_from_the_ledger_and_no_product_enters_git(tmp_path: Path) -> None:
    texts = base()
    units = 'units: {lyon: {name: Lyon, customer_numbers: ["676"]}, metz: {name: Metz, customer_numbers: ["677"]}}\n'
    texts["accounts/acme.yaml"] = (
        texts["accounts/acme.yaml"].replace('["676"]', '["676", "677"]') + units + CELLS
    )
    rows = [
        f"{customer},{year}-{month:02}-05,{net},{product}"
        for year, month in ((2025, 10), (2026, 2), (2026, 5), (2026, 8), (2026, 11))
        for customer, net, product in (
            ("676", 10, "F1"),
            ("676", 5, "F2"),
            ("677", 1, "W1"),
            ("677", 2, "Z9"),
        )
    ]
    texts |= {"offerings.yaml": OFFERINGS, "ledger.yaml": LEDGER, "ledger/sales.csv": sales(*rows)}
    write(tmp_path, texts)
    done = kamctl(tmp_path, "ledger", "take")
    assert "results/acme.yaml by offering: 2025-Q4 to 2026-Q3 (4)" in done.out
    taken = (tmp_path / "results/acme.yaml").read_text("utf-8")
    assert not any(product in taken for product in ("F1", "F2", "W1", "Z9"))
    assert kamctl(tmp_path, "ledger", "take").out == "nothing new to take\n"
    found = as_json(tmp_path, "whitespace")
    [acme] = found["accounts"]
    assert [(p["unit"], p["offering"], p["ours"], p["ours_from"]) for p in acme["places"]] == [
        ("lyon", "frames", 60, "results"),
        ("metz", "frames", 0, "results"),
        ("metz", "wheels", 4, "results"),
    ]
    assert (acme["spend"], acme["ours"], acme["wallet"], acme["quarters"]) == (
        150,
        60,
        40,
        "2025-Q4 to 2026-Q3",
    )
    assert [(p["unit"], p["open_money"]) for p in found["largest"]] == [("metz", 50), ("lyon", 40)]
    said = kamctl(tmp_path, "whitespace").out
    assert "acme, lyon" in said
    assert "share of wallet: 40.0 % of the 150 EUR a year that Acme Cycles is known to spend" in said


@engine
def test_other_offerings_than_were_taken_are_told_and_kept_until_somebody_says_why(tmp_path: Path) -> None:
    rows = [f"676,{month}-05,10,F1" for month in ("2025-10", "2026-02", "2026-05", "2026-08", "2026-11")]
    texts = {**base(), "offerings.yaml": OFFERINGS, "ledger.yaml": LEDGER, "ledger/sales.csv": sales(*rows)}
    write(tmp_path, texts)
    kamctl(tmp_path, "ledger", "take")
    write(tmp_path, {"offerings.yaml": OFFERINGS.replace('"F1", ', "")})
    done = kamctl(tmp_path, "ledger", "take")
    assert done.status == 1
    assert "results/acme.yaml by offering 2026-Q3 by offering frames: 10, now nothing" in done.err
    assert "results/acme.yaml by offering 2026-Q3 other: nothing, now 10" in done.err
    kamctl(tmp_path, "ledger", "take", "--restate", "F1 is sold no more")
    assert "reason: F1 is sold no more" in (tmp_path / "results/acme.yaml").read_text("utf-8")


def test_without_white_space_the_way_in_is_shown(tmp_path: Path) -> None:
    write(tmp_path, base())
    assert "offerings.yaml" in kamctl(tmp_path, "whitespace").out
    write(tmp_path, {"offerings.yaml": OFFERINGS})
    said = kamctl(tmp_path, "whitespace").out
    assert "white_space: {UNIT: {frames: {state: rival" in said
