"""Three-way merge of a workspace's files: by id, in the text of ours, checked before it is believed.

Lines first: where a merge line by line is clean and holds every change, that is the result, as it
would be git's. Otherwise entries are merged by id and logs by date. What both sides changed
differently is left between markers, around the smallest field or record that has lines of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kamctl.merge.check import lost, lost_comments
from kamctl.merge.kinds import Path
from kamctl.merge.lines import matches, merge_lines, split_lines
from kamctl.merge.source import Source, UnsupportedError
from kamctl.merge.tree import TreeMerge, marked
from kamctl.yaml.tree import BOM

__all__ = ["Merged", "UnsupportedError", "merge"]


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text, and the paths of what was left in conflict (`()` is the whole file)."""

    text: str
    conflicts: tuple[Path, ...] = ()


def merge(base: str, ours: str, theirs: str, *, marker_size: int = 7) -> Merged:
    """Merge what theirs changed since base into the text of ours.

    `base` is empty where both sides added the file. Line ends, byte-order mark and all lines that
    theirs did not change are those of ours. Raises UnsupportedError for a text that the reader
    refuses (another format, conflict markers inside): merge it as plain text.
    """
    if theirs in (ours, base):
        return Merged(ours)
    if ours == base:
        return Merged(theirs)
    layout = _Layout(base, ours, theirs)
    was, mine, yours = (_plain(text) for text in (base, ours, theirs))
    merged = _merge(was, mine, yours, marker_size)
    return Merged(layout.restore(merged.text, mine), merged.conflicts)


def resolved(text: str, side: str, marker_size: int = 7) -> str:
    """Return a text with every conflict decided for one side, `ours` or `theirs`."""
    size = marker_size
    hunk = re.compile(
        rf"^<{{{size}}} ours\n(?P<ours>(?:.*\n)*?)={{{size}}}\n(?P<theirs>(?:.*\n)*?)>{{{size}}} theirs\n",
        re.MULTILINE,
    )
    return hunk.sub(lambda found: found[side], text)


def _merge(base: str, ours: str, theirs: str, marker_size: int) -> Merged:
    was = Source(base) if _says_something(base) else None
    mine, yours = Source(ours), Source(theirs)
    lines = merge_lines(*(split_lines(text) for text in (base, ours, theirs)))
    if lines is not None and _holds(was, mine, yours, "".join(lines)):
        return Merged("".join(lines))
    tree = TreeMerge(was, mine, yours, marker_size)
    if not tree.conflicts and _holds(was, mine, yours, tree.text):
        return Merged(tree.text)
    if tree.conflicts and _holds_but(was, mine, yours, tree, marker_size):
        return Merged(tree.text, tuple(tree.conflicts))
    # Not what it should be, though nobody knows why: both sides whole, for a person to see.
    return Merged(marked(ours, theirs, marker_size), ((),))


def _holds(base: Source | None, ours: Source, theirs: Source, text: str) -> bool:
    """Tell whether a text is valid and holds every change of both sides, comments included."""
    try:
        merged = Source(text)
    except UnsupportedError:
        return False
    was, comments = (base.data, base.comments) if base else ({}, [])
    texts = (
        [comment for _, comment in found]
        for found in (comments, ours.comments, theirs.comments, merged.comments)
    )
    return not lost(was, ours.data, theirs.data, merged.data) and not lost_comments(*texts)


def _holds_but(base: Source | None, ours: Source, theirs: Source, tree: TreeMerge, marker_size: int) -> bool:
    """Tell whether a text with conflicts, decided either way, holds all that is not in conflict."""
    for side in ("ours", "theirs"):
        try:
            merged = Source(resolved(tree.text, side, marker_size))
        except UnsupportedError:
            if () in tree.conflicts:
                continue
            return False
        for path in lost(base.data if base else {}, ours.data, theirs.data, merged.data):
            if not any(path[: len(known)] == known[: len(path)] for known in tree.conflicts):
                return False
    return True


def _says_something(text: str) -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines())


def _plain(text: str) -> str:
    bare = text.removeprefix(BOM).replace("\r\n", "\n")
    return bare if bare.endswith("\n") or not bare else bare + "\n"


class _Layout:
    """What a text is stored in, apart from its lines: byte-order mark, line ends, the last of them."""

    def __init__(self, base: str, ours: str, theirs: str) -> None:
        self.ours = ours
        ends = [text.endswith("\n") for text in (base, ours, theirs)]
        self.ends = ends[2] if ends[1] == ends[0] else ends[1]

    def restore(self, text: str, plain: str) -> str:
        """Return a merged text as ours is stored; `plain` is ours as it was merged."""
        crlf = self.ours.count("\r\n")
        if crlf and crlf == self.ours.count("\n"):
            text = text.replace("\n", "\r\n")
        elif crlf:
            text = self._mixed(text, plain, crlf)
        if not self.ends and not text.endswith(tuple(_MARKER_ENDS)):
            text = text.removesuffix("\n").removesuffix("\r")
        return BOM + text if self.ours.startswith(BOM) else text

    def _mixed(self, text: str, plain: str, crlf: int) -> str:
        usual = "\r\n" if crlf * 2 > self.ours.count("\n") else "\n"
        before = self.ours.removeprefix(BOM).split("\n")
        lines = text.removesuffix("\n").split("\n")
        ends = dict.fromkeys(range(len(lines)), usual)
        for i, j in matches(plain.removesuffix("\n").split("\n"), lines):
            ends[j] = "\r\n" if before[i].endswith("\r") else "\n"
        return "".join(line + ends[index] for index, line in enumerate(lines))


_MARKER_ENDS = (" theirs\n", " theirs\r\n")
