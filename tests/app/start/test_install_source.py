"""What `init` writes for CI, hooks and colleagues to install kamctl by."""

from __future__ import annotations

from pathlib import Path

import pytest

from kamctl.app.start.install_source import requirement_of
from kamctl.workspace.scaffold import PUBLISHED
from tests.git.gitrepo import Repository

COMMIT = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567"


@pytest.mark.parametrize(
    ("url", "more", "wanted"),
    [
        ("https://git.example.com/kamctl", {"vcs_info": {"vcs": "git", "commit_id": COMMIT}},
         f"kamctl @ git+https://git.example.com/kamctl@{COMMIT}"),
        ("https://me:secret@git.example.com/kamctl", {"vcs_info": {"vcs": "git", "commit_id": COMMIT}},
         f"kamctl @ git+https://git.example.com/kamctl@{COMMIT}"),
        ("ssh://git@git.example.com/kamctl", {"vcs_info": {"vcs": "git", "commit_id": COMMIT}, "subdirectory": "py"},
         f"kamctl @ git+ssh://git@git.example.com/kamctl@{COMMIT}#subdirectory=py"),
        ("https://files.example.com/kamctl-0.1.0-py3-none-any.whl", {"archive_info": {}},
         "kamctl @ https://files.example.com/kamctl-0.1.0-py3-none-any.whl"),
        ("file:///tmp/kamctl-0.1.0-py3-none-any.whl", {"archive_info": {}}, PUBLISHED),
        ("file:///no/such/folder", {"dir_info": {}}, PUBLISHED),
    ],
)  # fmt: skip
def test_kamctl_is_installed_from_where_this_one_was(url: str, more: dict[str, object], wanted: str) -> None:
    assert requirement_of({"url": url, **more}) == wanted


@pytest.mark.parametrize(
    ("origin", "wanted"),
    [
        ("https://git.example.com/kamctl.git", "git+https://git.example.com/kamctl.git"),
        ("https://me:secret@git.example.com/kamctl", "git+https://git.example.com/kamctl"),
        ("git@git.example.com:tools/kamctl.git", "git+ssh://git@git.example.com/tools/kamctl.git"),
        ("/srv/git/kamctl.git", ""),
        ("../kamctl", ""),
    ],
)
def test_a_clones_kamctl_is_installed_from_its_origin_at_a_pushed_commit(
    repository: Repository, origin: str, wanted: str
) -> None:
    head = repository.commit({"README.md": "kamctl\n"}, "Start")
    repository.git("remote", "add", "origin", origin)
    said = {"url": repository.path.as_uri(), "dir_info": {"editable": True}}
    assert requirement_of(said) == (f"kamctl @ {wanted}" if wanted else PUBLISHED)
    repository.git("update-ref", "refs/remotes/origin/main", "HEAD")
    assert requirement_of(said) == (f"kamctl @ {wanted}@{head}" if wanted else PUBLISHED)


def test_from_a_folder_with_blanks_it_is_installed_by_its_published_name(tmp_path: Path) -> None:
    folder = tmp_path / "my tools"
    folder.mkdir()
    assert requirement_of({"url": folder.as_uri(), "dir_info": {}}) == PUBLISHED
