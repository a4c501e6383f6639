"""Three-way merge of a workspace's files: by id, into the text of ours, and checked before it is accepted.

If a line-by-line merge is clean and holds every change, it is the result, as git's would be. Otherwise
entries are merged by id and logs by date. What both sides changed differently is left between markers, around
the smallest field or record that has lines of its own. If the check still fails, the places that went wrong
are marked as well. As a last resort the lines that both sides changed are marked, as git would do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kamctl.merge.check import lost, lost_comments
from kamctl.merge.kinds import Path
from kamctl.merge.lines import matches, merge_lines, split_lines
from kamctl.merge.source import Source, UnsupportedError
from kamctl.merge.tree import ConflictError, TreeMerge, marked
from kamctl.yaml.tree import BOM

__all__ = ["Merged", "UnsupportedError", "merge"]

# Marking the places that went wrong is tried this often; after that, lines are marked.
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text, and the paths left in conflict (`()` is the whole file)."""

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
    """Return a text with every conflict resolved in favour of one side, `ours` or `theirs`."""
    size = marker_size
    hunk = re.compile(
        rf"^<{{{size}}} ours\n(?P<ours>(?:.*\n)*?)={{{size}}}\n(?P<theirs>(?:.*\n)*?)>{{{size}}} theirs\n",
        re.MULTILINE,
    )
    return hunk.sub(lambda found: found[side], text)


def _merge(base: str, ours: str, theirs: str, marker_size: int) -> Merged:
    was = Source(base) if _says_something(base) else None
    mine, yours = Source(ours), Source(theirs)
    texts = (split_lines(base), split_lines(ours), split_lines(theirs))
    lines = merge_lines(*texts)
    if lines is not None and _holds(was, mine, yours, "".join(lines)):
        return Merged("".join(lines))
    distrusted: list[Path] = []
    for _ in range(_TRIES):
        try:
            tree = TreeMerge(was, mine, yours, marker_size, distrusted)
        except ConflictError:
            break
        wrong = _wrong(was, mine, yours, tree, marker_size)
        if not wrong:
            return Merged(tree.text, tuple(tree.conflicts))
        distrusted += wrong
    if lines is not None:  # clean as text but wrong: show a person both sides in full
        return Merged(marked(ours, theirs, marker_size), ((),))
    hunks = merge_lines(*texts, lambda our, their: marked(our, their, marker_size))
    assert hunks is not None
    return Merged("".join(hunks), ((),))


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


def _wrong(
    base: Source | None, ours: Source, theirs: Source, tree: TreeMerge, marker_size: int
) -> list[Path]:
    """Return the places where a merge is wrong without a marked conflict.

    A text with conflicts is checked twice, with all of them resolved in favour of each side. `()` means no
    particular place.
    """
    if not tree.conflicts and _holds(base, ours, theirs, tree.text):
        return []
    found: list[Path] = []
    for side in ("ours", "theirs"):
        try:
            merged = Source(resolved(tree.text, side, marker_size))
        except UnsupportedError:
            return [()]
        found += lost(base.data if base else {}, ours.data, theirs.data, merged.data)
    places = [path for path in found if not any(_is_near(path, known) for known in tree.conflicts)]
    return places if places or tree.conflicts else [()]


def _is_near(path: Path, other: Path) -> bool:
    return path[: len(other)] == other[: len(path)]


def _says_something(text: str) -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines())


def _plain(text: str) -> str:
    bare = text.removeprefix(BOM).replace("\r\n", "\n")
    return bare if bare.endswith("\n") or not bare else bare + "\n"


class _Layout:
    """How a text is stored: byte-order mark, line endings, and whether the last line has one."""

    def __init__(self, base: str, ours: str, theirs: str) -> None:
        self.ours = ours
        ends = [text.endswith("\n") for text in (base, ours, theirs)]
        self.ends = ends[2] if ends[1] == ends[0] else ends[1]

    def restore(self, text: str, plain: str) -> str:
        """Return a merged text in the form in which ours is stored; `plain` is ours as it was merged."""
        crlf = self.ours.count("\r\n")
        if crlf and crlf == self.ours.count("\n"):
            text = text.replace("\n", "\r\n")
        elif crlf:
            text = self._mixed(text, plain, crlf)
        if not self.ends and not text.endswith(tuple(_MARKER_ENDS)):
            text = text.removesuffix("\n").removesuffix("\r")
        return self._with_bom(text) if self.ours.startswith(BOM) else text

    @staticmethod
    def _with_bom(text: str) -> str:
        """Return a text with a byte-order mark; after a marker on line 1, each side's first line gets it.

        Neither git nor `resolve` recognises a marker that does not begin its line.
        """
        first = _FIRST_HUNK.match(text)
        if first is None:
            return BOM + text
        ours, theirs = (BOM + lines if lines else "" for lines in first.group("ours", "theirs"))
        head, middle = first["head"], first["middle"]
        return f"{head}{ours}{middle}{theirs}{text[first.end('theirs') :]}"

    def _mixed(self, text: str, plain: str, crlf: int) -> str:
        usual = "\r\n" if crlf * 2 > self.ours.count("\n") else "\n"
        before = self.ours.removeprefix(BOM).split("\n")
        lines = text.removesuffix("\n").split("\n")
        ends = dict.fromkeys(range(len(lines)), usual)
        for i, j in matches(plain.removesuffix("\n").split("\n"), lines):
            ends[j] = "\r\n" if before[i].endswith("\r") else "\n"
        return "".join(line + ends[index] for index, line in enumerate(lines))


_FIRST_HUNK = re.compile(
    r"(?P<head><{7,} ours\r?\n)(?P<ours>(?:.*\n)*?)"
    r"(?P<middle>={7,}\r?\n)(?P<theirs>(?:.*\n)*?)>{7,} theirs\r?$",
    re.MULTILINE,
)
_MARKER_ENDS = (" theirs\n", " theirs\r\n")
