"""Reads one version of a file for merging: its tree, and its comments with their positions."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

from kamctl.yaml.reader import read
from kamctl.yaml.tree import MappingNode, SequenceNode

_COMMENT = re.compile(r"(?<![^ \n])#[^\n]*")
_BLANK_LINES = re.compile(r"(\n *)+\Z")

#: Key or index, start of the entry, the node of its value, and the value.
RawEntry = tuple[str | int, int, Any, Any]


class UnsupportedError(Exception):
    """This text cannot be merged by its structure."""


class Source:
    """A text that was read. Raises UnsupportedError if it is not a mapping that the reader accepts."""

    def __init__(self, text: str) -> None:
        document, problems = read(text, tree=True)
        if document is None or problems or not isinstance(document.root, MappingNode):
            raise UnsupportedError(problems[0].message if problems else "not a mapping")
        self.text = text
        self.data: Any = document.data
        self.node: Any = document.root
        spans = sorted(_scalar_spans(document.root))
        self.comments = list(_comments(text, spans))
        self._places = [at for at, _ in self.comments]

    def comments_between(self, start: int, end: int) -> tuple[str, ...]:
        """Return the comments that start in a part of the text."""
        low, high = bisect_left(self._places, start), bisect_left(self._places, end)
        return tuple(comment for _, comment in self.comments[low:high])


def start_of(node: Any) -> int:
    """Return where a node starts."""
    return int(node.start if isinstance(node, (MappingNode, SequenceNode)) else node.start_mark.index)


def content_end(text: str, node: Any) -> int:
    """Return the end of a node's last character, before the line break and any blank lines."""
    while isinstance(node, (MappingNode, SequenceNode)):
        if node.flow:
            return node.end
        node = list(node.entries.values())[-1][1] if isinstance(node, MappingNode) else node.items[-1]
    start, end = int(node.start_mark.index), int(node.end_mark.index)
    if node.style in ("|", ">"):
        header = text[start : text.find("\n", start)]
        if "+" in header.partition("#")[0]:  # it keeps its trailing blank lines
            return end - 1 if text[end - 1 : end] == "\n" else end
        return start + len(_BLANK_LINES.sub("", text[start:end]))
    return end


def flow_entries(node: Any, data: Any) -> list[RawEntry]:
    """Return the entries of a mapping, or of a list in brackets."""
    if isinstance(node, MappingNode):
        pairs: Any = node.entries.items()
        return [(key, start_of(event), child, data[key]) for key, (event, child) in pairs]
    return [(index, start_of(child), child, data[index]) for index, child in enumerate(node.items)]


def block_entries(source: Source, node: Any, data: Any) -> list[RawEntry]:
    """Return the entries of a block mapping or list; those of a list start at their dash."""
    if isinstance(node, MappingNode):
        return flow_entries(node, data)
    text = source.text
    column = node.start - (text.rfind("\n", 0, node.start) + 1)
    dash = re.compile(rf"^ {{{column}}}-(?=[ \n])", re.MULTILINE)
    entries: list[RawEntry] = []
    at = node.start
    for index, child in enumerate(node.items):
        if index:
            last = max(at, content_end(text, node.items[index - 1]))
            found = dash.search(text, text.find("\n", last) + 1)
            if found is None:
                raise UnsupportedError("a list whose dashes are not aligned")
            at = found.end() - 1
        entries.append((index, at, child, data[index]))
    return entries


def _scalar_spans(node: Any) -> list[tuple[int, int]]:
    if isinstance(node, MappingNode):
        spans = []
        entries: Any = node.entries.values()
        for key, child in entries:
            spans.append((int(key.start_mark.index), int(key.end_mark.index)))
            spans += _scalar_spans(child)
        return spans
    if isinstance(node, SequenceNode):
        return [span for child in node.items for span in _scalar_spans(child)]
    return [(int(node.start_mark.index), int(node.end_mark.index))]


def _comments(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, str]]:
    found = []
    at = 0
    for start, end in [*spans, (len(text), len(text))]:
        found += [
            (comment.start(), comment.group().rstrip()) for comment in _COMMENT.finditer(text, at, start)
        ]
        at = max(at, end)
    return found
