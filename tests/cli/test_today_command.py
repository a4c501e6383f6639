"""`kamctl today`: the first screen of a week."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from tests.checks.rules.examples import base
from tests.cli.run import ROOT, kamctl, write

EXAMPLE = ROOT / "examples/adventure-works"
DAY = "2013-12-02"
NOMINATED = (
    "name: Account {n}\nmanager: s.bauer\n"
    'decisions: [{{outcome: nominated, by: d.osei, date: 2026-11-{n:02}, edition: "2026"}}]\n'
)


def many(folder: Path, count: int = 12) -> Path:
    """Write a workspace in which so many nominations wait."""
    accounts = {f"accounts/account-{n:02}.yaml": NOMINATED.format(n=n) for n in range(1, count + 1)}
    policy = "policy: {rules: {missing-rating: off, single-rater: off}}\n"
    return write(folder, base() | accounts | {"kam.yaml": base()["kam.yaml"] + policy})


def test_the_example_names_first_what_burns():
    told = kamctl(EXAMPLE, "today", today=DAY).out.splitlines()
    assert "eastside-department-store" in told[1]
    assert "exit review" in told[1]
    assert "rural-cycle-emporium" in told[2]
    assert "over the credit limit" in told[2]
    assert "metropolitan-bicycle-supply" in told[3]
    assert "nomination" in told[3]


def test_the_terms_of_each_explained_urgency_multiply_up():
    told = kamctl(EXAMPLE, "today", "--explain", today=DAY).out
    explained = re.findall(
        r"urgency ([\d.]+) = weight (\d+) \([\w-]+\) × money ([\d.]+)(?: \(1 \+ ([\d,]+) ÷ ([\d,]+)\))? "
        r"× lateness ([\d.]+)(?: \((\d+) days? late\))?", told,
    )  # fmt: skip
    assert len(explained) == len(re.findall("urgency", told)) == 7
    for urgency, weight, money, stake, year, lateness, days in explained:
        product = Decimal(weight) * Decimal(money) * Decimal(lateness)
        assert abs(product - Decimal(urgency)) <= Decimal("0.05")
        share = Decimal(stake.replace(",", "")) / Decimal(year.replace(",", "")) if stake else 0
        assert abs(1 + share - Decimal(money)) <= Decimal("0.0051")
        assert abs(1 + Decimal(min(int(days or 0), 180)) / 90 - Decimal(lateness)) <= Decimal("0.0051")


@pytest.mark.parametrize(("words", "shown"), [((), 10), (("--limit", "3"), 3), (("--limit", "12"), 12)])
def test_ten_lines_answer_however_many_accounts_there_are(tmp_path, words, shown):
    head, *lines = kamctl(many(tmp_path), "today", *words).out.splitlines()
    assert head.startswith("urgency")
    assert sum(line.startswith("    6.0  account-") for line in lines) == shown
    rest = [f"… and {12 - shown} more: kamctl today --limit 12"] if shown < 12 else []
    assert lines[shown:] == rest


def test_the_decisions_of_all_are_those_of_every_member_of_senior_management(tmp_path):
    folder = many(tmp_path)
    assert json.loads(kamctl(folder, "today", "--for", "d.osei", "--format", "json").out)["total"] == 12
    assert kamctl(folder, "today", "--for", "s.bauer").out == "nothing needs attention from s.bauer\n"


def test_json_holds_all_that_is_promised(tmp_path):
    told = json.loads(kamctl(many(tmp_path), "today", "--format", "json").out)
    assert (told["today"], told["total"], len(told["items"])) == ("2026-11-22", 12, 12)
    for item in told["items"]:
        assert set(item) == {
            "account", "kind", "rule", "what", "owner", "since", "days_late", "money", "urgency", "terms",
            "settle", "also",
        }  # fmt: skip
        assert [term["name"] for term in item["terms"]] == ["weight", "money", "lateness"]


def test_an_unknown_person_is_reported_with_the_nearest(tmp_path):
    done = kamctl(many(tmp_path), "today", "--for", "s.baur")
    assert done.status == 2
    assert "no person in kam.yaml is called s.baur" in done.err
    assert "Did you mean s.bauer?" in done.err


def test_without_settings_that_can_be_read_there_is_no_answer(tmp_path):
    done = kamctl(write(tmp_path, base() | {"kam.yaml": "company: [\n"}), "today")
    assert (done.status, done.out) == (2, "")
    assert "kam.yaml cannot be read" in done.err


def test_a_broken_file_is_an_item_and_stops_nothing(tmp_path):
    write(many(tmp_path), {"accounts/account-03.yaml": "name: [\n"})
    done = kamctl(tmp_path, "today", "--limit", "20")
    assert done.status == 0
    assert "accounts/account-03.yaml:" in done.out
    assert done.out.count("decide about the nomination") == 11
    assert "left out: accounts/account-03.yaml" in done.err
