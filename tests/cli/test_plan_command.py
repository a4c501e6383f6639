"""`kamctl plan` shows the tree and its gaps."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.run import Done, kamctl

EXAMPLE = Path(__file__).parents[2] / "examples/adventure-works"


def run(*words: str) -> Done:
    return kamctl(EXAMPLE, "plan", *words, today="2013-12-02")


def test_an_initiative_stands_under_what_it_helps_with_and_its_open_actions_under_it() -> None:
    lines = run("brakes-and-gears").out.splitlines()
    first = next(i for i, line in enumerate(lines) if line.startswith("objective "))
    assert lines[first + 1].startswith("  ")
    assert any(line.startswith("    a-q7e3: ") and "in 11 d" in line for line in lines)
    assert lines[-1] == "no gaps" or "gaps:" in lines


def test_the_json_names_every_part_initiative_and_milestone_of_the_plan() -> None:
    data = json.loads(run("brakes-and-gears", "--format", "json").out)
    assert set(data) >= {"account", "horizon", "parts", "initiatives", "milestones", "gaps"}
    known = {i["id"] for i in data["initiatives"]}
    assert all(set(part["initiatives"]) <= known for part in data["parts"])


def test_an_account_without_a_plan_is_told_how_to_start_one() -> None:
    result = run("westside-plaza")
    assert result.status == 2
    assert "kamctl new westside-plaza" in result.err
