"""`matrix`, `agreement`, `score --sensitivity` and `rate --strength`, run as a user does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import kamctl, write
from tests.cli.written import CRITERIA, KAM

EXAMPLE = Path(__file__).resolve().parents[2] / "examples/adventure-works"
DAY = "2013-12-02"
AXIS = """
strength:
  criteria:
    delivery: {name: Delivery, weight: 40, question: Above the best rival's?}
    service: {name: Service, weight: 30, question: And our service?}
    people: {name: People, weight: 30, question: And our people?}
"""
ACCOUNT = """\
name: Acme
contacts: {m.lindqvist: {name: Maja Lindqvist, level: director, function: purchasing}}
"""


def test_the_matrix_of_the_example_says_something_true_about_its_accounts() -> None:
    found = json.loads(kamctl(EXAMPLE, "matrix", "--format", "json", today=DAY).out)
    by_name = {one["account"]: one for one in found["accounts"]}
    assert {name: one["quadrant"] for name, one in by_name.items()} == {
        "top-sports-supply": "strategic",
        "brakes-and-gears": "strategic",
        "extraordinary-bike-works": "strategic",
        "registered-cycle-store": "strategic",
        "functional-store-south": "star",
        "metropolitan-bicycle-supply": "star",
        "rural-cycle-emporium": "star",
        "westside-plaza": "status",
        "eastside-department-store": "status",
        "vigorous-exercise-company": "streamline",
        "excellent-riding-supplies": "streamline",
        "field-trip-store": None,
    }
    assert by_name["functional-store-south"]["tier"] == "strategic"  # by decision; its score is in `key`
    assert by_name["functional-store-south"]["score"] == 83
    assert {"account", "score", "strength", "quadrant", "tier"} <= set(by_name["westside-plaza"])
    assert [spot["quarter"] for spot in by_name["westside-plaza"]["quarters"]] == [
        "2012-Q4", "2013-Q1", "2013-Q2", "2013-Q3"
    ]  # fmt: skip
    piped = kamctl(EXAMPLE, "matrix", today=DAY).out
    assert "│" not in piped
    assert "strategic → status" in piped


def test_the_agreement_of_the_example_keeps_the_contract() -> None:
    found = json.loads(kamctl(EXAMPLE, "agreement", "--format", "json", today=DAY).out)
    assert isinstance(found["alpha"], float)
    assert isinstance(found["units"], int)
    for key, keys in {"criteria": {"criterion", "alpha", "units"}, "raters": {"rater", "distance"}}.items():
        assert found[key]
        assert all(keys <= set(one) for one in found[key])


def test_sensitivity_names_who_is_safe_and_who_is_a_coin_flip() -> None:
    found = json.loads(kamctl(EXAMPLE, "score", "--sensitivity", "--format", "json", today=DAY).out)
    first = found["among_first"]
    assert first["places"] == 7
    groups = {one["account"]: one["group"] for one in first["accounts"]}
    assert groups["top-sports-supply"] == "safe-in"
    assert groups["excellent-riding-supplies"] == "safe-out"
    assert "westside-plaza" not in groups  # no weight helps against a minimum
    assert "among_first" not in json.loads(kamctl(EXAMPLE, "score", "--format", "json", today=DAY).out)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return write(tmp_path, {"kam.yaml": KAM, "criteria.yaml": CRITERIA + AXIS, "accounts/acme.yaml": ACCOUNT})


def test_what_they_say_of_us_is_recorded_by_command(workspace: Path) -> None:
    words = ("rate", "acme", "delivery", "4", "--strength", "--by", "m.lindqvist")
    done = kamctl(workspace, *words, "--evidence", "Nothing late", "--date", "2026-11-02")
    assert done.status == 0, done.err
    text = (workspace / "accounts/acme.yaml").read_text()
    assert text.startswith(ACCOUNT)
    assert "by: m.lindqvist" in text.partition("strengths:")[2]
    for wrong, why in (
        (
            ("rate", "acme", "delivery", "6", "--strength", "--by", "m.lindqvist", "--evidence", "E"),
            "off the scale",
        ),
        (
            ("rate", "acme", "speed", "4", "--strength", "--by", "m.lindqvist", "--evidence", "E"),
            "no criterion of",
        ),
        (
            ("rate", "acme", "delivery", "4", "--strength", "--by", "a.nobody", "--evidence", "E"),
            "no contact or",
        ),
    ):
        refused = kamctl(workspace, *wrong)
        assert (refused.status > 0, why in refused.err) == (True, True), refused.err
    assert (workspace / "accounts/acme.yaml").read_text() == text
    assert kamctl(workspace, "check").out.count("KAM106") == 0


def test_a_matrix_without_a_second_axis_says_what_to_write(workspace: Path) -> None:
    (workspace / "criteria.yaml").write_text(CRITERIA)
    done = kamctl(workspace, "matrix")
    assert (done.status, "criteria.yaml has no `strength`" in done.err) == (2, True)


def test_tier_and_quadrant_are_seen_where_people_look() -> None:
    found = json.loads(kamctl(EXAMPLE, "status", "brakes-and-gears", "--format", "json", today=DAY).out)
    (one,) = found["accounts"]
    assert (one["tier"], one["quadrant"]) == ("key", "strategic")
    words = ("review", "brakes-and-gears", "--quarter", "Q4")
    assert "verdict: select; tier key; quadrant: strategic" in kamctl(EXAMPLE, *words, today=DAY).out
    theirs = kamctl(EXAMPLE, *words, "--edition", "customer", today=DAY).out
    assert "quadrant" not in theirs
    assert "tier" not in theirs
