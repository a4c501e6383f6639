"""`# kamctl: ignore[rule-name] reason` at the end of a line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from kamctl.yaml.tree import Document, Lines, MappingNode, Node, SequenceNode

_COMMENT = re.compile(r"#[ \t]*kamctl:[ \t]*ignore\b[ \t]*(?:\[([^\]\n]*)\])?[ \t]*([^\n\r]*)")


class Ignore(NamedTuple):
    """One comment: its line, where it starts, the rules it names and its reason."""

    line: int
    offset: int
    rules: tuple[str, ...]
    reason: str


def ignores(document: Document) -> list[Ignore]:
    """Return the ignore comments of a file; what only looks like one inside a text does not count."""
    text = document.text
    found = list(_COMMENT.finditer(text))
    if not found:
        return []
    spans = sorted(_scalars(document, document.root))
    lines = Lines(text)
    kept = []
    for match in found:
        start = match.start()
        if (start and text[start - 1] not in " \t\n\ufeff") or _is_inside(start, spans):
            continue
        names = tuple(n.strip() for n in (match.group(1) or "").split(",") if n.strip())
        kept.append(Ignore(lines.place(start)[0], start, names, match.group(2).strip()))
    return kept


def _is_inside(offset: int, spans: list[tuple[int, int]]) -> bool:
    """Tell whether an offset lies in one of the spans: sorted ones that do not overlap."""
    at = bisect_right(spans, (offset, len(spans))) - 1
    # An empty span may begin where another begins.
    return any(start <= offset < end for start, end in spans[max(0, at - 1) : at + 2])


def _scalars(document: Document, node: Node) -> Iterator[tuple[int, int]]:
    """Yield the spans of all scalars, keys included."""
    if isinstance(node, MappingNode):
        for key, value in node.entries.values():
            yield document.span(key)
            yield from _scalars(document, value)
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from _scalars(document, item)
    else:
        yield document.span(node)
