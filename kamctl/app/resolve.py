"""Merges a conflicted file again by id: one that was merged as text, without the driver."""

from __future__ import annotations

from dataclasses import dataclass

from kamctl.git.run import Stages
from kamctl.merge.markers import Sides, has_markers, sides
from kamctl.merge.merge import Merged, UnsupportedError, merge
from kamctl.merge.safe_merge import merge_sound


@dataclass(frozen=True, slots=True)
class Resolved:
    """What became of a file: its new text (None: left as it is), places in conflict, and why.

    `caution` is what a person should look at though there is no conflict.
    """

    merged: Merged | None
    reason: str = ""
    caution: str = ""


def from_stages(stages: Stages, text: str | None, path: str = "") -> Resolved:
    """Merge the three versions that git's index holds; `text` is the file as it lies there.

    A file that somebody has worked on since is left alone.
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
    """Merge what stands between the conflict markers of a committed file.

    Without the base (markers of git's style `merge`), what one side alone has counts as added.
    """
    versions = sides(text)
    if versions is None:
        return Resolved(None, "its conflict markers are not whole: mend them by hand")
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
    except UnsupportedError:  # lines that both records end with stood outside of the hunk
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
