"""An id changes everywhere it is named, as one change; an account is archived, and comes back."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import pytest

from kamctl.app.session import Session
from kamctl.app.writing.change import _Judge, open_change
from kamctl.app.writing.rename import _moved
from kamctl.model import walk
from kamctl.model.record import Record, record
from kamctl.model.types import Id, Ref
from kamctl.workspace.disk import scan
from kamctl.workspace.load import load
from kamctl.yaml.edits import Rename, apply
from tests.cli.on_a_terminal import answer
from tests.cli.written import CRITERIA, workspace

PLAYBOOK = "name: Call\ntrigger: {stage: 2}\nsteps: {call: {do: Call, role: manager, after_days: 5}}\n"
STRENGTHS = {"in-stock": 40, "service": 30, "terms": 30}


@pytest.fixture
def place(tmp_path):
    made = workspace(tmp_path / "sales")
    made.put(
        "reviews/acme/2026-Q2.yaml", "held: 2026-07-01\nattendees: [m.lind, s.bauer]  # both\nsummary: Well\n"
    )
    questions = "".join(
        f"    {name}: {{name: N, weight: {w}, question: Q?}}\n" for name, w in STRENGTHS.items()
    )
    made.put("criteria.yaml", f"{CRITERIA}strength:\n  criteria:\n{questions}")
    made.put("results/acme.yaml", "months:\n  2026-06: {revenue: 10, profit: 2}\n")
    made.commit()
    return made


def files(place):
    return {path.relative_to(place.root).as_posix(): path.read_bytes() for path in place.root.rglob("*.yaml")}


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        (("person", "s.bauer", "sabine"), b"s.bauer", b"sabine"),
        (("contact", "m.lind", "maja", "--account", "acme"), b"m.lind", b"maja"),
        (("initiative", "frames", "frame-deal", "--account", "acme"), b"frames", b"frame-deal"),
        (("criterion", "strategic-fit", "fit"), b"strategic-fit", b"fit"),
        (("obligation", "ship-fast", "deliver", "--account", "acme"), b"ship-fast", b"deliver"),
        (("strength criterion", "in-stock", "available"), b"in-stock", b"available"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_new_id_stands_everywhere_the_old_one_was_named_and_nothing_else_changes(place, words, old, new):
    before = files(place)
    found = place.run("check").stdout
    place.ok("rename", *words)
    if old == b"s.bauer":  # her mailbox keeps its name
        new_texts = {path: text.replace(b"sabine@", b"s.bauer@") for path, text in before.items()}
        expected = {
            path: text.replace(old, new).replace(b"sabine@", b"s.bauer@") for path, text in new_texts.items()
        }
    else:
        expected = {path: text.replace(old, new) for path, text in before.items()}
    assert files(place) == expected
    assert place.run("check").stdout.count("\n") == found.count("\n")
    place.ok("undo")
    assert files(place) == before


def test_a_change_is_judged_with_the_files_that_a_field_names_by_id(place, monkeypatch):
    place.put("playbooks/call.yaml", PLAYBOOK)
    context = open_change(Session(place.root, dt.date(2026, 10, 1)), "acme")
    judge, path = _Judge(context, {}), "accounts/acme.yaml"
    assert "playbooks/call.yaml" not in judge._near({path: "name: Acme\n"})
    monkeypatch.setattr(walk, "of_all_kinds", lambda: (walk.build(Call),))
    assert "playbooks/call.yaml" in judge._near({path: "name: Acme\n"})


@record
class Call(Record):
    """What names a playbook."""

    playbook: Annotated[Id, Ref("playbook")]


def test_a_file_by_id_moves_alone(place):
    place.put("playbooks/acme.yaml", PLAYBOOK)
    texts = scan(place.root)[0]
    moved = _moved(load(texts).portfolio, texts, "playbook", "acme", "spike")
    assert moved == {"playbooks/acme.yaml": "playbooks/spike.yaml"}


def test_an_account_moves_with_all_its_files(place):
    before = files(place)
    ran = place.ok("rename", "account", "acme", "acme-sports")
    assert "  plans/acme.yaml is plans/acme-sports.yaml\n" in ran.stdout
    moved = {path.replace("/acme", "/acme-sports"): text for path, text in before.items()}
    assert files(place) == moved
    place.ok("undo")
    assert files(place) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("person", "s.baur", "sabine"), "Did you mean s.bauer?"),
        (("person", "s.bauer", "l.chen"), "`l.chen` is taken"),
        (("person", "s.bauer", "m.lind"), "would not be valid"),  # a contact goes by it
        (("person", "s.bauer", "Sabine Bauer"), "is not a valid id"),
        (("account", "acme", "portfolio"), "is not a valid id"),
        (("contact", "m.lind", "maja"), "--account"),
        (("contact", "m.lind", "maja", "--account", "acm"), "Did you mean acme?"),
        (("persn", "s.bauer", "sabine"), "Did you mean person?"),
        (("plan", "acme", "acme-sports"), "no kind of thing"),  # it is called as its account is
    ],
)
def test_what_cannot_be_renamed_is_refused_and_nothing_is_written(place, words, said):
    ran = place.run("rename", *words)
    assert ran.status == 2
    assert said in ran.stderr
    assert place.changed() == []


@pytest.mark.parametrize(
    ("text", "renamed"),
    [
        ("a: 1   # one\nb: 2\n", "c: 1   # one\nb: 2\n"),
        ('{"a": 1, b: {a: 2}}\n', '{"c": 1, b: {a: 2}}\n'),
        ("'a' : 1\r\n", "'c' : 1\r\n"),
    ],
)
def test_a_key_is_renamed_in_its_place_and_its_quotes(text, renamed):
    assert apply(text, [Rename(("a",), "c")]) == renamed


def test_an_account_that_is_over_is_archived_and_comes_back(place):
    assert "Only a declined or exited account" in place.run("archive", "acme").stderr
    place.ok("decide", "acme", "declined", "--reason", "No fit")
    before = files(place)
    ran = place.ok("archive", "acme")
    assert "  accounts/acme.yaml is archive/accounts/acme.yaml\n" in ran.stdout
    aside = {path if path.count("/") == 0 else f"archive/{path}": text for path, text in before.items()}
    assert files(place) == aside
    assert place.run("check").status == 0
    assert "there is no account acme" in place.run("stage", "acme").stderr
    place.ok("archive", "--restore", "acme")
    assert files(place) == before
    assert place.run("archive", "--restore", "acme").status == 2
    place.ok("undo")
    assert files(place) == aside
    place.ok("undo")
    assert files(place) == before


def test_restoring_without_a_name_asks_among_the_archived_accounts(place):
    place.ok("decide", "acme", "declined", "--reason", "No fit")
    place.ok("archive", "acme")
    place.put("accounts/bolt.yaml", "name: Bolt\n")
    status, heard = answer(place, ["archive", "--restore"], [("Account", ["bolt", "acme"])])
    assert status == 0, heard
    assert "no archived account in archive/ is called bolt" in " ".join(heard.split())
    assert "acme is back" in heard
    assert "Missing argument 'ACCOUNT'" in place.run("archive", "--restore").stderr
