"""Real repositories in temporary directories, cut off from the configuration of this machine."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from gitrepo import Repository


@pytest.fixture(autouse=True)
def _own_git_configuration(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    (home / ".gitconfig").write_text(
        "[user]\n\tname = Sabine Bauer\n\temail = s.bauer@example.com\n"
        "[init]\n\tdefaultBranch = main\n[advice]\n\tdetachedHead = false\n",
        encoding="utf-8",
    )


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    path = tmp_path / "workspace"
    path.mkdir()
    repository = Repository(path)
    repository.git("init", "--quiet")
    return repository
