"""Each command that writes says how to take the change back, and what it says does that."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.cli.run import kamctl, write
from tests.cli.written import FLOW, KAM, PLAN_FLOW
from tests.git.gitrepo import Repository

TOUCH = ("touch", "acme", "m.lind")
ACCOUNT = "accounts/acme.yaml"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return write(tmp_path / "sales", {"kam.yaml": KAM, ACCOUNT: FLOW, "plans/acme.yaml": PLAN_FLOW})


def undo(folder: Path, *words: str) -> str:
    """Run a command that writes and return what it says of the way back."""
    done = kamctl(folder, *words, today="2026-09-15")
    assert done.status == 0, done.err
    said = [line.removeprefix("undo: ") for line in done.err.splitlines() if line.startswith("undo: ")]
    return said[0] if said else ""


def committed(top: Path) -> Repository:
    repository = Repository(top)
    repository.git("init", "--quiet")
    repository.commit({}, "Start")
    return repository


@pytest.mark.parametrize("below", ["", "sales", "sales/accounts"])
def test_git_restores_a_file_that_it_holds_from_wherever_the_command_ran(workspace: Path, below: str) -> None:
    repository = committed(workspace.parent)
    here = repository.path / below
    said = undo(here, "-C", str(workspace), *TOUCH)
    assert said.startswith("git ")
    assert (workspace / ACCOUNT).read_text() != FLOW
    subprocess.run(said, shell=True, cwd=here, check=True)
    assert (workspace / ACCOUNT).read_text() == FLOW


def test_a_staged_change_is_what_git_restores(workspace: Path) -> None:
    repository = committed(workspace)
    staged = FLOW + "# A note.\n"
    repository.write(ACCOUNT, staged)
    repository.git("add", "-A")
    said = undo(workspace, *TOUCH)
    assert said == "git restore accounts/acme.yaml"
    subprocess.run(said, shell=True, cwd=workspace, check=True)
    assert (workspace / ACCOUNT).read_text() == staged


def test_what_git_would_lose_is_not_restored(workspace: Path) -> None:
    repository = committed(workspace)
    repository.write(ACCOUNT, FLOW + "# A note.\n")
    said = undo(workspace, *TOUCH)
    assert said == "change accounts/acme.yaml back by hand: git does not hold what was there"


def test_outside_of_git_it_is_changed_back_by_hand(workspace: Path) -> None:
    assert undo(workspace, *TOUCH).startswith("change accounts/acme.yaml back by hand")


def test_new_files_are_deleted(workspace: Path) -> None:
    said = undo(workspace.parent, "-C", "sales", "new", "zeta", "--name", "Zeta")
    assert said == "rm sales/accounts/zeta.yaml sales/plans/zeta.yaml"
    subprocess.run(said, shell=True, cwd=workspace.parent, check=True)
    assert not (workspace / "accounts/zeta.yaml").exists()


def test_where_nothing_was_written_there_is_nothing_to_undo(workspace: Path) -> None:
    committed(workspace)
    assert undo(workspace, *TOUCH, "--dry-run") == ""
    undo(workspace, *TOUCH)
    again = kamctl(workspace, *TOUCH, today="2026-09-15")
    assert again.status == 1
    assert "holds this already: date: 2026-09-15, whom: m.lind, by: s.bauer" in again.err
    assert "undo: " not in again.err


def test_a_conflict_that_was_merged_is_made_anew(workspace: Path) -> None:
    repository = committed(workspace)
    for branch, contact in (("one", "m.lind"), ("two", "p.ruiz")):
        repository.git("switch", "-q", "-c", branch, "main")
        kamctl(workspace, "touch", "acme", contact, today="2026-09-15")
        repository.commit({}, branch)
    repository.git("merge", "one", check=False)
    assert "<<<<<<< HEAD\n" in repository.read(ACCOUNT)
    said = undo(workspace, "resolve")
    assert said == "git checkout --merge -- accounts/acme.yaml"
    assert "<<<<<<<" not in repository.read(ACCOUNT)
    subprocess.run(said, shell=True, cwd=workspace, check=True)
    assert "<<<<<<< ours\n" in repository.read(ACCOUNT)


def test_what_is_registered_in_a_clone_can_be_taken_out(workspace: Path) -> None:
    repository = committed(workspace)
    assert undo(workspace, "setup-git") == "kamctl setup-git --uninstall"
    kamctl(workspace, "setup-git", "--uninstall")
    assert "kamctl" not in repository.git("config", "--local", "--list")


@pytest.mark.parametrize("folder", ["sales", "."])
def test_a_new_workspace_is_deleted_with_all_that_was_written(tmp_path: Path, folder: str) -> None:
    repository = Repository(tmp_path)
    repository.git("init", "--quiet")
    repository.commit({"notes/a.md": "Mine\n", "CODEOWNERS": "* @us\n"}, "Start")
    said = undo(tmp_path, "init", folder)
    subprocess.run(said, shell=True, cwd=tmp_path, check=True)
    assert repository.git("status", "--short") == ""
    assert not (tmp_path / "sales").exists()
