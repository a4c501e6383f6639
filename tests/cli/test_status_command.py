"""`kamctl status`: filters by manager, sorts, and lists key accounts first with the rest counted below."""

from __future__ import annotations

import json

import pytest

from tests.checks.rules.examples import base
from tests.cli.run import ROOT, kamctl, write

EXAMPLE = ROOT / "examples/adventure-works"
DAY = "2013-12-02"
KEY_ACCOUNTS = 7


def accounts(*words: str) -> list[str]:
    told = json.loads(kamctl(EXAMPLE, "status", *words, "--format", "json", today=DAY).out)["accounts"]
    return [row["account"].partition("-")[0] for row in told]


def test_what_is_not_a_key_account_is_counted_and_not_shown():
    table, folded, *_ = kamctl(EXAMPLE, "status", today=DAY).out.split("\n\n")
    assert len(table.splitlines()) == 1 + KEY_ACCOUNTS
    assert folded == (
        "and 5 other accounts (1 nominated, 1 on trial, 2 declined, 1 undecided), "
        "1 of them with findings: kamctl status --all"
    )


@pytest.mark.parametrize("words", [("--all",), ("field-trip-store", "top-sports-supply")])
def test_what_is_asked_for_is_shown(words):
    told = kamctl(EXAMPLE, "status", *words, today=DAY).out
    assert "other account" not in told
    assert "field-trip-store" in told.split("\n\n")[0]


def test_without_key_accounts_status_shows_all(tmp_path):
    files = base()
    files["accounts/acme.yaml"] = files["accounts/acme.yaml"].replace(
        "outcome: selected", "outcome: nominated"
    )
    told = kamctl(write(tmp_path, files), "status").out
    assert "acme" in told.split("\n\n")[0]
    assert "other account" not in told


@pytest.mark.parametrize(
    ("sort", "first", "last_key", "last"),
    [
        ("score", "top", "eastside", "field"),
        ("account", "brakes", "top", "westside"),
        ("manager", "functional", "eastside", "field"),
        ("profit", "brakes", "functional", "westside"),
        ("stage", "top", "functional", "field"),
        ("plan", "eastside", "rural", "field"),
        ("worst", "rural", "registered", "excellent"),
    ],
)
def test_an_order_holds_within_key_accounts_and_within_the_others(sort, first, last_key, last):
    told = accounts("--sort", sort)
    assert (told[0], told[KEY_ACCOUNTS - 1], told[-1]) == (first, last_key, last)
    assert set(told[:KEY_ACCOUNTS]) == set(accounts()[:KEY_ACCOUNTS])


def test_one_managers_accounts_are_shown_alone():
    assert accounts("--manager", "n.sato") == ["brakes", "extraordinary", "eastside"]
    done = kamctl(EXAMPLE, "status", "--manager", "n.sat", today=DAY)
    assert (done.status, "Did you mean n.sato?" in done.err) == (2, True)
    assert (
        kamctl(EXAMPLE, "status", "--manager", "k.morales", today=DAY).out == "k.morales manages no account\n"
    )
