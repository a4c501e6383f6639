"""What kamctl asks git, and how it reads the answers."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from pathlib import Path

import pytest

from kamctl.errors import KamctlError
from kamctl.git import run as git
from kamctl.git.errors import (
    DubiousOwnershipError,
    GitMissingError,
    MissingObjectError,
    NoCommitsError,
    NotARepositoryError,
    UnknownRevisionError,
)
from kamctl.git.versions import texts_at
from tests.git.gitrepo import Repository


def test_top_of_the_work_tree_is_found_from_a_subdirectory(repository: Repository) -> None:
    repository.commit({"accounts/acme.yaml": "name: Acme\n"})
    assert git.toplevel(repository.path / "accounts") == repository.path


def files_at(cwd: Path, rev: str, under: str = "") -> dict[str, bytes]:
    """Return the regular files of a revision with their bytes, as the product reads them."""
    files = git.tree(cwd, rev, under)
    return dict(zip(files, git.blobs(cwd, files.values()), strict=True))


def test_files_of_a_revision_come_with_their_bytes_whatever_the_work_tree_holds(
    repository: Repository,
) -> None:
    files = {
        "accounts/müller.yaml": "name: Müller\r\n",
        "accounts/a b.yaml": "name: A B\n",
        "accounts/empty.yaml": "",
        "plans/acme.yaml": "destination: first choice\n",
    }
    first = repository.commit(dict(files))
    repository.commit({"accounts/a b.yaml": "name: Changed\n"})
    repository.write("accounts/a b.yaml", "name: Unsaved\n")
    expected = {name: text.encode() for name, text in files.items()}
    assert files_at(repository.path, first) == expected
    under = {name: text for name, text in expected.items() if name.startswith("accounts/")}
    assert files_at(repository.path / "plans", "HEAD~1", "accounts") == under


def test_symbolic_links_of_a_revision_are_left_out(repository: Repository) -> None:
    (repository.path / "secret.yaml").symlink_to("/etc/hostname")
    repository.commit({"kam.yaml": "company: A\n"})
    assert list(files_at(repository.path, "HEAD")) == ["kam.yaml"]


def test_file_names_that_look_like_pathspecs_or_options_are_taken_as_they_are(repository: Repository) -> None:
    for name in (":!f", ":(glob)x", "--output=pwned.txt", "*.yaml"):
        repository.commit({name: name}, f"Add {name}")
    for name in (":!f", ":(glob)x", "--output=pwned.txt", "*.yaml"):
        assert files_at(repository.path, "HEAD", name) == {name: name.encode()}
        assert [entry.subject for entry in git.log(repository.path, "HEAD", [name])] == [f"Add {name}"]
    assert not (repository.path / "pwned.txt").exists()


def test_file_names_that_are_not_utf8_are_read(repository: Repository) -> None:
    name = os.fsdecode(b"accounts/\xe9.yaml")
    (repository.path / "accounts").mkdir()
    (repository.path / name).write_bytes(b"name: E\n")
    repository.git("add", "--all")
    repository.git("commit", "-qm", "Add")
    assert files_at(repository.path, "HEAD") == {name: b"name: E\n"}


def test_contents_of_many_versions_come_in_order_with_none_for_what_is_not_there(
    repository: Repository,
) -> None:
    first = repository.commit({"a.yaml": "a: 1\n"})
    second = repository.commit({"a.yaml": "a: 2\n", "x blob 3": "odd\n"})
    asked = [
        f"{first}:a.yaml",
        f"{first}:none.yaml",
        f"{second}:a.yaml",
        f"{second}:new\nline",
        f"{second}:x blob 3",
    ]
    assert git.contents(repository.path, [*asked, second]) == [
        b"a: 1\n",
        None,
        b"a: 2\n",
        None,
        b"odd\n",
        None,
    ]


def test_log_tells_who_changed_the_paths_and_when_newest_first(repository: Repository) -> None:
    first = repository.commit({"accounts/acme.yaml": "name: Acme\n"}, "Open the account")
    repository.commit({"plans/acme.yaml": "destination: x\n"}, "Plan")
    repository.write("accounts/acme.yaml", "name: Acme Ltd\n")
    repository.git("add", "--all")
    day = {"GIT_AUTHOR_DATE": "2026-07-02T23:30:00+02:00", "GIT_AUTHOR_NAME": "Lí Chén"}
    repository.git("commit", "-qm", "Rename\n\nLonger text.", env=day)
    newest, oldest = git.log(repository.path, "HEAD", ["accounts/acme.yaml"])
    assert (newest.author, newest.email, newest.subject) == ("Lí Chén", "s.bauer@example.com", "Rename")
    assert newest.date == dt.datetime.fromisoformat("2026-07-02T23:30:00+02:00")
    assert (oldest.id, oldest.parents) == (first, ())


def test_log_paths_count_from_the_top_even_when_asked_from_below(repository: Repository) -> None:
    repository.commit({"accounts/acme.yaml": "name: Acme\n"})
    assert len(git.log(repository.path / "accounts", "HEAD", ["accounts/acme.yaml"])) == 1


def test_revisions_are_named_as_in_git(repository: Repository) -> None:
    first = repository.commit({"a": "1"})
    repository.git("tag", "-a", "q3", "-m", "Third quarter")
    second = repository.commit({"a": "2"})
    named = {"HEAD": second, "main": second, "HEAD~1": first, "q3": first, second[:8]: second}
    assert {rev: git.resolve_rev(repository.path, rev) for rev in named} == named


@pytest.mark.parametrize(
    "rev", ["nope", "", "-x", "--all", "HEAD:a", "^HEAD", "a\nb", "a\0b", "HEAD..HEAD", "HEAD~9"]
)
def test_an_unknown_revision_is_reported(repository: Repository, rev: str) -> None:
    repository.commit({"a": "1"})
    with pytest.raises(UnknownRevisionError):
        git.resolve_rev(repository.path, rev)


def test_branches_named_like_options_are_not_read_as_options(repository: Repository) -> None:
    commit = repository.commit({"a": "1"})
    (repository.path / ".git/refs/heads/--help").write_text(commit + "\n")
    assert git.resolve_rev(repository.path, "--help") == commit
    assert files_at(repository.path, "--help") == {"a": b"1"}


def test_merge_base_is_the_common_ancestor_or_none(repository: Repository) -> None:
    base = repository.commit({"a": "1"})
    repository.git("checkout", "-qb", "other")
    repository.commit({"b": "1"})
    repository.git("checkout", "-q", "main")
    repository.commit({"c": "1"})
    repository.git("checkout", "-q", "--orphan", "alone")
    repository.commit({"d": "1"})
    assert git.merge_base(repository.path, "main", "other") == base
    assert git.merge_base(repository.path, "main", "alone") is None


def test_a_shallow_clone_is_known_and_its_missing_revisions_say_so(
    repository: Repository, tmp_path: Path
) -> None:
    repository.commit({"a": "1"})
    repository.commit({"a": "2"})
    subprocess.run(
        ["git", "clone", "-q", "--depth=1", f"file://{repository.path}", tmp_path / "clone"], check=True
    )
    assert git.is_shallow(tmp_path / "clone")
    assert not git.is_shallow(repository.path)
    with pytest.raises(UnknownRevisionError) as raised:
        git.resolve_rev(tmp_path / "clone", "HEAD~1")
    assert "--unshallow" in raised.value.help


def test_the_three_versions_of_a_conflicted_file_come_from_the_index(repository: Repository) -> None:
    repository.commit({"both.yaml": "a: 1\n", "gone.yaml": "b: 1\n", "accounts/x.yaml": ""})
    repository.git("checkout", "-qb", "theirs")
    (repository.path / "gone.yaml").unlink()
    repository.commit({"both.yaml": "a: 3\n", "new.yaml": "c: 3\n"})
    repository.git("checkout", "-q", "main")
    repository.commit({"both.yaml": "a: 2\n", "new.yaml": "c: 2\n", "gone.yaml": "b: 2\n"})
    repository.git("merge", "theirs", check=False)
    expected = {
        "both.yaml": git.Stages(b"a: 1\n", b"a: 2\n", b"a: 3\n"),
        "gone.yaml": git.Stages(b"b: 1\n", b"b: 2\n", None),
        "new.yaml": git.Stages(None, b"c: 2\n", b"c: 3\n"),
    }
    assert git.unmerged(repository.path / "accounts") == expected
    assert list(git.unmerged(repository.path, ["new.yaml"])) == ["new.yaml"]


def test_user_email_is_read_and_may_be_missing(repository: Repository) -> None:
    assert git.user_email(repository.path) == "s.bauer@example.com"
    assert git.config(repository.path, "merge.kamctl.driver") is None


def test_variables_of_a_hook_that_runs_kamctl_do_not_lead_elsewhere(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = repository.commit({"a": "1"})
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    assert git.resolve_rev(repository.path, "HEAD") == commit


def test_outside_of_a_repository_it_says_so(tmp_path: Path) -> None:
    for ask in (git.toplevel, lambda cwd: git.resolve_rev(cwd, "HEAD"), git.unmerged):
        with pytest.raises(NotARepositoryError):
            ask(tmp_path)


def test_inside_the_git_directory_there_is_no_work_tree(repository: Repository) -> None:
    with pytest.raises(NotARepositoryError):
        git.toplevel(repository.path / ".git")


def test_a_repository_without_commits_says_so(repository: Repository) -> None:
    for ask in (lambda: git.log(repository.path, "HEAD"), lambda: files_at(repository.path, "main")):
        with pytest.raises(NoCommitsError):
            ask()


def test_a_machine_without_git_says_so(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    git._git.cache_clear()
    try:
        with pytest.raises(GitMissingError):
            git.toplevel(repository.path)
    finally:
        monkeypatch.undo()
        git._git.cache_clear()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_a_repository_of_another_user_is_reported_with_the_line_that_trusts_it(
    repository: Repository,
) -> None:
    repository.commit({"a": "1"})
    os.chown(repository.path, 65534, 65534)
    os.chown(repository.path / ".git", 65534, 65534)
    with pytest.raises(DubiousOwnershipError) as raised:
        git.resolve_rev(repository.path, "HEAD")
    assert f"safe.directory '{repository.path}'" in raised.value.help


def test_a_damaged_repository_is_an_error_with_a_way_out(repository: Repository) -> None:
    repository.commit({"kam.yaml": "company: A\n"})
    blob = git.tree(repository.path, "HEAD")["kam.yaml"]
    (repository.path / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(MissingObjectError):
        texts_at(repository.path, "HEAD")
    repository.write(".git/config", "[core\n")
    with pytest.raises(KamctlError) as raised:
        git.toplevel(repository.path)
    assert raised.value.help
