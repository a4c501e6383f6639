"""Why git could not answer, each with a way out."""

from __future__ import annotations

import re
from pathlib import Path

from kamctl.errors import KamctlError


class GitMissingError(KamctlError):
    """There is no git on this machine."""

    def __init__(self) -> None:
        super().__init__("git was not found", "Install git, or add its directory to PATH.")


class NotARepositoryError(KamctlError):
    """The directory is not under git."""

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"{directory} is not in a git work tree",
            "Run the command in a clone of the workspace; `git init` starts a new repository.",
        )


class BrokenRepositoryError(KamctlError):
    """The file `.git` of a submodule or another work tree leads to a missing repository."""

    def __init__(self, directory: Path, missing: str) -> None:
        super().__init__(
            f"{directory} belongs to a missing git repository: {missing}",
            "Put it back where it was, or correct or delete the file `.git` that names it.",
        )


class OtherWorkTreeError(KamctlError):
    """git takes another directory for the work tree."""

    def __init__(self, directory: Path, top: Path) -> None:
        super().__init__(
            f"git takes {top} for the work tree, and {directory} is not in it",
            "Does `git config core.worktree` name the right directory? `git config --unset core.worktree` "
            "makes it the one with `.git`.",
        )


class NoCommitsError(KamctlError):
    """The repository is new and empty."""

    def __init__(self) -> None:
        super().__init__("the repository has no commits yet", "Commit the workspace first.")


class DubiousOwnershipError(KamctlError):
    """git refuses a directory that another user owns."""

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"git refuses {directory}: it belongs to another user",
            "If you trust it, allow this directory in git: "
            f"git config --global --add safe.directory '{directory}'",
        )


class UnknownRevisionError(KamctlError):
    """No commit has this name."""

    def __init__(self, rev: str, *, shallow: bool = False) -> None:
        way_out = "Name a commit, a branch or a tag that `git log` knows."
        if shallow:
            way_out = "This clone is shallow: fetch the rest with `git fetch --unshallow` and try again."
        super().__init__(f"git does not know the revision {rev!r}", way_out)


class NoCommonCommitError(KamctlError):
    """Two revisions have no ancestor in common that this clone knows of."""

    def __init__(self, old: str, new: str, *, shallow: bool) -> None:
        way_out = f"Compare them as they are: {old}..{new}."
        if shallow:
            way_out = "This clone is shallow: fetch the rest with `git fetch --unshallow` and try again."
        super().__init__(f"{old} and {new} have no commit in common", way_out)


class MissingObjectError(KamctlError):
    """A file's content is not in this clone."""

    def __init__(self) -> None:
        super().__init__(
            "this clone lacks the content of some files at that revision",
            "It is a partial clone or damaged: `git fetch --refetch` brings everything, `git fsck` checks.",
        )


class StrangeAnswerError(KamctlError):
    """The program called git does not answer as git does."""

    def __init__(self, program: str) -> None:
        super().__init__(
            f"{program} does not answer as git does",
            "Is it git? Check `git --version`, and which program PATH finds.",
        )


class GitFailedError(KamctlError):
    """git ended with an error that has no special message here."""

    def __init__(self, command: str, said: str) -> None:
        super().__init__(
            f"git {command} failed: {said}", "Run `git fsck` to see whether the repository is sound."
        )


def explain(command: str, said: str, cwd: Path) -> KamctlError:
    """Return the error for git's stderr (in English, because of LC_ALL=C)."""
    if "dubious ownership" in said:
        return DubiousOwnershipError(cwd)
    not_here = (
        "not a git repository (",
        "must be run in a work tree",
        "cannot use bare repository",
        "can only be used inside a git repository",
    )
    if any(part in said for part in not_here):
        return NotARepositoryError(cwd)
    missing = re.search(r"not a git repository: (.+)", said)
    if missing:
        return BrokenRepositoryError(cwd, missing[1])
    if "does not have any commits yet" in said:
        return NoCommitsError()
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return GitFailedError(command, lines[-1].removeprefix("fatal: ") if lines else "it said nothing")
