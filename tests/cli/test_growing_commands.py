"""The commands for growth as a user runs them: white space, playbooks, completeness, look-alikes."""

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
def test_offerings_that_differ_are_reported_and_kept_until_restated(tmp_path: Path) -> None:
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


def test_without_white_space_the_first_step_is_shown(tmp_path: Path) -> None:
    write(tmp_path, base())
    assert "offerings.yaml" in kamctl(tmp_path, "whitespace").out
    write(tmp_path, {"offerings.yaml": OFFERINGS})
    said = kamctl(tmp_path, "whitespace").out
    assert "white_space: {UNIT: {frames: {state: rival" in said


BOOK = """\
name: Book
trigger: {decision: selected}
steps:
  kick-off: {do: Bring the team together, role: manager, after_days: 7}
  figures: {do: Show the team the money, role: finance, after_days: 10}
"""


def test_a_playbook_is_listed_as_due_played_in_one_edit_and_never_twice(tmp_path: Path) -> None:
    texts = base()
    texts["accounts/acme.yaml"] = texts["accounts/acme.yaml"].replace(
        "date: 2026-08-20, edition", "date: 2026-11-02, edition"
    )
    write(tmp_path, texts | {"playbooks/book.yaml": BOOK})
    [due] = as_json(tmp_path, "play", "--due")["due"]
    assert (due["account"], due["playbook"], due["date"], due["played"]) == (
        "acme",
        "book",
        "2026-11-02",
        None,
    )
    before = (tmp_path / "plans/acme.yaml").read_text("utf-8")
    dry = kamctl(tmp_path, "play", "acme", "book", "--dry-run")
    assert dry.out.count("\n+") == 3  # two actions, and the name of the file
    done = kamctl(tmp_path, "play", "acme", "book")
    assert "2 actions opened, the last due 2026-12-02" in done.out
    plan = (tmp_path / "plans/acme.yaml").read_text("utf-8")
    assert plan.startswith(before)
    assert plan.count("played: {playbook: book, date: 2026-11-02}") == 2
    again = kamctl(tmp_path, "play", "acme", "book")
    assert "was played for acme on 2026-11-22" in again.out
    assert (tmp_path / "plans/acme.yaml").read_text("utf-8") == plan
    assert kamctl(tmp_path, "play", "--due").out == "nothing is due\n"
    assert kamctl(tmp_path, "check").status == 0


def test_a_role_that_nobody_holds_opens_nothing_and_shipped_playbooks_are_copied(tmp_path: Path) -> None:
    write(tmp_path, base() | {"playbooks/book.yaml": BOOK.replace("finance", "legal")})
    refused = kamctl(tmp_path, "play", "acme", "book")
    assert refused.status == 1
    assert "none of our people is legal" in refused.err
    assert "--owner 'legal=WHO'" in refused.err
    assert "played" not in (tmp_path / "plans/acme.yaml").read_text("utf-8")
    assert kamctl(tmp_path, "play", "acme", "book", "--owner", "legal").status == 2
    assert kamctl(tmp_path, "play", "acme", "book", "--owner", "legal=f.gomez").status == 0
    missing = kamctl(tmp_path, "play", "acme", "sales-spike")
    assert "kamctl play --copy sales-spike" in missing.err
    assert kamctl(tmp_path, "play", "--copy", "sales-spike").status == 0
    assert kamctl(tmp_path, "play", "--copy", "sales-spike").status == 1
    kamctl(tmp_path, "play", "--copy", "all")
    listed = as_json(tmp_path, "play", "--list")["playbooks"]
    assert {one["playbook"] for one in listed if not one["shipped"]} == {
        "book", "exit-review", "first-90-days", "receivables", "sales-spike", "sponsor-left",
    }  # fmt: skip
    assert kamctl(tmp_path, "check").status == 0


def test_a_plan_is_approved_by_senior_management_and_asked_for_anew_when_it_changes(tmp_path: Path) -> None:
    write(tmp_path, base())
    refused = kamctl(tmp_path, "approve", "acme", "--by", "s.bauer")
    assert refused.status == 1
    assert "may not approve a plan: senior management does" in refused.err
    assert kamctl(tmp_path, "approve", "acme", "--by", "d.osei", "--note", "Go").status == 0
    assert "approval-outdated" not in kamctl(tmp_path, "check").out
    plan = tmp_path / "plans/acme.yaml"
    plan.write_text(plan.read_text("utf-8").replace("in every store", "in every shop"), "utf-8")
    assert "destination has changed since `d.osei` approved the plan" in kamctl(tmp_path, "check").out
    assert "destination has changed" in kamctl(tmp_path, "plan", "acme").out
    areas = as_json(tmp_path, "plan", "acme", "--completeness")["areas"]
    [team] = [one for one in areas if one["area"] == "team"]
    assert (team["met"], team["rules"], team["level"], team["share"]) == (4, 5, "green", 80)
    assert "destination has changed since" in team["missing"][0]


@engine
def test_look_alikes_are_shown_with_every_distance_and_prospects_are_compared_with_the_best(
    tmp_path: Path,
) -> None:
    rows = []
    for customer in range(10):
        product = "F1" if customer < 3 else "W1"
        for year in (2025, 2026):
            months = (1, 4, 7, 10) if year == 2025 else (1, 4, 9)
            for month in months:
                rows.append(
                    f"{customer},{year}-{month:02}-05,{1000 - customer * 90},{500 if customer < 3 else 900},{product}"
                )
    ledger = LEDGER.replace("revenue: Net,", "revenue: Net, cost: Cost,")
    text = "\n".join(["Customer,Date,Net,Cost,Product", *rows, ""])
    write(tmp_path, base() | {"offerings.yaml": OFFERINGS, "ledger.yaml": ledger, "ledger/sales.csv": text})
    found = as_json(tmp_path, "lookalikes")
    assert (found["customers"], found["best"], found["start"]) == (10, 2, "2025-10-01")
    nearest = found["candidates"][0]
    assert nearest["key"] == "2"  # the third that buys frames
    assert {near["feature"] for near in nearest["features"]} == {"size", "margin", "growth", "mix", "segment"}
    said = kamctl(tmp_path, "lookalikes", "--limit", "1").out
    assert "the best fifth by profit: 2 of 10 customers" in said
    assert "note: what 2 customers have in common may be chance" in said
    write(tmp_path, {"list.csv": "name,revenue,margin,frames\nNear,4000,48,10\nFar,100,1,\nBlank,,,\n"})
    prospects = as_json(tmp_path, "lookalikes", "--prospects", "list.csv")
    assert [one["name"] for one in prospects["candidates"]] == ["Near", "Far"]
    assert prospects["unclear"] == ["Blank"]
    for bad, told in (
        ("revenue\n1\n", "no column is called `name`"),
        ("name,size\nA,1\n", "the column `size` is not known"),
        ("name,name\nA,A\n", "the column `name` is there twice"),
        ('name,revenue\nA,"1,200"\n', "list.csv:2: revenue: `1,200` is not a number"),
        ("name,revenue\n,5\n", "list.csv:2: the prospect has no name"),
    ):
        write(tmp_path, {"list.csv": bad})
        refused = kamctl(tmp_path, "lookalikes", "--prospects", "list.csv")
        assert refused.status == 2
        assert told in " ".join(refused.err.split())


def test_our_own_agenda_shows_what_growth_needs_and_theirs_does_not(tmp_path: Path) -> None:
    texts = base()
    texts["accounts/acme.yaml"] = (
        texts["accounts/acme.yaml"].replace(
            "    counterpart: l.chen\n",
            "    counterpart: l.chen\n    role: decision-maker\n    wanted_depth: vendor\n",
        )
        + "white_space: {acme: {frames: {state: rival, spend: 91234, rivals: {globex: 5}, date: 2026-08-02}}}\n"
    )
    write(tmp_path, texts | {"offerings.yaml": OFFERINGS})
    pages = {
        edition: kamctl(tmp_path, "review", "acme", "--quarter", "2026-Q4", "--edition", edition).out
        for edition in ("internal", "customer")
    }
    told = (
        "Decision-maker:** Jonas Holm",
        "Relationship to deepen:** Jonas Holm",
        "Share of wallet:** 0.0 %",
        "Not ours:** 91,234 EUR",
        "The plan lacks:** value (amber",
    )
    for part in told:
        assert part in pages["internal"], part
    for word in ("globex", "91,234", "vendor", "decision-maker", "Plan, value"):
        assert word not in pages["customer"]
