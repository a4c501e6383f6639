"""Runs git: the only place that does, and only with commands that run no foreign code.

A directory that was shared or unzipped brings its own `.git/config`, hooks, attributes and file
names. Each function here uses plumbing that starts nothing named there (found by trying, and kept
by tests with a canary in every such setting): no fsmonitor, hook, filter, external diff, textconv,
signature check, pager or transport. Local changes are therefore found by comparing the bytes of
files with `tree` and `blobs`, never with `git status` or `git diff`.

Paths are relative to the top of the work tree and written with `/`; `cwd` is any directory in it.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from kamctl.git.errors import (
    GitFailedError,
    GitMissingError,
    MissingObjectError,
    NoCommitsError,
    OtherWorkTreeError,
    StrangeAnswerError,
    UnknownRevisionError,
    explain,
)

P = ParamSpec("P")
T = TypeVar("T")
TIMEOUT_SECONDS = 120

_FLAGS = (
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "safe.bareRepository=explicit",
    "--no-optional-locks",
    "--no-pager",
    "--literal-pathspecs",
)
# Where the user's own configuration lies. All other GIT_* may come from a hook that runs kamctl
# (GIT_DIR, GIT_INDEX_FILE) and would send every command to another repository.
_KEPT = (
    "GIT_EXEC_PATH",
    "GIT_CEILING_DIRECTORIES",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_CONFIG_COUNT",
)
_KEPT_PREFIXES = ("GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_")


# Printed before each object; a missing one has `NAME missing` instead.
_HEADER = re.compile(rb"[0-9a-f]{40,64} (?P<type>blob|tree|commit|tag) (?P<size>[0-9]+)")


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: `id` and `parents` are full hashes, `date` is the author's, with its offset."""

    id: str
    parents: tuple[str, ...]
    author: str
    email: str
    date: dt.datetime
    subject: str


@dataclass(frozen=True, slots=True)
class Stages:
    """The three versions of a conflicted file; None where a side has none."""

    base: bytes | None
    ours: bytes | None
    theirs: bytes | None


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository: the top of its work tree, the commit of HEAD, and whether older history was cut off."""

    top: Path
    head: str
    is_shallow: bool


def environment() -> dict[str, str]:
    """Return this process' environment, scrubbed for git: no prompts, no network, English."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name in _KEPT or name.startswith(_KEPT_PREFIXES)
    }
    # A partial clone would fetch what it lacks, from an address and through commands of its config.
    no_network = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1"}
    return kept | no_network | {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


def run(
    args: Sequence[str], cwd: Path, *, stdin: bytes | None = None, accept: Sequence[int] = (0,)
) -> tuple[int, bytes]:
    """Run git and return its exit status and output.

    Raises a KamctlError where git is missing, takes longer than two minutes, or ends with a
    status that is not in `accept`.
    """
    try:
        done = subprocess.run(  # noqa: S603
            [_git(), *_FLAGS, *args],
            cwd=cwd,
            env=environment(),
            input=stdin if stdin is not None else b"",
            capture_output=True,
            timeout=TIMEOUT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise GitFailedError(args[0], f"no answer within {TIMEOUT_SECONDS} seconds") from error
    except (OSError, ValueError) as error:
        raise GitFailedError(args[0], str(error)) from error
    if done.returncode not in accept:
        raise explain(args[0], done.stderr.decode("utf-8", "replace"), cwd)
    return done.returncode, done.stdout


def _understood(ask: Callable[P, T]) -> Callable[P, T]:
    """Report an answer that git never gives: another program has its name."""

    @wraps(ask)
    def asked(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return ask(*args, **kwargs)
        except (ValueError, IndexError) as error:
            raise StrangeAnswerError(_git()) from error

    return asked


@_understood
def toplevel(cwd: Path) -> Path:
    """Return the top directory of the work tree that `cwd` is in."""
    _, out = run(["rev-parse", "--show-toplevel"], cwd)
    return _top(out.removesuffix(b"\n"), cwd)


def is_shallow(cwd: Path) -> bool:
    """Tell whether older history was cut off when the repository was cloned."""
    _, out = run(["rev-parse", "--is-shallow-repository"], cwd)
    return out.strip() == b"true"


@_understood
def resolve_rev(cwd: Path, rev: str) -> str:
    """Return the full hash of the commit that `rev` names.

    Raises NoCommitsError in a repository without any, UnknownRevisionError otherwise.
    """
    found = _commit(cwd, rev)
    if found is None and _commit(cwd, "HEAD") is None:
        raise NoCommitsError
    if found is None:
        raise UnknownRevisionError(rev, shallow=is_shallow(cwd))
    return found


@_understood
def merge_base(cwd: Path, ours: str, theirs: str) -> str | None:
    """Return the best common ancestor of two revisions, None where there is none.

    In a shallow clone None also means that the ancestor was cut off: ask `is_shallow`.
    """
    commits = [resolve_rev(cwd, rev) for rev in (ours, theirs)]
    status, out = run(["merge-base", "--end-of-options", *commits], cwd, accept=(0, 1))
    return out.decode().strip() if status == 0 else None


def is_on_origin(cwd: Path, commit: str) -> bool:
    """Tell whether `origin` had a commit (a full hash) when this clone last heard of it."""
    _, out = run(["for-each-ref", "--count=1", f"--contains={commit}", "refs/remotes/origin"], cwd)
    return bool(out)


@_understood
def log(cwd: Path, rev: str, paths: Iterable[str] = (), *, first_parent: bool = False) -> tuple[Commit, ...]:
    """Return the commits reachable from `rev` that changed one of `paths`, newest first.

    Without paths: all commits. In a shallow clone the oldest commit seems to have made every file.
    """
    return _rev_list(toplevel(cwd), resolve_rev(cwd, rev), paths, first_parent=first_parent)


@_understood
def repository(cwd: Path) -> Repository:
    """Return what several questions about a repository need, from one process.

    Raises NotARepositoryError, NoCommitsError.
    """
    args = ["rev-parse", "--show-toplevel", "--is-shallow-repository", "HEAD^{commit}"]
    status, out = run(args, cwd, accept=(0, 128))
    facts = out.removesuffix(b"\n").rsplit(b"\n", 2)
    if status != 0 or len(facts) != 3:  # asked one by one, git says which of them it does not know
        return Repository(toplevel(cwd), resolve_rev(cwd, "HEAD"), is_shallow(cwd))
    top, shallow, head = facts
    return Repository(_top(top, cwd), head.decode(), shallow == b"true")


def _top(name: bytes, cwd: Path) -> Path:
    top = Path(os.fsdecode(name))
    if not cwd.resolve().is_relative_to(top.resolve()):  # `core.worktree` says so
        raise OtherWorkTreeError(cwd, top)
    return top


@_understood
def commits(repository: Repository, paths: Iterable[str]) -> tuple[Commit, ...]:
    """Return the commits up to HEAD that changed one of `paths`, newest first; see `log`."""
    return _rev_list(repository.top, repository.head, paths)


@_understood
def changed_paths(repository: Repository, commits: Iterable[str], under: Sequence[str]) -> frozenset[str]:
    """Return the files under directories that some commits (full hashes) added, changed or removed."""
    if not under:
        return frozenset()
    feed = "".join(f"{commit}\n" for commit in commits).encode()
    options = ["--stdin", "-r", "-m", "--root", "--no-renames", "--no-ext-diff", "--name-only"]
    _, out = run(["diff-tree", *options, "--no-commit-id", "-z", "--", *under], repository.top, stdin=feed)
    return frozenset(os.fsdecode(name) for name in out.split(b"\0")[:-1])


@_understood
def committed(repository: Repository, paths: Iterable[str]) -> dt.datetime | None:
    """Return when the newest commit up to HEAD that changed one of `paths` was made; None if none did."""
    options = ["--max-count=1", "--format=%cI", "--end-of-options", repository.head]
    _, out = run(["rev-list", *options, "--", *paths], repository.top)
    lines = out.decode().split()  # `commit HASH`, and the day below it
    return dt.datetime.fromisoformat(lines[-1]) if lines else None


def _rev_list(
    top: Path, commit: str, paths: Iterable[str], *, first_parent: bool = False
) -> tuple[Commit, ...]:
    fields = "%H%x00%P%x00%an%x00%ae%x00%aI%x00%s"
    options = [f"--format={fields}", "--encoding=UTF-8", "--topo-order"]
    if first_parent:
        options.append("--first-parent")
    _, out = run(["rev-list", *options, "--end-of-options", commit, "--", *paths], cwd=top)
    lines = out.decode("utf-8", "replace").split("\n")
    return tuple(_read_commit(line) for line in lines if "\0" in line)


@_understood
def tree(cwd: Path, rev: str, under: str = "") -> dict[str, str]:
    """Return the regular files under a directory (or file) of a revision, as {path: blob hash}.

    Symbolic links and submodules are left out. Names that are no UTF-8 hold surrogates.
    """
    commit = resolve_rev(cwd, rev)
    paths = ["--", under] if under not in ("", ".") else []
    _, out = run(["ls-tree", "-r", "-z", "--full-tree", "--end-of-options", commit, *paths], cwd)
    files = {}
    for entry in out.split(b"\0")[:-1]:
        facts, _, name = entry.partition(b"\t")
        mode, _, blob = facts.split(b" ")
        if mode.startswith(b"100"):
            files[os.fsdecode(name)] = blob.decode()
    return files


@_understood
def contents(cwd: Path, names: Iterable[str]) -> list[bytes | None]:
    """Return the blobs that `names` name (a hash, or `COMMIT:path`), None for each that is none.

    One process for all of them: the versions of a file in a long history come cheap.
    """
    wanted = list(names)
    asked = [name if "\n" not in name else "" for name in wanted]
    if not wanted:
        return []
    feed = b"".join(os.fsencode(name) + b"\n" for name in asked)
    _, out = run(["cat-file", "--batch", "--buffer"], cwd, stdin=feed)
    return _read_batch(out, len(wanted))


def blobs(cwd: Path, hashes: Iterable[str]) -> list[bytes]:
    """Return the blobs of a tree or of the index.

    Raises:
        MissingObjectError: one that should be there is not: the repository is damaged or partial.
    """
    found = []
    for blob in contents(cwd, hashes):
        if blob is None:
            raise MissingObjectError
        found.append(blob)
    return found


@_understood
def unmerged(cwd: Path, paths: Iterable[str] = ()) -> dict[str, Stages]:
    """Return the conflicted files of the index (all, or those at or under `paths`)."""
    options = ["-u", "-z", "--full-name"]
    _, out = run(["ls-files", *options, "--", *paths], cwd=toplevel(cwd))
    blobs: dict[str, dict[bytes, str]] = {}
    for entry in out.split(b"\0")[:-1]:
        facts, _, name = entry.partition(b"\t")
        _, blob, stage = facts.split(b" ")
        blobs.setdefault(os.fsdecode(name), {})[stage] = blob.decode()
    return {path: _stages(cwd, by_stage) for path, by_stage in blobs.items()}


def user_email(cwd: Path) -> str | None:
    """Return `user.email` of git's configuration, None where it is not set."""
    return config(cwd, "user.email")


def config(cwd: Path, name: str) -> str | None:
    """Return the value of a setting, None where it is not set (or, in a list, its last one)."""
    status, out = run(["config", "--null", "--get", name], cwd, accept=(0, 1))
    return os.fsdecode(out.removesuffix(b"\0")) if status == 0 else None


def set_config(cwd: Path, name: str, value: str) -> None:
    """Set one setting of this clone."""
    run(["config", "--local", name, value], cwd)


def remove_config(cwd: Path, section: str) -> bool:
    """Remove a section of this clone's settings; returns whether it was there."""
    kept = rf"^{re.escape(section)}\."
    status, _ = run(["config", "--local", "--null", "--get-regexp", kept], cwd, accept=(0, 1))
    if status == 0:
        run(["config", "--local", "--remove-section", section], cwd)
    return status == 0


@_understood
def attributes(cwd: Path, paths: Iterable[str], names: Sequence[str]) -> dict[tuple[str, str], str]:
    """Return {(path, attribute): value} as `.gitattributes` says; paths count from the top."""
    feed = b"".join(os.fsencode(path) + b"\0" for path in paths)
    _, out = run(["check-attr", "-z", "--stdin", *names], toplevel(cwd), stdin=feed)
    words = [os.fsdecode(word) for word in out.split(b"\0")[:-1]]
    return {
        (path, name): value for path, name, value in zip(words[::3], words[1::3], words[2::3], strict=True)
    }


def _stages(cwd: Path, by_stage: Mapping[bytes, str]) -> Stages:
    names = list(by_stage)
    found = dict(zip(names, blobs(cwd, (by_stage[name] for name in names)), strict=True))
    return Stages(found.get(b"1"), found.get(b"2"), found.get(b"3"))


def _commit(cwd: Path, rev: str) -> str | None:
    if not rev or "\0" in rev:
        return None
    args = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{rev}^{{commit}}"]
    status, out = run(args, cwd, accept=(0, 1, 128) if rev != "HEAD" else (0, 1))
    # `^main` names all that is not in main, and passes as a revision.
    return out.decode().strip() if status == 0 and not out.startswith(b"^") else None


def _read_commit(line: str) -> Commit:
    commit, parents, author, email, date, subject = line.split("\0", 5)
    return Commit(commit, tuple(parents.split()), author, email, dt.datetime.fromisoformat(date), subject)


def _read_batch(out: bytes, count: int) -> list[bytes | None]:
    found: list[bytes | None] = []
    at = 0
    for _ in range(count):
        head_end = out.index(b"\n", at)
        header = _HEADER.fullmatch(out, at, head_end)
        at = head_end + 1
        if header:
            size = int(header["size"])
            found.append(out[at : at + size] if header["type"] == b"blob" else None)
            at += size + 1
        else:  # `NAME missing`, `NAME ambiguous`
            found.append(None)
    return found


@cache
def _git() -> str:
    found = shutil.which("git")
    if found is None or not Path(found).is_absolute():  # a git in the current directory is foreign code
        raise GitMissingError
    return found
