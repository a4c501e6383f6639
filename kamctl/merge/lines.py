"""Merges texts line by line, as git does, with matches found by unique lines first."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
# Where no line is unique, difflib looks at all pairs; more than this many would take too long.
_MAX_PAIRS = 1_000_000


def split_lines(text: str) -> list[str]:
    r"""Split a text after each `\n`, and at no other character."""
    return _LINE.findall(text)


def merge_lines(
    base: Sequence[str],
    ours: Sequence[str],
    theirs: Sequence[str],
    conflict: Callable[[str, str], str] | None = None,
) -> list[str] | None:
    """Merge three lists of lines; None where both sides changed the same or neighbouring lines.

    With `conflict`, such lines become the text that it returns for the two sides.
    """
    in_ours, in_theirs = dict(matches(base, ours)), dict(matches(base, theirs))
    stable = [i for i in range(len(base)) if i in in_ours and i in in_theirs]
    merged: list[str] = []
    at_base = at_ours = at_theirs = 0
    for i in [*stable, None]:
        b, o, t = (i, in_ours[i], in_theirs[i]) if i is not None else (len(base), len(ours), len(theirs))
        was, mine, yours = base[at_base:b], ours[at_ours:o], theirs[at_theirs:t]
        if was == mine:
            merged += yours
        elif yours in (was, mine):
            merged += mine
        elif conflict is not None:
            merged.append(conflict("".join(mine), "".join(yours)))
        else:
            return None
        if i is not None:
            merged.append(ours[o])
        at_base, at_ours, at_theirs = b + 1, o + 1, t + 1
    return merged


def matches(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Return pairs of indices of equal elements, ascending in both lists.

    Elements that are unique on both sides are matched first (patience diff): records have ids.
    """
    found: list[tuple[int, int]] = []
    ranges = [(0, len(a), 0, len(b))]
    while ranges:
        a_start, a_end, b_start, b_end = ranges.pop()
        while a_start < a_end and b_start < b_end and a[a_start] == b[b_start]:
            found.append((a_start, b_start))
            a_start, b_start = a_start + 1, b_start + 1
        while a_start < a_end and b_start < b_end and a[a_end - 1] == b[b_end - 1]:
            a_end, b_end = a_end - 1, b_end - 1
            found.append((a_end, b_end))
        if a_start == a_end or b_start == b_end:
            continue
        anchors = _unique(a, b, (a_start, a_end, b_start, b_end))
        if anchors:
            found += anchors
            bounds = [(a_start - 1, b_start - 1), *anchors, (a_end, b_end)]
            ranges += [(x + 1, next_x, y + 1, next_y) for (x, y), (next_x, next_y) in pairwise(bounds)]
        elif (a_end - a_start) * (b_end - b_start) <= _MAX_PAIRS:
            matcher = SequenceMatcher(None, a[a_start:a_end], b[b_start:b_end], autojunk=False)
            for block in matcher.get_matching_blocks():
                found += [(a_start + block.a + i, b_start + block.b + i) for i in range(block.size)]
    return sorted(found)


def _unique(a: Sequence[str], b: Sequence[str], bounds: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    """Return the longest ascending chain of elements that occur exactly once in each range."""
    a_start, a_end, b_start, b_end = bounds
    in_a, in_b = Counter(a[a_start:a_end]), Counter(b[b_start:b_end])
    place = {b[j]: j for j in range(b_start, b_end) if in_b[b[j]] == 1}
    pairs = [(i, place[a[i]]) for i in range(a_start, a_end) if in_a[a[i]] == 1 and a[i] in place]
    ends: list[int] = []  # the last pair of the best chain of each length
    last: list[int] = []
    before: list[int | None] = []
    for index, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        before.append(last[length - 1] if length else None)
        ends[length : length + 1] = [j]
        last[length : length + 1] = [index]
    chain = []
    at = last[-1] if last else None
    while at is not None:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]
