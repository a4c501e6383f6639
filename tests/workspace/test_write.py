"""Files are changed completely or not at all, and only where that is safe."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kamctl.errors import EditRefusedError, KamctlError
from kamctl.findings import Draft
from kamctl.workspace.lock import LOCK_NAME, CannotLockError, LockedError, locked
from kamctl.workspace.patch import diff
from kamctl.workspace.write import (
    ChangedMeanwhileError,
    InvalidChangeError,
    RefusedPathError,
    WriteError,
    change_file,
    change_files,
)
from kamctl.yaml.edits import Add, apply

HERE = Path(__file__).parent
REPOSITORY = HERE.parent.parent
ACCOUNT = "accounts/acme.yaml"


@pytest.fixture
def root(tmp_path):
    (tmp_path / "kam.yaml").write_text("company: Adventure Works\n")
    (tmp_path / "accounts").mkdir()
    (tmp_path / ACCOUNT).write_bytes(b"\xef\xbb\xbfname: Acme\r\nsegment: retail")
    return tmp_path


def upper(text):
    return text.upper()


def left_over(root):
    return [path.name for path in root.rglob(".kam-*") if path.name != LOCK_NAME]


def test_a_change_keeps_mode_byte_order_mark_and_line_ends(root):
    (root / ACCOUNT).chmod(0o640)
    written = change_file(root, ACCOUNT, lambda text: text.replace("retail", "wholesale"))
    assert (root / ACCOUNT).read_bytes() == b"\xef\xbb\xbfname: Acme\r\nsegment: wholesale"
    assert stat.S_IMODE((root / ACCOUNT).stat().st_mode) == 0o640
    assert (written.path, written.before[1:5], written.changed) == (ACCOUNT, "name", True)
    assert left_over(root) == []


def test_a_dry_run_writes_nothing_not_even_the_lock(root):
    written = change_file(root, ACCOUNT, upper, dry_run=True)
    assert written.after.endswith("SEGMENT: RETAIL")
    assert (root / ACCOUNT).read_bytes().endswith(b"retail")
    assert not (root / LOCK_NAME).exists()


def test_an_empty_change_does_not_touch_the_file(root):
    def identity():
        about = (root / ACCOUNT).stat()
        return about.st_ino, about.st_mtime_ns, about.st_ctime_ns  # reading may move the time of access

    before = identity()
    assert not change_file(root, ACCOUNT, str).changed
    assert identity() == before


def test_a_new_file_gets_its_folders_and_the_usual_mode(root):
    change_file(root, "reviews/acme/2026-Q3.yaml", lambda _: "held: 2026-10-08\n", create=True)
    made = root / "reviews/acme/2026-Q3.yaml"
    assert made.read_text() == "held: 2026-10-08\n"
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(made.stat().st_mode) == 0o666 & ~umask


def test_what_would_not_be_valid_never_reaches_the_disk(root):
    def validate(texts):
        assert list(texts) == [ACCOUNT]
        return [Draft("invalid-value", ACCOUNT, ("name",), "a name is one line", "Write it on one line.")]

    with pytest.raises(
        InvalidChangeError, match=r"accounts/acme\.yaml would not be valid: a name is one line"
    ):
        change_file(root, ACCOUNT, upper, validate=validate)
    assert (root / ACCOUNT).read_bytes().endswith(b"retail")


def test_a_file_saved_by_an_editor_meanwhile_is_not_overwritten(root):
    def change(text):
        (root / ACCOUNT).write_text("name: Saved in an editor\n")
        return upper(text)

    with pytest.raises(ChangedMeanwhileError) as refused:
        change_file(root, ACCOUNT, change)
    assert "Run the command again" in refused.value.help
    assert (root / ACCOUNT).read_text() == "name: Saved in an editor\n"
    assert left_over(root) == []


def test_no_file_is_written_when_one_of_several_was_changed_meanwhile(root):
    def change(text):
        (root / ACCOUNT).write_text("name: Saved in an editor\n")
        return upper(text)

    with pytest.raises(ChangedMeanwhileError):
        change_files(root, {"kam.yaml": upper, ACCOUNT: change})
    assert (root / "kam.yaml").read_text() == "company: Adventure Works\n"


@pytest.mark.parametrize(
    "path",
    [
        "../out.yaml",
        "/etc/hostname",
        "accounts/../../out.yaml",
        "",
        "accounts//acme.yaml",
        "a\\b.yaml",
        "c:x.yaml",
    ],
)
def test_a_path_outside_the_workspace_is_refused(root, path):
    with pytest.raises(RefusedPathError, match="not a path inside the workspace"):
        change_file(root, path, upper, create=True)


def test_symbolic_links_are_not_written_through(root, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "acme.yaml").write_text("name: Outside\n")
    (root / "accounts/link.yaml").symlink_to("acme.yaml")
    (root / "plans").symlink_to(outside)
    for path, link in [("accounts/link.yaml", "accounts/link.yaml"), ("plans/acme.yaml", "plans")]:
        with pytest.raises(RefusedPathError, match=f"{link} is a symbolic link"):
            change_file(root, path, upper)
    with pytest.raises(RefusedPathError, match="plans is a symbolic link"):
        change_file(root, "plans/new.yaml", upper, create=True)
    assert (outside / "acme.yaml").read_text() == "name: Outside\n"


def test_a_file_that_is_not_plain_text_is_refused(root):
    os.mkfifo(root / "accounts/pipe.yaml")
    (root / "accounts/latin.yaml").write_bytes(b"name: Acme\nsegment: caf\xe9\n")
    for path, says in [
        ("accounts/pipe.yaml", "not a regular file"),
        ("accounts/latin.yaml", r"not UTF-8 \(line 2\)"),
    ]:
        with pytest.raises(RefusedPathError, match=says):
            change_file(root, path, upper)
    with pytest.raises(RefusedPathError, match="is not there"):
        change_file(root, "accounts/nobody.yaml", upper)
    with pytest.raises(RefusedPathError, match="already exists"):
        change_file(root, ACCOUNT, upper, create=True)
    with pytest.raises(RefusedPathError, match="over 4 MiB"):
        change_file(root, ACCOUNT, lambda text: text + "x" * 5_000_000)
    with pytest.raises(RefusedPathError, match="cannot hold the character"):
        change_file(root, ACCOUNT, lambda text: text + "\udcff")


def test_what_a_killed_run_left_is_swept_after_an_hour(root):
    old, young, mine = (root / "accounts" / name for name in (".kam-old", ".kam-young", ".kamera"))
    for path in (old, young, mine):
        path.write_text("x")
    for path in (old, mine):
        os.utime(path, (time.time() - 3700,) * 2)
    change_file(root, ACCOUNT, upper)
    assert (old.exists(), young.exists(), mine.exists()) == (False, True, True)


def test_a_lock_that_is_not_let_go_ends_in_a_message(root):
    held = "import sys,time; from pathlib import Path; from kamctl.workspace.lock import locked\nwith locked(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    with subprocess.Popen(
        [sys.executable, "-c", held, root], stdout=subprocess.PIPE, cwd=REPOSITORY
    ) as other:
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(LockedError, match="another kamctl has been writing"):
            change_file(root, ACCOUNT, upper, timeout=0.1)
        other.kill()
    change_file(root, ACCOUNT, upper)


def test_the_lock_can_be_taken_around_several_changes(root):
    with locked(root):
        change_file(root, ACCOUNT, upper)
        change_file(root, "kam.yaml", upper)
    assert (root / "kam.yaml").read_text() == "COMPANY: ADVENTURE WORKS\n"


def test_four_processes_lose_no_update(root):
    (root / ACCOUNT).write_text("name: Acme\nvalue: []\n")
    command = [sys.executable, HERE / "one_edit.py", root, ACCOUNT, "value"]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    running = [subprocess.Popen([*command, f"p{number}", "50"], env=environment) for number in range(4)]
    assert [process.wait(120) for process in running] == [0] * 4
    lines = (root / ACCOUNT).read_text().splitlines()[2:]
    assert len(lines) == len(set(lines)) == 200
    for number in range(4):
        own = [line for line in lines if f"by: p{number}," in line]
        assert own == [f'  - {{by: p{number}, number: "{turn}"}}' for turn in range(50)]


@pytest.fixture
def without():
    """Words before a command that take the right to write everywhere from it."""
    # Root may write everywhere; without this capability its files' permissions count for it too.
    words = ["setpriv", "--bounding-set=-dac_override"] if os.geteuid() == 0 else []
    if words and (not shutil.which("setpriv") or subprocess.run([*words, "true"], check=False).returncode):
        pytest.skip("setpriv is missing or may not give up root's right to write everywhere")
    return words


@pytest.mark.parametrize("what", ["accounts", ACCOUNT])
def test_without_the_right_to_write_nothing_changes_and_the_message_says_so(root, what, without):
    (root / what).chmod(0o555)
    said = run_edit(root, ACCOUNT, before=without)
    (root / what).chmod(0o755)
    assert said.returncode == 2
    assert said.stderr.startswith(
        b"accounts/acme.yaml could not be written: permission denied\nNothing was changed."
    )
    assert (root / ACCOUNT).read_bytes().endswith(b"retail")
    assert left_over(root) == []


@pytest.fixture
def small_disk(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "none", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting a file system is not permitted here")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_changes_none_of_several_files(small_disk):
    for name in ("one.yaml", "two.yaml"):
        (small_disk / name).write_text("name: Acme\nnote: " + "x" * 9000 + "\n")
    with (small_disk / "ballast").open("wb", buffering=0) as ballast, contextlib.suppress(OSError):
        while ballast.write(b"x" * 1024):
            pass  # until the disk is full
    os.truncate(small_disk / "ballast", 24 * 1024)
    (small_disk / LOCK_NAME).touch()
    before = {name: (small_disk / name).read_text() for name in ("one.yaml", "two.yaml")}
    with pytest.raises(WriteError, match=r"two\.yaml could not be written: the disk is full") as failed:
        change_files(small_disk, {"one.yaml": upper, "two.yaml": lambda text: text + "x" * 20000})
    assert "Nothing was changed. Free some space" in failed.value.help
    assert {name: (small_disk / name).read_text() for name in before} == before
    assert left_over(small_disk) == []


def run_edit(root, path, *, before=()):
    return subprocess.run(
        [*before, sys.executable, "-B", HERE / "one_edit.py", root, path, "segment", "wholesale"],
        capture_output=True, check=False, env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )  # fmt: skip


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("final", [True, False])
def test_a_diff_can_be_applied_with_git(tmp_path, ends, final):
    before = ends.join(["name: Acme", "segment: retail", "manager: s.bauer"]) + ends * final
    after = before.replace("retail", "wholesale") + ("" if final else ends)
    patch = diff(before, after, ACCOUNT)
    assert patch.startswith(f"--- a/{ACCOUNT}\n+++ b/{ACCOUNT}\n@@ -1,3 +1,3 @@\n")
    (tmp_path / "accounts").mkdir()
    (tmp_path / ACCOUNT).write_bytes(before.encode())
    subprocess.run(["git", "apply", "-"], input=patch.encode(), cwd=tmp_path, check=True)
    assert (tmp_path / ACCOUNT).read_bytes() == after.encode()


def test_the_diff_of_a_new_file_starts_from_nothing_and_of_no_change_is_empty():
    assert (
        diff(None, "held: 2026-10-08\n", "r.yaml")
        == "--- /dev/null\n+++ b/r.yaml\n@@ -0,0 +1 @@\n+held: 2026-10-08\n"
    )
    assert diff("a\n", "a\n", "r.yaml") == ""


def test_an_edit_that_is_refused_names_the_file(root):
    with pytest.raises(EditRefusedError, match=r"accounts/acme\.yaml: `name` already exists"):
        change_file(root, ACCOUNT, lambda text: apply(text, [Add((), "name", "Acme")]))


def test_errors_of_the_system_are_our_errors_with_a_way_out(root):
    with pytest.raises(KamctlError) as failed:
        change_file(root / "nowhere", ACCOUNT, upper)
    assert "nowhere" in failed.value.message
    assert failed.value.help


def test_no_lock_is_left_where_a_gitignore_may_be_missing(root):
    change_file(root, ACCOUNT, upper)
    with locked(root):
        assert (root / LOCK_NAME).exists()
    assert not (root / LOCK_NAME).exists()


def test_a_lock_that_was_there_before_stays(root):
    (root / LOCK_NAME).touch()
    change_file(root, ACCOUNT, upper)
    assert (root / LOCK_NAME).exists()


def test_without_the_right_to_make_a_lock_the_message_says_which_right(root, without):
    root.chmod(0o555)
    said = run_edit(root, ACCOUNT, before=without)
    root.chmod(0o755)
    assert said.returncode == 2
    assert b"cannot be locked: permission denied; nothing was changed\nYou need write permission in" in (
        said.stderr
    )


@pytest.mark.parametrize("put", [os.mkfifo, os.mkdir, lambda lock: lock.symlink_to("nowhere")])
def test_a_lock_must_be_a_file(root, put):
    put(root / LOCK_NAME)
    with pytest.raises(CannotLockError, match="cannot be locked") as refused:
        change_file(root, ACCOUNT, upper)
    assert refused.value.help == "Move it away and run the command again."
