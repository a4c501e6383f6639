"""Asking git about a shared directory runs none of the programs that it configures."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from kamctl.errors import KamctlError
from kamctl.git import run as git
from tests.git.gitrepo import Repository

HOOKS = [
    "applypatch-msg",
    "pre-applypatch",
    "post-applypatch",
    "pre-commit",
    "pre-merge-commit",
    "prepare-commit-msg",
    "commit-msg",
    "post-commit",
    "pre-rebase",
    "post-checkout",
    "post-merge",
    "pre-push",
    "pre-receive",
    "update",
    "proc-receive",
    "post-receive",
    "post-update",
    "reference-transaction",
    "push-to-checkout",
    "pre-auto-gc",
    "post-rewrite",
    "sendemail-validate",
    "fsmonitor-watchman",
    "p4-changelist",
    "post-index-change",
]

SETTINGS = {
    "core.fsmonitor": "{run}",
    "core.pager": "{run}",
    "core.editor": "{run}",
    "core.sshCommand": "{run}",
    "core.askPass": "{run}",
    "core.gitProxy": "{run}",
    "core.alternateRefsCommand": "{run}",
    "core.attributesFile": "{attributes}",
    "sequence.editor": "{run}",
    "credential.helper": "!{run}",
    "diff.external": "{run}",
    "diff.hostile.command": "{run}",
    "diff.hostile.textconv": "{run}",
    "merge.hostile.driver": "{run}",
    "filter.hostile.clean": "{run}",
    "filter.hostile.smudge": "{run}",
    "filter.hostile.process": "{run}",
    "filter.hostile.required": "true",
    "gpg.program": "{run}",
    "gpg.ssh.program": "{run}",
    "log.showSignature": "true",
    "log.follow": "true",
    "log.diffMerges": "on",
    "diff.submodule": "diff",
    "interactive.diffFilter": "{run}",
    "trailer.sign.command": "{run}",
    "uploadpack.packObjectsHook": "{run}",
    "alias.log": "!{run}",
    "alias.rev-parse": "!{run}",
    "alias.rev-list": "!{run}",
    "pager.log": "{run}",
    "pager.rev-list": "{run}",
    "pager.ls-files": "{run}",
    "pager.config": "{run}",
    "protocol.allow": "always",
    "protocol.ext.allow": "always",
    "extensions.partialClone": "origin",
    "remote.origin.url": "ext::{run}",
    "remote.origin.promisor": "true",
    "remote.origin.uploadpack": "{run}",
    "remote.origin.vcs": "hostile",
    "submodule.recurse": "true",
    "core.untrackedCache": "true",
    "core.splitIndex": "true",
    "index.recordEndOfIndexEntries": "true",
}

Question = Callable[[Path], object]

QUESTIONS: dict[str, Question] = {
    "toplevel": git.toplevel,
    "is_shallow": git.is_shallow,
    "resolve_rev": lambda cwd: git.resolve_rev(cwd, "HEAD"),
    "merge_base": lambda cwd: git.merge_base(cwd, "HEAD", "theirs"),
    "log": lambda cwd: git.log(cwd, "HEAD"),
    "log of paths": lambda cwd: git.log(cwd, "HEAD", ["a.yaml", "--output=pwned.txt"]),
    "repository": git.repository,
    "commits": lambda cwd: git.commits(git.repository(cwd), ["a.yaml", "--output=pwned.txt"]),
    "changed_paths": lambda cwd: git.changed_paths(
        git.repository(cwd), [git.resolve_rev(cwd, "HEAD")], "a.yaml"
    ),
    "tree": lambda cwd: git.tree(cwd, "HEAD"),
    "blobs": lambda cwd: git.blobs(cwd, git.tree(cwd, "HEAD").values()),
    "contents": lambda cwd: git.contents(cwd, ["HEAD:a.yaml", "theirs:a.yaml"]),
    "a missing object": lambda cwd: git.contents(cwd, ["1" * 40]),
    "a missing commit": lambda cwd: git.resolve_rev(cwd, "1" * 40),
    "unmerged": git.unmerged,
    "unmerged paths": lambda cwd: git.unmerged(cwd, ["a.yaml", ":!a.yaml"]),
    "user_email": git.user_email,
    "attributes": lambda cwd: git.attributes(cwd, ["a.yaml", ":!a.yaml", "b\nc"], ["merge", "diff"]),
    "config": lambda cwd: git.config(cwd, "core.pager"),
}


@pytest.fixture
def hostile(repository: Repository, tmp_path: Path) -> tuple[Repository, Path]:
    """A conflicted, shared work tree in which every setting runs a command that leaves a mark."""
    repository.commit({"a.yaml": "a: 1\n", "--output=pwned.txt": "x\n"})
    repository.git("checkout", "-qb", "theirs")
    repository.commit({"a.yaml": "a: 3\n"})
    repository.git("checkout", "-q", "main")
    commit = repository.commit({"a.yaml": "a: 2\n"})
    repository.git("merge", "theirs", check=False)
    _sign(repository, commit)

    fired = tmp_path / "fired"
    canary = tmp_path / "canary"
    canary.write_text(f'#!/bin/sh\necho "$0 $*" >> "{fired}"\nexit 1\n')
    canary.chmod(canary.stat().st_mode | stat.S_IXUSR)
    git_directory = repository.path / ".git"
    for hook in HOOKS:
        (git_directory / "hooks" / hook).unlink(missing_ok=True)
        (git_directory / "hooks" / hook).symlink_to(canary)
    attributes = "* diff=hostile merge=hostile filter=hostile text=auto\n"
    (git_directory / "info").mkdir(exist_ok=True)
    (git_directory / "info/attributes").write_text(attributes)
    (repository.path / ".gitattributes").write_text(attributes)
    for name, value in SETTINGS.items():
        repository.git("config", name, value.format(run=canary, attributes=git_directory / "info/attributes"))
    repository.git("config", "core.repositoryFormatVersion", "1")
    # Newer than the index: git may feel like looking into the files again.
    os.utime(repository.path / "a.yaml")
    fired.unlink(missing_ok=True)
    return repository, fired


def _sign(repository: Repository, commit: str) -> None:
    text = repository.git("cat-file", "commit", commit)
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n"
    head, _, body = text.partition("\n\n")
    (repository.path / ".git/signed").write_text(f"{head}\n{signature}\n{body}")
    signed = repository.git("hash-object", "-t", "commit", "-w", ".git/signed").strip()
    repository.git("update-ref", "HEAD", signed)


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_command_of_a_hostile_repository_runs(hostile: tuple[Repository, Path], question: str) -> None:
    repository, fired = hostile
    before = _state(repository.path)
    try:
        QUESTIONS[question](repository.path)
    except KamctlError:
        assert question == "a missing commit"
    assert not fired.exists(), fired.read_text()
    assert not (repository.path / "pwned.txt").exists()
    assert _state(repository.path) == before


def test_settings_are_written_and_removed_without_running_any(hostile: tuple[Repository, Path]) -> None:
    repository, fired = hostile
    git.set_config(repository.path, "merge.kamctl.driver", "kamctl merge-driver")
    assert git.config(repository.path, "merge.kamctl.driver") == "kamctl merge-driver"
    assert git.remove_config(repository.path, "merge.kamctl")
    assert not git.remove_config(repository.path, "merge.kamctl")
    assert git.config(repository.path, "merge.kamctl.driver") is None
    assert not fired.exists()


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_bare_repository_inside_the_work_tree_is_not_entered(
    repository: Repository, tmp_path: Path, question: str
) -> None:
    """It is carried by a clone like any directory, its configuration with it."""
    repository.commit({"a.yaml": "a: 1\n"})
    fired = tmp_path / "fired"
    canary = tmp_path / "canary"
    canary.write_text(f'#!/bin/sh\necho "$0 $*" >> "{fired}"\n')
    canary.chmod(0o755)
    bare = repository.path / "accounts"
    repository.git("clone", "-q", "--bare", ".", "accounts")
    repository.git("-C", str(bare), "config", "core.fsmonitor", str(canary))
    repository.git("-C", str(bare), "config", "core.bare", "false")
    repository.git("-C", str(bare), "config", "core.worktree", str(repository.path))
    with pytest.raises(KamctlError):
        QUESTIONS["toplevel"](bare)
    try:
        QUESTIONS[question](bare)
    except KamctlError:
        assert question not in ("user_email", "config")
    assert not fired.exists()


def test_the_canary_fires_where_git_is_asked_carelessly(hostile: tuple[Repository, Path]) -> None:
    """Else the tests above could pass because the canary is dead."""
    repository, fired = hostile
    seen = set()
    for args in (
        ("status",),
        ("diff",),
        ("ls-files",),
        ("log", "-1", "--format=%H", "HEAD"),
        ("cat-file", "-p", "1" * 40),
    ):
        fired.unlink(missing_ok=True)
        repository.git(*args, check=False)
        if fired.exists():
            seen.add(args[0])
    assert seen >= {"status", "diff", "ls-files", "log", "cat-file"}


def _state(path: Path) -> dict[str, bytes]:
    return {
        str(file): file.read_bytes()
        for file in sorted(path.rglob("*"))
        if file.is_file() and not file.is_symlink()
    }
