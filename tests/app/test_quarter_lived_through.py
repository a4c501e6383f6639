"""Two people's quarter: new lines arrive; a spike is found, investigated, answered, and merged."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.app.test_driver_in_git import ROOT, program, run
from tests.app.test_two_people import person
from tests.git.gitrepo import Repository

pytestmark = pytest.mark.skipif(importlib.util.find_spec("duckdb") is None, reason="the engine is an extra")

KAM = """\
company: Adventure Works
currency: EUR
people:
  d.osei: {name: Dana Osei, level: president, function: general}
  s.bauer: {name: Sabine Bauer, level: manager, function: sales, email: s.bauer@example.com}
  f.gomez: {name: Felix Gomez, level: director, function: finance, email: f.gomez@example.com}
"""
ACME = """\
name: Acme
customer_numbers: ["0042"]
decisions: [{outcome: selected, by: d.osei, date: 2025-01-01, edition: "2025"}]
"""
PLAN = """\
horizon: {start: 2026-01-01, end: 2027-12-31}
destination: First choice in every store
team: {s.bauer: lead, f.gomez: finance}
"""
LEDGER = """\
sources:
  invoices:
    kind: sales
    files: ledger/*.csv
    columns: {customer: Customer, date: Date, revenue: Net, cost: Cost, order: Order}
"""
SPRING = "2026-04-05"


def lines(first: int, last: int, revenue: int) -> str:
    """One order a month of our account, and one of a customer that is none of ours."""
    rows = ["Customer,Date,Net,Cost,Order"]
    for month in range(first, last + 1):
        day = f"{2025 + month // 12}-{month % 12 + 1:02d}-10"
        rows += [f"0042,{day},{revenue}.50,{revenue * 8 // 10},A{month}", f"77,{day},900,800,B{month}"]
    return "\n".join([*rows, ""])


@pytest.fixture
def clones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Repository, Repository]:
    """Sabine's and Felix's clones, each with the ledger beside git and last year's results in it."""
    tool = program(tmp_path / "bin", "kamctl", f'PYTHONPATH="{ROOT}" exec "{sys.executable}" -m kamctl "$@"')
    monkeypatch.setenv("PATH", f"{tool.parent}{os.pathsep}{os.environ['PATH']}")
    bare = tmp_path / "bare.git"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(bare)], check=True)
    sabine = person(bare, tmp_path / "sabine", "Sabine Bauer", "s.bauer@example.com")
    sabine.git("switch", "-q", "-c", "main")
    sabine.write("ledger/2025.csv", lines(0, 11, 100))
    sabine.commit(
        {
            "kam.yaml": KAM, "accounts/acme.yaml": ACME, "plans/acme.yaml": PLAN, "ledger.yaml": LEDGER,
            ".gitignore": "/ledger/\n",
        },
        "Start",
    )  # fmt: skip
    run(sabine, "setup-git")
    run(sabine, "--today", "2026-01-05", "ledger", "take")
    sabine.commit(message="Take 2025 from the ledger")
    sabine.git("push", "-q", "origin", "main")
    felix = person(bare, tmp_path / "felix", "Felix Gomez", "f.gomez@example.com")
    run(felix, "setup-git")
    felix.write("ledger/2025.csv", lines(0, 11, 100))
    return sabine, felix


def as_json(clone: Repository, *words: str, today: str = SPRING) -> Any:
    return json.loads(run(clone, "--today", today, *words, "--format", "json"))


def spikes(clone: Repository) -> list[str]:
    found = as_json(clone, "check", "--select", "spike-not-investigated")["findings"]
    return [one["message"] for one in found]


def signal(clone: Repository) -> Any:
    (found,) = as_json(clone, "signals")["signals"]
    return found


def test_a_quarter_from_new_lines_to_a_merged_answer(clones: tuple[Repository, Repository]) -> None:
    sabine, felix = clones
    tracked = sabine.git("ls-files")
    assert "results/acme.yaml" in tracked
    assert "ledger/" not in tracked

    # In March Felix takes two months; nobody takes them from him before April.
    felix.write("ledger/2026.csv", lines(12, 13, 200))
    run(felix, "--today", "2026-03-05", "ledger", "take")
    felix.commit(message="Take January and February")
    assert spikes(felix) == []  # of the quarter a month is missing

    # In April Sabine takes the whole quarter, sees the spike and asks somebody to look into it.
    sabine.write("ledger/2026.csv", lines(12, 14, 200))
    run(sabine, "--today", SPRING, "ledger", "take")
    sabine.commit(message="Take the first quarter")
    assert spikes(sabine) == ["sales of 602 in 2026-Q1, after a median of 302, and no growth entry since"]
    found = signal(sabine)
    assert (found["account"], found["name"], found["answered"]) == ("acme", "spike-2026-Q1", None)
    assert found["figures"] == {"revenue": 601.5, "median": 301.5, "year_ago": 301.5}
    ask = ("action", "add", "acme", "Ask what they build up", "--owner", "f.gomez", "--due", "2026-04-30")
    run(sabine, "--today", SPRING, *ask, "--answers", found["name"])
    assert spikes(sabine) == []
    assert signal(sabine)["answered"] == {"date": SPRING, "what": "Ask what they build up"}
    balance = "receivables: [{date: 2026-04-05, balance: 400, overdue: 0}]\n"
    sabine.commit({"accounts/acme.yaml": ACME + balance}, "Ask about the spike")
    sabine.git("push", "-q", "origin", "main")

    # Felix writes what he found at the same end of the same file, and both sides are merged by the driver.
    said = "growth: [{date: 2026-04-08, by: f.gomez, outlook: structural, finding: A second store, about: 2026-Q1}]\n"
    felix.commit({"accounts/acme.yaml": ACME + said}, "Say what lies behind the spike")
    felix.git("pull", "-q", "--no-rebase", "--no-edit", "origin", "main")
    merged = felix.read("accounts/acme.yaml")
    assert balance.split(":", maxsplit=1)[0] in merged
    assert "A second store" in merged
    months = as_json(felix, "profit", "--year", "2026", today="2026-04-10")
    assert [(row["account"], row["revenue"]) for row in months["rows"] if row["account"]] == [("acme", 401)]

    # With the new lines his results are those that Sabine took: nothing is left to take.
    felix.write("ledger/2026.csv", lines(12, 14, 200))
    before = felix.read("results/acme.yaml")
    run(felix, "--today", "2026-04-10", "ledger", "take")
    assert felix.read("results/acme.yaml") == before
    assert felix.git("status", "--porcelain") == ""
    assert before.count("revenue: 200.50") == 3

    # Once the action is done the finding alone keeps the spike answered, in both clones.
    (action,) = as_json(felix, "actions", today="2026-04-10")["actions"]
    run(felix, "--today", "2026-04-10", "action", "done", "acme", action["id"])
    felix.commit(message="Close the question")
    felix.git("push", "-q", "origin", "HEAD:main")
    sabine.git("pull", "-q", "--no-rebase", "--no-edit", "origin", "main")
    for clone in clones:
        assert as_json(clone, "check", "--select", "KAM9", today="2026-04-10")["findings"] == []
        (answered,) = as_json(clone, "signals", today="2026-04-10")["signals"]
        assert answered["answered"] == {"date": "2026-04-08", "what": "A second store"}
