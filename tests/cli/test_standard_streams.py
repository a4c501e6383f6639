"""If standard output is full or closed, kamctl says what was written, and claims nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.checks.rules.examples import base
from tests.cli.run import TODAY, environment, write

ADD = ("action", "add", "acme", "Call the stores", "--owner", "s.bauer", "--due", "2026-12-01")
WRITERS = {
    "accounts/acme.yaml": ("value", "add", "acme", "once", "--worth", "5"),
    "plans/acme.yaml": ADD,
    "accounts/zeta.yaml": ("new", "zeta", "--name", "Zeta"),
}
needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")


def _run(
    folder: Path, *words: str, closed: tuple[int, ...] = (), stdout: str = os.devnull
) -> tuple[int, str]:
    """Run kamctl with standard streams closed as a shell's `>&-` does; returns status and stderr."""
    line = [sys.executable, "-m", "kamctl", "--today", TODAY, *words]
    closing = "; ".join(f"os.close({fd})" for fd in closed) or "pass"
    code = f"import os, sys; {closing}; os.execv(sys.argv[1], sys.argv[1:])"
    with Path(stdout).open("wb") as out:
        done = subprocess.run(
            [sys.executable, "-c", code, *line], cwd=folder, env=environment(), stdin=subprocess.DEVNULL,
            stdout=out, stderr=subprocess.PIPE, text=True, check=False, timeout=120,
        )  # fmt: skip
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr


@needs_full
@pytest.mark.parametrize("path", WRITERS)
def test_a_full_output_after_a_write_names_the_file_and_fails(tmp_path: Path, path: str) -> None:
    write(tmp_path, base())
    status, err = _run(tmp_path, *WRITERS[path], stdout="/dev/full")
    assert status == 2
    assert "error: standard output could not be written: No space left on device" in err
    assert f"{path}" in err.splitlines()[-1]
    assert "written; look at the change before you make it again" in err.splitlines()[-1]
    assert "othing was changed" not in err
    assert (tmp_path / path).read_text() != base().get(path)


@needs_full
def test_the_id_of_a_new_action_is_reported_although_the_output_is_full(tmp_path: Path) -> None:
    write(tmp_path, base())
    _, err = _run(tmp_path, *ADD, stdout="/dev/full")
    made = err.split(" opened for", 1)[0].split()[-1]
    assert f"{made}:" in (tmp_path / "plans/acme.yaml").read_text()


@needs_full
def test_a_full_output_of_a_command_that_only_reads_names_no_file(tmp_path: Path) -> None:
    write(tmp_path, base())
    status, err = _run(tmp_path, "status", stdout="/dev/full")
    assert status == 2
    assert "written;" not in err
    assert "changed" not in err


@pytest.mark.parametrize("path", WRITERS)
def test_with_a_closed_output_a_write_is_told_on_stderr(tmp_path: Path, path: str) -> None:
    write(tmp_path, base())
    status, err = _run(tmp_path, *WRITERS[path], closed=(1,))
    assert status == 0
    assert f"{path}" in err
    assert "written; look at the change before you make it again" in err


@pytest.mark.parametrize("closed", [(1,), (0, 1), (0, 1, 2)])
def test_closed_streams_are_silent_and_leave_the_status_as_it_is(
    tmp_path: Path, closed: tuple[int, ...]
) -> None:
    write(tmp_path, base())
    for words in (("check",), ("score", "--format", "json"), ("explain",), ("--version",), ("--help",)):
        status, err = _run(tmp_path, *words, closed=closed)
        assert (status, err) == (0, ""), words


def test_no_file_takes_the_place_of_a_closed_stream(tmp_path: Path) -> None:
    write(tmp_path, base())
    for words in WRITERS.values():
        assert _run(tmp_path, *words, closed=(0, 1, 2)) == (0, "")
    for path in WRITERS:
        assert "written" not in (tmp_path / path).read_text()
    assert _run(tmp_path, "check", "--select", "KAM1", closed=(1,))[0] == 0
