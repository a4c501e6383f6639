"""A run of kamctl in a process that was ready for it is what a run started anew is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.checks.rules.examples import base
from tests.cli import ready
from tests.cli.run import environment, write

TODAY = ("--today", "2026-11-22")


def anew(words: tuple[str, ...], folder: Path, env: dict[str, str]) -> tuple[int, bytes, bytes]:
    line = [sys.executable, "-m", "kamctl", *words]
    done = subprocess.run(line, cwd=folder, env=env, capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("--version",), 0),
        ((*TODAY, "status"), 0),
        ((*TODAY, "check", "--format", "json"), 0),
        ((*TODAY, "score", "nobody"), 2),
        ((*TODAY, "frobnicate"), 2),
        ((), 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_status_output_and_errors_are_the_same(tmp_path: Path, words: tuple[str, ...], status: int) -> None:
    write(tmp_path, base())
    assert ready.run(words, tmp_path, environment()) == anew(words, tmp_path, environment())
    assert ready.run(words, tmp_path, environment())[0] == status


def test_a_run_has_its_own_folder_environment_and_input_and_leaves_nothing_to_the_next(
    tmp_path: Path,
) -> None:
    write(tmp_path / "one", base())
    env = environment(KAMCTL_TODAY="2026-11-22")
    with Path(os.devnull).open() as nothing:
        one = ready.run(("status",), tmp_path / "one", env, nothing.fileno())
    assert one == anew(("status",), tmp_path / "one", env)
    elsewhere = ready.run((*TODAY, "status"), tmp_path, environment())
    assert elsewhere == anew((*TODAY, "status"), tmp_path, environment())
    assert elsewhere[0] == 2
    assert ready.run(("status",), tmp_path / "one", env) == one
