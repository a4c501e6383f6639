"""Merges conflicted files again by id: those that were merged as text, without the driver."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kamctl.app.session import Session
from kamctl.errors import KamctlError
from kamctl.git import run as git
from kamctl.git.errors import NotARepositoryError
from kamctl.git.run import Stages
from kamctl.merge.markers import Sides, has_markers, sides
from kamctl.merge.merge import Merged, UnsupportedError, merge
from kamctl.merge.safe_merge import merge_sound
from kamctl.workspace.disk import find_root, scan
from kamctl.workspace.paths import place
from kamctl.workspace.write import Written, change_file


class NotConflictedError(KamctlError):
    """A file named has no conflict."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} is not a conflicted file of the workspace", "`git status` lists the files in conflict."
        )


@dataclass(frozen=True, slots=True)
class Resolved:
    """The result for a file: its new text (None: left as it is), places in conflict, and why.

    `caution` is what a person should check even without a conflict.
    """

    merged: Merged | None
    reason: str = ""
    caution: str = ""


def conflicted(session: Session, paths: Sequence[str] = ()) -> tuple[Path, dict[str, Resolved]]:
    """Return the workspace's root and the results of its conflicted files by path: all, or those of `paths`.

    Raises:
        NoWorkspaceError: there is no workspace.
        NotConflictedError: one of the paths has no conflict.
    """
    root = find_root(session.directory)
    found = _all_conflicted(root)
    if not paths:
        return root, found
    wanted = [_inside(root, session.directory / path) for path in paths]
    for path in wanted:
        if path not in found:
            raise NotConflictedError(path)
    return root, {path: found[path] for path in wanted}


def write(root: Path, path: str, merged: Merged, *, dry_run: bool = False) -> Written:
    """Write a merged file; see `kamctl.workspace.write.change_file`."""
    create = not (root / path).exists()
    return change_file(root, path, lambda _old: merged.text, create=create, dry_run=dry_run)


def _all_conflicted(root: Path) -> dict[str, Resolved]:
    texts: Mapping[str, str] = scan(root)[0]
    found: dict[str, Resolved] = {}
    try:
        top = os.path.realpath(git.toplevel(root))
        stages = git.unmerged(root)
    except NotARepositoryError:
        top, stages = os.path.realpath(root), {}
    for full, versions in stages.items():
        path = Path(os.path.relpath(f"{top}/{full}", os.path.realpath(root))).as_posix()
        if place(path) is not None:
            found[path] = from_stages(versions, texts.get(path), path)
    for path, text in texts.items():
        if path not in found and has_markers(text):
            found[path] = from_markers(text)
    return dict(sorted(found.items()))


def _inside(root: Path, file: Path) -> str:
    return Path(os.path.relpath(os.path.realpath(file), os.path.realpath(root))).as_posix()


def from_stages(stages: Stages, text: str | None, path: str = "") -> Resolved:
    """Merge the three versions in git's index; `text` is the file on disk.

    A file that somebody has edited since is left alone.
    """
    if stages.ours is None or stages.theirs is None:
        who = "we" if stages.ours is None else "they"
        return Resolved(None, f"{who} deleted it and the other side changed it: `git add` it or `git rm` it")
    try:
        base, ours, theirs = (
            (content or b"").decode("utf-8") for content in (stages.base, stages.ours, stages.theirs)
        )
    except UnicodeDecodeError:
        return Resolved(None, "it is not UTF-8")
    if text is not None and "\r\n" in text and "\r\n" not in ours:
        base, ours, theirs = (_windows(version) for version in (base, ours, theirs))
    try:
        merged = merge_sound(base, ours, theirs, path)
    except UnsupportedError as error:
        return Resolved(None, f"it can only be merged as text ({error})")
    if text is not None and _worked_on(text, ours, base, theirs, merged.text):
        return Resolved(
            None,
            "it was edited since the merge: `git add` it, or `git checkout --merge -- FILE` to start again",
        )
    return Resolved(merged)


def from_markers(text: str) -> Resolved:
    """Merge what is between the conflict markers of a committed file.

    Without the base (markers of git's style `merge`), what only one side has counts as added.
    """
    versions = sides(text)
    if versions is None:
        return Resolved(None, "its conflict markers are incomplete: fix them by hand")
    try:
        merged = _merged(versions)
    except UnsupportedError as error:
        return Resolved(None, f"it can only be merged by hand ({error})")
    if versions.base is not None:
        return Resolved(merged)
    if merged.conflicts:
        return Resolved(
            None, "both sides set the same field, and what it was before is no longer known: decide by hand"
        )
    return Resolved(
        merged,
        caution="what it was before is no longer known: a record that one side deleted may be back",
    )


def _merged(versions: Sides) -> Merged:
    if versions.base is not None:
        return merge(versions.base, versions.ours, versions.theirs)
    try:
        return merge(versions.common, versions.ours, versions.theirs)
    except UnsupportedError:  # lines that both records end with were outside the hunk
        return merge("", versions.ours, versions.theirs)


def _worked_on(text: str, *versions: str) -> bool:
    """Tell whether a file is neither ours (the first version), nor the last, nor git's with markers."""
    known = {line for version in versions for line in version.splitlines()}
    lines = text.splitlines()
    if not has_markers(text):
        return lines not in (versions[0].splitlines(), versions[-1].splitlines())
    return any(
        line not in known and not line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||"))
        for line in lines
    )


def _windows(text: str) -> str:
    return text.replace("\n", "\r\n")
