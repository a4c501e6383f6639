"""How a change is taken back by hand: what a command that wrote says last."""

from __future__ import annotations

import hashlib
import os
import shlex
from collections.abc import Sequence
from pathlib import Path

from kamctl.errors import KamctlError
from kamctl.git import run as git
from kamctl.wording import listed
from kamctl.workspace.write import Written


def way_back(root: Path, files: Sequence[Written]) -> str:
    """Return how to undo what was written to files of a workspace; empty where nothing was.

    git restores a file that held what its index holds. One with changes that git does not know would
    lose them, so that it is to be edited; a new one is deleted.
    """
    here, changed = Path.cwd(), [one for one in files if one.changed]
    made = [one.path for one in changed if one.before is None]
    known = _restorable(root, [one for one in changed if one.before is not None])
    other = [one.path for one in changed if one.before is not None and one.path not in known]
    restore = ["git", "restore"] if here.is_relative_to(root) else ["git", "-C", str(root), "restore"]
    base = here if here.is_relative_to(root) else root
    steps = [shlex.join([*restore, *_seen(root, known, base)])] if known else []
    steps += [shlex.join(["rm", *_seen(root, made, here)])] if made else []
    said = [" && ".join(steps)] if steps else []
    if other:
        named = listed(_seen(root, other, here))
        said.append(f"change {named} back by hand: git does not hold what was there")
    return "; ".join(said)


def _restorable(root: Path, files: Sequence[Written]) -> list[str]:
    """Return the files that git has as they were before they were written to."""
    if not files or not _may_be_in_git(root):
        return []
    try:
        held = git.index(root, [one.path for one in files])
    except KamctlError:
        return []
    return [
        one.path for one in files if _blob(one.before or "", held.get(one.path, "")) == held.get(one.path)
    ]


def _may_be_in_git(root: Path) -> bool:
    here = root.absolute()
    return any((folder / ".git").exists() for folder in (here, *here.parents))


def _blob(text: str, like: str) -> str:
    """Return the name that git gives a text, by the hash that another name shows."""
    content = text.encode()
    made = hashlib.sha256 if len(like) == 64 else hashlib.sha1
    return made(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _seen(root: Path, paths: Sequence[str], base: Path) -> list[str]:
    """Return paths as they are seen from a folder."""
    return [os.path.relpath(root / path, base) for path in paths]
