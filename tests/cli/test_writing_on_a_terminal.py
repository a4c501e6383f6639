"""The writing commands as processes: asked for what is missing on a terminal, and on a full disk."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager

import pytest
from openpyxl import load_workbook

from tests.cli.on_a_terminal import KAMCTL, environment, talk
from tests.cli.written import Written, workspace


def test_what_is_missing_is_asked_for_on_a_terminal(tmp_path):
    place = workspace(tmp_path)
    status, heard = talk(
        place,
        ["rate", "--by", "s.bauer"],
        answers=[
            ("Account:", "acme\n"),
            ("Criterion:", "reach\n"),
            ("Rating (0 to 5):", "3\n"),
            ("Evidence:", "Three countries\n"),
        ],
    )
    assert status == 0, heard
    assert place.changed() == [
        '+  reach: [{rating: 3, by: s.bauer, date: 2026-09-15, evidence: "Three countries"}]'
    ]


def test_a_refused_answer_is_asked_for_again_and_nothing_typed_is_lost(tmp_path):
    place = workspace(tmp_path)
    status, heard = talk(
        place,
        ["action", "add", "acme"],
        answers=[
            ("What has to be done:", "Count the stock\n"),
            ("Owner:", "chen\n"),
            ("Owner:", "l.chen\n"),
            ("end of quarter, Q3):", "30.09.2026\n"),
            ("end of quarter, Q3):", "2026-09-01\n"),
            ("end of quarter, Q3):", "2026-09-30\n"),
        ],
    )
    assert status == 0, heard
    assert "Did you mean l.chen?" in heard
    assert "write 2026-09-30" in heard
    assert "before the action is opened" in heard
    assert "do: Count the stock, owner: l.chen" in place.text("plans/acme.yaml")


def test_a_question_lists_what_can_be_answered_and_what_it_means(tmp_path):
    place = workspace(tmp_path)
    status, heard = talk(
        place,
        ["obligation", "record", "acme"],
        answers=[
            ("Obligation:", "pay-on-time\n"),
            ("Period:", "2026-Q4\n"),
            ("Period:", "2026-Q2\n"),
            ("(target <= 30 days):", "29\n"),
        ],
    )
    assert status == 0, heard
    assert "pay-on-time  Pay in 30 days (theirs)" in heard
    assert "2026-Q2  2026-04-01 to 2026-06-30, not reported" in heard
    assert "2026-Q4 has not begun" in heard


def test_the_minutes_are_asked_for(tmp_path):
    place = workspace(tmp_path)
    status, heard = talk(
        place,
        ["minutes"],
        answers=[
            ("Account:", "acme\n"),
            ("end of quarter, Q3):", "last week\n"),
            ("end of quarter, Q3):", "thursday\n"),
            ("Who was there (ids):", "m.lind, s.bauer\n"),
            ("What was said and agreed:", "More frames\n"),
        ],
    )
    assert status == 0, heard
    assert "attendees: [m.lind, s.bauer]" in place.text("reviews/acme/2026-Q3.yaml")


def test_a_new_account_is_asked_for(tmp_path):
    place = workspace(tmp_path)
    status, heard = talk(
        place,
        ["new"],
        answers=[
            ("(such as acme):", "Café Lumière\n"),
            ("(such as acme):", "cafe-lumiere\n"),
            ("Name of the account:", "Café Lumière\n"),
        ],
    )
    assert status == 0, heard
    assert "cafe-lumiere;" in heard
    assert "name: Café Lumière" in place.text("accounts/cafe-lumiere.yaml")


def test_a_new_workspace_asks_for_company_and_people(tmp_path):
    place = Written(tmp_path)
    status, heard = talk(
        place,
        ["init"],
        answers=[
            ("Your company:", " \n"),
            ("Your company:", "Example Frames\n"),
            ("[USD]:", "eur\n"),
            ("[USD]:", "EUR\n"),
            ("Person:", "Dana Osei, chief, general\n"),
            ("Person:", "Dana Osei, president, general, d.osei@example.com\n"),
            ("Person:", "Sabine Bauer, manager, sales\n"),
            ("Person:", "\n"),
        ],
    )
    assert status == 0, heard
    assert "the text is blank" in heard
    assert "president | vice-president | director | manager | specialist" in heard
    assert "company: Example Frames\ncurrency: EUR " in place.text("kam.yaml")
    assert "  s.bauer:\n    name: Sabine Bauer\n    level: manager\n    function: sales\n" in place.text(
        "kam.yaml"
    )
    assert "by: d.osei" in place.text("criteria.yaml")


def test_an_init_that_is_left_writes_nothing(tmp_path):
    place = Written(tmp_path)
    status, heard = talk(
        place,
        ["init"],
        answers=[("Your company:", "Example Frames\n"), ("[USD]:", "\n"), ("Person:", "\x03")],
    )
    assert status == 130, heard
    assert "--company 'Example Frames' --currency USD" in heard
    assert sorted(path.name for path in tmp_path.iterdir()) == [".git", ".gitignore"]


def test_what_was_answered_comes_back_as_a_command_line(tmp_path):
    place = workspace(tmp_path)
    answers = [("Contact:", "m.lind\n")]
    status, heard = talk(place, ["touch", "acme", "--by", "nobody"], answers=answers)
    assert status == 2, heard
    assert "typed so far: kamctl --today 2026-09-15 touch acme --by nobody m.lind" in heard


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["ctrl-c", "ctrl-d"])
def test_leaving_a_question_open_interrupts(tmp_path, key):
    place = workspace(tmp_path)
    status, heard = talk(place, ["touch", "acme"], answers=[("Contact:", key)])
    assert status == 130, heard
    assert "interrupted" in heard
    assert "Traceback" not in heard
    assert place.changed() == []


def test_a_pipe_is_never_asked(tmp_path):
    place = workspace(tmp_path)
    done = subprocess.run(
        [*KAMCTL, "touch", "acme"],
        cwd=place.root,
        env=environment(),
        input=b"m.lind\n",
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert b"Missing argument 'CONTACT'" in done.stderr


def test_a_new_id_is_all_that_goes_to_stdout(tmp_path):
    place = workspace(tmp_path, "block", ends="\r\n")
    line = ["action", "add", "acme", "Count", "--owner", "l.chen", "--due", "2026-10-01"]
    done = subprocess.run(
        [*KAMCTL, *line], cwd=place.root, env=environment(), capture_output=True, check=True
    )
    made = done.stdout.decode().strip()
    assert f"    {made}:\r\n        do: Count\r\n" in place.text("plans/acme.yaml")
    assert b"\r" not in done.stderr


@contextmanager
def small_disk(folder, size):
    """Mount a file system of `size` on a folder; skips where that is not permitted."""
    if sys.platform != "linux":
        pytest.skip("mounting is tried on Linux")
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("mounting is not permitted")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_on_a_full_disk_nothing_changes(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    made = workspace(tmp_path / "made")
    with small_disk(disk, "64k"):
        for path in ("kam.yaml", "criteria.yaml", "accounts/acme.yaml", "plans/acme.yaml"):
            (disk / path).parent.mkdir(exist_ok=True)
            (disk / path).write_bytes(made.bytes(path))
        with open(disk / "rest", "wb", buffering=0) as rest:  # noqa: PTH123
            while True:
                try:
                    rest.write(b"x" * 4096)
                except OSError:
                    break
        old = (disk / "accounts/acme.yaml").read_bytes()
        line = ["-C", str(disk), "touch", "acme", "m.lind"]

        done = subprocess.run(
            [*KAMCTL, *line], env=environment(), capture_output=True, text=True, check=False
        )

        assert done.returncode == 2, done.stderr
        assert "the disk is full" in done.stderr
        assert "Nothing was changed" in done.stderr
        assert (disk / "accounts/acme.yaml").read_bytes() == old
        assert [x.name for x in (disk / "accounts").iterdir()] == ["acme.yaml"]

        (disk / "rest").unlink()
        done = subprocess.run(
            [*KAMCTL, *line], env=environment(), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert b"date: 2026-09-15" in (disk / "accounts/acme.yaml").read_bytes()


def test_a_row_that_is_gone_from_a_workbook_is_asked_about(tmp_path):
    pytest.importorskip("xlsxwriter")
    place = workspace(tmp_path)
    subprocess.run([*KAMCTL, "export", "book.xlsx"], cwd=place.root, env=environment(), check=True)
    file = place.root / "book.xlsx"
    book = load_workbook(file)
    book["contacts"].delete_rows(2)
    book.save(file)
    before = (place.root / "accounts/acme.yaml").read_bytes()
    status, heard = talk(place, ["import", "book.xlsx"], answers=[("[y/N]:", "n\n")])
    assert (status, "gone from the workbook:" in heard, "left in the files" in heard) == (0, True, True)
    assert (place.root / "accounts/acme.yaml").read_bytes() == before
