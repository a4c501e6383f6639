"""Whatever git, or a program of that name, answers, kamctl reports it in a sentence and does not crash."""

from contextlib import suppress
from pathlib import Path

import pytest

from kamctl.errors import KamctlError
from kamctl.git import run as git
from kamctl.git import versions
from kamctl.git.errors import BrokenRepositoryError, OtherWorkTreeError
from kamctl.git.setup import missing, unattributed
from tests.git.gitrepo import Repository
from tests.git.test_git_canaries import QUESTIONS

ANSWERS = [
    "",
    r"\n",
    "rubbish",
    r"\377\376",
    r"\0\0\0",
    r"a\0b\0c\n",
    r"100644 blob\tx\0",
    r"1\n2\n3\n4\n",
    "/",
    r"deadbeef blob 99999\nx",
]
ASKED = {
    **QUESTIONS,
    "last_change": versions.last_change,
    "of_account": lambda root: versions.of_account(root, "acme"),
    "texts_at": lambda root: versions.texts_at(root, "HEAD"),
    "missing": missing,
    "unattributed": unattributed,
}


@pytest.fixture
def strange_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    git._git.cache_clear()
    yield tmp_path / "bin" / "git"
    git._git.cache_clear()


@pytest.mark.parametrize("status", [0, 1, 128])
@pytest.mark.parametrize("question", ASKED)
def test_another_program_called_git_is_reported(
    strange_git: Path, tmp_path: Path, question: str, status: int
) -> None:
    for answer in ANSWERS:
        strange_git.write_text(
            f"#!/bin/sh\nprintf '{answer}'\nprintf '{answer}' >&2\nexit {status}\n", encoding="utf-8"
        )
        strange_git.chmod(0o755)
        with suppress(KamctlError):  # any other exception is a fault
            ASKED[question](tmp_path)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "work")
    made.path.mkdir()
    made.git("init", "-q")
    made.commit({"kam.yaml": "company: A\n"})
    return made


@pytest.mark.parametrize(
    "question", ["toplevel", "log", "unmerged", "attributes", "of_account", "texts_at", "unattributed"]
)
def test_a_work_tree_elsewhere_is_reported(repository: Repository, tmp_path: Path, question: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    repository.git("config", "core.worktree", str(tmp_path / "elsewhere"))
    with pytest.raises(OtherWorkTreeError, match="elsewhere"):
        ASKED[question](repository.path)


@pytest.mark.parametrize("question", ["toplevel", "log", "of_account", "texts_at", "last_change"])
def test_a_repository_that_is_not_where_it_should_be_is_reported(
    repository: Repository, tmp_path: Path, question: str
) -> None:
    (repository.path / ".git").rename(tmp_path / "gone")
    (repository.path / ".git").write_text("gitdir: /nonexistent/of/kamctl\n")
    with pytest.raises(BrokenRepositoryError, match="/nonexistent/of/kamctl"):
        ASKED[question](repository.path)
