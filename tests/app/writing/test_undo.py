"""The last command that wrote is undone byte for byte, unless the same lines have changed since."""

from __future__ import annotations

import json
import stat

import pytest

from kamctl.workspace import journal
from tests.cli.run import kamctl
from tests.cli.written import workspace

ACCOUNT, PLAN = "accounts/acme.yaml", "plans/acme.yaml"
STANCE = ("set", "acme", "contacts.m.lind.stance", "sponsor")


@pytest.fixture
def place(tmp_path):
    return workspace(tmp_path / "sales")


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(
    "words",
    [
        STANCE,
        ("record", "acme", "growth", "--outlook", "seasonal", "--finding", "A fair"),
        ("add", "acme", "contact", "--name", "Zoë Müller", "--level", "director", "--function", "logistics"),
        ("rate", "acme", "growth", "3", "--evidence", "Two shops"),
        ("action", "done", "acme", "a-7k2q"),
        (
            "minutes",
            "acme",
            "--quarter",
            "2026-Q2",
            "--held",
            "2026-07-01",
            "--attendee",
            "m.lind",
            "--summary",
            "All well",
        ),
        ("new", "nordic", "--name", "Nordic Wheels"),
        ("unset", "acme", "needs"),
    ],
    ids=lambda words: " ".join(words[:3]),
)
def test_a_command_is_undone_byte_for_byte(tmp_path, words, ends):
    place = workspace(tmp_path / "sales", ends=ends)
    files = {path: path.read_bytes() for path in place.root.rglob("*.yaml")}
    assert "undo: kamctl undo" in place.ok(*words).stderr
    assert {path: path.read_bytes() for path in place.root.rglob("*.yaml")} != files
    place.ok("undo")
    assert {path: path.read_bytes() for path in place.root.rglob("*.yaml")} == files
    assert "is left to undo" in place.run("undo").stderr


def test_commands_are_undone_from_the_last_to_the_first(place):
    before = place.bytes(ACCOUNT)
    place.ok(*STANCE)
    once = place.bytes(ACCOUNT)
    place.ok("set", "acme", "segment", "retail")
    listed = json.loads(place.ok("undo", "--list", "--format", "json").stdout)["commands"]
    assert [one["command"].partition(" set ")[2] for one in listed] == [
        "acme segment retail", "acme contacts.m.lind.stance sponsor",
    ]  # fmt: skip
    assert [one["changed_since"] for one in listed] == [[], []]
    assert "undone: kamctl" in place.ok("undo").stdout
    assert place.bytes(ACCOUNT) == once
    place.ok("undo")
    assert place.bytes(ACCOUNT) == before


def test_what_somebody_changed_elsewhere_in_the_file_stays(place):
    place.ok(*STANCE)
    place.put(ACCOUNT, place.text(ACCOUNT).replace("name: Acme Sports ", "name: Acme Sports & Co "))
    ran = place.ok("undo")
    assert f"{ACCOUNT} was changed since; that stays" in ran.stderr
    assert "stance" not in place.text(ACCOUNT)
    assert "name: Acme Sports & Co " in place.text(ACCOUNT)


def test_what_was_changed_there_since_is_left_and_the_patch_is_printed(place):
    place.ok(*STANCE)
    place.put(ACCOUNT, place.text(ACCOUNT).replace("stance: sponsor", "stance: critic"))
    changed = place.bytes(ACCOUNT)
    ran = place.run("undo")
    assert ran.status == 1
    assert f"{ACCOUNT} was changed there since" in ran.stderr
    assert [line[:1] for line in ran.stdout.splitlines() if "m.lind:" in line] == ["-", "+"]
    assert place.bytes(ACCOUNT) == changed
    listed = json.loads(place.ok("undo", "--list", "--format", "json").stdout)["commands"]
    assert listed[0]["changed_since"] == [ACCOUNT]
    place.ok("undo", "--forget")
    assert "is left to undo" in place.run("undo").stderr


def test_what_others_have_come_to_name_is_not_taken_away(place):
    place.ok(
        "add", "settings", "person", "j.ray", "--name", "Jo Ray", "--level", "manager", "--function", "sales"
    )
    place.put(PLAN, place.text(PLAN).replace("owner: l.chen, opened", "owner: j.ray, opened"))
    ran = place.run("undo")
    assert ran.status == 2
    assert "`j.ray`" in ran.stderr
    assert "j.ray" in place.text("kam.yaml")


def test_a_file_that_a_command_made_is_deleted_unless_somebody_worked_on_it(place):
    place.ok("new", "nordic", "--name", "Nordic Wheels")
    place.put("plans/nordic.yaml", place.text("plans/nordic.yaml") + "# mine\n")
    ran = place.run("undo")
    assert ran.status == 1
    assert "plans/nordic.yaml was changed there since" in ran.stderr
    assert (place.root / "accounts/nordic.yaml").exists()


def test_a_dry_run_shows_what_it_would_undo_and_undoes_nothing(place):
    place.ok(*STANCE)
    after = place.bytes(ACCOUNT)
    assert "+  m.lind: {name: Maja Lind" in place.ok("undo", "--dry-run").stdout
    assert place.bytes(ACCOUNT) == after
    place.ok("undo")


def test_what_wrote_nothing_is_not_in_the_journal(place):
    place.ok(*STANCE, "--dry-run")
    assert place.run("set", "acme", "contacts.m.lind.stance", "chief").status == 2
    place.run("check")
    assert place.ok("undo", "--list").stdout == "nothing can be undone\n"


def test_the_journal_is_private_outside_the_workspace_and_bounded(place, monkeypatch):
    monkeypatch.setattr(journal, "KEPT", 3)
    for n in range(5):
        place.ok("set", "acme", "segment", f"retail {n}")
    folder = journal.folder_of(place.root)
    assert not folder.is_relative_to(place.root)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    assert [one.number for one in journal.entries(place.root)] == [5, 4, 3]
    monkeypatch.setattr(journal, "MOST", 2 * next(folder.iterdir()).stat().st_size + 100)
    place.ok("set", "acme", "segment", "retail 5")
    assert [one.number for one in journal.entries(place.root)] == [6, 5]


def test_what_is_not_an_entry_of_this_workspace_is_not_believed(place, tmp_path):
    place.ok(*STANCE)
    folder = journal.folder_of(place.root)
    (file,) = folder.iterdir()
    held = json.loads(file.read_text())
    (folder / "00000002.json").write_text(json.dumps({**held, "workspace": str(tmp_path)}))
    (folder / "00000003.json").write_text("{")
    (folder / "00000004.json").write_text(json.dumps({**held, "files": [[1, 2, 3]]}))
    (folder / "notes.txt").write_text("mine")
    assert [one.number for one in journal.entries(place.root)] == [1]
    file.unlink()
    assert place.run("undo").status == 2


def test_a_journal_in_the_way_stops_no_command(place, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    ran = place.ok(*STANCE)
    assert "note: kamctl undo cannot take this back: not a directory" in " ".join(ran.stderr.split())
    assert "stance: sponsor" in place.text(ACCOUNT)


def test_a_command_says_how_to_undo_it_and_that_works(place):
    before = place.bytes(ACCOUNT)
    done = kamctl(place.root / "accounts", *STANCE)
    assert done.err.splitlines()[-1] == "undo: kamctl undo"
    assert kamctl(place.root / "accounts", "undo").status == 0
    assert place.bytes(ACCOUNT) == before
