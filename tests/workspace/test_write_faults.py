"""When the system fails during a write, each file is entirely old or new, and no success is reported.

strace makes the N-th call of a kind fail or kills the process in it. N runs over the calls that
the write itself makes, as a run without faults shows them.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kamctl.workspace.lock import LOCK_NAME

HERE = Path(__file__).parent
REPOSITORY = HERE.parent.parent
FILES = ("accounts/acme.yaml", "plans/acme.yaml")
OLD = "name: Acme\nnote: first\n"
NEW = "name: Acme\nnote: second\n"
CALLS = ("openat", "write", "fsync", "fchmod", "rename", "close", "flock")
FAULTS = (
    "signal=KILL",
    "error=ENOSPC",
    "error=EIO",
    "error=EACCES",
    "error=EROFS",
    "error=EDQUOT",
    "error=EINTR",
)


def traced(root, *options, log=os.devnull):
    command = ["strace", "-f", "-o", log, *options, sys.executable, "-B", HERE / "one_edit.py", root, ",".join(FILES), "note", "second"]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONHASHSEED": "0"}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=120)


def fresh(root):
    for stray in root.rglob(".kam-*"):  # a killed run leaves some
        stray.unlink()
    for path in FILES:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(OLD)
    (root / LOCK_NAME).touch()
    return root


def calls_of_a_write(root):
    """Which calls a write makes, as (name, how many-th of the process)."""
    log = root / "log"
    done = traced(fresh(root), "-e", f"trace={','.join(CALLS)}", log=log)
    assert done.returncode == 0, done.stderr
    counts, found, begun = dict.fromkeys(CALLS, 0), [], False
    for line in log.read_text().splitlines():
        call = re.match(r"(?:\d+ +)?(\w+)\(", line)
        if call is None:
            continue
        begun = begun or LOCK_NAME in line
        counts[call[1]] += 1
        if begun:
            found.append((call[1], counts[call[1]]))
    return found


@pytest.fixture(scope="module")
def calls(tmp_path_factory):
    if not shutil.which("strace"):
        pytest.skip("strace is missing")
    if subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False).returncode:
        pytest.skip("strace may not trace here")
    return calls_of_a_write(tmp_path_factory.mktemp("traced"))


def check(root, *options):
    """Run a write with faults; returns (exit status, how many of the files are new)."""
    done = traced(fresh(root), *options)
    texts = [(root / path).read_text() for path in FILES]
    assert set(texts) <= {OLD, NEW}, f"torn under {options}: {texts}"
    new = texts.count(NEW)
    killed = done.returncode in (-9, 137)
    assert done.returncode in (0, 2) or killed, f"{options}: {done.returncode} {done.stderr}"
    assert "Traceback" not in done.stderr, done.stderr
    if done.returncode == 0:
        assert new == len(FILES), f"success told of an old file under {options}"
    elif not killed:
        mute = options[-1].startswith("inject=write") and options[-1].endswith("+")
        assert mute or done.stderr.strip()
        assert mute or (new > 0) == ("written" in done.stderr.splitlines()[0].replace("be written", "")), (
            done.stderr
        )
        assert not [path for path in root.rglob(".kam-*") if path.name != LOCK_NAME] or "unlink" in str(
            options
        )
    return done.returncode, new


def test_a_write_killed_in_any_call_leaves_whole_files(tmp_path, calls):
    outcomes = set()
    for call, number in calls:
        if call in ("write", "fsync", "fchmod", "rename"):
            outcomes.add(check(tmp_path, "-e", f"inject={call}:signal=KILL:when={number}")[1])
    assert {0, 1} <= outcomes, "killed before the first rename, and between the two"


@pytest.mark.parametrize("call", ["write", "fsync", "rename"])
def test_a_full_disk_in_any_call_leaves_whole_files_and_says_so(tmp_path, calls, call):
    for name, number in calls:
        if name == call:
            assert check(tmp_path, "-e", f"inject={call}:error=ENOSPC:when={number}")[0] == 2


def test_a_temporary_file_that_cannot_be_deleted_hides_no_error(tmp_path, calls):
    first = min(number for call, number in calls if call == "fsync")
    faults = ["-e", f"inject=fsync:error=EIO:when={first}", "-e", "inject=unlink:error=EACCES:when=1"]
    assert check(tmp_path, *faults) == (2, 0)


def test_a_call_that_is_interrupted_is_made_again(tmp_path, calls):
    for call in ("write", "fsync", "fchmod"):
        first = min(number for name, number in calls if name == call)
        assert check(tmp_path, "-e", f"inject={call}:error=EINTR:when={first}") == (0, 2)


@pytest.mark.slow
def test_every_fault_in_every_call(tmp_path, calls):
    runs = 0
    for call, number in calls:
        for fault in FAULTS:
            check(tmp_path, "-e", f"inject={call}:{fault}:when={number}")
            runs += 1
            if fault != "error=EINTR":  # Python makes an interrupted call again for ever
                check(tmp_path, "-e", f"inject={call}:{fault}:when={number}+")
                runs += 1
    for fault in FAULTS[1:]:
        check(tmp_path, "-e", "inject=rename:error=EIO:when=1", "-e", f"inject=unlink:{fault}:when=1+")
    assert runs > 400
