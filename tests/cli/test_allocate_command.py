"""`allocate` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.run import ROOT, kamctl

EXAMPLE = ROOT / "examples" / "adventure-works"
DAY = "2013-12-02"


def test_the_answer_as_json_has_what_was_promised() -> None:
    done = kamctl(
        EXAMPLE, "allocate", "--quarter", "Q1", "--again", "--optimize", "--format", "json", today=DAY
    )
    assert done.status == 0
    found = json.loads(done.out)
    assert (found["quarters"], found["method"]) == (["2014-Q1"], "optimal")
    assert found["worth"] == found["bound"] > found["greedy_worth"]
    assert found["gap"] == 0
    assert {"account", "initiative", "role", "quarter", "asked", "minimum", "granted", "why_not"} <= found[
        "requests"
    ][0].keys()
    keys = ["role", "quarter", "capacity", "asked", "granted", "left", "worth_of_one_more_day", "further"]
    assert [list(role) for role in found["roles"]] == [keys] * 3


def test_on_a_terminal_of_80_columns_nothing_is_wider(tmp_path: Path) -> None:
    narrow = {"COLUMNS": "80", "FORCE_COLOR": "1", "NO_COLOR": "1"}
    for more in (("--explain",), ("--capacity", "service-trainer=+3", "--compare")):
        done = kamctl(EXAMPLE, "allocate", *more, today=DAY, env=narrow)
        assert done.status == 0
        assert max(map(len, done.out.splitlines())) <= 80
    assert "as it is: worth" in done.out


def test_options_that_do_not_go_together_are_refused() -> None:
    for words in (("--grant", "--compare", "--by", "r.castellano"), ("--by", "r.castellano"), ("--dry-run",)):
        assert kamctl(EXAMPLE, "allocate", *words, today=DAY).status == 2
    refused = kamctl(EXAMPLE, "allocate", "--grant", "--by", "n.sato", today=DAY)
    assert refused.status == 1
    assert "may not decide" in refused.err
