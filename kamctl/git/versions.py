"""A workspace as it was: its files at a revision, its revision on a day, the commits of an account.

Nothing here touches the work tree or the index.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kamctl.git import run as git
from kamctl.git.errors import NoCommitsError, NoCommonCommitError
from kamctl.workspace import paths
from kamctl.yaml.reader import MAX_SIZE


@dataclass(frozen=True, slots=True)
class Range:
    """Two revisions to compare; `new` is None where the files on disk are meant."""

    old: str
    new: str | None


@dataclass(frozen=True, slots=True)
class Revised:
    """A commit and the texts of some files before and after it, by path in the workspace.

    `before` is None where the clone was cut off: what the commit changed cannot be known.
    """

    commit: git.Commit
    before: Mapping[str, str] | None
    after: Mapping[str, str]


def parse_range(cwd: Path, given: str | None) -> Range:
    """Read `REV`, `A..B` or `A...B` (from where B left A); nothing stands for HEAD.

    Raises UnknownRevisionError, NoCommitsError, or GitFailedError where A and B share nothing.
    """
    old, dots, new = (given or "HEAD").partition("...")
    if not dots:
        old, dots, new = (given or "HEAD").partition("..")
    if not dots:
        return Range(git.resolve_rev(cwd, old), None)
    first, last = git.resolve_rev(cwd, old or "HEAD"), git.resolve_rev(cwd, new or "HEAD")
    if dots == "...":
        base = git.merge_base(cwd, first, last)
        if base is None:
            raise NoCommonCommitError(old or "HEAD", new or "HEAD", shallow=git.is_shallow(cwd))
        first = base
    return Range(first, last)


def texts_at(root: Path, revision: str) -> dict[str, str]:
    """Return the texts of a workspace's files at a revision, by path relative to its root.

    Bytes that are no UTF-8 come as lone surrogates, as from disk. Symbolic links are left out.
    """
    prefix = prefix_of(root)
    wanted = {
        path: blob
        for path, blob in git.tree(root, revision, prefix.rstrip("/")).items()
        if path.startswith(prefix) and is_workspace_file(path.removeprefix(prefix))
    }
    names = (path.removeprefix(prefix) for path in wanted)
    return _decoded(zip(names, git.contents(root, wanted.values()), strict=True))


def is_workspace_file(path: str) -> bool:
    """Tell whether kamctl looks at a path: files that have a place, and strays in its folders."""
    folder, _, rest = path.partition("/")
    if not rest:
        return path in paths.ROOT_FILES
    hidden = any(part.startswith(".") for part in path.split("/"))
    return folder in paths.FOLDERS and not hidden and not path.lower().endswith(".md")


def revision_on(root: Path, day: dt.date) -> git.Commit | None:
    """Return the newest commit up to a day, following first parents from HEAD; None if there is none."""
    try:
        commits = git.log(root, "HEAD", first_parent=True)
    except NoCommitsError:
        return None
    return next((commit for commit in commits if commit.date.date() <= day), None)


def commit_of(root: Path, revision: str) -> git.Commit:
    """Return the commit that a revision names."""
    return git.log(root, revision)[0]


def commits_of_account(root: Path, account: str) -> tuple[Revised, ...]:
    """Return the commits that changed an account's files, its plan or minutes, or the criteria; oldest first.

    Merges are left out: what they brought together has its own commits.
    """
    prefix = prefix_of(root)
    minutes = f"{prefix}reviews/{account}"
    own = ["criteria.yaml", paths.account_path(account), paths.plan_path(account)]
    commits = [c for c in git.log(root, "HEAD", [*(prefix + p for p in own), minutes]) if not _is_merge(c)]
    names = ["kam.yaml", *own, *(p.removeprefix(prefix) for p in _ever_under(root, minutes))]
    texts = _texts_of_all(root, prefix, {id_ for c in commits for id_ in (c.id, *c.parents)}, names)
    cut_off = git.is_shallow(root)
    found = []
    for commit in reversed(commits):
        before = texts[commit.parents[0]] if commit.parents else None if cut_off else {}
        found.append(Revised(commit, before, texts[commit.id]))
    return tuple(found)


def _is_merge(commit: git.Commit) -> bool:
    return len(commit.parents) > 1


def _ever_under(root: Path, folder: str) -> list[str]:
    """Return the files that ever were in a folder: of each commit that changed it, and of its parents."""
    commits = {id_ for c in git.log(root, "HEAD", [folder]) for id_ in (c.id, *c.parents)}
    return sorted({p for commit in commits for p in git.tree(root, commit, folder) if p.endswith(".yaml")})


def _texts_of_all(
    root: Path, prefix: str, commits: Iterable[str], names: list[str]
) -> dict[str, dict[str, str]]:
    """Return the texts of some files at many commits: all asked of one git process."""
    asked = [(commit, name) for commit in commits for name in names]
    found = git.contents(root, [f"{commit}:{prefix}{name}" for commit, name in asked])
    texts: dict[str, dict[str, str]] = {commit: {} for commit, _ in asked}
    for (commit, name), content in zip(asked, found, strict=True):
        if content is not None:
            texts[commit][name] = _text(content)
    return texts


def criteria_versions(root: Path) -> tuple[tuple[git.Commit, str], ...]:
    """Return each version of the criteria that was committed, with its commit, oldest first."""
    path = f"{prefix_of(root)}criteria.yaml"
    commits = git.log(root, "HEAD", [path])
    found = git.contents(root, [f"{commit.id}:{path}" for commit in commits])
    texts = _decoded((commit.id, content) for commit, content in zip(commits, found, strict=True))
    return tuple((commit, texts[commit.id]) for commit in reversed(commits) if commit.id in texts)


def prefix_of(root: Path) -> str:
    """Return what leads from the top of the repository to the workspace: `sales/`, or nothing."""
    inside = root.resolve().relative_to(git.toplevel(root).resolve()).as_posix()
    return "" if inside == "." else f"{inside}/"


def _decoded(contents: Iterable[tuple[str, bytes | None]]) -> dict[str, str]:
    return {path: _text(content) for path, content in contents if content is not None}


def _text(content: bytes) -> str:
    return content[: MAX_SIZE + 1].decode("utf-8", "surrogateescape")
