"""A selection round lived through by three raters in three clones: opened, rated blind, closed, decided."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from kamctl.cli.main import app
from tests.cli.written import CRITERIA, KAM
from tests.git.gitrepo import Repository

TODAY = "2026-09-15"
RATERS = ("d.osei", "r.vance", "s.bauer")
CRITERION_NAMES = ("strategic-fit", "growth", "profit", "partnership", "reach")
#: What each rater thinks of each account, criterion by criterion.
OPINIONS = {
    "d.osei": {"acme": "45544", "globex": "22112"},
    "r.vance": {"acme": "44544", "globex": "21112"},
    "s.bauer": {"acme": "55544", "globex": "33223"},
}
#: An account with a comment, an odd indent and a rating of last year: all of it stays.
ACME = """\
# Kept by hand.
name: Acme
ratings:
    growth:   # theirs, not ours
        - {rating: 3, by: s.bauer, date: 2025-09-01, evidence: "Last year"}
decisions:
  - {outcome: nominated, by: r.vance, date: 2026-09-01, edition: "2026"}
"""
GLOBEX = (
    'name: Globex\ndecisions:\n  - {outcome: nominated, by: r.vance, date: 2026-09-01, edition: "2026"}\n'
)


class Rater(NamedTuple):
    """One rater with a clone of their own."""

    id: str
    clone: Repository

    def run(self, *words: str, status: int = 0, typed: str | None = None) -> str:
        env = {"KAMCTL_TODAY": TODAY, "FORCE_COLOR": None, "KAMCTL_DIR": None}
        done = CliRunner().invoke(app, ["-C", str(self.clone.path), *words], env=env, input=typed)
        assert done.exit_code == status, done.output
        return done.output

    def push(self, message: str) -> None:
        self.clone.commit(message=message)
        self.clone.git("pull", "-q", "--rebase")
        self.clone.git("push", "-q")

    def rate(self, account: str, marks: str, name: str) -> None:
        for criterion, mark in zip(CRITERION_NAMES, marks, strict=True):
            self.run(
                "rate", account, criterion, mark, "--evidence", f"{self.id} on {criterion}", "--round", name
            )


@pytest.fixture
def raters(tmp_path: Path) -> list[Rater]:
    bare = tmp_path / "bare.git"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(bare)], check=True)
    found = []
    for who in RATERS:
        subprocess.run(
            ["git", "clone", "-q", str(bare), str(tmp_path / who)], check=True, capture_output=True
        )
        clone = Repository(tmp_path / who)
        clone.git("config", "user.name", who)
        clone.git("config", "user.email", f"{who}@example.com")
        if not found:
            clone.git("switch", "-q", "-c", "main")
            files: dict[str, str | bytes] = {
                "kam.yaml": KAM, "criteria.yaml": CRITERIA, "accounts/acme.yaml": ACME, "accounts/globex.yaml": GLOBEX
            }  # fmt: skip
            clone.commit(files, "Start")
            clone.git("push", "-q", "-u", "origin", "main")
        found.append(Rater(who, clone))
    return found


def opened(raters: list[Rater]) -> None:
    """The president opens the round, and everybody gets it."""
    words = [word for who in RATERS for word in ("--rater", who)]
    assert "round autumn opened for d.osei, r.vance, s.bauer: acme, globex" in raters[0].run(
        "round", "open", "autumn", *words
    )
    raters[0].push("Open the round")
    for rater in raters[1:]:
        rater.clone.git("pull", "-q")


def test_three_raters_rate_blind_compare_and_decide(raters: list[Rater]) -> None:
    opened(raters)
    for rater in raters:
        for account, marks in OPINIONS[rater.id].items():
            rater.rate(account, marks, "autumn")
        # Only their own ballot has changed, and no account.
        assert rater.clone.git("status", "--porcelain").split() == ["M", f"rounds/autumn/{rater.id}.yaml"]
        rater.push(f"Rate as {rater.id}")
    president = raters[0]
    president.clone.git("pull", "-q")
    state = json.loads(president.run("round", "status", "autumn", "--format", "json"))["rounds"][0]
    assert {one["rater"]: (one["rated"], one["expected"]) for one in state["raters"]} == dict.fromkeys(
        RATERS, (10, 10)
    )
    # Nobody learns from a diff what the others said.
    told = president.run("diff", "HEAD~1..HEAD")
    assert "it is shown when the round is closed" in told
    assert "rated" not in told

    said = president.run("round", "close", "autumn")
    assert "Krippendorff's alpha is 0.8" in said
    assert "ICC(2,1), one rater against another: 0." in said
    assert "round autumn closed: 30 ratings written" in said
    after = president.clone.read("accounts/acme.yaml")
    kept = [line for line in after.splitlines() if line in ACME.splitlines()]
    assert kept == ACME.splitlines()  # byte for byte, in order
    added = [line for line in after.splitlines() if line not in ACME.splitlines()]
    assert sum("rating:" in line for line in added) == 15
    assert "    growth:   # theirs, not ours\n" in after
    assert " 0 errors" in president.run("check")
    president.push("Close the round")

    scores = {
        one["account"]: one for one in json.loads(president.run("score", "--format", "json"))["accounts"]
    }
    assert (scores["acme"]["score"], scores["acme"]["verdict"]) == (88, "select")
    assert scores["globex"]["verdict"] == "below"
    # By the agreement of the accounts: what was in the ballots is in their logs.
    assert json.loads(president.run("agreement", "--format", "json"))["units"] == 10
    president.run("decide", "acme", "selected", "--by", "d.osei")
    president.run("decide", "globex", "declined", "--by", "d.osei")
    president.push("Decide")
    assert "selected" in president.run("status", "acme")


def test_a_round_with_ratings_missing_stays_open_until_somebody_says_otherwise(raters: list[Rater]) -> None:
    opened(raters)
    president = raters[0]
    president.rate("acme", "45544", "autumn")
    before = president.clone.git("status", "--porcelain")
    refused = president.run("round", "close", "autumn", status=1)
    assert "r.vance has not rated acme: strategic-fit, growth" in " ".join(refused.split())
    assert "stays open: ratings are missing" in refused
    assert president.clone.git("status", "--porcelain") == before
    shown = president.run("round", "status")
    assert "5/10" in shown
    assert "0/10" in shown
    assert "45544" not in shown
    done = president.run("round", "close", "autumn", "--incomplete")
    assert "is unknown: no two raters rated the same thing" in done
    assert "5 ratings written" in done
    assert "was closed on 2026-09-15" in president.run("round", "close", "autumn", status=1)
    entered = ("rate", "acme", "growth", "5", "--evidence", "E", "--round", "autumn")
    assert "was closed on 2026-09-15" in president.run(*entered, status=1)
    assert "no round is open" in president.run("round", "status")


def test_who_and_what_is_not_in_the_round_is_refused(raters: list[Rater]) -> None:
    president = raters[0]
    president.run("round", "open", "spring", "--rater", "d.osei", "--rater", "r.vance", "acme")
    entered = ("rate", "acme", "growth", "5", "--evidence", "E", "--round", "spring")
    assert "s.bauer is not in the round spring" in president.run(*entered, "--by", "s.bauer", status=1)
    other = ("rate", "globex", "growth", "5", "--evidence", "E", "--round", "spring")
    assert "globex is not in the round spring" in president.run(*other, status=1)
    assert "there is no round summer" in president.run(*entered[:-1], "summer", status=2)
    again = ("round", "open", "spring", "--rater", "d.osei", "--rater", "r.vance")
    assert "a round spring already exists" in president.run(*again, status=1)
    assert "needs 2 raters" in president.run("round", "open", "late", "--rater", "d.osei", status=1)
    assert "o.gone left on" in president.run(
        "round", "open", "late", "--rater", "d.osei", "--rater", "o.gone", status=1
    )
    assert "is not a valid name" in president.run(
        "round", "open", "Late Round", "--rater", "d.osei", "--rater", "r.vance", status=1
    )


def test_two_rounds_at_once_are_kept_apart(raters: list[Rater]) -> None:
    president = raters[0]
    for name in ("first", "second"):
        president.run("round", "open", name, "--rater", "d.osei", "--rater", "r.vance")
    president.rate("acme", "55555", "first")
    president.rate("acme", "11111", "second")
    states = json.loads(president.run("round", "status", "--format", "json"))["rounds"]
    assert [(one["round"], [r["rated"] for r in one["raters"]]) for one in states] == [
        ("first", [5, 0]),
        ("second", [5, 0]),
    ]
    president.run("round", "close", "second", "--incomplete")
    assert "rating: 1," in president.clone.read("accounts/acme.yaml")
    assert "rating: 5," not in president.clone.read("accounts/acme.yaml")


def test_a_ballot_filled_in_for_another_is_found_and_never_taken_over(raters: list[Rater]) -> None:
    president = raters[0]
    president.run("round", "open", "spring", "--rater", "d.osei", "--rater", "r.vance", "acme")
    path = "rounds/spring/r.vance.yaml"
    entry = "rated:\n  acme:\n    growth: [{rating: 5, by: d.osei, date: 2026-09-15, evidence: E}]\n"
    president.clone.write(path, president.clone.read(path) + entry)
    found = president.run("check", status=1)
    assert f"{path}:5:14: error KAM220 r.vance on growth of acme: the entry is by d.osei" in found
    before = president.clone.read("accounts/acme.yaml")
    assert "the entry is by d.osei" in president.run("round", "close", "spring", "--incomplete", status=1)
    assert president.clone.read("accounts/acme.yaml") == before


def test_a_ballot_that_cannot_be_read_is_not_left_out_of_a_round(raters: list[Rater]) -> None:
    president = raters[0]
    president.run("round", "open", "spring", "--rater", "d.osei", "--rater", "r.vance", "acme")
    president.rate("acme", "45544", "spring")
    path = "rounds/spring/r.vance.yaml"
    president.clone.write(path, president.clone.read(path) + "rated: [\n")
    for words in (("status", "spring"), ("close", "spring", "--incomplete")):
        assert f"{path} cannot be read" in president.run("round", *words, status=2)
    assert "closed" not in president.clone.read("rounds/spring/d.osei.yaml")


def test_a_rating_that_comes_in_after_the_round_was_closed_is_reported(raters: list[Rater]) -> None:
    president = raters[0]
    president.run("round", "open", "spring", "--rater", "d.osei", "--rater", "r.vance", "acme")
    president.rate("acme", "45544", "spring")
    president.run("round", "close", "spring", "--incomplete")
    assert "KAM220" not in president.run("check")
    path = "rounds/spring/r.vance.yaml"
    entry = "rated:\n  acme:\n    growth: [{rating: 5, by: r.vance, date: 2026-09-14, evidence: E}]\n"
    president.clone.write(path, president.clone.read(path) + entry)
    told = president.run("check", status=1)
    assert "KAM220 r.vance on growth of acme: entered after the round was closed, and in no account" in told


def test_a_round_takes_no_rating_of_strength(raters: list[Rater]) -> None:
    president = raters[0]
    president.run("round", "open", "spring", "--rater", "d.osei", "--rater", "r.vance", "acme")
    words = ("rate", "acme", "delivery", "5", "--evidence", "E", "--strength", "--by", "d.osei")
    refused = president.run(*words, "--round", "spring", status=2)
    assert "not of strength" in " ".join(refused.split())
