"""`rate` and `decide` with criteria that have metrics, measures and tiers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import kamctl, write
from tests.cli.written import CRITERIA, KAM

METRIC = ", metric: {what: margin in percent, bands: {0: 0, 10: 3, 20: 5}}"
PARTS = ", measures: {on-time: {name: On time, share: 50}, disputes: {name: Disputes, share: 50}}"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    criteria = CRITERIA.replace("question: What do they earn us?", f"question: What do they earn us?{METRIC}")
    criteria = criteria.replace("question: Which markets do they open?", f"question: Which markets?{PARTS}")
    tiers = "tiers:\n  strategic: {at: 90}\n  key: {at: 70}\n"
    return write(
        tmp_path, {"kam.yaml": KAM, "criteria.yaml": criteria + tiers, "accounts/acme.yaml": "name: Acme\n"}
    )


def rate(workspace: Path, *words: str, by: str = "s.bauer") -> tuple[int, str]:
    done = kamctl(workspace, "rate", "acme", *words, "--by", by)
    return done.status, done.out + done.err


def test_what_is_measured_rated_in_parts_or_does_not_apply_is_rated_so(workspace: Path) -> None:
    for words in (
        ("strategic-fit", "4", "--evidence", "Their new line"),
        ("growth", "--not-applicable", "They are to be wound down"),
        ("profit", "--value", "12.5", "--evidence", "Ledger of 2025"),
        ("partnership", "5", "--evidence", "They plan with us"),
        ("reach", "5", "--measure", "on-time", "--evidence", "Paid in 20 days"),
        ("reach", "3", "--measure", "disputes", "--evidence", "Two this year"),
    ):
        status, said = rate(workspace, *words)
        assert status == 0, said
    text = (workspace / "accounts/acme.yaml").read_text()
    assert "{value: 12.5" in text.replace("rating: ", "") or "value: 12.5" in text
    found = json.loads(kamctl(workspace, "score", "--format", "json").out)["accounts"][0]
    by_name = {part["criterion"]: part for part in found["criteria"]}
    assert (by_name["profit"]["rating"], by_name["profit"]["value"]) == (3, 12.5)
    assert (by_name["growth"]["basis"], by_name["growth"]["weight"]) == ("left-out", 0)
    assert [part["rating"] for part in by_name["reach"]["measures"]] == [5, 3]
    # 24 of 30, 12 of 20, 20 of 20 and 8 of 10 points, of 80 that count.
    assert (found["score"], found["rests_on"], found["tier"]) == (80, 80, "key")
    assert kamctl(workspace, "check").out.count("KAM219") == 0
    explained = kamctl(workspace, "score", "acme", "--explain").out
    for line in (
        "  rests on 80 of 100 points, shared out among the criteria that count",
        "  growth left out: They are to be wound down",
        "  profit: margin in percent is 12.5",
        "  tier key, from 70 on",
        "  3 for 12.5 by s.bauer on 2026-11-22: Ledger of 2025",
        "  disputes: 3 by s.bauer on 2026-11-22: Two this year",
    ):
        assert line in explained.splitlines(), line


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("growth", "--value", "3", "--evidence", "E"), "has no metric"),
        (("reach", "3", "--evidence", "E"), "does not say which measure it rates"),
        (("reach", "3", "--measure", "intime", "--evidence", "E"), "no measure of the criterion is called"),
        (("profit", "3", "--value", "12", "--evidence", "E"), "has `rating` and `value`"),
        (("profit", "--value", "12", "--evidence", "tbd"), "is not evidence"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(workspace: Path, words, why) -> None:
    status, said = rate(workspace, *words)
    assert (status, why in " ".join(said.split())) == (1, True), said
    assert (workspace / "accounts/acme.yaml").read_text() == "name: Acme\n"


def test_a_decision_sets_a_tier_with_a_reason_only(workspace: Path) -> None:
    words = ("decide", "acme", "selected", "--by", "d.osei", "--tier", "strategic")
    refused = kamctl(workspace, *words)
    assert refused.status == 1
    unknown = kamctl(workspace, *words[:-1], "gold", "--reason", "Their name")
    assert (unknown.status, "no tier in criteria.yaml is called gold" in unknown.err) == (2, True)
    done = kamctl(workspace, *words, "--reason", "Their name opens doors")
    assert done.status == 0, done.err
    assert "tier: strategic" in (workspace / "accounts/acme.yaml").read_text()
