"""A life from `init` to stage 6 with commands alone, on a terminal of 80 columns: no editor, no waiver."""

from __future__ import annotations

import json

from tests.cli.on_a_terminal import answer
from tests.cli.written import Written

#: What is answered, by a part of the question; several answers are given in turn.
PEOPLE = [
    "Dana Osei, president, general, d.osei@example.com",
    "Sabine Bauer, manager, sales, s.bauer@example.com",
    "Lou Chen, director, operations, l.chen@example.com",
    "",
]
GATES = [
    ("Reason (price", "quality"),
    ("Reason (What it rests on", "They signed for three years"),
    ("Note", "Nothing breaks"),
    ("Outlook", "structural"),
    ("Finding", "A second shop opens in May"),
    ("Limit", "400000"),
    ("Terms", "30"),
    ("Balance", "210000"),
    ("Overdue", "0"),
    ("Manager", ["nobody", "s.bauer"]),
    ("Product", "Road frames"),
    ("Units", "1200"),
    ("Level (low", "low"),
    ("Mitigation", ""),
    ("Name of", ["Maja Lind", "Pau Ruiz", "Ann Berg"]),
    ("Level of", ["chief", "president"]),
    ("Function of", "general"),
    ("Counterpart of", ""),
    ("Last contact", "yesterday"),
    ("Date", "yesterday"),
    ("Summary", "All well"),
    ("Text", "Fewer stock-outs"),
    ("Price", "2"),
    ("Benefit", "4"),
    ("Run `kamctl", "yes"),
]


def test_commands_alone_lead_from_init_to_stage_6_with_three_mistakes_undone(tmp_path):
    place = Written(tmp_path)
    account = tmp_path / "accounts/nordic.yaml"

    def run(*args, replies=(), status=0):
        got, heard = answer(place, args, list(replies))
        assert got == status, heard
        return heard

    def taken_back(*args, replies=()):
        before = account.read_bytes()
        run(*args, replies=replies)
        assert account.read_bytes() != before
        assert "undone: kamctl" in run("undo")
        assert account.read_bytes() == before

    run("init", replies=[("Your company", "Example Frames"), ("[USD]", "EUR"), ("Person", PEOPLE)])
    run("new", replies=[("such as acme", "nordic"), ("Name of the account", "Nordic Wheels")])
    reason = "They plan with us for three years"
    taken_back("decide", "nordic", "declined", "--by", "d.osei", "--reason", "The wrong account")
    run("decide", "nordic", "selected", "--by", "d.osei", "--reason", reason)
    run("advance", "nordic", "--by", "s.bauer")
    taken_back("record", "nordic", "buying-reason", replies=[("Reason", "price")])
    run("advance", "nordic", "--by", "s.bauer", "--fill", replies=GATES)
    run("advance", "nordic", "--by", "s.bauer", "--fill", replies=GATES)
    heard = run("advance", "nordic", "--by", "s.bauer", "--fill", replies=GATES)
    assert "Did you mean" in heard or "cannot be `chief`" in heard
    taken_back("set", "nordic", "contacts.m.lind.level", replies=[("contacts.m.lind.level", "specialist")])
    run("advance", "nordic", "--by", "s.bauer", "--fill", replies=GATES)
    run("advance", "nordic", "--by", "s.bauer", "--fill", replies=GATES)

    (stage,) = json.loads(place.ok("stage", "nordic", "--format", "json").stdout)["accounts"]
    assert (stage["stage"], stage["since"]) == (6, "2026-09-15")
    assert "waived" not in account.read_text("utf-8")
    found = place.run("check", "--select", "KAM1,KAM3", "--fail-on", "error")
    assert found.status == 0, found.stdout
