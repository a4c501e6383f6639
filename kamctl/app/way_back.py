"""How a change is taken back by hand: what a command that wrote says last."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from pathlib import Path

from kamctl.errors import KamctlError
from kamctl.git.names import blob_name
from kamctl.wording import listed
from kamctl.workspace.write import Written


def way_back(root: Path, files: Sequence[Written]) -> str:
    """Return how to undo what was written to files of a workspace; empty where nothing was.

    git restores a file that held what its index holds, and makes a conflict anew. One with changes that
    git does not know would lose them, so that it is to be edited; a new one is deleted.
    """
    here, changed = Path.cwd(), [one for one in files if one.changed]
    old = [one for one in changed if one.before is not None]
    held = _held(root, [one.path for one in old])
    conflicts = [one.path for one in old if held.get(one.path) == ""]
    known = [
        one.path for one in old if (blob := held.get(one.path)) and blob_name(one.before or "", blob) == blob
    ]
    git_here, base = (["git"], here) if here.is_relative_to(root) else (["git", "-C", str(root)], root)
    steps = [
        shlex.join([*words, *_seen(root, paths, below)])
        for words, paths, below in (
            ([*git_here, "restore"], known, base),
            ([*git_here, "checkout", "--merge", "--"], conflicts, base),
            (["rm"], [one.path for one in changed if one.before is None], here),
        )
        if paths
    ]
    other = [one.path for one in old if one.path not in (*known, *conflicts)]
    if not other:
        return " && ".join(steps)
    by_hand = f"change {listed(_seen(root, other, here))} back by hand: git does not hold what was there"
    return "; ".join([*steps, by_hand])


def _held(root: Path, paths: Sequence[str]) -> dict[str, str]:
    """Return what git's index holds of files, by hash; nothing outside of git."""
    if not paths or not _may_be_in_git(root):
        return {}
    from kamctl.git import run as git

    try:
        return git.index(root, paths)
    except KamctlError:
        return {}


def _may_be_in_git(root: Path) -> bool:
    here = root.absolute()
    return any((folder / ".git").exists() for folder in (here, *here.parents))


def _seen(root: Path, paths: Sequence[str], base: Path) -> list[str]:
    """Return paths as they are seen from a folder."""
    return [os.path.relpath(root / path, base) for path in paths]
