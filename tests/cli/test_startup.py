"""A command imports only what it needs, as starting takes most of its time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.checks.rules.examples import base
from tests.cli.run import TODAY, environment, write

HEAVY = (
    "typer",
    "rich",
    "jinja2",
    "yaml",
    "pydantic",
    "pydantic_core",
    "pydantic_core.core_schema",
    "click",
    "importlib.metadata",
    "difflib",
)
#: Whatever a command does, these stay out: typer brings its own click, records are validated by pydantic-core's
#: compiled half.
NEVER = {"pydantic", "pydantic_core.core_schema", "click"}

_PROBE = """
import atexit, sys
from kamctl.__main__ import main
def tell():
    print(" ".join(m for m in {heavy!r} if m in sys.modules), file=sys.stderr)
atexit.register(tell)
sys.argv = {argv!r}
main()
"""

#: What belongs to parts of the method that a workspace need not use, or to writing.
UNUSED = (
    "kamctl.method.execution.playbooks",
    "kamctl.method.growth.white_space",
    "kamctl.method.selection.raters.agreement",
    "kamctl.method.selection.raters.rounds",
    "kamctl.method.selection.criteria.special_criteria",
    "kamctl.method.selection.criteria.caps",
    "kamctl.method.selection.sensitivity.smaa",
    "kamctl.method.selection.second_axis.matrix",
    "kamctl.formats.data",
    "fractions",
    "hashlib",
    "random",
    "statistics",
)


def _loaded(folder: Path, *words: str, heavy: tuple[str, ...] = HEAVY, **env: str) -> set[str]:
    code = _PROBE.format(heavy=heavy, argv=["kamctl", *words])
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=environment(KAMCTL_TODAY=TODAY, **env),
        capture_output=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr.decode()
    return set(done.stderr.decode().splitlines()[-1].split())


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return write(tmp_path, base())


def test_version_imports_nothing(tmp_path: Path) -> None:
    assert _loaded(tmp_path, "--version") == set()


@pytest.mark.parametrize(
    "typed", ["kamctl ", "kamctl score a", "kamctl explain stale", "kamctl check --f", "kamctl set acme con"]
)
def test_completion_imports_nothing(workspace: Path, typed: str) -> None:
    words = typed.split(" ")
    env = {"_KAMCTL_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(len(words) - 1)}
    assert _loaded(workspace, **env) == set()
    assert _loaded(workspace, _KAMCTL_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS=typed) == set()


def test_help_imports_typer_alone(tmp_path: Path) -> None:
    assert _loaded(tmp_path, "--help") <= {"typer", "typing", "difflib"}


PLAIN = {"typer", "typing", "yaml", "pydantic_core", "difflib"}


@pytest.mark.parametrize(
    "words",
    [
        "score", "score acme --explain --sensitivity", "score --format json", "check", "check --format json",
        "check --format sarif", "actions", "actions --format json", "status", "explain", "explain stale-plan",
        "stage", "coverage", "obligations", "capacity",
    ],
)  # fmt: skip
def test_a_command_that_is_piped_draws_nothing_and_renders_no_template(workspace: Path, words: str) -> None:
    assert _loaded(workspace, *words.split()) <= PLAIN


@pytest.mark.parametrize("words", ["score acme", "check"])
def test_what_a_workspace_does_not_use_is_not_imported(workspace: Path, words: str) -> None:
    assert _loaded(workspace, *words.split(), heavy=UNUSED) == set()


@pytest.mark.parametrize("words", ["review acme --quarter Q3", "template list", "history acme", "schema"])
def test_no_command_imports_pydantic_or_click(workspace: Path, words: str) -> None:
    assert not _loaded(workspace, *words.split()) & NEVER


def test_on_a_terminal_only_documents_load_rich(workspace: Path) -> None:
    assert "rich" in _loaded(workspace, "explain", "stale-plan", FORCE_COLOR="1")
    assert "rich" not in _loaded(workspace, "status", FORCE_COLOR="1")
    assert "rich" not in _loaded(workspace, "check", FORCE_COLOR="1")
