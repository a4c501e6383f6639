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
from kamctl.model.kinds import KINDS
from kamctl.workspace import paths
from kamctl.yaml.reader import MAX_SIZE


@dataclass(frozen=True, slots=True)
class Range:
    """Two revisions to compare; `new` is None for the files on disk."""

    old: str
    new: str | None


@dataclass(frozen=True, slots=True)
class Revised:
    """A commit and the texts of some files before and after it, by path in the workspace.

    `before` is None if the clone was cut off: what the commit changed cannot be known.
    """

    commit: git.Commit
    before: Mapping[str, str] | None
    after: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AccountVersions:
    """What git holds of an account, oldest first.

    `commits` changed its files, its plan or minutes, or the criteria; merges are left out: what they
    brought together has its own commits. `criteria` are the versions of the criteria.
    """

    commits: tuple[Revised, ...]
    criteria: tuple[tuple[git.Commit, str], ...]


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
    return _decoded(zip(names, git.blobs(root, wanted.values()), strict=True))


def is_workspace_file(path: str) -> bool:
    """Tell whether kamctl looks at a path: known files, and strays in its folders."""
    folder, _, rest = path.partition("/")
    if not rest:
        return path in paths.ROOT_FILES
    hidden = any(part.startswith(".") for part in path.split("/"))
    return folder in paths.FOLDERS and not hidden and not path.lower().endswith(".md")


def last_change(root: Path) -> dt.datetime | None:
    """Return when the workspace was last committed; None before its first commit.

    Raises NotARepositoryError, NoCommitsError.
    """
    repository = git.repository(root)
    prefix = _inside(root, repository.top)
    return git.committed(repository, [prefix + name for name in (*paths.ROOT_FILES, *paths.FOLDERS)])


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


def of_account(root: Path, account: str) -> AccountVersions:
    """Return what git holds of an account, in five processes of git however long the history is.

    Raises NotARepositoryError, NoCommitsError.
    """
    repository = git.repository(root)
    prefix = _inside(root, repository.top)
    files, folders = _of_account(account)
    criteria = paths.path_of("criteria")
    own, below = [criteria, *files], [prefix + folder for folder in folders]
    touched = git.commits(repository, [*(prefix + p for p in own), *below])
    ever = git.changed_paths(repository, (c.id for c in touched), below)
    names = [
        paths.path_of("kam"), *own, *(p.removeprefix(prefix) for p in sorted(ever) if p.endswith(".yaml")),
    ]  # fmt: skip
    commits = [c for c in touched if not _is_merge(c)]
    approved = git.commits(repository, [prefix + criteria])

    revisions = dict.fromkeys(id_ for c in commits for id_ in (c.id, *c.parents))
    asked = dict.fromkeys((id_, name) for id_ in revisions for name in names)
    asked |= dict.fromkeys((c.id, criteria) for c in approved)
    blobs = git.contents(root, [f"{id_}:{prefix}{name}" for id_, name in asked])
    texts: dict[str, dict[str, str]] = {id_: {} for id_, _ in asked}
    for (id_, name), blob in zip(asked, blobs, strict=True):
        if blob is not None:
            texts[id_][name] = _text(blob)
    return AccountVersions(
        tuple(_revised(commit, texts, cut_off=repository.is_shallow) for commit in reversed(commits)),
        tuple(
            (commit, texts[commit.id][criteria])
            for commit in reversed(approved)
            if criteria in texts[commit.id]
        ),
    )


def of_criteria(root: Path) -> tuple[tuple[git.Commit, str], ...]:
    """Return the versions of the criteria that were committed, oldest first.

    Raises NotARepositoryError, NoCommitsError.
    """
    repository = git.repository(root)
    path = _inside(root, repository.top) + paths.path_of("criteria")
    commits = git.commits(repository, [path])[::-1]
    blobs = git.contents(root, [f"{commit.id}:{path}" for commit in commits])
    return tuple((c, _text(blob)) for c, blob in zip(commits, blobs, strict=True) if blob is not None)


def _revised(commit: git.Commit, texts: Mapping[str, Mapping[str, str]], *, cut_off: bool) -> Revised:
    before = texts[commit.parents[0]] if commit.parents else None if cut_off else {}
    return Revised(commit, before, texts[commit.id])


def _of_account(account: str) -> tuple[list[str], list[str]]:
    """Return the files and the folders that belong to an account."""
    whole: list[str] = []
    for kind in KINDS.values():
        head, found, _ = kind.path.partition("<account>")
        if found:
            whole.append(kind.path.replace(found, account) if kind.keys == ("account",) else head + account)
    return [p for p in whole if p.endswith(".yaml")], [p for p in whole if not p.endswith(".yaml")]


def _is_merge(commit: git.Commit) -> bool:
    return len(commit.parents) > 1


def prefix_of(root: Path) -> str:
    """Return the path from the top of the repository to the workspace: `sales/`, or nothing."""
    return _inside(root, git.toplevel(root))


def _inside(root: Path, top: Path) -> str:
    inside = root.resolve().relative_to(top.resolve()).as_posix()
    return "" if inside == "." else f"{inside}/"


def _decoded(contents: Iterable[tuple[str, bytes | None]]) -> dict[str, str]:
    return {path: _text(content) for path, content in contents if content is not None}


def _text(content: bytes) -> str:
    return content[: MAX_SIZE + 1].decode("utf-8", "surrogateescape")
