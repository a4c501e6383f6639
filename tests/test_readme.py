"""The README shows what the commands print."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
_BLOCK = re.compile(r"```console\n\$ (kamctl [^\n]*)\n(.*?)```", re.DOTALL)
PAGES = [ROOT / "README.md", ROOT / "examples/adventure-works/README.md"]
#: These read the ledger, with an engine that is an extra.
_READS_LEDGER = re.compile(r" (profit|signals|ledger) ")
_NO_ENGINE = pytest.mark.skipif(find_spec("duckdb") is None, reason="the engine is an extra")
SHOWN = [
    pytest.param(
        found.group(1),
        found.group(2),
        id=f"{page.parent.name}: {found.group(1)}",
        marks=[_NO_ENGINE] if _READS_LEDGER.search(found.group(1)) else [],
    )
    for page in PAGES
    for found in _BLOCK.finditer(page.read_text("utf-8"))
]


def test_the_readme_shows_commands() -> None:
    assert len(SHOWN) >= 3


@pytest.mark.parametrize(("command", "output"), SHOWN)
def test_a_shown_command_prints_what_is_shown(command: str, output: str) -> None:
    words = [sys.executable, "-m", *shlex.split(command)]
    run = subprocess.run(words, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert run.stdout == output
    assert run.returncode == 0
    assert run.stderr == ""


def test_the_set_up_line_of_the_tests_is_the_one_that_ci_runs() -> None:
    line = next(
        line for line in (ROOT / "README.md").read_text("utf-8").splitlines() if line.endswith("pytest")
    )
    assert line in (ROOT / ".ci/run").read_text("utf-8")
