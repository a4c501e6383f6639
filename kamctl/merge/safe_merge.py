"""Merges only valid sides, and only into a valid file."""

from __future__ import annotations

from kamctl import hints
from kamctl.merge.merge import Merged, UnsupportedError, merge
from kamctl.model.kinds import Kind
from kamctl.workspace.paths import place
from kamctl.workspace.validate import read_record


def kind_of(path: str) -> Kind | None:
    """Return the kind of a file by its path in the repository, wherever the workspace is in it."""
    parts = path.split("/")
    for start in range(len(parts)):
        found = place("/".join(parts[start:]))
        if found is not None:
            return found.kind
    return None


def merge_sound(base: str, ours: str, theirs: str, path: str, *, marker_size: int = 7) -> Merged:
    """Merge a workspace's file as `merge` does, but only valid sides, and never into an invalid file.

    Raises:
        UnsupportedError: the text cannot be merged by id, a side is not valid, or the result would
            not be.
    """
    kind = kind_of(path)
    for side, text in (("our", ours), ("their", theirs)):
        if kind is not None and not _is_sound(kind, path, text):
            raise UnsupportedError(f"{side} version of it has faults, see `{hints.check()}`")
    merged = merge(base, ours, theirs, marker_size=marker_size)
    if kind is not None and not merged.conflicts and not _is_sound(kind, path, merged.text):
        raise UnsupportedError("both changes together would not be valid")
    return merged


def _is_sound(kind: Kind, path: str, text: str) -> bool:
    return read_record(kind, path, text).record is not None
